"""The library does what the commands do, as docs/library.md says."""

import re
from pathlib import Path

import pytest

import itaxl

PAGE = Path(__file__).parents[1] / "docs" / "library.md"


def test_the_examples_of_the_page_run(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    example, on_bytes = re.findall(r"```python\n(.*?)```", PAGE.read_text(encoding="utf-8"), re.DOTALL)
    monkeypatch.chdir(tmp_path)
    exec(compile(example, str(PAGE), "exec"), {})
    said = capsys.readouterr().out
    assert said.startswith("พร้อมส่ง\n")
    assert {path.name for path in tmp_path.iterdir()} == {"แบบฟอร์ม.xlsm", "papers"}
    assert len(list((tmp_path / "papers").glob("*.docx"))) == 2
    assert said.endswith("None 0\n")
    exec(compile(on_bytes, str(PAGE), "exec"), {})
    assert capsys.readouterr().out.startswith("พร้อมส่ง ['แบบฟอร์ม.ผลตรวจ.html', ")


@pytest.mark.parametrize("function", [itaxl.check, itaxl.fix, itaxl.make])
def test_a_file_that_is_no_form_is_refused_in_a_sentence(function, tmp_path: Path) -> None:
    path = tmp_path / "จดหมาย.xlsm"
    path.write_bytes(b"not a workbook")
    with pytest.raises(itaxl.Refused) as refusal:
        function(path)
    assert "จดหมาย.xlsm" in refusal.value.sentence("th")
    assert [each.name for each in tmp_path.iterdir()] == ["จดหมาย.xlsm"]


def test_one_kind_of_paper_alone(tmp_path: Path) -> None:
    form = itaxl.new(str(tmp_path / "form.xlsm"), sample=True).path
    (paper,) = itaxl.make(str(form), kinds=["report"]).files
    assert paper.parent == tmp_path
    assert paper.name.endswith("รายงาน.docx")


def test_only_the_rules_that_are_asked_for_run(tmp_path: Path) -> None:
    form = itaxl.new(tmp_path / "form.xlsm").path
    assert {finding.code[0] for finding in itaxl.check(form, select=["R"]).findings} == {"R"}
    assert "R" not in {finding.code[0] for finding in itaxl.check(form, ignore=["R"]).findings}
