"""O003: the document code or number is not written as official numbers are."""

import re
from collections.abc import Iterator
from typing import Final

from itaxl.evidence.rule import Rule
from itaxl.form.fields import LEFT_TO_REGISTRY
from itaxl.model.finding import Finding, Severity
from itaxl.model.submission import Submission
from itaxl.model.wording import Wording
from itaxl.years.catalogue import FiscalYear

DIGIT: Final = "[0-9๐-๙]"
FORMS: Final = {
    "org.doc_code": (
        re.compile(rf"[ก-ฮ]{{2,3}}\s*{DIGIT}{{2,6}}(?:\.{DIGIT}+)*"),
        Wording("รหัสหนังสือ", "code"),
        "นม ๙๓๕๐๑",
    ),
    "memo.number": (re.compile(rf"/?\s*(?:ว\s*\.?\s*)?{DIGIT}+"), Wording("เลขที่หนังสือ", "number"), "๒๘"),
}
"""Field → how it is written, its name, an example. The number is what follows the stroke: ๒๘, ว ๒๘ for a circular."""

OTHER_RULES: Final = re.compile(r"(?=.*[0-9๐-๙]).*[oOlI\uf700-\uf8ff０-９]|[oOlI\uf700-\uf8ff０-９\s]+\Z", re.DOTALL)
"""A number with characters that rules about digits speak of: one mistake, one finding."""


def check(submission: Submission, _year: FiscalYear) -> Iterator[Finding]:
    """A finding for a filled code or number of another form."""
    for key, (form, name, example) in FORMS.items():
        cell = submission.fields.get(key)
        text = cell.value.strip() if cell else ""
        if cell and text and text != LEFT_TO_REGISTRY and not form.fullmatch(text) and not OTHER_RULES.match(text):
            yield Finding("O003", cell.ref, key, {"text": text, "name": name, "example": example})


RULE = Rule(
    code="O003",
    name="odd-document-number",
    stage=2,
    severity=Severity.WARNING,
    what=Wording("“{text}” ไม่เป็นรูปแบบของ{name}", "“{text}” is not written as a document {name} is"),
    why=Wording(
        "ที่ของหนังสือพิมพ์เป็น รหัสหนังสือ/เลขที่ เช่น นม ๙๓๕๐๑/๒๘ โดยโปรแกรมใส่เครื่องหมาย / ให้",
        "The memo prints code/number, such as นม ๙๓๕๐๑/๒๘; the program puts the stroke",
    ),
    how=Wording("พิมพ์เฉพาะ{name} เช่น {example}", "Type only the {name}, such as {example}"),
    source="ระเบียบสำนักนายกรัฐมนตรีว่าด้วยงานสารบรรณ พ.ศ. 2526 ภาคผนวก 1",
    check=check,
    bad={"memo.number": "๒๘/๒๕๖๙"},
    good={"memo.number": "ว ๒๘"},
)
