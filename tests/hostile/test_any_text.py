"""Whatever text stands in a cell, every source reads it alike, and it fits into the documents."""

import re
from collections.abc import Sequence
from dataclasses import replace
from io import BytesIO
from pathlib import Path
from tempfile import TemporaryDirectory

import xlsxwriter
from docx import Document
from hypothesis import given, settings
from hypothesis import strategies as st
from openxml_audit import OpenXmlValidator

from itaxl.app.document_files import documents_of
from itaxl.app.inspection import inspect
from itaxl.app.rule_failures import sentences
from itaxl.form.fields import FIELDS, MEASURES_TABLE, SIGNERS_TABLE
from itaxl.form.form_content import FormContent, grid_of
from itaxl.model.cell import Value
from itaxl.model.cleaning import clean
from itaxl.model.grid import GridData
from itaxl.reading import read_submission
from itaxl.sample import sample_content
from itaxl.workbook.calamine_file import calamine_rows
from itaxl.workbook.openpyxl_file import openpyxl_rows
from itaxl.workbook.reader import read_grid_here
from itaxl.years.catalogue import fiscal_year

THAI_LETTERS = st.characters(min_codepoint=0x0E00, max_codepoint=0x0E7F)
THAI = st.text(THAI_LETTERS | st.sampled_from(" \n0123456789.,/-–()"), max_size=60)
ODD = st.text(st.characters(codec="utf-8"), max_size=60)
TRAPS = st.sampled_from(
    (
        *(
            "_x000D_",
            "_x0000_",
            "_x005F_x0041_",
            "a_x0041",
            "_xZZZZ_",
            "\r\n",
            "\r",
            "\x0b",
            "\x00",
            "\ufeff",
            "\u200b",
        ),
        *(
            "=1+1",
            "+1",
            "-1",
            "@x",
            "'",
            "{x}",
            "{0}",
            "%s",
            "<b>&amp;",
            "]]>",
            "<!--",
            "\\",
            "1e9",
            "2564",
            "16/4/2564",
        ),
        *(
            "TRUE",
            "#REF!",
            "ก" * 3000,
            "า" * 50,
            "\u0e33" * 9,
            "เเ",
            "\U0001f600",
            "\ufdd0",
            "\u2028",
            "\x85",
            "ก\u0300",
        ),
    )
)
OVERLAPPING = re.compile("_x[0-9A-Fa-f]{4}_x")
"""Two escapes that share an underscore: XlsxWriter writes them so that nobody can read them."""

BROKEN = st.text(st.characters(categories=("Cc", "Cf", "Cs", "Co", "Cn", "Zl", "Zp", "Mn")) | THAI_LETTERS, max_size=40)
"""Controls, lone surrogates, signs of direction, marks without letters, characters that are none."""

TYPED = st.one_of(THAI, ODD, TRAPS)
TEXTS = st.lists(TYPED.filter(lambda text: not OVERLAPPING.search(text)), min_size=1, max_size=12)


def saved(texts: Sequence[str], folder: str) -> Path:
    path = Path(folder, "form.xlsx")
    grid = grid_of(FormContent(measures=[{"method": text} for text in texts]))
    book = xlsxwriter.Workbook(path, {"strings_to_formulas": False, "strings_to_urls": False})
    for tab in grid.tabs:
        sheet = book.add_worksheet(tab.name)
        for number, row in enumerate(grid.values[tab.name]):
            for column, value in enumerate(row):
                if value not in (None, ""):
                    sheet.write_string(number, column, str(value))
    book.close()
    return path


@given(TEXTS)
@settings(max_examples=60)
def test_every_source_reads_the_same_cleaned_text(texts: list[str]) -> None:
    meant = [clean(text) for text in texts if clean(text)]
    with TemporaryDirectory() as folder:
        path = saved(texts, folder)
        # openpyxl drops x005F_ wherever it stands
        for source in (calamine_rows, openpyxl_rows)[: 1 + ("x005F_" not in "".join(texts))]:
            measures = read_submission(read_grid_here(path, source=source)).rows("measures")
            assert [row.text("method") for row in measures] == meant


STORED = st.one_of(st.booleans(), st.integers(), st.floats(), st.dates(), st.datetimes(), st.times(), st.timedeltas())
CELLS = st.lists(st.tuples(st.integers(0, 60), st.integers(0, 11), TYPED | STORED | st.none()), max_size=40)


@given(CELLS, st.booleans())
@settings(max_examples=60)
def test_a_form_with_anything_anywhere_is_checked_and_made(cells: list[tuple[int, int, Value]], keys_too: bool) -> None:
    grid = grid_of(FormContent(signers={role.key: {} for role in SIGNERS_TABLE.rows}, measures=[{"method": "ก"}] * 3))
    values = {sheet: [list(row) for row in rows] for sheet, rows in grid.values.items()}
    for row, column, value in cells:
        sheet = list(values)[row % len(values)]
        rows = values[sheet]
        if column == 0 and not keys_too:
            continue
        line = rows[row % len(rows)]
        line.extend([None] * (column + 1 - len(line)))
        line[column] = value
    broken = GridData(grid.name, grid.tabs, values)
    inspected = inspect(broken)
    assert not sentences(inspected.findings), "no rule failed"
    for data in documents_of(inspected.submission, inspected.year).values():
        assert Document(BytesIO(data)).paragraphs


KEYS = [field.key for fields in FIELDS.values() for field in fields]
COLUMNS = [column.key for column in MEASURES_TABLE.columns]


@given(
    st.dictionaries(st.sampled_from(KEYS), TYPED | BROKEN, min_size=1, max_size=6),
    st.dictionaries(st.sampled_from(COLUMNS), TYPED | BROKEN, min_size=1, max_size=4),
    st.sampled_from([role.key for role in SIGNERS_TABLE.rows]),
    TYPED | BROKEN,
)
@settings(max_examples=25)
def test_any_text_in_any_field_gives_documents_without_a_fault(
    fields: dict[str, str], measure: dict[str, str], role: str, name: str
) -> None:
    sample = sample_content(fiscal_year(2569))
    signers = {**sample.signers, role: {**sample.signers.get(role, {}), "name": name}}
    filled = replace(sample, fields={**sample.fields, **fields}, signers=signers, measures=[*sample.measures, measure])
    inspected = inspect(grid_of(filled))
    assert "F012" not in {finding.code for finding in inspected.findings}, "a rule failed"
    with TemporaryDirectory() as folder:
        for file, data in documents_of(inspected.submission, inspected.year).items():
            assert Document(BytesIO(data)).paragraphs, file
            path = Path(folder, "document.docx")
            path.write_bytes(data)
            assert not OpenXmlValidator().validate(path).errors, file
