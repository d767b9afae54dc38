"""O006: one person signs in two roles."""

from collections.abc import Iterator

from itaxl.evidence.rule import Rule
from itaxl.form.fields import HIDE
from itaxl.form.labels import label_of
from itaxl.model.finding import Finding, Severity
from itaxl.model.submission import Submission, TableRow
from itaxl.model.wording import Wording
from itaxl.years.catalogue import FiscalYear


def check(submission: Submission, _year: FiscalYear) -> Iterator[Finding]:
    """A finding at the second role of a person, unless one of the two is held for somebody else."""
    first: dict[tuple[str, str], TableRow] = {}
    for signer in submission.rows("sign"):
        person = ("".join(signer.text("name").split()), "".join(signer.text("surname").split()))
        if not all(person) or signer.text("show").strip() == HIDE:
            continue
        other = first.setdefault(person, signer)
        if other is not signer and not (signer.text("acting").strip() or other.text("acting").strip()):
            role = Wording(label_of(other.key, "th"), label_of(other.key, "en"))
            yield Finding("O006", signer["name"].ref, f"{signer.key}.name", {"role": role})


RULE = Rule(
    code="O006",
    name="one-person-in-two-roles",
    stage=3,
    severity=Severity.WARNING,
    what=Wording("ชื่อเดียวกับช่อง{role}", "The same person as {role}"),
    why=Wording(
        "ผู้เสนอและผู้พิจารณาเป็นคนเดียวกันไม่ได้ เว้นแต่รักษาราชการแทน", "Proposer and decider differ, unless one acts for another"
    ),
    how=Wording(
        "แก้ชื่อให้ถูกคน หรือกรอกช่องปฏิบัติหน้าที่แทน เช่น รักษาราชการแทนปลัด", "Correct the name, or fill in whom the person acts for"
    ),
    source="ระเบียบสำนักนายกรัฐมนตรีว่าด้วยงานสารบรรณ พ.ศ. 2526; practice",
    check=check,
    bad={
        "sign.author.name": "สมใจ",
        "sign.author.surname": "ใฝ่ดี",
        "sign.head.name": "สมใจ",
        "sign.head.surname": "ใฝ่ดี",
    },
    good={
        "sign.clerk.name": "สมใจ",
        "sign.clerk.surname": "ใฝ่ดี",
        "sign.head.name": "สมใจ",
        "sign.head.surname": "ใฝ่ดี",
        "sign.head.acting": "รักษาราชการแทนหัวหน้าสำนักปลัด",
    },
)
