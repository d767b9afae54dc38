"""Older forms are read through the table of what changed since."""

from collections.abc import Iterator
from typing import Any

import pytest

from itaxl.form import fields
from itaxl.form.fields import GUIDE, MEMO, SIGNERS_TABLE, all_fields
from itaxl.form.form_content import FormContent, grid_of
from itaxl.model.grid import GridData
from itaxl.reading import migration, read_submission
from itaxl.reading.migration import added_since, todays_key

CHANGED: dict[str, dict[str, Any]] = {
    "memo.number": {"was": (("memo.no", 2), ("memo.nr", 3))},
    "memo.law": {"since": 3},
}


@pytest.fixture
def _changed(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    first: dict[str, Any] = {"since": 1, "was": ()}
    table = [(sheet, field._replace(**first | CHANGED.get(field.key, {}))) for sheet, field in all_fields()]
    monkeypatch.setattr(migration, "all_fields", lambda: table)
    migration._renamed.cache_clear()
    yield
    migration._renamed.cache_clear()


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


def test_every_schema_up_to_todays_brought_something() -> None:
    brought = {number for _, field in all_fields() for number in (field.since, *dict(field.was).values())}
    assert brought == set(range(1, fields.SCHEMA + 1))


def test_an_old_key_is_nobodys_today() -> None:
    today = {field.key for _, field in all_fields()}
    assert not today & {key for _, field in all_fields() for key, _ in field.was}
