"""The year files: every year is complete, says how sure it is, and is quick to load."""

import re
from datetime import date
from pathlib import Path

import pytest

from itaxl.years.catalogue import ENTRIES, FiscalYear, fiscal_year, known_years, read_year

ITEMS = {2562: 48, 2563: 43, 2564: 43, 2565: 43, 2566: 43, 2567: 35, 2568: 28, 2569: 26}
PAIRS = {
    2562: (None, None),
    2563: ("O42", "O43"),
    2564: ("O42", "O43"),
    2565: ("O42", "O43"),
    2566: ("O42", "O43"),
    2567: ("O34", "O35"),
    2568: ("O27", "O28"),
    2569: ("O25", "O26"),
}
NEWEST = known_years()[-1]
NEW_YEAR = """
year = 2570
extends = 2569
oit_closes = 2027-04-30
confirmed = "partly"
source = "an invented manual"
items_confirmed = "no"
items_source = "as 2569"

[items.O26]
name = "รายงานผล"
elements = ["แสดงผลการดำเนินการ"]
confirmed = "yes"
source = "an invented manual, page 4"

[items.O27]
name = "ข้อใหม่"
group = "10 การป้องกันการทุจริต"

[policy]
D011 = "error"
"""


@pytest.fixture(params=sorted(ITEMS), ids=str)
def year(request: pytest.FixtureRequest) -> FiscalYear:
    """Each known year in turn."""
    return fiscal_year(request.param)


def test_the_years_are_known_from_2562_without_a_gap() -> None:
    assert known_years() == tuple(range(2562, NEWEST + 1))
    assert set(ITEMS) <= set(known_years())


def test_a_year_lists_all_its_items(year: FiscalYear) -> None:
    assert len(year.items) == ITEMS[year.year]


def test_a_year_knows_its_pair_of_measures_and_report(year: FiscalYear) -> None:
    assert (year.measures_item, year.report_item) == PAIRS[year.year]
    assert {year.measures_item, year.report_item} - {None} <= set(year.items)


def test_codes_stand_in_order_under_their_own_names(year: FiscalYear) -> None:
    assert all(re.fullmatch(r"O\d+", code) for code in year.items)
    numbers = [int(code[1:]) for code in year.items]
    assert numbers == sorted(numbers)
    assert all(item.code == code for code, item in year.items.items())


def test_every_entry_has_a_thai_name_a_group_and_a_source(year: FiscalYear) -> None:
    for item in year.items.values():
        assert re.search("[ก-ฮ]", item.name) or item.name in {"Q&A", "Social Network", "E-Service"}
        assert item.group
        assert len(item.source) > 8
        assert item.confirmed in {"yes", "partly", "no"}
        assert all(element == element.strip() != "" for element in item.elements)


def test_a_list_has_no_gaps(year: FiscalYear) -> None:
    assert list(year.items) == [f"O{number}" for number in range(1, len(year.items) + 1)]


def test_names_and_elements_carry_no_notes_of_their_collectors(year: FiscalYear) -> None:
    for item in year.items.values():
        for text in (item.name, *item.elements):
            assert not re.search("source|file|page|inferred|อ่านไม่ครบ|หน่วยงานนี้|ไม่มีข้อ", text)


def test_what_sources_do_not_agree_on_is_said_and_not_called_sure(year: FiscalYear) -> None:
    disputed = [item for item in year.items.values() if "in conflict" in item.source]
    assert bool(disputed) == (year.year == 2569)
    assert all(item.confirmed != "yes" for item in disputed)
    assert not disputed or "O26" in year.source_th


def test_what_no_source_names_is_not_called_sure(year: FiscalYear) -> None:
    guessed = [item for item in year.items.values() if re.search("recollection|derived|inferred: ", item.source)]
    assert all(item.confirmed != "yes" for item in guessed)
    assert all(item.confirmed == "no" for item in guessed if item.source.startswith(("recollection", "derived")))


@pytest.mark.parametrize(("year", "reported"), [(2564, 2564), (2566, 2566), (2567, 2566), (2568, 2567), (2569, 2568)])
def test_the_report_is_of_the_year_itself_until_2566_and_of_the_year_before_from_2567(year: int, reported: int) -> None:
    assert fiscal_year(year).reported_year == reported


def test_the_reported_fiscal_year_runs_from_october_to_september() -> None:
    assert fiscal_year(2569).reported_start == date(2024, 10, 1)
    assert fiscal_year(2569).reported_end == date(2025, 9, 30)


def test_the_window_of_2564_closed_at_the_end_of_april() -> None:
    year = fiscal_year(2564)
    assert (year.oit_opens, year.oit_closes) == (date(2021, 3, 1), date(2021, 4, 30))
    assert year.confirmed == "yes"


def test_the_report_item_of_2564_has_the_elements_of_its_manual() -> None:
    item = fiscal_year(2564).items["O43"]
    assert item.name == "การดำเนินการตามมาตรการส่งเสริมคุณธรรมและความโปร่งใสภายในหน่วยงาน"
    assert item.elements[-1] == "เป็นการดำเนินการในปี พ.ศ. 2564"
    assert len(item.elements) == 3
    assert "การนำมาตรการเพื่อส่งเสริมคุณธรรมและความโปร่งใสภายในหน่วยงานในข้อ O42 ไปสู่การปฏิบัติ" in item.elements[1]


@pytest.mark.parametrize(
    ("asked", "nearest"),
    [(2500, 2562), (2561, 2562), (NEWEST + 1, NEWEST), (9999, NEWEST)],
)
def test_a_year_without_a_file_takes_the_nearest_known_one_over_unconfirmed(asked: int, nearest: int) -> None:
    year = fiscal_year(asked)
    assert (year.year, year.confirmed, year.oit_closes) == (asked, "no", None)
    assert str(nearest) in year.source
    assert {code: item.name for code, item in year.items.items()} == {
        code: item.name for code, item in fiscal_year(nearest).items.items()
    }
    assert {item.confirmed for item in year.items.values()} == {"no"}


def test_a_new_year_is_one_file_that_extends_the_last() -> None:
    year, last = read_year(NEW_YEAR), fiscal_year(2569)
    assert (year.year, year.report_item, year.reported_year) == (2570, "O26", 2569)
    assert (year.oit_opens, year.oit_closes) == (None, date(2027, 4, 30))
    assert year.policy == {"D011": "error"}
    assert list(year.items) == [*last.items, "O27"]
    assert year.items["O25"].name == last.items["O25"].name
    assert (year.items["O25"].confirmed, year.items["O25"].source) == ("no", "as 2569")
    changed = year.items["O26"]
    assert (changed.name, changed.group, changed.confirmed) == ("รายงานผล", last.items["O26"].group, "yes")


@pytest.mark.parametrize(
    "wrong",
    [
        NEW_YEAR.replace("oit_closes", "oit_close"),
        NEW_YEAR.replace("elements", "element"),
        NEW_YEAR.replace('source = "an invented manual"\n', "", 1),
        NEW_YEAR.replace('group = "10 การป้องกันการทุจริต"\n', ""),
        NEW_YEAR.replace("[items.O27]", "[items.ข้อ27]"),
        NEW_YEAR + "[",
    ],
    ids=["misspelt", "misspelt in an item", "no source", "new item without group", "code in Thai", "not TOML"],
)
def test_a_wrong_year_file_is_an_error(wrong: str) -> None:
    with pytest.raises((KeyError, TypeError, ValueError)):
        read_year(wrong)


def test_a_file_explains_the_format_to_who_writes_the_next() -> None:
    import itaxl.years

    files = Path(next(iter(itaxl.years.__path__))).glob("*.toml")
    heads = [path.read_text(encoding="utf-8").split("\n\n")[0] for path in files]
    explained = [head for head in heads if all(line.startswith("#") for line in head.splitlines())]
    assert [entry for entry in ENTRIES - {"year", "items"} if not any(entry in head for head in explained)] == []
