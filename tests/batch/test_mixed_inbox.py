"""An inbox as bad as it gets: every file has its row and its sentence, every form its own folder and whole papers."""

from collections.abc import Callable, Iterator, Mapping
from itertools import islice
from pathlib import Path
from typing import Any

import docx
import pytest
from bad_files import bad_files
from openpyxl import load_workbook

from itaxl.sample import sample_content
from itaxl.template.form_file import form_bytes
from itaxl.years.catalogue import fiscal_year

GOOD, DAMAGED = 30, 20
HOSTILE = (
    "a sheet packed a thousand times",
    "a billion laughs",
    "a cell in the last corner",
    "a claim of four milliard texts",
    "a part above",
)
FOREIGN = ("csv", "pdf", "word", "OLE with EncryptedPackage", "html")
NAMESAKES = {"ชลบุรี/มะค่า.xlsm": ("บ้านบึง", "ชลบุรี"), "โคราช/มะค่า.xlsm": ("โนนไทย", "นครราชสีมา")}
Run = Callable[..., Any]


def good_forms() -> Iterator[tuple[str, bytes]]:
    sample = sample_content(fiscal_year(2569))
    for number in range(GOOD):
        edits = {"org.name": f"ทุ่งตัวอย่าง{'กขคงจชซญดต'[number // 3]}{'นบป'[number % 3]}", "memo.number": str(number + 1)}
        for row, texts in enumerate(sample.measures, 1):
            edits[f"measures.{row}.result"] = f"{texts['result']} ผู้เข้าร่วม {number + 21} คน"
        yield f"ดี {number:02}.xlsm", form_bytes(sample.edited(edits))
    for name, (district, province) in NAMESAKES.items():
        edits = {"org.name": "มะค่า", "org.district": district, "org.province": province, "memo.number": f"9{len(name)}"}
        yield name, form_bytes(sample.edited(edits))


def damaged(forms: Mapping[str, bytes]) -> Iterator[tuple[str, bytes]]:
    """Good forms of which a transfer lost or spoiled a part, each another one."""
    for number, data in enumerate(islice(forms.values(), DAMAGED)):
        at = len(data) * (number + 1) // (DAMAGED + 2)
        spoiled = data[:at] if number % 2 else data[:at] + bytes(300) + data[at + 300 :]
        yield f"เสีย {number:02}.xlsm", spoiled


@pytest.fixture(scope="module")
def files() -> dict[str, bytes]:
    forms = dict(good_forms())
    table = {case.what: case for case in bad_files()}
    strange = {f"{what}.xlsm": table[what].make() for what in (*HOSTILE, *FOREIGN)}
    return {**forms, **dict(damaged(forms)), **strange}


def test_every_file_has_its_row_its_sentence_and_every_form_its_own_folder(
    files: Mapping[str, bytes], fill: Any, see: Any, tmp_path: Path, run_itaxl: Run
) -> None:
    inbox, out = fill(tmp_path / "ส่งมา", files), tmp_path / "ผลงาน"
    ran = run_itaxl("batch", inbox, "-o", out)
    assert ran.code == 1, ran.err
    assert "Traceback" not in ran.err
    records = see(out).records
    assert records.keys() == files.keys()
    assert {name: (inbox / name).read_bytes() for name in files} == files, "no input is touched"

    good = [name for name in files if name.startswith("ดี") or name in NAMESAKES]
    folders = [records[name]["folder"] for name in good]
    assert len(set(folders)) == GOOD + len(NAMESAKES)
    for folder in folders:
        papers = list((out / folder).iterdir())
        assert len(papers) == 2
        for paper in papers:
            docx.Document(str(paper))
    for name in NAMESAKES:
        assert records[name]["folder"].endswith(NAMESAKES[name][1])

    for name in files.keys() - set(good):
        record = records[name]
        assert record["findings"], name
        assert record["findings"][0]["message_th"], name
        if record["folder"] is None:
            assert [finding["code"] for finding in record["findings"]] == ["F001"], name
    for name in (*HOSTILE, *FOREIGN):
        assert records[f"{name}.xlsm"]["folder"] is None, name

    matrix = load_workbook(out / "worklist.xlsx", read_only=True).worksheets[1]
    names = [row[0] for row in matrix.iter_rows(min_row=2, values_only=True)]
    assert set(names[: names.index(None)]) == files.keys()
    page = (out / "index.html").read_text(encoding="utf-8")
    assert all(name in page for name in files)
    assert see(out).leftovers == []
