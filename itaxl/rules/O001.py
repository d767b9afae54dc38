"""O001: subdistrict, district and province do not exist together."""

from collections.abc import Iterator

from itaxl.evidence.rule import Rule
from itaxl.form.organisation import organisation_type
from itaxl.model.finding import Finding, Severity
from itaxl.model.submission import Submission
from itaxl.model.wording import Wording
from itaxl.thai.places import LEVELS, mismatch
from itaxl.years.catalogue import FiscalYear

LEVEL_WORDS = {
    "subdistrict": Wording("ตำบล", "subdistrict"),
    "district": Wording("อำเภอ", "district"),
    "province": Wording("จังหวัด", "province"),
}
NEAREST = Wording(" อาจหมายถึง {name}", ", perhaps {name}")
NO_NEAREST = Wording("", "")


def check(submission: Submission, _year: FiscalYear) -> Iterator[Finding]:
    """A finding at the level that does not fit the others; levels that the type does not have are not asked for."""
    kind = organisation_type(submission.text("org.type"))
    levels = [level for level in LEVELS if kind is None or level in kind.levels]
    wrong = mismatch({level: submission.text(f"org.{level}") for level in levels})
    if wrong is None:
        return
    key = f"org.{wrong.level}"
    hint = NEAREST if wrong.meant else NO_NEAREST
    suggestion = Wording(hint.th.format(name=wrong.meant), hint.en.format(name=wrong.meant))
    params = {"name": wrong.typed, "level": LEVEL_WORDS[wrong.level], "suggestion": suggestion, "meant": wrong.meant}
    yield Finding("O001", submission[key].ref, key, params)


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
