"""O001: subdistrict, district and province do not exist together."""

from collections.abc import Iterator

from itaxl.evidence.rule import Rule
from itaxl.form.organisation import organisation_type
from itaxl.model.finding import Finding, Severity
from itaxl.model.submission import Submission
from itaxl.model.wording import Wording
from itaxl.thai.places import LEVELS, district_of, mismatch
from itaxl.years.catalogue import FiscalYear

LEVEL_WORDS = {
    "subdistrict": Wording("ตำบล", "subdistrict"),
    "district": Wording("อำเภอ", "district"),
    "province": Wording("จังหวัด", "province"),
}
NEAREST = Wording(" อาจหมายถึง {name}", ", perhaps {name}")
IN_ANOTHER = Wording(" อยู่ในอำเภอ{name} ไม่ใช่ “{typed}”", ", which is in {name}, not in “{typed}”")
NO_NEAREST = Wording("", "")


def check(submission: Submission, _year: FiscalYear) -> Iterator[Finding]:
    """A finding at the level that does not fit the others; levels that the type does not have are not asked for."""
    kind = organisation_type(submission.text("org.type"))
    levels = [level for level in LEVELS if kind is None or level in kind.levels]
    wrong = mismatch({level: submission.text(f"org.{level}") for level in levels})
    if wrong is None:
        return
    key = f"org.{wrong.level}"
    typed = submission.text("org.district").strip()
    other = district_of(wrong.typed, submission.text("org.province")) if typed and wrong.level == "subdistrict" else ""
    hint = IN_ANOTHER if other else NEAREST if wrong.meant else NO_NEAREST
    words = {"name": other or wrong.meant, "typed": typed}
    suggestion = Wording(hint.th.format(**words), hint.en.format(**words))
    params = {"name": wrong.typed, "level": LEVEL_WORDS[wrong.level], "suggestion": suggestion, "meant": wrong.meant}
    also = (submission["org.district"].ref,) if other else ()
    yield Finding("O001", submission[key].ref, key, params, also=also)


RULE = Rule(
    code="O001",
    name="no-such-place",
    stage=3,
    severity=Severity.ERROR,
    what=Wording(
        "{level} “{name}” ไม่มีในเขตที่กรอกไว้{suggestion}", "There is no {level} “{name}” in the area given{suggestion}"
    ),
    why=Wording("ชื่อตำบล อำเภอ จังหวัด พิมพ์ลงในชื่อรายงาน", "The names of places are printed in the report's title"),
    how=Wording(
        "ตรวจชื่อตำบล อำเภอ จังหวัด ทั้งสามช่อง แล้วพิมพ์ให้ตรงกัน",
        "Look at subdistrict, district and province together and make them agree",
    ),
    source="geothai, names and codes of the Department of Provincial Administration",
    check=check,
    bad={"org.district": "โนนไท"},
    good={"org.district": "เมือง"},
)
