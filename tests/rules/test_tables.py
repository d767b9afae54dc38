"""Measures that slid or were spread are one finding each, and incomplete rows are not taken for such."""

from dataclasses import replace

import pytest

from itaxl.app.inspection import inspect
from itaxl.form.form_content import grid_of
from itaxl.model.finding import Severity
from itaxl.reports.finding_text import message
from itaxl.sample import sample_content
from itaxl.years.catalogue import fiscal_year

SAMPLE = sample_content(fiscal_year(2569))
ROWS = [dict(row) for row in SAMPLE.measures]
COUNTED = {"C002", "C003"}
"""Rules that count and compare the rows, which these tests copy and leave out."""

COLUMNS = ("no", "measure", "method", "owner", "period", "result", "suggestion", "evidence")


def standing(rows):
    """The errors and warnings of a form with these measures, without what waits."""
    found = inspect(grid_of(replace(SAMPLE, measures=rows))).findings
    return [each for each in found if each.severity is not Severity.INFO and each.stands and each.code not in COUNTED]


def codes(rows):
    return [each.code for each in standing(rows)]


def moved(row, first, by):
    """A row whose texts from a column on stand one cell to the right (1) or to the left (-1)."""
    place, texts = COLUMNS.index(first), [row.get(key, "") for key in COLUMNS]
    after = ["", *texts[place:-1]] if by > 0 else [*texts[place + 1 :], ""]
    return dict(zip(COLUMNS, texts[:place] + after, strict=True))


def some(change, *numbers):
    return [change(row) if number in numbers else row for number, row in enumerate(ROWS)]


def swapped(row, one, other):
    return {**row, one: row[other], other: row[one]}


@pytest.mark.parametrize(
    ("rows", "column", "advice"),
    [
        (some(lambda row: moved(row, "no", 1), 1), "measure", "ซ้าย"),
        (some(lambda row: moved(row, "measure", 1), 1), "method", "ซ้าย"),
        (some(lambda row: moved(row, "owner", 1), 2), "period", "ซ้าย"),
        (some(lambda row: moved(row, "measure", 1), 0, 1, 2, 3, 4), "method", "ซ้าย"),
        (some(lambda row: moved(row, "no", -1), 1), "no", "ขวา"),
        (some(lambda row: moved(row, "owner", -1), 1), "owner", "ขวา"),
        (some(lambda row: moved(row, "method", -1), 0, 1), "method", "ขวา"),
        (some(lambda row: swapped(row, "owner", "period"), 3), "owner", "สลับ"),
        (some(lambda row: swapped(row, "owner", "period"), 0, 1, 2, 3, 4), "owner", "สลับ"),
        (some(lambda row: swapped(row, "period", "result"), 2), "period", "สลับ"),
    ],
)
def test_texts_one_column_beside_their_own_are_one_finding(rows, column, advice):
    (finding,) = standing(rows)
    assert finding.code == "R008"
    assert finding.key.endswith(f".{column}")
    assert advice in message(finding).how


RESULTS = [row["result"] for row in ROWS]


def slid(keys, down):
    """The sample with some columns one row below or above their own."""
    blank = dict.fromkeys(keys, "")
    texts = [{key: row[key] for key in keys} for row in ROWS]
    if down:
        return [{**row, **other} for row, other in zip(ROWS, [blank, *texts[:-1]], strict=True)] + [texts[-1]]
    return [texts[0]] + [{**row, **other} for row, other in zip(ROWS, [*texts[1:], blank], strict=True)]


@pytest.mark.parametrize("keys", [("result",), ("result", "suggestion"), ("period", "result"), ("owner",), ("method",)])
@pytest.mark.parametrize("down", [True, False])
def test_columns_one_row_below_or_above_their_own_are_one_finding(keys, down):
    (finding,) = standing(slid(keys, down))
    assert (finding.code, "ขึ้น" in message(finding).how) == ("R008", down)


def test_measures_one_row_below_their_own_are_one_finding():
    (finding,) = standing(slid(("measure",), True))
    assert (finding.code, finding.key) == ("R008", "measures.1.measure")


def slipped(key, first, *, down):
    """The sample with a column's texts moved by a row, up from the row `first` on or down as far as it."""
    texts = [row[key] for row in ROWS]
    moved = ["", *texts[:first], *texts[first + 1 :]] if down else [*texts[:first], *texts[first + 1 :], ""]
    return [{**row, key: text} for row, text in zip(ROWS, moved, strict=True)]


@pytest.mark.parametrize(
    ("key", "first", "down"),
    [
        *((key, 0, False) for key in ("measure", "method", "period", "result")),
        *((key, 2, False) for key in ("method", "period", "result")),
        *((key, 4, True) for key in ("measure", "method", "result")),
        ("period", 3, True),
    ],
)
def test_a_column_that_moved_over_one_of_its_texts_is_one_finding(key, first, down):
    (finding,) = standing(slipped(key, first, down=down))
    assert (finding.code, finding.key) == ("R008", f"measures.{first + 1}.{key}")
    assert (len(finding.also), "ขึ้น" in message(finding).how) == ((first if down else 4 - first), down)


@pytest.mark.parametrize("key", ["measure", "method", "owner", "period", "result"])
@pytest.mark.parametrize("place", [0, 4])
def test_a_cell_left_blank_at_the_end_of_its_column_has_not_moved_it(key, place):
    rows = [{**row, key: ""} if number == place else row for number, row in enumerate(ROWS)]
    (finding,) = standing(rows)
    assert (finding.code, finding.key) == ("R002", f"measures.{place + 1}.{key}")
    assert "เลื่อน" in message(finding).how


def test_a_cell_left_blank_in_the_middle_says_nothing_of_moving():
    rows = [{**row, "owner": ""} if number == 2 else row for number, row in enumerate(ROWS)]
    (finding,) = standing(rows)
    assert "ลบแถว" in message(finding).how


def spread(row, *, repeat=()):
    """A measure pasted so that each line of its method and result has a row of its own."""
    method, result = row["method"].split("\n"), row["result"].split("\n")
    lines = max(len(method), len(result))
    rows = [
        {
            "method": method[number] if number < len(method) else "",
            "result": result[number] if number < len(result) else "",
            **{key: row[key] for key in repeat},
        }
        for number in range(lines)
    ]
    return [{**row, **rows[0]}, *rows[1:]]


@pytest.mark.parametrize(
    ("rows", "count"),
    [
        ([*ROWS[:1], *spread(ROWS[1]), *ROWS[2:]], 1),
        ([*ROWS[:4], *spread(ROWS[4])], 1),
        ([line for row in ROWS for line in spread(row)], 5),
        ([*ROWS[:4], *spread(ROWS[4], repeat=("owner",))], 1),
        (
            [
                *ROWS,
                {
                    "measure": "การจัด",
                    "method": "1. ทำแผน",
                    "owner": "กองคลัง",
                    "period": "ม.ค. 68 -",
                    "result": "1. ทำแผนแล้ว",
                },
                {"measure": "ทำแผน", "method": "ประจำปี", "period": "มี.ค. 68", "result": "เมื่อ 5 มี.ค. 2568"},
            ],
            1,
        ),
    ],
)
def test_a_measure_over_several_rows_is_one_finding(rows, count):
    found = standing(rows)
    assert [each.code for each in found] == ["R009"] * count
    assert all("ลบแถวที่เหลือ" in message(each).how for each in found)


def test_nobody_is_told_to_delete_a_row_before_its_text_is_brought_over():
    found = inspect(grid_of(replace(SAMPLE, measures=[*ROWS[:4], *spread(ROWS[4])]))).findings
    waiting = [each for each in found if each.code == "R002"]
    assert waiting
    assert not any(each.stands for each in waiting)


def test_a_slip_in_a_spread_row_is_told_all_the_same():
    rows = [*ROWS[:4], *spread({**ROWS[4], "result": "1. เผยแพร่ในเวบไซต์แล้ว\n2. ผู้บริหารรับทราบแล้ว"})]
    assert codes(rows) == ["R009", "T005"]


@pytest.mark.parametrize(
    ("rows", "expected"),
    [
        ([*ROWS, {"measure": "การจัดซื้อจัดจ้าง", "method": "1. ประกาศแผน"}], ["R002"] * 3),
        ([*ROWS, {**ROWS[1], "owner": ""}], ["R002"]),
        ([*ROWS, {**ROWS[1], "period": ""}], ["R002"]),
        ([*ROWS, {**ROWS[1], "measure": ""}], ["R002"]),
        ([*ROWS, {**ROWS[1], "result": ""}], ["R002"]),
        ([*ROWS, {"result": "รวมทั้งสิ้น 5 มาตรการ"}], ["R002"] * 4),
        ([{**ROWS[0], "result": ""}, *ROWS[1:]], ["R002"]),
        (some(lambda row: {**row, "period": "ระหว่างปี"}, 1), ["D001"]),
        (some(lambda row: {**row, "result": "เมื่อวันที่ 14 ก.พ. 2568", "period": ""}, 1), ["R002"]),
        (some(lambda row: {**row, "owner": "ทุกส่วนราชการ", "evidence": "มีนาคม 2568"}, 1), []),
    ],
)
def test_a_row_that_only_lacks_something_is_told_so(rows, expected):
    assert codes(rows) == expected


ORDERS = {
    "sorted": sorted,
    "turned": lambda texts: [*texts[1:], texts[0]],
    "reversed": lambda texts: texts[::-1],
    "two exchanged": lambda texts: [texts[0], texts[2], texts[1], *texts[3:]],
}


def in_order(key, order):
    """The sample with the texts of one column in another order."""
    texts = order([row[key] for row in ROWS])
    return [{**row, key: text} for row, text in zip(ROWS, texts, strict=True)]


@pytest.mark.parametrize("key", ["measure", "method", "result"])
@pytest.mark.parametrize("order", ORDERS.values(), ids=ORDERS)
def test_a_column_in_an_order_of_its_own_is_one_finding(key, order):
    (finding,) = standing(in_order(key, order))
    assert (finding.code, finding.severity) == ("R010", Severity.WARNING)
    assert finding.key.endswith(f".{key}")
    assert finding.also


@pytest.mark.parametrize(("left", "right"), [("measure", "method"), ("method", "result")])
def test_two_columns_in_each_others_place_are_one_error(left, right):
    (finding, *_) = standing([swapped(row, left, right) for row in ROWS])
    assert (finding.code, finding.key, len(finding.also)) == ("R008", f"measures.1.{left}", 4)
    assert "สลับคอลัมน์" in message(finding).what


def test_methods_with_days_and_results_with_days_are_not_exchanged():
    method = "ประกาศเมื่อวันที่ 6 ม.ค. 2568 แล้วติดป้าย"
    assert codes([{**row, "method": f"{number}) {method}"} for number, row in enumerate(ROWS)]).count("R008") == 0


def test_a_finding_about_an_order_names_the_row_of_the_text():
    (finding,) = standing(in_order("method", ORDERS["two exchanged"]))
    assert "น่าจะเป็นของแถว" in message(finding).what
    assert finding.params["row"] == finding.also[0].row


@pytest.mark.parametrize("order", ORDERS.values(), ids=ORDERS)
def test_whole_rows_may_stand_in_any_order(order):
    rows = [dict(row) for row in order([tuple(row.items()) for row in ROWS])]
    assert standing([{**row, "no": str(number)} for number, row in enumerate(rows, 1)]) == []
