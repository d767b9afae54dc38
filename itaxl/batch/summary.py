"""What is said at the end of a batch, and the exit code it ends with."""

from collections.abc import Callable
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path

from itaxl.app.rule_failures import sentences
from itaxl.batch.decisions import read_decisions
from itaxl.batch.history import returned_in
from itaxl.batch.publishing import PAGE, published
from itaxl.batch.results import Results, found_across
from itaxl.batch.run import Batch
from itaxl.batch.survey import Known, survey
from itaxl.files.journal import Journal
from itaxl.model.exit_code import ExitCode
from itaxl.model.wording import Lang, Wording, literal
from itaxl.reports.comparison import COMPARED
from itaxl.reports.overview import WAITED_FOR
from itaxl.reports.passed_over import account_line, closed_folders
from itaxl.reports.terminal import SUMMARY
from itaxl.rules import NOT_RUN

WROTE = Wording("เอกสาร {documents} ไฟล์ อยู่ใน {out}", "{documents} documents in {out}")
OPEN = Wording("เปิดดูผลที่ {path}", "Open {path}")
JOURNAL_DAMAGED = Wording(
    "ข้าม {count} บรรทัดในไฟล์ {path} ที่เสียหายหรือถูกแก้ไข แบบฟอร์มของบรรทัดเหล่านั้นทำใหม่แล้ว",
    "Passed over {count} lines of {path} that are damaged or were changed; their workbooks were done again.",
)
RESULTS_DAMAGED = Wording(
    "ข้ามผลครั้งก่อน {count} ไฟล์ที่เสียหายหรือถูกแก้ไข จึงไม่ได้เทียบกับไฟล์เหล่านั้น",
    "Passed over {count} earlier results that are damaged or were changed; nothing was compared with them.",
)
BUGS = Wording(
    "itaxl ทำงานผิดพลาดกับ {count} ไฟล์ ดูบรรทัดของไฟล์นั้นในหน้าสรุป",
    "itaxl failed at {count} workbooks; see their rows in the summary.",
)


@dataclass(frozen=True, slots=True)
class Summary:
    """The end of a batch: what to say, what went wrong, the exit code."""

    sentences: tuple[Wording, ...]
    troubles: tuple[Wording, ...]
    code: ExitCode


def reported(batch: Batch) -> Summary:
    """Write the reports of a batch that was not stopped and sum it up."""
    order = batch.order
    finished = {each.known_as: batch.memory.finished[each.known_as] for each in batch.workbooks}
    files = {each.known_as: each.path for each in batch.workbooks}
    decisions, troubles = read_decisions([order.out, *(each.folder for each in batch.rounds)])
    known = Known(
        roster=batch.roster,
        passed=batch.passed,
        decisions=decisions,
        rounds=[(each.folder.name, each.standings) for each in batch.rounds],
        returned=returned_in(batch.memory),
    )
    seen = survey(batch.journal, finished, found_across(batch.journal, finished), known)
    with (
        closing(Journal(batch.journal)) as journal,
        closing(Results(batch.journal, seen.places, seen.found, seen.decisions)) as results,
    ):
        pages = published(batch, results, files, seen, journal=journal)
        incomplete = (results[number] for number, place in enumerate(seen.places) if not place.complete)
        findings = (*(result.findings for result in incomplete), *seen.found.values())
        failed = [finding for of_one in findings for finding in of_one if finding.code == NOT_RUN]
    bad = sum(place.errors > 0 for place in seen.places)
    documents = sum(len(batch.memory.documents(known_as)) for known_as in finished)
    counts = {"workbooks": len(files), "bad": bad, "good": len(files) - bad}
    said = [_both(lambda lang: account_line(len(files), batch.passed, lang))] if batch.passed else []
    said.append(_filled(SUMMARY, **counts))
    said.append(_both(seen.overview.line))
    if batch.since:
        said.append(_filled(COMPARED, **batch.since.totals))
    if order.documents:
        said.append(_filled(WROTE, documents=documents, out=order.out))
    said.append(_filled(OPEN, path=next(page for page in pages if page.suffix == Path(PAGE).suffix)))
    waiting = any(each.state in WAITED_FOR and each.versions for each in seen.overview.offices)
    troubles = [*troubles, *seen.troubles, *_troubles(batch), *sentences(failed)]
    return Summary(tuple(said), tuple(troubles), _code(batch, bad=waiting, incomplete=bool(failed)))


def _troubles(batch: Batch) -> list[Wording]:
    troubles = [each.said for each in batch.unwritten] + closed_folders(batch.passed)
    if batch.memory.passed_over:
        troubles.append(_filled(JOURNAL_DAMAGED, count=batch.memory.passed_over, path=batch.journal))
    if batch.since and batch.since.passed_over:
        troubles.append(_filled(RESULTS_DAMAGED, count=batch.since.passed_over))
    return [*troubles, _filled(BUGS, count=batch.bugs)] if batch.bugs else troubles


def _code(batch: Batch, *, bad: bool, incomplete: bool) -> ExitCode:
    if batch.bugs:
        return ExitCode.OUR_BUG
    if batch.unwritten or closed_folders(batch.passed):
        return ExitCode.COULD_NOT_RUN
    if bad:
        return ExitCode.FINDINGS
    return ExitCode.OUR_BUG if incomplete else ExitCode.CLEAN


def _both(said: Callable[[Lang], str]) -> Wording:
    return literal(said("th"), said("en"))


def _filled(wording: Wording, **params: object) -> Wording:
    return literal(wording.render("th", params), wording.render("en", params))
