"""The JSON answer keeps to its published schema."""

import json
from pathlib import Path
from typing import Any

import jsonschema
import pytest

from itaxl.reports.checked import Checked
from itaxl.reports.json import json_report

SCHEMA = json.loads(Path(__file__).parents[2].joinpath("docs/schema/check-1.json").read_text(encoding="utf-8"))


@pytest.fixture(scope="module")
def report(results: list[Checked]) -> Any:
    return json.loads(json_report(results))


def test_the_schema_is_a_schema() -> None:
    jsonschema.Draft202012Validator.check_schema(SCHEMA)


def test_every_result_keeps_to_the_schema(report: Any) -> None:
    jsonschema.validate(report, SCHEMA)
    assert [workbook["path"] for workbook in report["workbooks"]] == ["ท่าช้าง.xlsm", "ผิด.xlsm", "ลับ.xlsx"]


def test_a_schema_that_allowed_anything_would_be_noticed(report: Any) -> None:
    broken = json.loads(json.dumps(report))
    broken["workbooks"][1]["findings"][0]["cell"] = "somewhere"
    with pytest.raises(jsonschema.ValidationError):
        jsonschema.validate(broken, SCHEMA)


def test_a_finding_says_where_and_what_in_both_languages(report: Any) -> None:
    by_key = {finding["key"]: finding for finding in report["workbooks"][1]["findings"]}
    dated = by_key["memo.date"]
    assert (dated["code"], dated["severity"], dated["sheet"]) == ("D002", "error", "บันทึกข้อความ")
    assert "วันที่" in dated["label"]
    assert dated["message_th"] != dated["message_en"]


def test_verdicts_and_counts_agree_with_the_findings(report: Any) -> None:
    clean, faulty, unreadable = report["workbooks"]
    assert clean["counts"]["error"] == 0
    assert faulty["verdict"] == unreadable["verdict"] == "error"
    assert faulty["counts"]["error"] == sum(finding["severity"] == "error" for finding in faulty["findings"])


def test_the_same_results_give_the_same_text(results: list[Checked]) -> None:
    assert json_report(results) == json_report(results)
