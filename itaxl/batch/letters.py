"""Letters that return workbooks to their offices: written into their folders, listed, and printed."""

import datetime
from collections.abc import Iterator, Mapping, Sequence
from contextlib import ExitStack, closing
from dataclasses import dataclass, field
from hashlib import sha256
from itertools import islice
from pathlib import Path
from typing import Final

from itaxl import __version__
from itaxl.app.sorting import JOURNAL
from itaxl.batch.document_writer import line
from itaxl.batch.journal_index import REMINDERS, Memory, memory_of
from itaxl.batch.letter_files import ALL_LETTERS, LetterFiles
from itaxl.batch.letters_due import Returned, forms, reminded, returns
from itaxl.batch.publishing import report_place
from itaxl.batch.reminder_id import is_reminder, reminder_id
from itaxl.batch.run import Step, locked, sweep_folders
from itaxl.documents.letter import Letter, letter
from itaxl.documents.letter_texts import ReturnedForm, reminding, returning
from itaxl.docx.docx_file import Properties, docx_bytes
from itaxl.files.file_names import document_name, folder_name
from itaxl.files.journal import Journal
from itaxl.files.whole_file import write_beside, write_whole
from itaxl.files.write_errors import IN_USE
from itaxl.form.fields import SCHEMA
from itaxl.model.refusal import Refused
from itaxl.model.wording import Lang, Wording
from itaxl.pdf.converter import BATCH, NO_CONVERTER, combined, converted, converter, document_at, unchanged
from itaxl.reports.letter_list import Addressee, Sent, register
from itaxl.reports.office_message import office_message, reminder_message
from itaxl.reports.overview import OfficeView
from itaxl.rules import rule_set
from itaxl.thai.dates import write_date
from itaxl.years.catalogue import FiscalYear

KIND: Final = "หนังสือแจ้งให้แก้ไข"
"""What the name of a letter ends with."""
REMINDER: Final = "หนังสือติดตาม"
"""What the name of a letter ends with that reminds an office of its form."""
MESSAGE: Final = "ข้อความแจ้ง.txt"
"""The text to paste into LINE or e-mail."""
REGISTER: Final = "letters.xlsx"
HELD: Final = 64 << 20
"""Bytes of letters that are held at once, or one letter more."""

NO_BATCH = Wording(
    "ไม่พบผลของ itaxl batch ที่ทำจนจบใน {out} สั่ง itaxl batch ก่อน แล้วสั่งใหม่",
    "No finished itaxl batch in {out}; run itaxl batch first.",
)
OTHER_VERSION = Wording(
    "ผลใน {out} ทำด้วย itaxl รุ่น {version} สั่ง itaxl batch อีกครั้งด้วยรุ่นนี้ก่อน",
    "The results in {out} are of itaxl {version}; run itaxl batch again with this version first.",
)
LOST_RESULTS = Wording(
    "บันทึกผลใน {out} เสียหายหรือถูกแก้ไข สั่ง itaxl batch อีกครั้งก่อน เอกสารที่มีอยู่ไม่หาย",
    "The results in {out} are damaged or were changed; run itaxl batch again first. No document is lost.",
)


@dataclass(frozen=True, slots=True)
class LettersWish:
    """What letters are wanted: `frame` says who writes, when and with which references.

    `first_number` is the number of the first letter, None for writing them by hand; `due` the day until which forms
    shall be back; `own_years` are catalogues from the settings.
    """

    out: Path
    frame: Letter
    first_number: int | None = None
    due: datetime.date | None = None
    warnings: bool = False
    pdf: bool = False
    combine: bool = False
    own_years: Mapping[int, FiscalYear] = field(default_factory=dict)
    lang: Lang = "th"


@dataclass(slots=True)
class Reply:
    """What came of a wish: the letters in their order, what could not be written, whose fault is not the office's.

    `nameless` are forms that nobody has filled in, `missing` the offices that are reminded of the form of the `year`.
    """

    wish: LettersWish
    memory: Memory
    workbooks: Sequence[Returned]
    ours: Sequence[str]
    nameless: Sequence[str] = ()
    missing: Sequence[OfficeView] = ()
    year: str = ""
    troubles: Sequence[Wording] = ()
    sent: list[Sent] = field(default_factory=list)
    unwritten: list[Refused] = field(default_factory=list)
    files: list[Path] = field(default_factory=list)


def prepared(wish: LettersWish, stack: ExitStack) -> Reply:
    """The reply with the workbooks that go back; other runs are kept out of the folder while `stack` is open.

    Raises Refused when no batch came to its end there, or one of another version, or when there is no converter for
    the PDFs that are wished.
    """
    journal = wish.out / JOURNAL
    if not journal.is_file():
        raise Refused(NO_BATCH, out=wish.out)
    if (wish.pdf or wish.combine) and converter() is None:
        raise Refused(NO_CONVERTER)
    locked(wish.out, stack)
    memory = memory_of(journal)
    sweep_folders(wish.out, memory)
    if not memory.published.workbooks:
        raise Refused(NO_BATCH, out=wish.out)
    if memory.published.version != __version__:
        raise Refused(OTHER_VERSION, out=wish.out, version=memory.published.version)
    if not memory.finished.keys() >= set(memory.published.workbooks):
        raise Refused(LOST_RESULTS, out=wish.out)
    found = returns(wish.out, memory, warnings=wish.warnings)
    return Reply(wish, memory, found.workbooks, found.ours, found.nameless, found.missing, found.year, found.troubles)


def written(reply: Reply) -> Iterator[Step]:
    """Write all letters, the texts to paste and the list; a step for each office."""
    with closing(Journal(reply.wish.out / JOURNAL)) as journal:
        files = LetterFiles(reply.wish.out, journal, reply.memory)
        files.claim((each.known_as, each.folder) for each in reply.workbooks)
        told = forms(reply.workbooks, reply.wish.own_years)
        for number, (each, form) in enumerate(zip(reply.workbooks, told, strict=True)):
            yield _one(reply, files, each, form, number)
        to_remind = reminded(reply.missing, reply.year, reply.wish.own_years)
        for number, (office, form) in enumerate(zip(reply.missing, to_remind, strict=True), len(reply.workbooks)):
            yield _reminder(reply, files, office, form, number)
        for known_as in _no_longer(reply):
            files.take_back(known_as)
        _listed(reply, journal)


def _no_longer(reply: Reply) -> list[str]:
    """The workbooks of the batch and the reminded offices that get no letter any more."""
    now = {*(each.known_as for each in reply.workbooks), *map(reminder_id, reply.missing)}
    before = {*reply.memory.published.workbooks, *filter(is_reminder, reply.memory.letters)}
    return sorted(before - now)


def printed(reply: Reply) -> Iterator[Step]:
    """Make the PDFs of all letters as they stand now, changed by hand or not; a step for each."""
    pdfs: list[bytes] = []
    letters = iter(reply.sent)
    while some := list(islice(letters, BATCH)):
        made = _converted(reply, some)
        for each in some:
            pdf = made.get(each.file)
            if pdf and reply.wish.pdf:
                _write(reply, (reply.wish.out / each.file).with_suffix(".pdf"), pdf)
            if pdf and reply.wish.combine:
                pdfs.append(pdf)
            yield Step(each.known_as, each.errors)
    if pdfs:
        _write(reply, reply.wish.out / ALL_LETTERS, combined(pdfs))


def _one(reply: Reply, files: LetterFiles, each: Returned, form: ReturnedForm, place: int) -> Step:
    wish, errors, warnings = reply.wish, len(form.errors), len(form.warnings)
    number, due = _number(wish, place), _due(wish)
    content = returning(form, wish.frame, number=number, due=due)
    data = docx_bytes(letter(content), properties=Properties(each.source, SCHEMA, rule_set(), __version__))
    year = None if each.result.unreadable else each.result.fiscal_year
    name = document_name(year, each.kept.get("org.doc_code", ""), each.result.organisation, KIND, ".docx")
    message = office_message(form.organisation, each.file, form.errors or form.warnings, due)
    try:
        file = files.put(each.known_as, name, data, {MESSAGE: message})
    except Refused as refusal:
        return _unwritten(reply, each.known_as, errors, refusal)
    whose = Addressee(content.to, form.organisation, each.office.district, each.office.phone)
    reply.sent.append(Sent(number, whose, content.subject, each.known_as, file, errors, warnings))
    return Step(each.known_as, errors)


def _reminder(reply: Reply, files: LetterFiles, office: OfficeView, form: ReturnedForm, place: int) -> Step:
    """Write the letter that reminds an office; all of these are in one folder."""
    wish, known_as = reply.wish, reminder_id(office)
    number, due = _number(wish, place), _due(wish)
    content = reminding(form, wish.frame, number=number, due=due)
    data = docx_bytes(letter(content), properties=Properties("", SCHEMA, rule_set(), __version__))
    stem = folder_name(form.organisation, office.district, office.province)
    message = {f"{stem}_{MESSAGE}": reminder_message(form.organisation, due)}
    try:
        file = files.put(known_as, f"{stem}_{REMINDER}.docx", data, message, folder=REMINDERS)
    except Refused as refusal:
        return _unwritten(reply, known_as, 0, refusal)
    whose = Addressee(content.to, form.organisation, office.district, office.phone)
    reply.sent.append(Sent(number, whose, content.subject, "", file, 0, 0))
    return Step(known_as, 0)


def _number(wish: LettersWish, place: int) -> str:
    return "" if wish.first_number is None else str(wish.first_number + place)


def _due(wish: LettersWish) -> str:
    return write_date(wish.due) if wish.due else ""


def _unwritten(reply: Reply, known_as: str, errors: int, refusal: Refused) -> Step:
    """A letter that is open in Word stops no other; anything else ends the run."""
    if refusal.wording is not IN_USE:
        raise refusal
    reply.unwritten.append(refusal)
    return Step(known_as, errors, problem=refusal.said)


def _listed(reply: Reply, journal: Journal) -> None:
    """Write the list of letters, beside one that a person has ticked off; none when there never was a letter."""
    path, frame = reply.wish.out / REGISTER, reply.wish.frame
    if not reply.sent and not path.exists():
        return
    place = report_place(path, reply.memory.reports)
    data = register(reply.sent, date=frame.date, code=frame.office.code, lang=reply.wish.lang)
    write_whole(place, data)
    journal.add([line({"reports": {place.name: sha256(data).hexdigest()}})], sync=True)
    reply.files.append(place)


def _converted(reply: Reply, letters: Sequence[Sent]) -> dict[str, bytes]:
    """The PDFs of letters by their files; when one cannot be made, the others are."""
    sources: dict[str, bytes] = {}
    made: dict[str, bytes] = {}
    for each in letters:
        try:
            sources[each.file] = document_at(reply.wish.out / each.file)
        except Refused as refusal:
            reply.unwritten.append(refusal)
        if sum(map(len, sources.values())) > HELD:
            made |= _made(reply, sources)
            sources = {}
    return made | _made(reply, sources)


def _made(reply: Reply, sources: Mapping[str, bytes]) -> dict[str, bytes]:
    try:
        return converted(sources)
    except Refused:
        made: dict[str, bytes] = {}
        for file, data in sources.items():
            try:
                made |= converted({file: data})
            except Refused as refusal:
                reply.unwritten.append(refusal)
        return made


def _write(reply: Reply, path: Path, pdf: bytes) -> None:
    try:
        place = write_beside(path, pdf, ours=unchanged)
    except Refused as refusal:
        if refusal.wording is not IN_USE:
            raise
        reply.unwritten.append(refusal)
        return
    if path.parent == reply.wish.out:
        reply.files.append(place)
