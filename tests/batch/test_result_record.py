"""A result as a line of JSON and back is the same result; folders stay with their workbooks."""

from collections.abc import Iterator
from datetime import date
from pathlib import Path

from itaxl.app.inspection import checked, inspect
from itaxl.batch.journal_index import Memory, memory_of
from itaxl.batch.result_record import digest_of, kept_of, packed, result_of
from itaxl.evidence.digest import digest
from itaxl.files.journal import Journal, entries
from itaxl.form.form_content import grid_of
from itaxl.model.cell import CellRef
from itaxl.model.finding import Finding, Severity
from itaxl.model.fix import Edit, Fix, Safety
from itaxl.model.wording import Wording
from itaxl.reports.checked import Checked
from itaxl.sample import sample_content
from itaxl.years.catalogue import fiscal_year


def through_a_journal(path: Path, record: str) -> dict[str, object]:
    journal = Journal(path)
    journal.add([record], sync=False)
    journal.close()
    return [entry for _, entry in entries(path)][-1]


def every_kind() -> Iterator[Finding]:
    ref = CellRef("รายงาน", 7, 3)
    fix = Fix(Safety.ASK, (Edit(ref, 0, 2, "ก\n", "ข"),))
    params = {"text": "ก{x}\udc80\n", "number": 3, "share": 0.5, "day": date(2026, 4, 30), "what": Wording("ก", "k")}
    yield Finding("D001", ref, "memo.date", params, (0, 3), Severity.ERROR, fix, (ref,), "เหตุผล", ref)
    yield Finding("F001")


def test_every_part_of_a_finding_comes_back(tmp_path: Path) -> None:
    result = Checked("a.xlsm", "อบต.ก", 2569, tuple(every_kind()))
    record = through_a_journal(tmp_path / "j", packed(result, None, {}))
    assert result_of("a.xlsm", record) == result
    assert digest_of("a.xlsm", record) is None


def test_what_workbooks_are_compared_by_comes_back(tmp_path: Path) -> None:
    done = inspect(grid_of(sample_content(fiscal_year(2569))))
    known = digest(done.submission, "a.xlsm")
    kept = kept_of(done.submission)
    record = through_a_journal(tmp_path / "j", packed(checked(Path("a.xlsm"), done), known, kept))
    assert digest_of("a.xlsm", record) == known
    assert record["kept"] == kept
    assert kept["org.name"] == "ท่าช้าง"


def test_a_workbook_keeps_its_folder_and_another_of_that_name_gets_its_own() -> None:
    memory = Memory()
    first, second = memory.folder_for("ก/x.xlsm", "มะค่า"), memory.folder_for("ข/x.xlsm", "มะค่า")
    assert first == "มะค่า"
    assert second.startswith("มะค่า ")
    assert (memory.folder_for("ก/x.xlsm", "มะค่า"), memory.folder_for("ข/x.xlsm", "มะค่า")) == (first, second)
    assert memory.folder_for("ค.xlsm", "MAKHA") != memory.folder_for("ง.xlsm", "makha")


def test_a_folder_begun_by_a_killed_run_stays_with_its_workbook(tmp_path: Path) -> None:
    journal = Journal(tmp_path / "j")
    journal.add(['{"intent":"ข.xlsm","folder":"มะค่า","outputs":{}}', '{"strange":1}', '{"done":"ค"}'], sync=True)
    journal.close()
    memory = memory_of(tmp_path / "j")
    assert memory.begun == {"ข.xlsm": "มะค่า"}
    assert memory.folder_for("ก.xlsm", "มะค่า") != "มะค่า"
    assert memory.folder_for("ข.xlsm", "มะค่า") == "มะค่า"
