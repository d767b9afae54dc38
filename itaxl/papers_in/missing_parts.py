"""What a memo or a report lacks that it ought to have: a line of its head, its closing, somebody's signature."""

import re
from collections.abc import Iterator, Mapping
from typing import Final

from itaxl.model.wording import Wording
from itaxl.papers_in.said import Reading, Value

_LINES: Final[Mapping[str, Wording]] = {
    "memo.subject": Wording("เรื่อง", "subject (เรื่อง)"),
    "memo.to": Wording("เรียน", "addressee (เรียน)"),
    "memo.background": Wording("เรื่องเดิม", "background"),
    "memo.facts": Wording("ข้อเท็จจริง", "facts"),
    "memo.proposal": Wording("ข้อเสนอเพื่อพิจารณา", "proposal"),
    "memo.closing": Wording("คำลงท้าย (จึงเรียนมาเพื่อ…)", "closing line (จึงเรียนมาเพื่อ…)"),
}
"""Lines of a memo that a form may leave to its standard texts, and a paper may not."""

_SIGNERS: Final[Mapping[str, Wording]] = {
    "sign.author": Wording("ลายเซ็นผู้จัดทำ", "author's signature block"),
    "sign.clerk": Wording("ลายเซ็นปลัด", "chief clerk's signature block"),
    "sign.mayor": Wording("ลายเซ็นนายก", "mayor's signature block"),
}
_HEADS: Final = ("หัวหน้า", "ผู้อำนวยการ")
_TITLE: Final = Wording("ชื่อรายงาน", "title of the report")
_YEAR_OF_TITLE: Final = Wording("ปีงบประมาณในชื่อรายงาน", "year in the title of the report")
_YEAR: Final = re.compile(r"[2๒][5๕][0-9๐-๙]{2}")


def missing_parts(reading: Reading, *, memo: bool) -> Iterator[tuple[Value, Wording]]:
    """Each part that the memo, where papers hold one, or the report lacks, with a value of the same paper."""
    values = reading.values
    if memo:
        any_of_memo = next(value for key, value in values.items() if key.startswith("memo."))
        for key, part in _LINES.items():
            if key not in values:
                yield any_of_memo, part
        for signer, part in _SIGNERS.items():
            if not _signs(signer, values):
                yield any_of_memo, part
    row = values.get("measures.1.measure")
    title = values.get("report.title")
    if row and title is None:
        yield row, _TITLE
    elif row and title and not _YEAR.search(title.text):
        yield title, _YEAR_OF_TITLE


def unsigned_by_the_head(reading: Reading) -> Value | None:
    """The author's post in a memo that no head of department signs; None where one does, or is the author."""
    author = reading.values.get("sign.author.position")
    alone = author is not None and not author.text.startswith(_HEADS) and not _signs("sign.head", reading.values)
    return author if alone else None


def _signs(signer: str, values: Mapping[str, Value]) -> bool:
    return any(f"{signer}.{part}" in values for part in ("name", "position"))
