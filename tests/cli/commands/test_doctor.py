"""`itaxl doctor` on this machine, as a person and as a program would call it."""

import json
import zipfile
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from itaxl.app.bug_bundle import write_bundle


@pytest.fixture
def form(run_itaxl: Callable[..., Any], tmp_path: Path) -> Path:
    path = tmp_path / "แบบฟอร์มลับ.xlsm"
    assert run_itaxl("new", path, "--sample").code == 0
    return path


def test_this_machine_can_run_itaxl(run_itaxl: Callable[..., Any]) -> None:
    done = run_itaxl("doctor")
    assert (done.code, done.err) == (0, "")
    assert "โปรแกรม itaxl" in done.out
    assert "Python" in run_itaxl("doctor", "--lang", "en").out


def test_json_holds_both_languages_and_the_states(run_itaxl: Callable[..., Any], form: Path) -> None:
    done = run_itaxl("doctor", "--json", form)
    lines = json.loads(done.out)["lines"]
    assert {"program", "excel", "pdf", "font", "form", "macros_of_form"} <= {line["topic"] for line in lines}
    assert {line["state"] for line in lines} <= {"good", "warning"}
    assert all(line["found_th"] and line["found_en"] for line in lines)


def test_a_file_that_is_no_form_ends_with_1(run_itaxl: Callable[..., Any], tmp_path: Path) -> None:
    path = tmp_path / "ก.xlsm"
    path.write_bytes(b"%PDF-1.7\n")
    done = run_itaxl("doctor", path)
    assert done.code == 1
    assert "ต้องแก้" in done.out


def test_the_bundle_holds_the_form_without_its_content(
    run_itaxl: Callable[..., Any], form: Path, tmp_path: Path
) -> None:
    done = run_itaxl("doctor", "--redact", form, cwd=tmp_path)
    assert done.code == 0
    (bundle,) = tmp_path.glob("itaxl-bug-*.zip")
    assert bundle.name in done.out
    with zipfile.ZipFile(bundle) as archive:
        assert {"doctor.json", "form.xlsm"} <= set(archive.namelist())
        facts = archive.read("doctor.json").decode()
    assert "แบบฟอร์มลับ" not in facts
    assert str(tmp_path) not in facts
    before = form.stat().st_mtime_ns
    assert form.stat().st_mtime_ns == before


def test_crash_logs_go_into_the_bundle(run_itaxl: Callable[..., Any], form: Path, tmp_path: Path) -> None:
    logs = tmp_path / "state" / "itaxl" / "log"
    logs.mkdir(parents=True)
    for number in range(8):
        (logs / f"itaxl-crash-{number}.log").write_text("itaxl 0", encoding="utf-8")
    run_itaxl("doctor", "--redact", form, cwd=tmp_path, more={"XDG_STATE_HOME": str(tmp_path / "state")})
    (bundle,) = tmp_path.glob("itaxl-bug-*.zip")
    with zipfile.ZipFile(bundle) as archive:
        assert len([name for name in archive.namelist() if name.endswith(".log")]) == 5


def test_a_form_that_cannot_be_opened_is_left_out_of_the_bundle(run_itaxl: Callable[..., Any], tmp_path: Path) -> None:
    path = tmp_path / "เสีย.xlsm"
    path.write_bytes(b"PK\x03\x04 damaged")
    done = run_itaxl("doctor", "--redact", path, cwd=tmp_path)
    assert done.code == 1
    assert "ไม่ได้ใส่ไว้" in done.err
    (bundle,) = tmp_path.glob("itaxl-bug-*.zip")
    with zipfile.ZipFile(bundle) as archive:
        assert "form.xlsm" not in archive.namelist()


def test_a_bundle_of_the_same_second_is_kept(tmp_path: Path) -> None:
    path = tmp_path / "เสีย.xlsm"
    path.write_bytes(b"PK\x03\x04 damaged")
    bundles = {write_bundle(path, [], tmp_path).path for _ in range(3)}
    assert {each for each in bundles if each.exists()} == set(tmp_path.glob("itaxl-bug-*.zip"))
    assert len(bundles) == 3
