"""The check's answer on a terminal: verdict first, then counts, then findings sheet by sheet."""

from collections.abc import Callable, Iterator, Sequence
from itertools import groupby

from itaxl.model.finding import Severity
from itaxl.model.visible import made_visible
from itaxl.model.wording import Lang, Wording
from itaxl.reports.checked import ACCEPTED, SEVERITY_WORDS, Checked, FindingLine, lines, waiting_words
from itaxl.reports.few import few
from itaxl.reports.passed_over import PassedOver, account_line
from itaxl.thai.text import pad, wrap

Paint = Callable[[str, str], str]
"""Colours a text: (text, colour name) → text with or without escape codes."""

COLOURS = {Severity.ERROR: "red", Severity.WARNING: "yellow", Severity.INFO: "cyan"}
SEVERITY_WIDTH, ADDRESS_WIDTH = 11, 7

NOTHING = Wording("ไม่พบข้อที่ต้องแก้", "Nothing to mend")
WHOLE_FILE = Wording("ทั้งไฟล์", "Whole file")
WHY = Wording("เพราะ", "Why")
HOW = Wording("แก้", "Fix")
REASON = Wording("คำชี้แจง", "Reason given")
COUNT = Wording("{word} {count} ข้อ", "{word}: {count}")
ITA_YEAR = Wording("ปี {year}", "year {year}")
SUMMARY = Wording(
    "ตรวจ {workbooks} ไฟล์ · ยังส่งไม่ได้ {bad} ไฟล์ · ส่งได้ {good} ไฟล์",
    "{workbooks} checked · {bad} not ready · {good} can be sent",
)


def plain(text: str, _colour: str) -> str:
    """No colour at all."""
    return text


def text_report(
    results: Sequence[Checked],
    *,
    passed: Sequence[PassedOver] = (),
    lang: Lang = "th",
    width: int = 100,
    paint: Paint = plain,
) -> Iterator[str]:
    """The lines to print for `results`, and what was `passed` over; `width` is the screen's, in columns."""
    for result in results:
        yield from _workbook(result, lang, width, paint)
        yield ""
    if len(results) > 1:
        bad = sum(1 for result in results if result.count(Severity.ERROR))
        params = {"workbooks": len(results), "bad": bad, "good": len(results) - bad}
        yield SUMMARY.render(lang, params)
    if passed:
        yield from (f"{each.name}: {each.words(lang)}" for each in passed)
        yield account_line(len(results), passed, lang)


def _workbook(result: Checked, lang: Lang, width: int, paint: Paint) -> Iterator[str]:
    worst = result.worst
    verdict = paint(result.verdict.render(lang), COLOURS[worst] if worst else "green")
    year = ITA_YEAR.render(lang, {"year": result.fiscal_year}) if result.fiscal_year else ""
    yield "  ".join(filter(None, (verdict, result.name)))
    whose = " ".join(filter(None, (made_visible(result.organisation), year)))
    if whose:
        yield f"  {whose}"
    yield f"  {_counts(result, lang)}"
    waiting = waiting_words(result, lang)
    yield from (f"  {words}" for words in waiting.values())
    listed = [told.line for told in few(lines(result.findings, lang), lang)]
    for sheet, of_sheet in groupby((line for line in listed if not line.waits_for), key=lambda line: line.sheet):
        yield ""
        yield paint(made_visible(sheet) or WHOLE_FILE.render(lang), "bold")
        for line in of_sheet:
            yield from _finding(line, lang, width, paint)
    for cell, words in waiting.items():
        yield ""
        yield paint(words, "bold")
        yield from (paint(held, "dim") for line in listed if line.waits_for == cell for held in _held(line, width))


def _counts(result: Checked, lang: Lang) -> str:
    counts = [(SEVERITY_WORDS[severity], result.count(severity)) for severity in Severity]
    counts.append((ACCEPTED, result.accepted))
    said = [COUNT.render(lang, {"word": word.render(lang), "count": count}) for word, count in counts if count]
    return " · ".join(said) or NOTHING.render(lang)


def _finding(line: FindingLine, lang: Lang, width: int, paint: Paint) -> Iterator[str]:
    colour = "dim" if line.reason else COLOURS[line.severity]
    head = paint(pad(line.level.render(lang), SEVERITY_WIDTH), colour)
    where = pad(line.address, ADDRESS_WIDTH) + (f" {line.label}" if line.label else "")
    yield f"  {head}{where}  {paint(line.code, 'dim')}"
    indent = " " * (SEVERITY_WIDTH + 2)
    details = [("", line.what), (WHY.render(lang), line.why), (HOW.render(lang), line.how)]
    details.append((REASON.render(lang), made_visible(line.reason.replace("\n", " "))))
    for word_of, text in details:
        if text:
            said = f"{word_of}: {text}" if word_of else text
            yield from (indent + part for part in wrap(said, width - len(indent)))


def _held(line: FindingLine, width: int) -> Iterator[str]:
    """Where a finding is that waits, without advice that may be wrong."""
    where = " ".join(filter(None, (line.sheet, line.address, line.label)))
    return ("  " + part for part in wrap(f"{where}  {line.code}", width - 2))
