"""Clean papers as clerks type them: no styles, heads on tabs, drawn lines that float, two annexes.

Each part of a paper stands in a bookmark of the form `role.name_3`, which tells what it is.
"""

from collections.abc import Iterable, Sequence
from functools import cache
from itertools import count

from docx_tools import docx, part, theme
from mutation.papers import CleanPaper
from qmsdocs.word.metrics import text_width
from qmsdocs.word.package import read_package

_FONT = '<w:rFonts w:ascii="Times New Roman" w:hAnsi="Times New Roman" w:cs="Times New Roman"/>'
_PAGE = (
    '<w:pgSz w:w="11907" w:h="16840"/><w:pgMar w:top="1134" w:right="1134" w:bottom="1134" '
    'w:left="1701" w:header="567" w:footer="567" w:gutter="0"/>'
)
_HEAD = '<w:headerReference w:type="default" r:id="header1"/>'
_STYLES = part(
    "styles",
    '<w:docDefaults><w:rPrDefault><w:rPr><w:rFonts w:asciiTheme="minorHAnsi" '
    'w:hAnsiTheme="minorHAnsi" w:eastAsiaTheme="minorHAnsi" w:cstheme="minorBidi"/>'
    '<w:sz w:val="22"/></w:rPr></w:rPrDefault><w:pPrDefault><w:pPr><w:spacing w:after="160" '
    'w:line="259" w:lineRule="auto"/></w:pPr></w:pPrDefault></w:docDefaults>'
    '<w:style w:type="paragraph" w:default="1" w:styleId="Normal"><w:name w:val="Normal"/>'
    '<w:pPr><w:spacing w:after="0" w:line="240" w:lineRule="auto"/></w:pPr>'
    f'<w:rPr>{_FONT}<w:sz w:val="28"/></w:rPr></w:style>'
    '<w:style w:type="paragraph" w:styleId="Header"><w:name w:val="header"/>'
    '<w:basedOn w:val="Normal"/></w:style>'
    '<w:style w:type="table" w:styleId="TableGrid"><w:name w:val="Table Grid"/><w:tblPr>'
    '<w:tblBorders><w:top w:val="single"/><w:left w:val="single"/><w:bottom w:val="single"/>'
    '<w:right w:val="single"/><w:insideH w:val="single"/><w:insideV w:val="single"/>'
    "</w:tblBorders></w:tblPr></w:style>",
)
_NUMBER = part(
    "hdr",
    '<w:p><w:pPr><w:pStyle w:val="Header"/><w:jc w:val="center"/></w:pPr>'
    '<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText>PAGE   \\* MERGEFORMAT'
    '</w:instrText></w:r><w:r><w:fldChar w:fldCharType="separate"/></w:r><w:r><w:t>2</w:t></w:r>'
    '<w:r><w:fldChar w:fldCharType="end"/></w:r></w:p>',
)
_PROSE = '<w:spacing w:after="120"/><w:ind w:firstLine="720"/><w:jc w:val="both"/>'
_CENTRE = '<w:jc w:val="center"/>'
_LEFT = ""
_WORK = (
    "Các phòng, đơn vị thuộc Sở chủ động tổ chức thực hiện nhiệm vụ được giao theo đúng tiến độ, "
    "báo cáo kết quả về Văn phòng Sở trước ngày 30 tháng 11 năm 2024 để tổng hợp, trình lãnh đạo Sở"
)
_MORE = (
    "Việc đánh giá phải khách quan, đúng thực tế; người đánh giá không đánh giá công việc của chính "
    "mình; kết quả được lập thành hồ sơ, lưu giữ và dùng làm đầu vào của cuộc họp xem xét"
)
_NUMBERS = count(1)
_WPS = "http://schemas.microsoft.com/office/word/2010/wordprocessingShape"


def words(role: str, text: str, look: str = "", size: float = 14) -> str:
    """Give runs of one look in the bookmark of their role; `look` is of `b` and `i`."""
    number = next(_NUMBERS)
    switches = "".join(f"<w:{sign}/>" for sign in look)
    properties = f'<w:rPr>{_FONT}{switches}<w:sz w:val="{size * 2:g}"/></w:rPr>'
    return (
        f'<w:bookmarkStart w:id="{number}" w:name="role.{role}_{number}"/><w:r>{properties}'
        f'<w:t xml:space="preserve">{text}</w:t></w:r><w:bookmarkEnd w:id="{number}"/>'
    )


def line(role: str, text: str, look: str = "", size: float = 14, shape: str = _PROSE) -> str:
    """Give a paragraph."""
    return f"<w:p><w:pPr>{shape}</w:pPr>{words(role, text, look, size)}</w:p>"


def prose(role: str, text: str, look: str = "") -> str:
    """Give a paragraph of the text."""
    return line(role, text, look)


def drawn(mm: float, floats: bool) -> str:
    """Give a run with a line: in the text, or one that floats over it."""
    emu, number = round(mm * 36000), next(_NUMBERS)
    shape = (
        f'<wp:docPr id="{number}" name="Line {number}"/><wp:cNvGraphicFramePr/><a:graphic>'
        f'<a:graphicData uri="{_WPS}"><wps:wsp xmlns:wps="{_WPS}"><wps:cNvCnPr/><wps:spPr><a:xfrm>'
        f'<a:off x="0" y="0"/><a:ext cx="{emu}" cy="0"/></a:xfrm><a:prstGeom prst="line"><a:avLst/>'
        '</a:prstGeom><a:ln w="9525"><a:solidFill><a:srgbClr val="000000"/></a:solidFill></a:ln>'
        "</wps:spPr><wps:bodyPr/></wps:wsp></a:graphicData></a:graphic>"
    )
    size, edge = f'<wp:extent cx="{emu}" cy="0"/>', '<wp:effectExtent l="0" t="0" r="0" b="0"/>'
    if not floats:
        held = f'<wp:inline distT="0" distB="0" distL="0" distR="0">{size}{edge}{shape}</wp:inline>'
        return f"<w:r><w:drawing>{held}</w:drawing></w:r>"
    return (
        '<w:r><w:drawing><wp:anchor distT="0" distB="0" distL="0" distR="0" simplePos="0" '
        'relativeHeight="9" behindDoc="0" locked="0" layoutInCell="1" allowOverlap="1">'
        '<wp:simplePos x="0" y="0"/><wp:positionH relativeFrom="column"><wp:posOffset>720000'
        '</wp:posOffset></wp:positionH><wp:positionV relativeFrom="paragraph"><wp:posOffset>216000'
        f"</wp:posOffset></wp:positionV>{size}{edge}<wp:wrapNone/>{shape}</wp:anchor></w:drawing></w:r>"
    )


def rule(mm: float) -> str:
    """Give a paragraph with a line."""
    return f"<w:p><w:pPr>{_CENTRE}</w:pPr>{drawn(mm, False)}</w:p>"


def tabbed(left: str, right: str, more: str = "") -> str:
    """Give a paragraph with two sides on centred tabs."""
    stops = (
        '<w:tabs><w:tab w:val="center" w:pos="1700"/><w:tab w:val="center" w:pos="6500"/></w:tabs>'
    )
    tab = "<w:r><w:tab/></w:r>"
    return f"<w:p><w:pPr>{stops}</w:pPr>{tab}{left}{tab}{right}{more}</w:p>"


def table(rows: Iterable[Sequence[str]], widths: Sequence[int], style: str = "") -> str:
    """Give a table of cells that are paragraphs."""
    named = f'<w:tblStyle w:val="{style}"/>' if style else ""
    grid = "".join(f'<w:gridCol w:w="{width}"/>' for width in widths)
    made = ""
    for row in rows:
        cells = "".join(
            f'<w:tc><w:tcPr><w:tcW w:w="{width}" w:type="dxa"/></w:tcPr>{cell}</w:tc>'
            for cell, width in zip(row, widths, strict=True)
        )
        made += f"<w:tr>{cells}</w:tr>"
    return (
        f'<w:tbl><w:tblPr>{named}<w:tblW w:w="{sum(widths)}" w:type="dxa"/></w:tblPr>'
        f"<w:tblGrid>{grid}</w:tblGrid>{made}</w:tbl>"
    )


def head_on_tabs(number: str, day: str, about: str = "") -> str:
    """Give a head on tabs, with lines that float."""
    lines = drawn(28, True) + drawn(60.4, True)
    made = tabbed(
        words("co_quan_chu_quan", "UBND TỈNH BÌNH THUẬN", "", 13),
        words("quoc_hieu", "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", "b", 13),
    )
    made += tabbed(
        words("co_quan_ban_hanh", "SỞ KHOA HỌC VÀ CÔNG NGHỆ", "b", 13),
        words("tieu_ngu", "Độc lập - Tự do - Hạnh phúc", "b"),
        lines,
    )
    made += "<w:p/>" + tabbed(words("so", number, "", 13), words("dia_danh_ngay", day, "i"))
    if about:
        made += tabbed(words("trich_yeu_cv", about, "", 12), "")
    return made


def head_in_one_row(number: str, day: str, about: str = "") -> str:
    """Give a head in a table of one row."""
    left = line("co_quan_chu_quan", "UBND TỈNH BÌNH THUẬN", "", 13, _CENTRE)
    left += line("co_quan_ban_hanh", "SỞ KHOA HỌC VÀ CÔNG NGHỆ", "b", 13, _CENTRE) + rule(28)
    left += line("so", number, "", 13, _CENTRE)
    if about:
        left += line("trich_yeu_cv", about, "", 12, '<w:spacing w:before="120"/>' + _CENTRE)
    right = line("quoc_hieu", "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", "b", 13, _CENTRE)
    right += line("tieu_ngu", "Độc lập - Tự do - Hạnh phúc", "b", 14, _CENTRE) + rule(60.4)
    right += line("dia_danh_ngay", day, "i", 14, _CENTRE) if day else "<w:p/>"
    return table([[left, right]], [3700, 5800])


def title(kind: str, about: str) -> str:
    """Give kind, subject and rule."""
    made = line("ten_loai", kind, "b", 14, _CENTRE)
    made += line("trich_yeu", about, "b", 14, _CENTRE)
    return made + rule(text_width(about, 14, bold=True) * 0.4)


def ending(copies: Sequence[str], posts: Sequence[str], name: str) -> str:
    """Give Nơi nhận and signature in a table; room to sign is made of empty paragraphs."""
    left = line("noi_nhan.label", "Nơi nhận:", "bi", 12, _LEFT)
    left += "".join(line("noi_nhan.item", each, "", 11, _LEFT) for each in copies)
    roles = ("quyen_han", "chuc_vu")[-len(posts) :]
    right = "".join(
        line(role, post, "b", 14, _CENTRE) for role, post in zip(roles, posts, strict=True)
    )
    right += "<w:p/>" * 4 + line("ho_ten", name, "b", 14, _CENTRE)
    return table([[left, right]], [4750, 4750])


def ending_on_tabs(copies: Sequence[str], posts: Sequence[str], name: str) -> str:
    """Give Nơi nhận and signature on tabs."""
    left = [words("noi_nhan.label", "Nơi nhận:", "bi", 12)]
    left += [words("noi_nhan.item", each, "", 11) for each in copies]
    roles = ("quyen_han", "chuc_vu")[-len(posts) :]
    right = [words(role, post, "b") for role, post in zip(roles, posts, strict=True)]
    stops = '<w:tabs><w:tab w:val="center" w:pos="6500"/></w:tabs>'
    tab = "<w:r><w:tab/></w:r>"
    made = "".join(
        f"<w:p><w:pPr>{stops}</w:pPr>{one}{tab}{right[at]}</w:p>"
        if at < len(right)
        else f"<w:p>{one}</w:p>"
        for at, one in enumerate(left)
    )
    signer = words("ho_ten", name, "b")
    return made + "<w:p/>" * 2 + f"<w:p><w:pPr>{stops}</w:pPr>{tab}{signer}</w:p>"


def annex(label: str, name: str, paper: str) -> str:
    """Give an annex in a section of its own; what stands before ends with this break."""
    cell = '<w:spacing w:before="40" w:after="40"/>'
    rows = [
        [line("table", text, look, 13, cell) for text, look in zip(row, looks, strict=True)]
        for row, looks in (
            (("TT", "Nội dung công việc", "Thời hạn"), "bbb"),
            (("1", "Tập huấn cho công chức, viên chức", "Tháng 4"), ("", "", "")),
            (("2", "Đánh giá nội bộ tại các phòng, đơn vị", "Tháng 10"), ("", "", "")),
        )
    ]
    return (
        f'<w:p><w:pPr><w:sectPr>{_HEAD}{_PAGE}<w:pgNumType w:start="1"/><w:titlePg/></w:sectPr></w:pPr></w:p>'
        + line("phu_luc.label", label, "b", 14, _CENTRE)
        + line("phu_luc.title", name, "b", 14, _CENTRE)
        + line("phu_luc.ref", f"(Kèm theo {paper})", "i", 14, _CENTRE)
        + "<w:p/>"
        + table(rows, [900, 6200, 2000], "TableGrid")
    )


def _file(body: str) -> bytes:
    end = f'<w:sectPr>{_HEAD}{_PAGE}<w:pgNumType w:start="1"/><w:titlePg/></w:sectPr>'
    parts = {"styles": _STYLES, "header1": _NUMBER, "theme": theme("Calibri")}
    return docx(body + end, parts)


def _plan() -> str:
    """Give a plan with a head on tabs and two annexes."""
    paper = "Kế hoạch số 45/KH-SKHCN ngày 15 tháng 3 năm 2024 của Sở Khoa học và Công nghệ"
    text = [
        ("body", _WORK + "."),
        ("muc_b", "I. MỤC ĐÍCH, YÊU CẦU"),
        ("khoan", f"1. {_MORE}."),
        ("khoan", f"2. {_WORK} theo Phụ lục I và Phụ lục II."),
        ("muc_b", "II. NỘI DUNG"),
        *(("diem", f"{letter}) {_MORE};") for letter in "abcdđe"),
        *(("body", f"{_MORE}, {_WORK.lower()}.") for _ in range(20)),
        ("muc_b", "III. TỔ CHỨC THỰC HIỆN"),
        ("dash", f"- {_WORK}."),
        ("body", _MORE + "./."),
    ]
    copies = ("- Các phòng, đơn vị;", "- Lãnh đạo Sở;", "- Lưu: VT, VP.")
    return (
        head_on_tabs("Số: 45/KH-SKHCN", "Bình Thuận, ngày 15 tháng 3 năm 2024")
        + title("KẾ HOẠCH", "Đánh giá nội bộ Hệ thống quản lý chất lượng năm 2024")
        + "".join(prose(role, each, "b" * (role == "muc_b")) for role, each in text)
        + ending(copies, ("GIÁM ĐỐC",), "Nguyễn Văn A")
        + annex("Phụ lục I", "NỘI DUNG CÔNG VIỆC", paper)
        + annex("Phụ lục II", "PHÂN CÔNG THỰC HIỆN", paper)
    )


def _letter() -> str:
    """Give a letter to several bodies, on tabs from head to end."""
    shape = '<w:ind w:left="2835"/>'
    addressees = ("- Sở Nội vụ;", "- Sở Tài chính;", "- Văn phòng Ủy ban nhân dân tỉnh.")
    copies = ("- Như trên;", "- Giám đốc Sở;", "- Lưu: VT, VP.")
    return (
        head_on_tabs(
            "Số: 208/SKHCN-VP", "Bình Thuận, ngày 26 tháng 02 năm 2024", "V/v cử cán bộ dự tập huấn"
        )
        + line("kinh_gui", "Kính gửi:", "", 14, '<w:ind w:left="1985"/>')
        + "".join(line("kinh_gui.item", each, "", 14, shape) for each in addressees)
        + prose("body", _WORK + ".")
        + prose("khoan", f"1. {_MORE}.")
        + prose("khoan", f"2. {_WORK}.")
        + prose("body", _MORE + "./.")
        + ending_on_tabs(copies, ("KT. GIÁM ĐỐC", "PHÓ GIÁM ĐỐC"), "Trần Thị B")
    )


def _decision() -> str:
    """Give a decision of a body, with a head in one row."""
    bases = (
        "Căn cứ Luật Tổ chức chính quyền địa phương ngày 19 tháng 6 năm 2015;",
        "Căn cứ Nghị định số 30/2020/NĐ-CP ngày 05 tháng 3 năm 2020 của Chính phủ về công tác văn thư;",
        "Theo đề nghị của Chánh Văn phòng Sở.",
    )
    copies = ("- Như Điều 3;", "- Lãnh đạo Sở;", "- Lưu: VT, VP.")
    articles = ("1. " + _WORK, "2. " + _MORE, "3. " + _WORK)
    return (
        head_in_one_row("Số: 12/QĐ-SKHCN", "Bình Thuận, ngày 05 tháng 01 năm 2024")
        + title("QUYẾT ĐỊNH", "Về việc thành lập Ban Chỉ đạo ISO")
        + line("tham_quyen", "GIÁM ĐỐC SỞ KHOA HỌC VÀ CÔNG NGHỆ", "b", 14, _CENTRE)
        + "".join(prose("can_cu", each, "i") for each in bases)
        + line(
            "quyet_dinh",
            "QUYẾT ĐỊNH:",
            "b",
            14,
            '<w:spacing w:before="120" w:after="120"/>' + _CENTRE,
        )
        + "".join(prose("dieu", f"Điều {each}.", "b") for each in articles[:2])
        + prose("khoan", f"1. {_MORE}.")
        + prose("khoan", f"2. {_WORK}.")
        + prose("dieu", f"Điều {articles[2]}./.", "b")
        + ending(copies, ("GIÁM ĐỐC",), "Nguyễn Văn A")
    )


def _report() -> str:
    """Give a report in chapters and sections."""
    made = head_in_one_row("Số: 09/BC-SKHCN", "Bình Thuận, ngày 10 tháng 12 năm 2024")
    made += title("BÁO CÁO", "Kết quả duy trì, áp dụng Hệ thống quản lý chất lượng năm 2024")
    for number, name in (("I", "KẾT QUẢ THỰC HIỆN"), ("II", "PHƯƠNG HƯỚNG, NHIỆM VỤ")):
        made += line("phan_chuong.label", f"Chương {number}", "b", 14, _CENTRE)
        made += line("phan_chuong.title", name, "b", 14, _CENTRE)
        for section, about in (("1", "VIỆC TRIỂN KHAI"), ("2", "VIỆC KIỂM TRA")):
            made += line("muc.label", f"Mục {section}", "b", 14, _CENTRE)
            made += line("muc.title", about, "b", 14, _CENTRE)
            made += prose("body", _WORK + ".")
            made += "".join(prose("diem", f"{letter}) {_MORE};") for letter in "abcd")
    copies = ("- Ủy ban nhân dân tỉnh;", "- Lãnh đạo Sở;", "- Lưu: VT, VP.")
    made += prose("body", _MORE + "./.")
    return made + ending(copies, ("KT. GIÁM ĐỐC", "PHÓ GIÁM ĐỐC"), "Trần Thị B")


def _submission() -> str:
    """Give a submission to one body, with a head on tabs."""
    copies = ("- Như trên;", "- Lưu: VT, KHTC.")
    return (
        head_on_tabs("Số: 77/TTr-SKHCN", "Bình Thuận, ngày 02 tháng 6 năm 2024")
        + title("TỜ TRÌNH", "Về việc bổ sung kinh phí áp dụng Hệ thống quản lý chất lượng")
        + line("kinh_gui", "Kính gửi: Ủy ban nhân dân tỉnh Bình Thuận", "", 14, _CENTRE)
        + "".join(prose("body", f"{each}.") for each in (_WORK, _MORE, _WORK))
        + prose("body", "Kính đề nghị Ủy ban nhân dân tỉnh xem xét, quyết định./.")
        + ending_on_tabs(copies, ("GIÁM ĐỐC",), "Nguyễn Văn A")
    )


def _minutes() -> str:
    """Give minutes; nothing of the date stands in the head."""
    signs = [line("chuc_vu", each, "b", 14, _CENTRE) for each in ("THƯ KÝ", "CHỦ TỌA")]
    names = [line("ho_ten", each, "b", 14, _CENTRE) for each in ("Lê Văn C", "Nguyễn Văn A")]
    cells = [sign + "<w:p/>" * 3 + name for sign, name in zip(signs, names, strict=True)]
    said = (
        "Thời gian bắt đầu: 08 giờ 00, ngày 26 tháng 11 năm 2024.",
        "Địa điểm: Phòng họp của Sở Khoa học và Công nghệ.",
        "Chủ trì (chủ tọa): Nguyễn Văn A, Giám đốc Sở.",
        f"{_MORE}.",
        f"{_WORK}.",
        "Cuộc họp kết thúc vào 11 giờ 30, ngày 26 tháng 11 năm 2024./.",
    )
    return (
        head_in_one_row("Số: 31/BB-SKHCN", "")
        + title("BIÊN BẢN", "Họp xem xét của lãnh đạo năm 2024")
        + "".join(prose("body", each) for each in said)
        + table([cells], [4750, 4750])
        + "".join(
            line(role, text, look, size, _LEFT)
            for role, text, look, size in (
                ("noi_nhan.label", "Nơi nhận:", "bi", 12),
                ("noi_nhan.item", "- Lãnh đạo Sở;", "", 11),
                ("noi_nhan.item", "- Lưu: VT, Hồ sơ.", "", 11),
            )
        )
    )


@cache
def hand_papers() -> tuple[CleanPaper, ...]:
    """Give papers that a clerk typed."""
    made = {
        "KH": _plan(),
        "CV": _letter(),
        "QĐ": _decision(),
        "BC": _report(),
        "TTr": _submission(),
        "BB": _minutes(),
    }
    return tuple(
        CleanPaper(f"by hand/{kind}", kind, False, read_package(_file(body)))
        for kind, body in made.items()
    )
