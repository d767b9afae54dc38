"""Which ITA year a paper is of, and which OIT item it names, from all that its texts say."""

import re
from collections.abc import Iterator
from typing import Final

from itaxl.papers_in.said import FOUND, GUESSED, SaidValues
from itaxl.thai.digits import to_arabic
from itaxl.years.catalogue import FiscalYear, fiscal_year, known_years
from itaxl.years.item_code import item_code

_ASSESSED: Final = re.compile(
    r"(?:(?<!ผล)(?<!ผลคะแนน)การประเมิน(?:คุณธรรม|\s*ITA|ประจำ)?|ประเมินคุณธรรมและความโปร่งใสในการดำเนินงาน|\bITA\b|\bOIT\b|แบบตรวจการเปิดเผย)"
    r"(?P<between>[^\n]{0,110}?)(?P<year>25\d\d)"
)
_OF_REPORT: Final = re.compile(r"(?:มาตรการ|รายงานผล|ผลการดำเนิน|ปฏิบัติงาน|พระราช|มาตรา)")
_ANALYSED: Final = re.compile(r"ผล(?:คะแนน)?การประเมิน[^\n]{0,110}?25\d\d")
_YEAR: Final = re.compile(r"(?:ปี|พ\.ศ\.)\s*(?:งบประมาณ)?\s*(?:พ\.ศ\.)?\s*(25\d\d)")
_CODE: Final = re.compile(
    r"(?:ข้อ(?:ที่)?|OIT)\s*(?P<code>[OoＯ0]\s?(?:[0-9]{1,2}))(?!\d)|(?<![A-Za-z])(?P<bare>O\s?\d{1,2})(?![\dA-Za-z])"
)
_SAY_THE_YEAR: Final = ("memo.background", "memo.proposal", "report.intro", "report.title", "memo.facts")
_SAY_THE_ITEM: Final = ("memo.background", "memo.proposal", "memo.facts", "report.intro", "report.title")


def conclude_item(said: SaidValues) -> None:
    """Note the OIT item, as the form writes it; one that only running text names is a guess."""
    if known := said.values.get("memo.oit_item"):
        code = item_code(known.text)
        said.values.pop("memo.oit_item")
        said.conclude("memo.oit_item", code or known.text, known, known.trust if code else GUESSED)
        return
    for key in _SAY_THE_ITEM:
        text = to_arabic(said.text(key))
        for match in _CODE.finditer(text):
            if code := item_code(match["code"] or match["bare"]):
                said.conclude("memo.oit_item", code, said.values[key], GUESSED)
                return


def conclude_year(said: SaidValues) -> None:
    """Note the ITA year: said as the year of the assessment, else worked out from the year that is reported."""
    labelled, reported = said.values.pop("assessed year", None), said.values.pop("reported year", None)
    if labelled:
        said.conclude("org.fiscal_year", labelled.text, labelled)
        return
    year_reported = int(reported.text) if reported else _reported(said)
    for key in _SAY_THE_YEAR:
        for year in _assessed(to_arabic(said.text(key))):
            fits = year_reported is None or fiscal_year(year).reported_year == year_reported
            said.conclude("org.fiscal_year", str(year), said.values[key], FOUND if fits else GUESSED)
    if year_reported is None:
        return
    at = reported or said.values.get("report.title") or said.values.get("memo.subject")
    fitting = list(_reporting(year_reported))
    code = said.text("memo.oit_item")
    by_item = [year for year in fitting if year.report_item == code]
    chosen = by_item or fitting
    if chosen and at:
        sure = (len(fitting) == 1 or by_item) and "org.fiscal_year" not in said.values
        said.conclude("org.fiscal_year", str(chosen[0].year), at, FOUND if sure else GUESSED)


def _assessed(text: str) -> Iterator[int]:
    """The years that a text calls those of an assessment, known ones alone, in its order."""
    text = _ANALYSED.sub("", text)
    for match in _ASSESSED.finditer(text):
        if not _OF_REPORT.search(match["between"]) and int(match["year"]) in known_years():
            yield int(match["year"])


def _reported(said: SaidValues) -> int | None:
    """The year that the report is about, by its title, else by the memo's subject."""
    for key in ("report.title", "memo.subject"):
        text = re.sub(r"(?:ITA|OIT|การประเมิน)[^\n]*?25\d\d", "", to_arabic(said.text(key)))
        if years := _YEAR.findall(text):
            return int(years[-1])
    return None


def _reporting(reported: int) -> Iterator[FiscalYear]:
    for year in known_years():
        found = fiscal_year(year)
        if found.reported_year == reported and found.report_item:
            yield found
