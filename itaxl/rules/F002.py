"""F002: the form is of a newer or an older version than the one this program makes."""

from collections.abc import Iterator

from itaxl.evidence.rule import Rule
from itaxl.form.fields import SCHEMA
from itaxl.model.finding import Finding, Severity
from itaxl.model.submission import Submission
from itaxl.model.wording import Wording
from itaxl.years.catalogue import FiscalYear

NEWER = Wording("ใหม่กว่า", "newer than")
OLDER = Wording("เก่ากว่า", "older than")
UPDATE = Wording("ติดตั้งโปรแกรมรุ่นใหม่ แล้วตรวจอีกครั้ง", "Install the new version of the program, then check again")
STILL_READ = Wording(
    "ใช้ต่อได้ หากต้องการแบบฟอร์มรุ่นใหม่ให้กดปุ่ม ซ่อมแบบฟอร์ม",
    "It still works; the button that repairs the form makes a new one",
)


def check(submission: Submission, _year: FiscalYear) -> Iterator[Finding]:
    """An error for a form newer than the program, a note for an older one."""
    if submission.schema > SCHEMA:
        yield _finding(submission, {"compared": NEWER, "remedy": UPDATE}, Severity.ERROR)
    elif 0 < submission.schema < SCHEMA:
        yield _finding(submission, {"compared": OLDER, "remedy": STILL_READ}, Severity.INFO)


def _finding(submission: Submission, words: dict[str, Wording], severity: Severity) -> Finding:
    cell = submission.fields.get("meta.schema")
    params = {"schema": submission.schema, "known": SCHEMA, **words}
    return Finding("F002", cell.ref if cell else None, "meta.schema", params, severity=severity)


RULE = Rule(
    code="F002",
    name="form-of-another-version",
    stage=1,
    severity=Severity.ERROR,
    what=Wording(
        "แบบฟอร์มเป็นรุ่น {schema} {compared}รุ่น {known} ที่โปรแกรมนี้ใช้",
        "The form is version {schema}, {compared} version {known} of this program",
    ),
    why=Wording("แต่ละรุ่นอาจวางช่องไว้ต่างกัน", "Versions may have their fields in different places"),
    how=Wording("วิธีแก้: {remedy}", "What to do: {remedy}"),
    source="practice",
    check=check,
)
