"""O002: the letters of the document code are not those of the province."""

from collections.abc import Iterator

from itaxl.evidence.own_name import CODE_LETTERS
from itaxl.evidence.rule import Rule
from itaxl.model.finding import Finding, Severity
from itaxl.model.submission import Submission
from itaxl.model.wording import Wording
from itaxl.thai.places import mismatch, province_letters
from itaxl.years.catalogue import FiscalYear


def check(submission: Submission, _year: FiscalYear) -> Iterator[Finding]:
    """A finding when code and province are both known and disagree."""
    code, province = submission.fields.get("org.doc_code"), submission.text("org.province")
    letters = CODE_LETTERS.match(code.value) if code else None
    if code is None or letters is None or not province or mismatch({"province": province}):
        return
    own = [known for known, name in province_letters().items() if not _other_province(name, province)]
    if own and letters[1] not in own:
        params = {"letters": letters[1], "right": own[0], "province": province}
        yield Finding("O002", code.ref, "org.doc_code", params, letters.span(1))


def _other_province(name: str, typed: str) -> bool:
    """Whether `typed`, with or without จังหวัด, is another province than `name`."""
    return "".join(typed.split()).removeprefix("จังหวัด").removeprefix("จ.") != name


RULE = Rule(
    code="O002",
    name="letters-of-another-province",
    stage=3,
    severity=Severity.WARNING,
    what=Wording(
        "รหัสหนังสือขึ้นต้นด้วย “{letters}” แต่อักษรย่อของจังหวัด{province}คือ “{right}”",
        "The code begins with “{letters}”, but the letters of {province} are “{right}”",
    ),
    why=Wording(
        "เลขที่หนังสือของหน่วยงานท้องถิ่นใช้อักษรย่อของจังหวัดตนเอง", "A local government's numbers carry its own province's letters"
    ),
    how=Wording(
        "ตรวจกับหนังสือฉบับอื่นของหน่วยงาน แล้วพิมพ์ใหม่ เช่น {right} ๗๒๑๐๑",
        "Compare with other letters of the office and type it again, such as {right} ๗๒๑๐๑",
    ),
    source="ระเบียบสำนักนายกรัฐมนตรีว่าด้วยงานสารบรรณ พ.ศ. 2526 ภาคผนวก 1",
    check=check,
    bad={"org.doc_code": "ชม ๗๒๑๐๑"},
    good={"org.doc_code": "จบ 72101"},
)
