"""Older forms are read through the table of what changed since."""

from typing import Any

import pytest

from itaxl.form import fields
from itaxl.form.fields import GUIDE, MEMO, SIGNERS_TABLE
from itaxl.form.form_content import FormContent, grid_of
from itaxl.model.grid import GridData
from itaxl.reading import migration, read_submission
from itaxl.reading.migration import Change, added_since, changes, todays_key

TABLE = (
    Change(2, {"memo.no": "memo.nr"}, frozenset()),
    Change(3, {"memo.nr": "memo.number"}, frozenset({"memo.law"})),
)


@pytest.fixture
def _changed(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(migration, "changes", lambda: TABLE)


def of_schema(schema: Any, renamed: dict[str, str]) -> GridData:
    content = FormContent(fields={"memo.number": "๒๘"}, signers={role.key: {} for role in SIGNERS_TABLE.rows})
    grid = grid_of(content)
    values = {
        sheet: [[renamed.get(str(row[0]), row[0]), *row[1:]] for row in rows] for sheet, rows in grid.values.items()
    }
    values[GUIDE] = [[row[0], row[1], schema] if row[0] == "meta.schema" else row for row in values[GUIDE]]
    values[MEMO] = [row for row in values[MEMO] if row[0] is not None]
    return GridData(grid.name, grid.tabs, values)


@pytest.mark.usefixtures("_changed")
def test_keys_of_older_forms_become_todays() -> None:
    assert todays_key("memo.no", 1) == todays_key("memo.nr", 2) == "memo.number"
    assert todays_key("memo.no", 2) == todays_key("memo.no", 0) == "memo.no"
    submission = read_submission(of_schema(1, {"memo.number": "memo.no"}))
    assert submission.text("memo.number") == "๒๘"
    assert submission.remarks == ()


@pytest.mark.usefixtures("_changed")
def test_what_an_older_form_cannot_have_is_not_missed() -> None:
    assert added_since(2) == {"memo.law"}
    old = read_submission(of_schema(2, {"memo.number": "memo.nr", "memo.law": ""}))
    assert old.remarks == ()
    new = read_submission(of_schema(3, {"memo.law": ""}))
    assert [remark.code for remark in new.remarks] == ["F004"]


def test_the_table_is_sorted_and_reaches_todays_schema() -> None:
    numbers = [change.number for change in changes()]
    assert numbers == list(range(2, fields.SCHEMA + 1))
