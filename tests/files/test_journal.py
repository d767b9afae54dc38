"""The journal: whole lines are kept, a torn one is as if it were not there."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from itaxl.files.journal import Journal, entries, entry_at


def test_entries_come_back_in_order_with_their_places(tmp_path: Path) -> None:
    journal = Journal(tmp_path / "j")
    places = journal.add(['{"a":1}', '{"b":"ก"}'], sync=True) + journal.add(['{"c":3}'], sync=False)
    journal.close()
    assert [(place, entry) for place, entry in entries(tmp_path / "j")] == list(
        zip(places, [{"a": 1}, {"b": "ก"}, {"c": 3}], strict=True)
    )
    with (tmp_path / "j").open("rb") as file:
        assert entry_at(file, places[1]) == {"b": "ก"}
        with pytest.raises(ValueError):
            entry_at(file, places[1] + 1)


@given(cut=st.integers(1, 19))
def test_a_torn_line_is_passed_over_and_does_not_spoil_the_next(cut: int, tmp_path_factory) -> None:
    path = tmp_path_factory.mktemp("torn") / "j"
    path.write_bytes(b'{"whole":1}\n' + b'{"torn":"\xe0\xb8\x81\xe0\xb8\x82"}'[:cut])
    journal = Journal(path)
    journal.add(['{"next":2}'], sync=True)
    journal.close()
    kept = [entry for _, entry in entries(path) if "torn" not in entry]
    assert kept == [{"whole": 1}, {"next": 2}]


def test_what_utf8_cannot_write_comes_back(tmp_path: Path) -> None:
    journal = Journal(tmp_path / "j")
    journal.add(['{"a":"\udc80ก"}'], sync=True)
    journal.close()
    assert [entry for _, entry in entries(tmp_path / "j")] == [{"a": "\udc80ก"}]


def test_no_journal_has_no_entries(tmp_path: Path) -> None:
    assert list(entries(tmp_path / "none")) == []
