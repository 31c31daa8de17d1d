"""The signing block and the authority line, from the signer's power (NĐ 30/2020 Điều 13)."""

from collections.abc import Sequence

from qmsdocs.compose.names import Signature
from qmsdocs.model.agency import Agency, Signer

_PREFIX = {"head": "", "deputy": "KT. ", "by-order": "TL. ", "authorised": "TUQ. ", "acting": "Q. "}
_HEAD_POSTS = {
    "bo": "Bộ trưởng",
    "ubnd-tinh": "Chủ tịch",
    "so": "Giám đốc",
    "chi-cuc": "Chi cục trưởng",
    "ubnd-huyen": "Chủ tịch",
    "phong": "Trưởng phòng",
    "ubnd-xa": "Chủ tịch",
    "su-nghiep": "Giám đốc",
}
_PEOPLE_S_COMMITTEES = {"ubnd-tinh", "ubnd-huyen", "ubnd-xa"}


def signature(agency: Agency, signer: Signer, signers: Sequence[Signer]) -> Signature:
    """Give the lines above the name: the power in full capitals, then the signer's own post.

    A collective (`decides_as: collective`) signs through its head (`TM.`) or the head's deputy
    (`TM.` and `KT.`); an order or an authority (`TL.`, `TUQ.`) is always the head's.
    """
    head = head_post(agency, signers).upper()
    lines = [_PREFIX[signer.power] + head]
    if signer.power not in ("head", "acting"):
        lines.append(signer.post.upper())
    if agency.decides_as == "collective" and signer.power in ("head", "deputy", "acting"):
        lines.insert(0, f"TM. {collective(agency).upper()}")
    office = _office(signer.post, agency.short_name)
    return Signature(lines=tuple(lines), name=signer.name, post=signer.post, office=office)


def head_post(agency: Agency, signers: Sequence[Signer]) -> str:
    """Give the post of the head: as the head's own entry says, else the usual one of the kind."""
    for signer in signers:
        if signer.power == "head":
            return signer.post
        if signer.power == "acting":
            return signer.post.removeprefix("Quyền ").removeprefix("Q. ")
    return _HEAD_POSTS[agency.kind]


def collective(agency: Agency) -> str:
    """Give the collective that signs: `Ủy ban nhân dân` without its place, else the agency."""
    words = agency.short_name.split()
    return " ".join(words[:4]) if agency.kind in _PEOPLE_S_COMMITTEES else agency.short_name


def decider(agency: Agency, signers: Sequence[Signer]) -> str:
    """Give who decides, as a sentence names it: `Giám đốc Sở …`, or the collective's full name."""
    name = agency.name if agency.kind in _PEOPLE_S_COMMITTEES else agency.short_name
    if agency.decides_as == "collective":
        return name
    return _post_of(head_post(agency, signers), name)


def authority(agency: Agency, signers: Sequence[Signer]) -> str:
    """Give the line THẨM QUYỀN BAN HÀNH of a decision (NĐ 30/2020, Phụ lục III, Mẫu 1.2)."""
    name = " ".join((agency.letterhead or agency.short_name).split())
    if agency.decides_as == "collective":
        return name.upper()
    return _post_of(head_post(agency, signers), name).upper()


def _office(post: str, name: str) -> str:
    """Join post and agency, unless the post says already of what it is."""
    return post if name.split(maxsplit=1)[0] in post.split()[1:-1] else _post_of(post, name)


def _post_of(post: str, name: str) -> str:
    """Join post and agency; `Trưởng phòng` + `Phòng Nội vụ` share one word."""
    last, first = post.rsplit(maxsplit=1)[-1], name.split(maxsplit=1)[0]
    rest = name.split()[1:] if last.lower() == first.lower() else name.split()
    return " ".join([post, *rest])
