"""O002: the letters of the document code are not those of the province."""

from collections.abc import Iterator
from typing import Final

from itaxl.evidence.own_name import CODE_LETTERS
from itaxl.evidence.rule import Rule
from itaxl.form.organisation import organisation_type
from itaxl.model.finding import Finding, Severity
from itaxl.model.submission import Submission
from itaxl.model.wording import Wording
from itaxl.thai.places import mismatch, province_letters, provinces_with
from itaxl.years.catalogue import FiscalYear

NAMED_AFTER_SUBDISTRICT: Final = "sao"
MOST_NAMED: Final = 4


def check(submission: Submission, _year: FiscalYear) -> Iterator[Finding]:
    """A finding when code and province are both known and disagree.

    Where no province is said, as in a memo alone, it must be one that has the subdistrict that an อบต. is named after.
    """
    code, province = submission.fields.get("org.doc_code"), submission.text("org.province")
    letters = CODE_LETTERS.match(code.value) if code else None
    if code is None or letters is None:
        return
    if not province:
        if params := _not_of_subdistrict(submission, letters[1]):
            yield Finding("O002", code.ref, "org.doc_code", params, letters.span(1))
        return
    if mismatch({"province": province}):
        return
    own = [known for known, name in province_letters().items() if not _other_province(name, province)]
    if own and letters[1] not in own:
        params = {"letters": letters[1], "right": own[0], "province": province}
        yield Finding("O002", code.ref, "org.doc_code", params, letters.span(1))


def _not_of_subdistrict(submission: Submission, letters: str) -> dict[str, str | Wording]:
    """What to say of letters of a province without the subdistrict of an อบต.; nothing of letters that may be right."""
    kind = organisation_type(submission.text("org.type"))
    known = province_letters()
    if kind is None or kind.key != NAMED_AFTER_SUBDISTRICT or letters not in known:
        return {}
    name = kind.bare_name(submission.text("org.name"))
    provinces = sorted(provinces_with(name))
    if not provinces or known[letters] in provinces:
        return {}
    right = [next(each for each, province in known.items() if province == its) for its in provinces[:MOST_NAMED]]
    said = " ".join((*provinces[:MOST_NAMED], *(("…",) if len(provinces) > MOST_NAMED else ())))
    where = Wording(f"ที่มีตำบล{name} ({said}) ", f"the provinces with a subdistrict {name} ({said})")
    return {"letters": letters, "right": ", ".join(right), "province": where}


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
