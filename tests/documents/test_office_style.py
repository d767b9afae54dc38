"""The layout's numbers: typed, sourced, and none missing."""

from itaxl.documents.house import House, house, house_entries, house_sources


def test_every_entry_has_a_field_and_every_field_an_entry() -> None:
    typed = {(part, name) for part, rules in House.__annotations__.items() for name in rules._fields}
    assert {(entry.part, entry.name) for entry in house_entries()} == typed
    assert house() is house()


def test_every_entry_has_a_unit_a_note_and_known_sources() -> None:
    for entry in house_entries():
        assert entry.unit, entry
        assert entry.note, entry
        assert entry.source, entry
        assert set(entry.source) <= set(house_sources()), entry


def test_every_source_is_used() -> None:
    used = {source for entry in house_entries() for source in entry.source}
    assert set(house_sources()) - used == {"SARABAN2526", "CABINET2543"} - used


def test_tables_are_as_wide_as_the_text() -> None:
    page, table = house().page, house().table
    for widths in (table.item_widths, table.measure_widths):
        assert round(sum(widths), 3) == page.width - page.left - page.right
