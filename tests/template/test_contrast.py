"""Every text of the form can be read: it differs enough from what is behind it."""

import pytest
from contrast import READABLE, contrast, unreadable_of_workbook

from itaxl.form.form_content import FormContent
from itaxl.sample import sample_content
from itaxl.template.form_file import form_bytes
from itaxl.template.style import look
from itaxl.years.catalogue import fiscal_year


@pytest.mark.parametrize(("one", "other", "ratio"), [("#000000", "#FFFFFF", 21), ("#777777", "#FFFFFF", 4.48)])
def test_the_oracle_knows_the_ratios_that_wcag_names(one: str, other: str, ratio: float) -> None:
    assert contrast(one, other) == contrast(other, one) == pytest.approx(ratio, abs=0.005)


@pytest.mark.parametrize("content", [FormContent(), sample_content(fiscal_year(2569))], ids=["blank", "sample"])
def test_every_cell_of_a_form_can_be_read(content: FormContent) -> None:
    assert unreadable_of_workbook(form_bytes(content)) == []


def test_every_mark_leaves_its_text_readable() -> None:
    styles, usual = look()["style"], look()["style"]["base"]["font_color"]
    typed = {usual, styles["finding"]["font_color"]}
    for name, mark in look()["mark"].items():
        for colour in {mark["font_color"]} if "font_color" in mark else typed:
            assert contrast(colour, mark.get("bg_color", "#FFFFFF")) >= READABLE, name


def test_hints_are_read_at_ease() -> None:
    assert contrast(look()["style"]["hint"]["font_color"], "#FFFFFF") >= 7
