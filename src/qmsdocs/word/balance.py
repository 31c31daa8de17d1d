"""Breaks a title over lines of like length, where a reader would pause."""

from functools import cache, lru_cache
from itertools import pairwise

from qmsdocs.word.metrics import text_width, wrap
from qmsdocs.word.printing import printed

#: Words that belong to what follows: no line ends with one.
_LEADING = frozenset(
    [
        "và",
        "của",
        "cho",
        "từ",
        "về",
        "tại",
        "theo",
        "các",
        "những",
        "trong",
        "đối",
        "với",
        "sự",
        "việc",
        "đến",
        "bằng",
        "do",
        "năm",
    ]
)
#: Words of two syllables and more that names of documents are made of, so that no line cuts them.
_TOGETHER = (
    "quy trình,thủ tục,giải quyết,hành chính,quản lý,rủi ro,cơ hội,kiểm soát,thông tin,dạng văn bản,văn bản,"
    "đánh giá,nội bộ,xem xét,lãnh đạo,không phù hợp,hành động,khắc phục,đo lường,hài lòng,xử lý,phản ánh,"
    "kiến nghị,mục tiêu,chất lượng,chính sách,sổ tay,văn phòng,thanh tra,kế hoạch,tài chính,trung tâm,phục vụ,"
    "hội đồng nhân dân,ủy ban nhân dân,hội đồng,nhân dân,ủy ban,kinh tế,hạ tầng,đô thị,văn hóa,xã hội,chuyên ngành,công nghệ,khoa học,tổ chức,"
    "hoạt động,đăng ký,giấy chứng nhận,chứng nhận,chứng thực,bản sao,bản chính,giấy tờ,giấy phép,cấp lại,cấp giấy,"
    "lần đầu,thay đổi,bổ sung,sửa đổi,kết quả,thực hiện,nhiệm vụ,khai sinh,hộ tịch,trích lục,khiếu nại,"
    "thẩm quyền,thủ tướng,chính phủ,hội nghị,hội thảo,quốc tế,cho phép,sử dụng,thiết bị,bức xạ,an toàn,"
    "tiêu chuẩn,quyền sở hữu,trí tuệ,cá nhân,doanh nghiệp,đơn vị,cơ quan,cơ sở,nhà nước,công chức,viên chức,"
    "chấm dứt,tiếp nhận,công bố,hợp quy,hợp chuẩn,cấp tỉnh,cấp xã,cấp huyện,lưu trữ,công dân,công cộng"
)
#: Words before which a reader takes breath.
_PAUSES = frozenset(["và", "của", "cho", "từ", "về", "tại", "theo", "trong", "đối", "với"])
#: What it costs to cut a word, and to break at no pause, in mm² beside the squares of the lines.
_CUT, _NO_PAUSE = 4000.0, 1500.0
#: Many agencies have papers of one title, and a title is asked for by head and by cover.
_KEPT = 1024


def balanced(value: object, width: float, size: float) -> str:
    """Break a bold title into no more lines than it needs, and those alike and at a pause.

    Args:
        value: the title; one line of it stays as it is.
        width: the room for a line in millimetres.
        size: of the letters in points.
    """
    return _balanced(printed(value), width, size)


@lru_cache(maxsize=_KEPT)
def _balanced(text: str, width: float, size: float) -> str:
    words = text.split(" ")
    count = len(wrap(text, width, size, bold=True))
    if count < 2 or "\n" in text:
        return text
    widths = [text_width(word, size, bold=True) for word in words]
    ends = _ends(words, widths, text_width(" ", size, bold=True), width, count)
    return "\n".join(" ".join(words[start:end]) for start, end in pairwise(ends)) if ends else text


def _ends(
    words: list[str], widths: list[float], space: float, width: float, count: int
) -> tuple[int, ...]:
    """Give where each of `count` lines begins and the last ends; nothing when they do not fit."""
    cuts = _cuts(words)
    best: dict[int, tuple[float, tuple[int, ...]]] = {0: (0.0, (0,))}
    for _ in range(count):
        following: dict[int, tuple[float, tuple[int, ...]]] = {}
        for start, (cost, path) in best.items():
            length = -space
            for end in range(start + 1, len(words) + 1):
                length += space + widths[end - 1]
                if length > width:
                    break
                total = cost + length**2 + (cuts[end] if end < len(words) else 0.0)
                if end not in following or total < following[end][0]:
                    following[end] = (total, (*path, end))
        best = following
    return best[len(words)][1] if len(words) in best else ()


def _cuts(words: list[str]) -> list[float]:
    """Give what a line costs that begins at each word."""
    low = [word.lower().strip(",.;()“”") for word in words]
    inside = {
        place
        for start, word in enumerate(low)
        for whole in _by_first().get(word, ())
        if low[start : start + len(whole)] == whole
        for place in range(start + 1, start + len(whole))
    }
    return [0.0, *(_cut(words, low, place, inside) for place in range(1, len(words)))]


def _cut(words: list[str], low: list[str], place: int, inside: set[int]) -> float:
    if place in inside or low[place - 1] in _LEADING:
        return _CUT
    return 0.0 if low[place] in _PAUSES or words[place - 1].endswith(",") else _NO_PAUSE


@cache
def _by_first() -> dict[str, list[list[str]]]:
    """Give the words that no line cuts, by their first syllables."""
    found: dict[str, list[list[str]]] = {}
    for whole in _TOGETHER.split(","):
        syllables = whole.split()
        found.setdefault(syllables[0], []).append(syllables)
    return found
