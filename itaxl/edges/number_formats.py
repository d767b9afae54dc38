"""The number format of each cell style, from ``styles.xml``."""

import re
from typing import Final

from itaxl.edges.xml_tags import attributes, tag_pattern

GENERAL: Final = "General"
_FORMAT, _STYLE = tag_pattern("numFmt"), tag_pattern("xf")
_STYLES: Final = re.compile(rb"<(?:[\w.-]+:)?cellXfs.*?</(?:[\w.-]+:)?cellXfs>", re.DOTALL)

BUILT_IN: Final = {
    1: "0", 2: "0.00", 3: "#,##0", 4: "#,##0.00", 9: "0%", 10: "0.00%", 11: "0.00E+00", 12: "# ?/?", 13: "# ??/??",
    14: "d/m/yyyy", 15: "d-mmm-yy", 16: "d-mmm", 17: "mmm-yy", 18: "h:mm AM/PM", 19: "h:mm:ss AM/PM", 20: "h:mm",
    21: "h:mm:ss", 22: "d/m/yyyy h:mm", 37: "#,##0 ;(#,##0)", 38: "#,##0 ;[Red](#,##0)", 39: "#,##0.00;(#,##0.00)",
    40: "#,##0.00;[Red](#,##0.00)", 45: "mm:ss", 46: "[h]:mm:ss", 47: "mmss.0", 48: "##0.0E+0", 49: "@",
    59: "t0", 60: "t0.00", 61: "t#,##0", 62: "t#,##0.00", 67: "t0%", 68: "t0.00%", 69: "t# ?/?", 70: "t# ??/??",
    71: "td/m/yyyy", 72: "td-mmm-yy", 73: "td-mmm", 74: "tmmm-yy", 75: "th:mm", 76: "th:mm:ss", 77: "td/m/yyyy h:mm",
    78: "tmm:ss", 79: "t[h]:mm:ss", 80: "tmm:ss.0", 81: "d/m/bb",
}  # fmt: skip
"""Formats that files name by number, as Thai Windows shows them. Source: ECMA-376 part 1, 18.8.30 (all, th-th)."""


def number_formats(styles: bytes) -> list[str]:
    """The format code of each cell style, by the style's number."""
    own = {each.get("numFmtId", ""): each.get("formatCode", "") for each in map(attributes, _FORMAT.findall(styles))}
    section = _STYLES.search(styles)
    found = (attributes(tag).get("numFmtId", "0") for tag in _STYLE.findall(section[0] if section else b""))
    return [own.get(number) or BUILT_IN.get(int(number) if number.isdecimal() else 0, GENERAL) for number in found]
