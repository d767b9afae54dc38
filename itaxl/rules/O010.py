"""O010: name, type or province of the organisation is another one than all of the form speaks of."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Final

from itaxl.evidence.own_name import CODE_LETTERS, mentions
from itaxl.evidence.rule import Rule, Years
from itaxl.evidence.supposed import Supposed, typed_over
from itaxl.form.fields import field_of
from itaxl.form.organisation import organisation_type, organisation_types
from itaxl.model.cell import CellRef
from itaxl.model.finding import Finding, Severity
from itaxl.model.fix import Edit, Fix, Safety
from itaxl.model.submission import Submission
from itaxl.model.wording import Wording, literal
from itaxl.thai.places import LEVELS, mismatch, province_letters
from itaxl.thai.spelling.edit_distance import edits
from itaxl.years.catalogue import FiscalYear

LEAST_TITLES: Final = 2
"""Titles of people that must agree against the field."""
LEAST: Final = 3
"""Places in all that must."""

NAMED = Wording("ตำแหน่งของผู้ลงนามและข้อความ {count} แห่ง", "the signers' posts and texts, {count} in all,")
LETTERS = Wording("รหัสหนังสือ ตำบล และอำเภอ", "document code, subdistrict and district")


def check(submission: Submission, _year: FiscalYear) -> Iterator[Finding]:
    """One finding at the name or the type, and one at the province."""
    yield from _name_or_type(submission)
    yield from _province(submission)


def _name_or_type(submission: Submission) -> Iterator[Finding]:
    """When the posts of those who sign agree on another organisation and no text speaks of the one in the fields."""
    kind, typed = organisation_type(submission.text("org.type")), submission.text("org.name")
    if kind is None or not typed:
        return
    name, said = kind.bare_name(typed), mentions(submission)
    titles = [(each.kind, each.titled) for each in said if each.titled]
    if len(titles) < LEAST_TITLES or len(set(titles)) > 1 or titles[0] == (kind.key, name):
        return
    meant_kind, meant_name = titles[0]
    meant = [each for each in said if each.kind == meant_kind and each.after.startswith(meant_name)]
    own = [each for each in said if each.kind == kind.key and each.after.startswith(name) and each not in meant]
    if len(meant) < LEAST or own or _is_copied(submission, name, meant_name):
        return
    right = next(each for each in organisation_types().values() if each.key == meant_kind)
    texts = {"org.name": meant_name} if meant_name != name else {}
    texts |= {"org.type": right.name} if meant_kind != kind.key else {}
    says = {"text": kind.full_name(name), "right": right.full_name(meant_name), "where": NAMED, "count": len(meant)}
    yield _finding(submission, texts, says)


def _is_copied(submission: Submission, name: str, other: str) -> bool:
    """Whether the name agrees with the place in which it is, so that the texts are rather another office's."""
    place = submission.text("org.subdistrict")
    return name == place != other and edits(name, other, most=1) > 1


def _province(submission: Submission) -> Iterator[Finding]:
    """When subdistrict and district lie in the province of the document code, and not in another that is typed."""
    letters = CODE_LETTERS.match(submission.text("org.doc_code"))
    right = province_letters().get(letters[1], "") if letters else ""
    names = {level: submission.text(f"org.{level}") for level in LEVELS}
    if not right or not all(names.values()) or mismatch({"province": names["province"]}):
        return
    if mismatch(names) is None or mismatch({**names, "province": right}):
        return
    yield _finding(
        submission, {"org.province": right}, {"text": names["province"], "right": right, "where": LETTERS, "count": 3}
    )


def _finding(submission: Submission, texts: Mapping[str, str], says: Mapping[str, object]) -> Finding:
    """The finding at the first field, with all that must be typed."""
    cells = {key: submission[key] for key in texts}
    fix = Fix(Safety.ASK, tuple(Edit(cell.ref, 0, len(cell.raw), cell.raw, texts[key]) for key, cell in cells.items()))
    (key, first), *others = cells.items()
    params = {**says, "value": _values(texts)}
    return Finding("O010", first.ref, key, params, (0, len(first.raw)), fix=fix, also=tuple(c.ref for _, c in others))


def _values(texts: Mapping[str, str]) -> Wording:
    """What is to be typed, with the names of the fields when they are several."""
    if len(texts) == 1:
        return literal(*texts.values(), *texts.values())
    named = [(field_of(key), text) for key, text in texts.items()]
    th = " และ ".join(f"{text} ({field.label})" for field, text in named)
    return literal(th, " and ".join(f"{text} ({field.label_en})" for field, text in named))


def suppose(form: Supposed, causes: Sequence[Finding], _years: Years) -> Supposed:
    """The form with the organisation that it speaks of."""
    texts: dict[CellRef, str] = {edit.ref: edit.after for each in causes if each.fix for edit in each.fix.edits}
    return Supposed(typed_over(form.submission, texts), form.year)


RULE = Rule(
    code="O010",
    name="organisation-against-the-form",
    stage=3,
    severity=Severity.ERROR,
    what=Wording("ช่องนี้เป็น “{text}” แต่{where}เป็นของ “{right}”", "“{text}” here, but {where} are of “{right}”"),
    why=Wording(
        "ชื่อ ประเภท และจังหวัดพิมพ์ลงในหัวหนังสือและชื่อรายงาน จึงต้องตรงกันทั้งแบบฟอร์ม",
        "They are printed at the head of the memo and in the report's title, and must agree throughout",
    ),
    how=Wording(
        "ถ้าแบบฟอร์มนี้เป็นของ “{right}” พิมพ์ {value} ในช่องนี้ ถ้าช่องนี้ถูกแล้ว แก้ช่องอื่นให้ตรงกัน",
        "If this form is of “{right}”, type {value} here; if the field is right, correct the others",
    ),
    source="practice",
    check=check,
    bad={"org.name": "ท่าใหม่"},
    good={"sign.mayor.position": "นายกองค์การบริหารส่วนตำบลท่าใหม่"},
    suppose=suppose,
)
