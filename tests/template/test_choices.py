"""Drop-downs, input messages and the hidden lists behind them."""

from itaxl.form import fields
from itaxl.form.fields import OFFICE, all_fields
from itaxl.thai.digits import to_thai
from itaxl.years.catalogue import fiscal_year, known_years


def validation_at(book, sheet: str, key: str):
    address = book.cell(sheet, key).coordinate
    return next(found for found in book[sheet].data_validations.dataValidation if address in found.sqref)


def list_of(book, name: str) -> list[object]:
    ((sheet, cells),) = book.book.defined_names[name].destinations
    return [cell.value for (cell,) in book[sheet][cells]]


def test_a_strict_choice_refuses_a_complete_list_points_out_and_a_suggestion_is_quiet(blank) -> None:
    found = {key: validation_at(blank, OFFICE, key) for key in ("org.type", "org.province", "org.department")}
    assert [each.errorStyle for each in found.values()] == [None, "information", None]
    assert [bool(each.showErrorMessage) for each in found.values()] == [True, True, False]


def test_every_input_says_how_to_fill_it_when_chosen(blank) -> None:
    for sheet, field in all_fields():
        if sheet in fields.INPUT_SHEETS:
            found = validation_at(blank, sheet, field.key)
            assert (found.promptTitle, found.prompt) == (field.label, field.hint)


def test_labels_and_hints_fit_what_excel_takes() -> None:
    inputs = [field for _, field in all_fields()] + [column for table in fields.TABLES for column in table.columns]
    assert [field.key for field in inputs if len(field.label) > 32 or len(field.hint) > 255] == []


def test_drop_downs_lead_to_names_that_exist(blank) -> None:
    lists = [
        found.formula1
        for sheet in blank.book
        for found in sheet.data_validations.dataValidation
        if found.type == "list" and not found.formula1.startswith('"')
    ]
    assert set(lists) <= set(blank.book.defined_names)
    assert {"list_provinces", "list_items", "list_years", "list_positions", "list_prefixes"} <= set(lists)


def test_provinces_are_all_and_in_the_order_of_a_thai_dictionary(blank) -> None:
    provinces = list_of(blank, "list_provinces")
    assert len(provinces) == 77
    assert provinces[:2] == ["กระบี่", "กรุงเทพมหานคร"]
    around = provinces.index("ชุมพร")
    assert provinces[around : around + 3] == ["ชุมพร", "เชียงราย", "เชียงใหม่"]


def test_years_with_a_report_are_offered_newest_first(blank) -> None:
    years = list_of(blank, "list_years")
    assert years == [to_thai(str(year)) for year in reversed(known_years()) if fiscal_year(year).report_item]
    assert years[-1] == "๒๕๖๓"


def test_items_of_every_year_stand_under_the_year_with_the_report_first(blank) -> None:
    sheet = blank[fields.LISTS]
    columns = {sheet.cell(1, column).value: column for column in range(1, 60)}
    for year in map(fiscal_year, known_years()):
        if year.report_item:
            column = columns[str(year.year)]
            codes = [sheet.cell(row, column).value for row in range(3, 3 + len(year.items))]
            assert sorted(codes) == sorted(year.items)
            assert codes[0] == year.report_item
            assert sheet.cell(3, column + 1).value == year.items[year.report_item].name
