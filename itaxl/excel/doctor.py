"""What ตรวจเครื่อง does: the doctor's lines on ผลตรวจ, and the whole in one sentence."""

from collections.abc import Sequence
from contextlib import suppress

from itaxl.app.diagnosis import STATE_WORDS, Diagnosis, DiagnosisState
from itaxl.app.doctor import examine
from itaxl.app.doctor_form import examine_form
from itaxl.excel.open_workbook import LiveBook
from itaxl.excel.results import FIRST_COLUMN, write_results
from itaxl.form.fields import RESULTS, RESULTS_FIRST_ROW
from itaxl.model.cell import CellRef
from itaxl.model.refusal import Refused
from itaxl.model.wording import Wording
from itaxl.processes.machine import Machine
from itaxl.thai.digits import to_thai

READY = Wording("เครื่องนี้พร้อมใช้ itaxl", "This machine is ready for itaxl.")
COUNTED = Wording("{word} {count} เรื่อง", "{word}: {count}")
WORST = Wording("{counts} · {subject}: {found} {todo}", "{counts} · {subject}: {found} {todo}")


def examine_now(book: LiveBook, machine: Machine | None = None) -> str:
    """List how this machine and the open form stand on ผลตรวจ; answers the whole in one sentence."""
    machine = machine or Machine()
    place = book.place()
    with book.copied() as copy:
        lines = [*examine(machine, book.folder()), *examine_form(machine, copy, place)]
    said = summary(lines)
    # A workbook without that sheet, or one that is protected, still gets the sentence.
    with suppress(Refused):
        write_results(book, said, [_row(line) for line in lines])
        book.go_to(CellRef(RESULTS, RESULTS_FIRST_ROW, FIRST_COLUMN))
    return said


def summary(lines: Sequence[Diagnosis]) -> str:
    """How many things stand how, and the gravest of them with what to do."""
    graves = [line for state in (DiagnosisState.BAD, DiagnosisState.WARNING) for line in lines if line.state is state]
    if not graves:
        return READY.render()
    counts = " ".join(
        COUNTED.render("th", {"word": STATE_WORDS[state].render(), "count": to_thai(str(count))})
        for state in (DiagnosisState.BAD, DiagnosisState.WARNING)
        if (count := sum(line.state is state for line in lines))
    )
    subject, found, todo = graves[0].said("th")
    return WORST.render("th", {"counts": counts, "subject": subject, "found": found, "todo": todo})


def _row(line: Diagnosis) -> list[str]:
    """The line in the columns of ผลตรวจ: level, where, what, why (which the doctor does not say), how, code."""
    subject, found, todo = line.said("th")
    return [STATE_WORDS[line.state].render(), subject, found, "", todo, ""]
