"""The manual says what the form, its buttons and the rules are now, and needs nothing from outside."""

import re
from pathlib import Path

from contrast import unreadable_of_page
from manual import MANUAL, RIBBON, page, text_of

from itaxl.excel.manual import manual_path
from itaxl.form.fields import all_fields
from itaxl.rules import codes


def test_the_manual_is_current() -> None:
    now = text_of(MANUAL.read_text(encoding="utf-8"))
    assert now == text_of(page()), "the manual is out of date; run: python3 scripts/build/manual.py"


def test_it_is_where_the_button_looks() -> None:
    assert manual_path().samefile(MANUAL)


def test_it_names_every_button_field_and_rule() -> None:
    from html import unescape

    said = unescape(text_of(page()))
    buttons = re.findall(r'<button[^>]* label="([^"]*)"', RIBBON.read_text(encoding="utf-8"))
    assert len(buttons) > 15
    labels = [field.label for _, field in all_fields() if not field.key.startswith("meta.")]
    assert [each for each in (*buttons, *labels, *codes()) if each not in said] == []


def test_it_is_one_file_without_scripts_or_addresses() -> None:
    said = page()
    assert not re.search(r"<script|https?://|<link", said)
    assert all(source.startswith("data:image/png") for source in re.findall(r'src="([^"]{20})', said))
    assert len(said) < 1_000_000


def test_its_links_lead_somewhere() -> None:
    said = page()
    assert set(re.findall(r'href="#(\w+)"', said)) <= set(re.findall(r'id="(\w+)"', said))


def test_every_text_of_it_can_be_read(chromium: str, tmp_path: Path) -> None:
    assert unreadable_of_page(page(), chromium, tmp_path) == []
