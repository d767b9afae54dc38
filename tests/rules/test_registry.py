"""A number or day that the registry gives later: room on the paper, one note, no draft."""

from collections.abc import Callable

import pytest

from itaxl.app.inspection import year_of
from itaxl.documents.blocks import Paragraph
from itaxl.documents.papers.memo import memo
from itaxl.form.fields import LEFT_TO_REGISTRY
from itaxl.model.finding import Finding, Severity
from itaxl.model.submission import Submission
from itaxl.reports.finding_text import message

LEFT = {"memo.number": LEFT_TO_REGISTRY, "memo.date": LEFT_TO_REGISTRY}


def head(form: Submission) -> str:
    blocks = memo(form, year_of(form)).blocks
    line = next(each for each in blocks if isinstance(each, Paragraph) and each.text.startswith("ที่"))
    return line.text.replace("\u00a0", " ")


@pytest.mark.parametrize(
    ("edits", "said"),
    [
        (LEFT, "เลขที่หนังสือและวันที่"),
        ({"memo.number": "เว้นไว้ ลงทะเบียน"}, "เลขที่หนังสือ"),
        ({"memo.number": "รอออกเลข"}, "เลขที่หนังสือ"),
        ({"memo.date": "เว้นไว้"}, "วันที่"),
        ({"memo.date": "เมษายน 2569"}, "วันของเดือน"),
        ({"memo.date": "...... เมษายน 2569"}, "วันของเดือน"),
        ({"memo.date": "เม.ย. 69", "memo.number": LEFT_TO_REGISTRY}, "เลขที่หนังสือและวันของเดือน"),
    ],
)
def test_one_note_says_what_is_left(found: Callable[..., list[Finding]], edits: dict[str, str], said: str) -> None:
    usual = {finding.code for finding in found()}
    new = [finding for finding in found(edits) if finding.code not in usual]
    assert [(finding.code, finding.severity or Severity.INFO) for finding in new] == [("R020", Severity.INFO)]
    assert f"เว้น{said}ไว้" in message(new[0]).what


@pytest.mark.parametrize(
    ("date", "printed"),
    [
        (LEFT_TO_REGISTRY, "วันที่\t"),
        ("เมษายน 2569", "วันที่  ......  เมษายน  ๒๕๖๙ \t"),
        ("เม.ย. 69", "วันที่  ......  เมษายน  ๒๕๖๙ \t"),
        ("........ เมษายน 2569", "วันที่  ......  เมษายน  ๒๕๖๙ \t"),
        ("วันที่ ____ เดือนเมษายน พ.ศ. 2569", "วันที่  ......  เมษายน  ๒๕๖๙ \t"),
    ],
)
def test_the_paper_prints_room(submission: Callable[..., Submission], date: str, printed: str) -> None:
    line = head(submission({"memo.number": LEFT_TO_REGISTRY, "memo.date": date}))
    assert LEFT_TO_REGISTRY not in line
    assert line.endswith(printed)
    assert line.split("\t")[1].strip().endswith("/")


@pytest.mark.parametrize(
    "date", ["เมษายน", "เมษายน 2026", "กุมภาพันธ์ ถึง เมษายน 2569", "2569", "ไตรมาสที่ 1", "ต้นเดือนเมษายน 2569"]
)
def test_what_is_no_month_of_a_year_is_still_an_error(found: Callable[..., list[Finding]], date: str) -> None:
    codes = {finding.code for finding in found({"memo.date": date}) if finding.key == "memo.date"}
    assert codes & {"D001", "D003", "D004"}


def test_a_month_of_another_year_is_found(found: Callable[..., list[Finding]]) -> None:
    assert "D009" in {finding.code for finding in found({"memo.date": "เมษายน 2567"})}


def test_forms_that_leave_their_number_have_none_in_common(submission: Callable[..., Submission]) -> None:
    from itaxl.evidence.digest import digest

    assert digest(submission(LEFT), "ก").number is None
