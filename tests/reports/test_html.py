"""The HTML page: whole in itself, readable without scripts, safe with hostile text."""

import re
from dataclasses import replace
from html.parser import HTMLParser

import pytest

from itaxl.reports.checked import Checked
from itaxl.reports.html import html_report


class Page(HTMLParser):
    """The page as a browser takes it apart."""

    def __init__(self) -> None:
        super().__init__()
        self.tags: list[str] = []
        self.links: list[str] = []
        self.text = ""

    def handle_starttag(self, tag: str, attributes: list[tuple[str, str | None]]) -> None:
        self.tags.append(tag)
        self.links += [value or "" for name, value in attributes if name in {"href", "src"}]

    def handle_data(self, data: str) -> None:
        self.text += data


@pytest.fixture(scope="module")
def page(results: list[Checked]) -> Page:
    parsed = Page()
    parsed.feed(html_report(results))
    return parsed


def test_it_holds_no_script_and_reaches_nothing_outside(page: Page) -> None:
    assert not {"script", "img", "link", "iframe", "object"} & set(page.tags)
    assert all(link.startswith("#") for link in page.links)


def test_hostile_text_is_shown_not_run(page: Page) -> None:
    assert "<script>alert" in page.text


def test_the_worst_workbook_comes_first(results: list[Checked]) -> None:
    html = html_report(results)
    assert html.index('id="w1"') < html.index("ผิด.xlsm", html.index('id="w1"')) < html.index('id="w2"')


def test_every_finding_of_the_results_is_on_the_page(page: Page, results: list[Checked]) -> None:
    for result in results:
        for finding in result.findings:
            assert finding.code in page.text


def test_english_is_english(results: list[Checked]) -> None:
    html = html_report(results, lang="en")
    assert '<html lang="en">' in html
    assert "Not ready to send" in html


def test_one_workbook_needs_no_tables_of_many(faulty: Checked) -> None:
    html = html_report([faulty])
    assert html.count("<h2>") == 1
    assert not re.search("ตารางไฟล์", html)


def test_offices_of_one_name_are_told_apart_in_the_table_of_rules(faulty: Checked) -> None:
    others = [replace(faulty, path=f"{place}/มะค่า.xlsm", organisation="อบต.มะค่า") for place in ("ชลบุรี", "โคราช")]
    html = html_report([*others, replace(faulty, organisation="อบต.เดียว")])
    table = html[html.index('<div class="matrix">') : html.index("</table></div>")]
    assert [place for place in ("ชลบุรี/มะค่า.xlsm", "โคราช/มะค่า.xlsm") if place not in table] == []
    assert faulty.path not in table
