"""The papers of a checked form as bytes: built, stamped ร่าง while errors remain, packed."""

from collections.abc import Iterator, Mapping
from typing import Final

from itaxl.app.document_files import build, name_of, packed
from itaxl.app.inspection import Inspected
from itaxl.app.wish import Drawn, PapersWish
from itaxl.documents.blocks import Document
from itaxl.documents.papers import combined_name, kinds
from itaxl.documents.signatures import BROKEN_PICTURE
from itaxl.form.labels import label_of
from itaxl.model.finding import Severity
from itaxl.model.refusal import Refused
from itaxl.model.wording import Lang, Wording
from itaxl.reports.checked import effective
from itaxl.reports.finding_text import message
from itaxl.rules import BLOCKING

LEFT_OUT = Wording(
    "รูปที่ {ref} ({label}) เปิดไม่ได้ จึงเว้นที่ไว้ วางรูปใหม่ที่บันทึกเป็น PNG หรือ JPEG",
    "The picture at {ref} ({label}) cannot be drawn and was left out; place it again as PNG or JPEG.",
)
LANGS: Final[tuple[Lang, ...]] = ("th", "en")


def draw(inspected: Inspected, wish: PapersWish) -> Drawn:
    """The documents of a checked form."""
    submission, year = inspected.submission, inspected.year
    draft = wish.draft == "auto" and has_errors(inspected)
    built = build(submission, year, wish.kinds, draft=draft, landscape=wish.landscape, own=inspected.settings.style)
    documents = packed(submission, year, built)
    one = wish.combine and len(built) > 1
    both = name_of(submission, year, combined_name(kinds(built)), ".pdf") if one else ""
    return Drawn(documents, both, inspected.findings, draft, tuple(left_out(inspected, built)))


def refuse_unreadable(inspected: Inspected) -> None:
    """Raise Refused with the first reason why the form could not be read, if there is one."""
    for finding in inspected.findings:
        if finding.code in BLOCKING and effective(finding) is Severity.ERROR:
            th, en = message(finding, "th"), message(finding, "en")
            said = {"th": f"{th.what} – {th.how}", "en": f"{en.what} – {en.how}"}
            raise Refused(Wording("{th}", "{en}"), code=finding.code, **said)


def has_errors(inspected: Inspected) -> bool:
    """Whether an error still stands."""
    return any(effective(finding) is Severity.ERROR for finding in inspected.findings)


def left_out(inspected: Inspected, documents: Mapping[str, Document]) -> Iterator[Wording]:
    """A sentence for every picture that could not be drawn and that the check has not spoken of."""
    spoken = {finding.ref for finding in inspected.findings if finding.code == BROKEN_PICTURE}
    for remark in (remark for document in documents.values() for remark in document.remarks):
        if remark.ref not in spoken:
            labels = {lang: label_of(str(remark.params["key"]), lang) for lang in LANGS}
            yield Wording(*(LEFT_OUT.render(lang, {"ref": remark.ref, "label": labels[lang]}) for lang in LANGS))
