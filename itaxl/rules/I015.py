"""I015: a value was guessed from a paper or carried over from last year, and nobody has looked at it yet."""

from collections.abc import Iterator
from typing import Final

from itaxl.evidence.rule import Rule
from itaxl.form.fields import MEASURES_TABLE
from itaxl.model.cell import Located
from itaxl.model.cleaning import clean
from itaxl.model.finding import Finding, Severity
from itaxl.model.submission import ASKED, GUESSED, Origin, Submission
from itaxl.model.wording import Wording
from itaxl.years.catalogue import FiscalYear

_DOUBTS: Final = {
    GUESSED: Wording("เดามาจาก", "was guessed from"),
    ASKED: Wording("ยกมาจาก", "was carried over from"),
}


def check(submission: Submission, _year: FiscalYear) -> Iterator[Finding]:
    """Every doubtful value that still stands as it was written."""
    for origin in submission.origins:
        if origin.trust in _DOUBTS and (place := _where(origin, submission)):
            key, cell = place
            params = {"text": cell.value, "source": origin.source, "how": _DOUBTS[origin.trust]}
            yield Finding("I015", cell.ref, key, params, (0, len(cell.raw)))


def _where(origin: Origin, submission: Submission) -> tuple[str, Located[str]] | None:
    """The cell that holds the guess; a measure may stand in another row by now."""
    group, *rest = origin.key.split(".")
    guess = clean(origin.text)
    if group == MEASURES_TABLE.key and len(rest) == 2:
        rows = {row.key: row.cells.get(rest[1]) for row in submission.rows("measures")}
        places = {f"{row}.{rest[1]}": cell for row, cell in rows.items() if cell and cell.value == guess}
        return next(
            ((key, cell) for key, cell in places.items() if key == origin.key), next(iter(places.items()), None)
        )
    if group == "sign" and len(rest) == 2:
        row = submission.row(f"{group}.{rest[0]}")
        cell = row.cells.get(rest[1]) if row else None
    else:
        cell = submission.fields.get(origin.key)
    return (origin.key, cell) if cell and cell.value and cell.value == guess else None


RULE = Rule(
    code="I015",
    name="not-looked-at",
    stage=1,
    severity=Severity.WARNING,
    what=Wording("“{text}” {how} {source} ยังไม่มีใครตรวจ", "“{text}” {how} {source}; nobody has looked at it yet"),
    why=Wording("โปรแกรมเป็นผู้เขียนข้อความนี้และไม่แน่ใจว่าถูก", "A program wrote this text and cannot tell whether it is right"),
    how=Wording(
        "เทียบกับเอกสารเดิมหรือข้อมูลของปีนี้ ถ้าผิด พิมพ์ใหม่ ถ้าถูกแล้ว เขียนในช่อง คำชี้แจง ของแถวนี้ว่า ตรวจแล้ว",
        "Compare it with the paper or with this year's facts: type it anew if it is wrong; if it is right, write so in"
        " คำชี้แจง of this row",
    ),
    source="practice",
    check=check,
)
