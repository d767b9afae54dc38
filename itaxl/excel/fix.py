"""The buttons แก้ไขให้ and เลิกการแก้ไข: what could be mended is shown first, applied on a second click, and undone."""

from collections.abc import Mapping

from itaxl.app.file_inspection import inspect_file
from itaxl.app.fix import mended_texts, shown_change
from itaxl.app.inspection import Inspected
from itaxl.excel.check import check_now
from itaxl.excel.open_workbook import LiveBook
from itaxl.excel.results import FIRST_COLUMN, link, results, write_results
from itaxl.excel.settings import choice_for
from itaxl.form.fields import HIDE, RESULTS, RESULTS_FIRST_ROW, SHOW, UNDO, UNDO_FIRST_ROW
from itaxl.form.labels import label_of
from itaxl.model.apply_edits import apply_edits
from itaxl.model.cell import CellRef, cell_of
from itaxl.model.finding import Finding
from itaxl.model.fix import Fix, Safety
from itaxl.model.refusal import Refused
from itaxl.model.submission import Submission
from itaxl.model.wording import Wording
from itaxl.reading import read_submission
from itaxl.reports.finding_text import LONGEST, visible
from itaxl.thai.digits import to_thai

MOST_UNDO = 2000
YES, NO = SHOW, HIDE

NOTHING_TO_MEND = Wording("ไม่มีข้อที่แก้ให้ได้ กดปุ่ม ตรวจสอบ เพื่อดูข้อที่ต้องแก้เอง", "Nothing can be mended for you.")
CONFIRM = Wording(
    "แก้ให้ได้ {count} ข้อ ดูแผ่น ผลตรวจ: พิมพ์ ใช่ หรือ ไม่ หน้าแต่ละข้อ แล้วกด แก้ไขให้ อีกครั้ง",
    "{count} fixes are listed on ผลตรวจ: answer ใช่ or ไม่ for each, then click again.",
)
MENDED = Wording("แก้ไขให้แล้ว {count} ช่อง ถ้าต้องการคืน กด เลิกการแก้ไข", "Mended {count} cells; Undo takes it back.")
NONE_CHOSEN = Wording("ไม่มีข้อที่ตอบ ใช่ จึงไม่ได้แก้อะไร", "Nothing was answered ใช่, so nothing was changed.")
UNDONE = Wording("คืนข้อความเดิมแล้ว {count} ช่อง", "Put back {count} cells.")
NOTHING_TO_UNDO = Wording("ไม่มีการแก้ไขให้คืน", "There is nothing to undo.")
EDITED_SINCE = Wording("ช่องที่แก้ให้ถูกพิมพ์ทับแล้ว จึงไม่ได้คืนข้อความเดิม", "The cells were edited since, so nothing was put back.")
BEFORE = Wording("เดิม “{text}”", "Before “{text}”")
AFTER = Wording("แก้เป็น “{text}”", "After “{text}”")
OFFER_HEADINGS = (
    Wording("แก้หรือไม่", "Mend"),
    Wording("ที่ไหน", "Where"),
    Wording("ข้อความเดิม", "Before"),
    Wording("แก้เป็น", "After"),
    Wording("ก่อนตอบ", "Before you answer"),
    Wording("รหัส", "Code"),
)
SURE = Wording("แก้ได้เลย ความหมายไม่เปลี่ยน", "Safe: the meaning does not change")
LOOK_FIRST = Wording("ดูก่อนตอบ ใช่", "Look before you answer ใช่")


def mend_now(book: LiveBook) -> str:
    """First click: list every possible fix. Second click, nothing changed since: apply those answered ใช่."""
    _, inspected = book.isolated(inspect_file, choice_for(book))
    offers = {_key(each): each for each in inspected.findings if _can_be_offered(each, inspected.submission)}
    if not offers:
        raise Refused(NOTHING_TO_MEND)
    answers = {_shown_key(row): row[0] for row in results(book)}
    # Lines of a check may be about the very same places, but they hold no answers.
    if offers.keys() != answers.keys() or not {answer.strip() for answer in answers.values()} & {YES, NO}:
        return _offer(book, inspected.submission, list(offers.values()))
    chosen = [_fix(finding) for key, finding in offers.items() if answers[key].strip() == YES]
    texts = mended_texts(inspected.submission, chosen)
    if not texts:
        raise Refused(NONE_CHOSEN)
    _apply(book, inspected, texts)
    check_now(book)
    return _counted(MENDED, len(texts))


def _can_be_offered(finding: Finding, submission: Submission) -> bool:
    """Whether a fix is known, waits for none, and types over no cell of several looks: Excel would make them one."""
    edits = finding.fix.edits if finding.fix and not finding.waits_for else ()
    return bool(edits) and not any(edit.ref in submission.mixed for edit in edits)


def undo_fixes(book: LiveBook) -> str:
    """Put back the texts before the last fixes, but not in cells that were typed over since."""
    kept = book.read_block(UNDO, (UNDO_FIRST_ROW, 1), (UNDO_FIRST_ROW + MOST_UNDO - 1, 3))
    steps = [(cell_of(place), before or "", after or "") for place, before, after in kept if place]
    if not steps:
        raise Refused(NOTHING_TO_UNDO)
    now = {cell.ref: cell.raw for _, cell in read_submission(book.grid()).texts()}
    back = {ref: before for ref, before, after in steps if now.get(ref, "") == after}
    for ref, before in back.items():
        book.write_text(ref, before)
    book.write_block(UNDO, UNDO_FIRST_ROW, 1, [[None] * 3] * len(steps))
    if not back:
        raise Refused(EDITED_SINCE)
    check_now(book)
    return _counted(UNDONE, len(back))


def _offer(book: LiveBook, submission: Submission, offers: list[Finding]) -> str:
    said = _counted(CONFIRM, len(offers))
    rows = [_row(submission, finding) for finding in offers]
    write_results(book, said, rows, [heading.render() for heading in OFFER_HEADINGS])
    book.go_to(CellRef(RESULTS, RESULTS_FIRST_ROW, FIRST_COLUMN))
    return said


def _row(submission: Submission, finding: Finding) -> list[str]:
    fix = _fix(finding)
    safe = fix.safety is Safety.SAFE
    raw = next(cell.raw for _, cell in submission.texts() if cell.ref == fix.edits[0].ref)
    mended = apply_edits(raw, [edit for edit in fix.edits if edit.ref == fix.edits[0].ref])
    before, after = _shown(raw, mended)
    cells = tuple(dict.fromkeys(edit.ref for edit in fix.edits))
    return [
        YES if safe else NO,
        link(cells, label_of(finding.key)),
        BEFORE.render("th", {"text": before}),
        AFTER.render("th", {"text": after}),
        (SURE if safe else LOOK_FIRST).render(),
        finding.code,
    ]


def _shown(raw: str, mended: str) -> tuple[str, str]:
    """A short cell before and after; of a long one the part that changes, which would else be left out."""
    if max(len(raw), len(mended)) <= LONGEST:
        return visible(raw), visible(mended)
    return shown_change(raw, mended)


def _key(finding: Finding) -> tuple[str, str]:
    return finding.code, str(_fix(finding).edits[0].ref)


def _shown_key(row: list[str]) -> tuple[str, str]:
    return row[-1], row[1].split(" ", 1)[0]


def _fix(finding: Finding) -> Fix:
    assert finding.fix is not None
    return finding.fix


def _apply(book: LiveBook, inspected: Inspected, texts: Mapping[CellRef, str]) -> None:
    """Write the texts and keep the old ones; what is kept is written first, so that nothing is ever lost."""
    raw = {cell.ref: cell.raw for _, cell in inspected.submission.texts()}
    rows: list[list[str | None]] = [[str(ref), raw[ref], text] for ref, text in texts.items()]
    book.write_block(UNDO, UNDO_FIRST_ROW, 1, rows + [[None] * 3] * (MOST_UNDO - len(rows)))
    for ref, text in texts.items():
        book.write_text(ref, text)


def _counted(wording: Wording, count: int) -> str:
    return wording.render("th", {"count": to_thai(str(count))})
