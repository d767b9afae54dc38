"""A rule that fails is one rule less: the others go on, a log is written, and no form is called clean."""

import json
from collections.abc import Callable, Mapping
from pathlib import Path

import pytest
from broken_rules import CANARY, broken_environment
from returned_letters import of_office

from itaxl.app import rule_failures
from itaxl.app.inspection import inspect
from itaxl.form.form_content import grid_of
from itaxl.model.finding import Finding, Severity
from itaxl.reports.checked import Checked
from itaxl.reports.verdict import Verdict
from itaxl.rules import rule
from itaxl.sample import sample_content
from itaxl.template.form_file import form_bytes
from itaxl.years.catalogue import fiscal_year

SAMPLE = sample_content(fiscal_year(2569))


@pytest.fixture
def broken(tmp_path: Path) -> Mapping[str, str]:
    """An environment in which rule T003 fails."""
    return broken_environment(tmp_path, {"T003": "check"})


def form(folder: Path, name: str = "แบบฟอร์ม.xlsm", **edits: str) -> Path:
    path = folder / name
    path.parent.mkdir(exist_ok=True)
    path.write_bytes(form_bytes(SAMPLE.edited({key.replace("_", "."): text for key, text in edits.items()})))
    return path


def logs(folder: Path) -> list[Path]:
    return list(folder.rglob("itaxl-crash-*.log"))


def test_a_form_without_other_findings_is_not_clean_and_ends_with_3(
    run_itaxl: Callable, broken: dict[str, str], tmp_path: Path
) -> None:
    ran = run_itaxl("check", form(tmp_path), more={**broken, "XDG_STATE_HOME": str(tmp_path)})
    assert ran.code == 3
    assert Verdict.READY.value.th not in ran.out
    assert "กฎ T003 ทำงานผิดพลาด" in ran.out
    (log,) = logs(tmp_path)
    assert str(log) in ran.out.replace("\n", "").replace(" ", "")
    text = log.read_text(encoding="utf-8")
    assert "KeyError" in text
    assert "note: rule T003" in text
    assert CANARY not in text + ran.out + ran.err


def test_the_other_rules_go_on_and_their_errors_give_the_exit_code(
    run_itaxl: Callable, broken: dict[str, str], tmp_path: Path
) -> None:
    ran = run_itaxl("check", form(tmp_path, memo_date="๓๑ เม.ย. ๖๙"), "--format", "json", more=broken)
    assert ran.code == 1
    codes = {each["code"] for each in json.loads(ran.out)["workbooks"][0]["findings"]}
    assert {"D002", "F012"} <= codes
    assert "T003" in ran.err


def test_make_makes_the_documents_and_says_it(run_itaxl: Callable, broken: dict[str, str], tmp_path: Path) -> None:
    ran = run_itaxl("make", form(tmp_path), "-o", tmp_path / "out", more=broken)
    assert ran.code == 3
    assert len(list((tmp_path / "out").glob("*.docx"))) == 2
    assert "กฎ T003 ทำงานผิดพลาด" in ran.err


def test_a_batch_says_it_once_and_calls_no_form_clean(run_itaxl: Callable, tmp_path: Path) -> None:
    broken = broken_environment(tmp_path, {"T003": "check", "X002": "across"})
    for number in range(3):
        name = f"บางตัวอย่าง{'กขค'[number]}"
        texts = {key.replace(".", "_"): text for key, text in of_office(name).items()}
        form(tmp_path / "in", f"{number}.xlsm", org_name=name, memo_number=str(number), **texts)
    ran = run_itaxl("batch", tmp_path / "in", "-o", tmp_path / "out", "--check-only", "--jobs", "2", more=broken)
    assert ran.code == 3, ran.err
    assert ran.err.count("กฎ T003 ทำงานผิดพลาด") == 1
    assert ran.err.count("กฎ X002 ทำงานผิดพลาด") == 1
    records = json.loads((tmp_path / "out" / "results.json").read_bytes())["workbooks"]
    assert {record["verdict"] for record in records} == {"warning"}


def test_a_written_reason_or_ignoring_its_code_does_not_hide_it() -> None:
    finding = Finding("F012", params={"rule": "T003"}, severity=Severity.WARNING)
    assert Checked("", "", None, (finding,)).verdict is not Verdict.READY.value


def test_one_log_is_written_for_a_rule_however_often_it_fails(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("itaxl.bug_report.crash.log_folder", lambda: tmp_path)
    monkeypatch.setattr(rule_failures, "TO_SEND", {})
    said = [rule_failures.not_run(rule(code), ValueError(CANARY)) for code in ("T003", "T003", "T004")]
    assert len(logs(tmp_path)) == 2
    assert [sentence.en.split(" failed")[0] for sentence in rule_failures.sentences(said)] == ["Rule T003", "Rule T004"]


def test_without_a_place_for_the_log_the_line_to_send_is_said(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("itaxl.bug_report.crash.write_log", lambda *_: None)
    monkeypatch.setattr(rule_failures, "TO_SEND", {})
    (sentence,) = rule_failures.sentences([rule_failures.not_run(rule("T003"), ValueError(CANARY))])
    assert "T003 ValueError" in sentence.th
    assert CANARY not in sentence.th


def test_a_sound_rule_set_has_no_such_finding() -> None:
    assert "F012" not in {finding.code for finding in inspect(grid_of(SAMPLE)).findings}
