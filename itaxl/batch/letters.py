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
from itaxl.batch.document_writer import line
from itaxl.batch.journal_index import JOURNAL, Memory, memory_of
from itaxl.batch.letter_files import ALL_LETTERS, LetterFiles
from itaxl.batch.letters_due import Returned, forms, returns
from itaxl.batch.publishing import report_place
from itaxl.batch.run import Step, locked
from itaxl.documents.letter import Letter, letter
from itaxl.documents.letter_texts import ReturnedForm, returning
from itaxl.docx.docx_file import Properties, docx_bytes
from itaxl.files.file_names import document_name
from itaxl.files.journal import Journal
from itaxl.files.whole_file import write_beside, write_whole
from itaxl.files.write_errors import IN_USE
from itaxl.form.fields import SCHEMA
from itaxl.model.refusal import Refused
from itaxl.model.wording import Lang, Wording
from itaxl.pdf.converter import BATCH, NO_CONVERTER, combined, converted, converter, document_at, unchanged
from itaxl.reports.letter_list import Sent, register
from itaxl.rules import rule_set
from itaxl.thai.dates import write_date
from itaxl.years.catalogue import FiscalYear

KIND: Final = "หนังสือแจ้งให้แก้ไข"
"""What the name of a letter ends with."""
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
class Wish:
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
    """What came of a wish: the letters in their order, what could not be written, whose fault is not the office's."""

    wish: Wish
    memory: Memory
    workbooks: Sequence[Returned]
    ours: Sequence[str]
    sent: list[Sent] = field(default_factory=list)
    unwritten: list[Refused] = field(default_factory=list)
    files: list[Path] = field(default_factory=list)


def prepared(wish: Wish, stack: ExitStack) -> Reply:
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
    if not memory.published.workbooks:
        raise Refused(NO_BATCH, out=wish.out)
    if memory.published.version != __version__:
        raise Refused(OTHER_VERSION, out=wish.out, version=memory.published.version)
    if not memory.finished.keys() >= set(memory.published.workbooks):
        raise Refused(LOST_RESULTS, out=wish.out)
    found = returns(journal, memory, warnings=wish.warnings)
    return Reply(wish, memory, found.workbooks, found.ours)


def written(reply: Reply) -> Iterator[Step]:
    """Write all letters and their list; a step for each workbook that goes back."""
    with closing(Journal(reply.wish.out / JOURNAL)) as journal:
        files = LetterFiles(reply.wish.out, journal, reply.memory)
        files.claim((each.known_as, each.folder) for each in reply.workbooks)
        told = forms(reply.workbooks, reply.wish.own_years)
        for number, (each, form) in enumerate(zip(reply.workbooks, told, strict=True)):
            yield _one(reply, files, each, form, number)
        for known_as in sorted(set(reply.memory.published.workbooks) - {each.known_as for each in reply.workbooks}):
            files.take_back(known_as)
        _listed(reply, journal)


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
    number = "" if wish.first_number is None else str(wish.first_number + place)
    content = returning(form, wish.frame, number=number, due=write_date(wish.due) if wish.due else "")
    data = docx_bytes(letter(content), properties=Properties(each.source, SCHEMA, rule_set(), __version__))
    year = None if each.result.unreadable else each.result.fiscal_year
    name = document_name(year, each.kept.get("org.doc_code", ""), each.result.organisation, KIND, ".docx")
    try:
        file = files.put(each.known_as, name, data)
    except Refused as refusal:
        if refusal.wording is not IN_USE:
            raise
        reply.unwritten.append(refusal)
        return Step(each.known_as, errors, problem=refusal.said)
    told = (number, content.to, content.subject, form.organisation, each.known_as, file)
    reply.sent.append(Sent(*told, errors, warnings))
    return Step(each.known_as, errors)


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
