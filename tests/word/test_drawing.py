"""Drawn rules, and lengths that are known only when a paper is made."""

from lxml import etree

from qmsdocs.word.blocks import Rule
from qmsdocs.word.drawing import RULE, apply_length_tags, rule_xml

NS = {
    "w": "http://schemas.openxmlformats.org/wordprocessingml/2006/main",
    "a": "http://schemas.openxmlformats.org/drawingml/2006/main",
    "mc": "http://schemas.openxmlformats.org/markup-compatibility/2006",
    "wp": "http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing",
    "wps": "http://schemas.microsoft.com/office/word/2010/wordprocessingShape",
}
TAGGED = Rule(28, length_tag="{{ letterhead.rule_emu }}")


def parsed(runs: str) -> etree._Element:
    """Give runs in the paragraphs that hold them."""
    body = f'<w:body xmlns:w="{NS["w"]}"><w:p>{runs}</w:p></w:body>'
    element: etree._Element = etree.fromstring(body)
    return element


def values(root: etree._Element, path: str) -> list[str]:
    """Give the attributes or texts of a path."""
    return [str(value) for value in root.xpath(path, namespaces=NS)]  # type: ignore[union-attr]


def test_a_rule_has_its_length_and_weight() -> None:
    root = parsed(rule_xml(Rule(56.1), 7))
    assert values(root, "//wp:extent/@cx | //a:ext/@cx") == ["2019600", "2019600"]
    assert values(root, "//a:ln/@w") == ["9525"]
    assert values(root, "//wp:docPr/@id") == ["7"]
    assert values(root, "//wp:docPr/@descr") == [RULE]


def test_a_length_tag_waits_in_the_alternative_text() -> None:
    root = parsed(rule_xml(TAGGED, 1))
    assert values(root, "//wp:extent/@cx") == ["1008000"]
    assert values(root, "//wp:docPr/@descr") == ["Đường kẻ dài {{ letterhead.rule_emu }}"]


def test_length_tags_take_the_place_of_the_length() -> None:
    both = rule_xml(TAGGED, 1) + rule_xml(Rule(10), 2)
    root = etree.fromstring(apply_length_tags(etree.tostring(parsed(both), encoding="unicode")))
    tag = "{{ letterhead.rule_emu }}"
    assert values(root, "//wp:extent/@cx") == [tag, "360000"]
    assert values(root, "//a:ext/@cx") == [tag, "360000"]
    assert values(root, "//wp:docPr/@descr") == [RULE, RULE]


def test_a_part_without_length_tags_stays_as_it_is() -> None:
    xml = "<?xml version='1.0'?>\n<a  b='c'/>"
    assert apply_length_tags(xml) is xml


def test_the_declaration_of_a_part_is_kept() -> None:
    head = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
    xml = head + etree.tostring(parsed(rule_xml(TAGGED, 1)), encoding="unicode")
    assert apply_length_tags(xml).startswith(head + "<w:body")


def test_what_word_adds_when_it_saves_a_rule_is_taken_care_of() -> None:
    """Word keeps an older picture of the line beside it, and a person may let the line float."""
    fallback = f'<mc:Fallback><w:pict alt="Đường kẻ dài {TAGGED.length_tag}"/></mc:Fallback>'
    xml = etree.tostring(parsed(rule_xml(TAGGED, 1)), encoding="unicode")
    xml = xml.replace("</mc:AlternateContent>", fallback + "</mc:AlternateContent>")
    xml = xml.replace("wp:inline", "wp:anchor")
    result = apply_length_tags(xml)
    assert values(etree.fromstring(result), "//wp:extent/@cx") == [TAGGED.length_tag]
    assert "Fallback" not in result


def test_quotes_in_a_length_tag_do_not_end_the_attribute() -> None:
    rule = Rule(10, length_tag='{{ rules["a"] }}')
    result = apply_length_tags(etree.tostring(parsed(rule_xml(rule, 1)), encoding="unicode"))
    assert "cx=\"{{ rules['a'] }}\"" in result
