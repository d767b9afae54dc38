"""C002: a text gives another number of measures than the table has."""

import re
from collections.abc import Iterator
from typing import Final

from itaxl.evidence.displaced import missing_columns
from itaxl.evidence.measures import filled
from itaxl.evidence.raw_span import raw_span
from itaxl.evidence.rule import Rule
from itaxl.model.finding import Finding, Severity
from itaxl.model.submission import Submission
from itaxl.model.wording import Wording
from itaxl.thai.digits import to_arabic
from itaxl.thai.number_words import whole_in_words
from itaxl.years.catalogue import FiscalYear

FIELDS: Final = ("memo.background", "memo.facts", "memo.proposal", "report.intro")

COUNT: Final = re.compile(
    r"(?:จำนวน|รวม(?:ทั้งสิ้น|ทั้งหมด)?|ทั้งหมด|ทั้งสิ้น|ครบ(?:ทั้ง)?|ทั้ง)\s*(?P<count>[0-9๐-๙]{1,3}|(?:หนึ่ง|เอ็ด|ยี่|สอง|สาม|สี่|ห้า|หก|เจ็ด|แปด|เก้า|สิบ)+)\s*มาตรการ"
)
ANOTHER_YEAR: Final = re.compile(r"(?:ปีก่อน|ปีที่ผ่านมา|ปีถัดไป|ปีต่อไป)[^\n]{0,60}$")


def check(submission: Submission, _year: FiscalYear) -> Iterator[Finding]:
    """A finding per text none of whose counts is that of the rows; counts of parts that add up to it are right."""
    named = [row for row in filled(submission) if row.text("measure").strip()]
    rows, unnamed = len(named), sum(1 for row in filled(submission) if missing_columns(row) == {"measure"})
    for key in FIELDS if rows else ():
        cell = submission.fields.get(key)
        found = list(COUNT.finditer(cell.value)) if cell and "มาตรการ" in cell.value else []
        counts = [_number(each["count"]) for each in found]
        if cell is None or not found or {rows, rows + unnamed} & {*counts, sum(counts)}:
            continue
        first = found[0]
        if ANOTHER_YEAR.search(cell.value[: first.start()]):
            continue
        params = {"text": first[0], "count": counts[0], "rows": rows}
        yield Finding("C002", cell.ref, key, params, raw_span(cell, *first.span("count")))


def _number(count: str) -> int:
    """A count in digits or in words."""
    in_words = whole_in_words(count)
    return int(to_arabic(count)) if in_words is None else in_words


RULE = Rule(
    code="C002",
    name="count-of-measures",
    stage=3,
    severity=Severity.WARNING,
    what=Wording("“{text}” แต่ในตารางมี {rows} มาตรการ", "“{text}”, but the table has {rows} measures"),
    why=Wording("บันทึกกับรายงานที่แนบต้องตรงกัน", "The memo and the report it carries must agree"),
    how=Wording("แก้จำนวนเป็น {rows} หรือเติมมาตรการในตารางให้ครบ", "Type {rows}, or add the measures that the table lacks"),
    source="practice",
    check=check,
    bad={"memo.facts": "ได้ดำเนินการตามมาตรการแล้ว จำนวน ๗ มาตรการ"},
    good={"memo.facts": "ดำเนินการแล้วเสร็จ จำนวน ๔ มาตรการ และอยู่ระหว่างติดตามผล จำนวน ๑ มาตรการ"},
)
