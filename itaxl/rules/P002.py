"""P002: a private telephone, e-mail address or bank account stands in a paper that will be published."""

import re
from collections.abc import Iterator
from typing import Final

from itaxl.evidence.measures import filled
from itaxl.evidence.rule import Rule
from itaxl.model.finding import Finding, Severity
from itaxl.model.submission import Submission
from itaxl.model.wording import Wording
from itaxl.thai.digits import to_arabic
from itaxl.years.catalogue import FiscalYear

COLUMNS: Final = ("measure", "method", "owner", "result", "suggestion")

GLANCE: Final = re.compile(r"@|[0๐][ -]?[689๖๘๙](?:[ -]?[0-9๐-๙]){8}|บัญชี|ธนาคาร|ธ\.")
"""What each of the following has: one glance passes over most texts."""

MOBILE: Final = re.compile(r"(?<![0-9/.-])0[ -]?[689](?:[ -]?[0-9]){8}(?![0-9])")
OFFICE_LINES: Final = re.compile(
    r"เวลาราชการ|สายด่วน|(?:(?<![0-9])0[ -]?[2-57](?:[ -]?[0-9]){7,}(?![0-9])[^\n]{0,40}0[ -]?[689](?:[ -]?[0-9]){8})"
    r"|(?:(?<![0-9])0[ -]?[689](?:[ -]?[0-9]){8}\D{1,12}){2}0[ -]?[689]"
)
"""Telephones of an office: beside hours of work, after a landline, or a list of them."""

MAIL: Final = re.compile(
    r"(?P<name>[a-z0-9._%+-]+)@(?:gmail|hotmail|yahoo|outlook|live|icloud|msn|me)\.(?:com|co\.th|th)", re.IGNORECASE
)
OFFICE_MAIL: Final = re.compile(
    r"saraban|sarabun|abt|obt|sao|tessaban|tambon|tambol|municipal|office|admin|contact|info|center|centre|palad|local|pao",
    re.IGNORECASE,
)
"""What the address of an office with a free mail service has in it."""

ACCOUNT: Final = re.compile(
    r"(?:บัญชี|ธนาคาร|ธ\.)[^\n]{0,60}?(?P<number>(?<![0-9-])[0-9]{3}-?[0-9]-?[0-9]{5}-?[0-9](?![0-9-]))"
)

A_MOBILE = Wording("หมายเลขโทรศัพท์มือถือ", "mobile number")
A_MAIL = Wording("อีเมลส่วนตัว", "private e-mail address")
AN_ACCOUNT = Wording("เลขที่บัญชีธนาคาร", "bank account")


def check(submission: Submission, _year: FiscalYear) -> Iterator[Finding]:
    """A finding per such number or address in the table; the office's own telephone is none."""
    own = _digits(submission.text("org.phone"))
    for row in filled(submission):
        for column in COLUMNS:
            cell = row.cells.get(column)
            if cell is None or not GLANCE.search(cell.raw):
                continue
            for kind, span in _found(to_arabic(cell.raw), own):
                yield Finding(
                    "P002", cell.ref, f"{row.key}.{column}", {"kind": kind, "text": cell.raw[slice(*span)]}, span
                )


def _found(text: str, own: str) -> Iterator[tuple[Wording, tuple[int, int]]]:
    for match in () if OFFICE_LINES.search(text) else MOBILE.finditer(text):
        if _digits(match[0]) not in own:
            yield A_MOBILE, match.span()
    for match in MAIL.finditer(text) if "@" in text else ():
        if not OFFICE_MAIL.search(match["name"]):
            yield A_MAIL, match.span()
    for match in ACCOUNT.finditer(text):
        yield AN_ACCOUNT, match.span("number")


def _digits(text: str) -> str:
    return re.sub(r"\D", "", to_arabic(text))


RULE = Rule(
    code="P002",
    name="private-contact",
    stage=2,
    severity=Severity.WARNING,
    what=Wording("มี{kind} “{text}”", "There is a {kind}, “{text}”"),
    why=Wording(
        "เอกสารนี้ต้องเผยแพร่ ข้อมูลติดต่อส่วนตัวเปิดเผยได้เมื่อเจ้าของยินยอม",
        "This paper will be published; private contacts may be disclosed only with their owner's consent",
    ),
    how=Wording(
        "ลบออก หรือใช้ของหน่วยงานแทน ถ้าเป็นของหน่วยงานให้เขียนคำชี้แจง",
        "Delete it or give the office's own; if it is the office's, write a reason",
    ),
    source="พ.ร.บ. คุ้มครองข้อมูลส่วนบุคคล พ.ศ. ๒๕๖๒ มาตรา ๒๗",
    check=check,
    bad={"measures.2.owner": "สำนักปลัด (ติดต่อ 081-234-5678)"},
    good={"measures.2.owner": "สำนักปลัด โทร. 0 3900 0000 ต่อ 12"},
)
