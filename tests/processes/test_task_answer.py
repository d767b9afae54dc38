"""What a reading process answers comes out as it went in: nothing of a grid is lost or changed on the way."""

import collections.abc
import math
import os
import pickle
import subprocess
import sys
import types
from collections.abc import Callable
from dataclasses import fields, is_dataclass, replace
from datetime import date, datetime, time, timedelta
from functools import cache
from pathlib import Path, PurePath, PurePosixPath, PureWindowsPath
from typing import Any, Union, get_args, get_origin, get_type_hints

import pytest
from bad_file import BadFile
from bad_files import bad_files
from foreign_files import ForeignFile, foreign_files
from hypothesis import given
from hypothesis import strategies as st
from odd_books import OddFile
from odd_files import odd_files

from itaxl.files.limits import limits
from itaxl.model.cell import CellRef
from itaxl.model.finding import Severity
from itaxl.model.grid import GridData, Picture, Remark, Sheet
from itaxl.model.refusal import Refused
from itaxl.model.wording import Wording
from itaxl.processes.task_answer import REFUSED, RESULT, ProcessTask, answer_to, unpacked
from itaxl.workbook.reader import read_grid_here


def packed(grid: GridData) -> bytes:
    """An answer as a task gives it."""
    return pickle.dumps((RESULT, grid))


PLAIN = {
    str: st.text(st.characters()) | st.text(st.characters(categories=["Cs"])),
    int: st.integers() | st.just(10**300),
    float: st.floats(allow_nan=False) | st.sampled_from([math.inf, -math.inf, -0.0]),
    bool: st.booleans(),
    date: st.dates(),
    datetime: st.datetimes().map(lambda moment: moment.replace(fold=0)),  # no office file knows of summer time
    time: st.times().map(lambda moment: moment.replace(fold=0)),
    timedelta: st.timedeltas(),
    bytes: st.binary(max_size=20),
    type(None): st.none(),
}
HEAVY = ("killer", "slow")
MADE = [
    case
    for case in (*bad_files(), *odd_files(), *foreign_files())
    if not any(getattr(case, word, False) for word in HEAVY)
]


def any_of(hint: Any) -> st.SearchStrategy[Any]:
    """Any value of a type, by the fields that it has now: a new field of a grid is drawn without an edit here."""
    origin, inside = get_origin(hint), get_args(hint)
    if hint is object:
        return st.deferred(lambda: any_parameter())
    if hint in PLAIN:
        return PLAIN[hint]
    if origin in (Union, types.UnionType):
        return st.one_of(*map(any_of, inside))
    if origin is collections.abc.Mapping:
        return st.dictionaries(any_of(inside[0]), any_of(inside[1]), max_size=3)
    if origin is frozenset:
        return st.frozensets(any_of(inside[0]), max_size=3)
    if origin in (collections.abc.Sequence, tuple):
        return st.lists(any_of(inside[0]), max_size=3).map(tuple)
    names = [each.name for each in fields(hint)] if is_dataclass(hint) else hint._fields
    hints = get_type_hints(hint)
    return st.builds(hint, **{name: any_of(hints[name]) for name in names})


@cache
def any_parameter() -> st.SearchStrategy[Any]:
    """Whatever a remark may say: values, sentences, cells, and several of them."""
    single = st.one_of(*PLAIN.values(), any_of(Wording), any_of(CellRef))
    return single | st.lists(single, max_size=3).map(tuple) | st.dictionaries(PLAIN[str], single, max_size=3)


@given(any_of(GridData))
def test_any_grid_comes_back_equal(grid: GridData) -> None:
    assert_same(unpacked(packed(grid)), grid)


def assert_same(back: GridData, grid: GridData) -> None:
    """Equal, and of the same types: 1 equals True, and what is no number equals nothing."""
    assert repr(replace(back, mixed=frozenset())) == repr(replace(grid, mixed=frozenset()))
    assert back.mixed == grid.mixed, "a set, which is printed in any order"
    assert [*back.drawn.items()] == [*grid.drawn.items()]


def test_what_is_no_number_stays_none() -> None:
    back = unpacked(packed(GridData("form.xlsm", (Sheet("ก"),), {"ก": ((math.nan,),)})))
    assert math.isnan(back.values["ก"][0][0])


def outcome(read: Callable[[], GridData]) -> GridData | tuple[object, ...]:
    """The grid, or what is said of the file that has none."""
    try:
        return read()
    except Refused as refusal:
        return refusal.code, refusal.wording, refusal.params


@pytest.mark.parametrize("case", MADE, ids=lambda case: case.what)
def test_every_file_is_answered_as_it_was_read(case: BadFile | OddFile | ForeignFile, tmp_path: Path) -> None:
    path = tmp_path / getattr(case, "name", "form.xlsm")
    path.write_bytes(case.make())
    task = ProcessTask(read_grid_here.__module__, read_grid_here.__name__, (path,), tuple(sys.argv))
    back, read = outcome(lambda: unpacked(answer_to(task, limits("")))), outcome(lambda: read_grid_here(path))
    if isinstance(back, GridData) and isinstance(read, GridData):
        assert_same(back, read)
    else:
        assert repr(back) == repr(read)


def test_a_member_of_an_enumeration_comes_back_from_pythons_that_look_it_up_by_name(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(sys, "argv", sys.argv)  # which the task sets for good
    monkeypatch.setattr(Severity, "__reduce_ex__", lambda member, protocol: (getattr, (Severity, member.name)))
    task = ProcessTask("itaxl.model.finding", "Severity", ("error",), ())
    assert unpacked(answer_to(task, limits())) is Severity.ERROR


def test_a_sentence_in_a_remark_stays_a_sentence() -> None:
    remark = Remark("F007", None, {"thing": Wording("มาโคร", "macros")})
    back = unpacked(packed(GridData("form.xlsm", (), {}, noticed=(remark,))))
    assert back.noticed[0].params["thing"].render("th") == "มาโคร"


def test_pictures_come_back_byte_by_byte() -> None:
    picture = Picture(CellRef("ก", 1, 2), bytes(range(256)))
    assert unpacked(packed(GridData("form.xlsm", (), {}, drawn={"ก": (picture,)}))).pictures("ก") == (picture,)


@pytest.mark.parametrize(
    "answer",
    [
        b"",
        b"null",
        b"\xff\xff",
        b"[" * 100_000,
        pickle.dumps(os.getcwd),
        pickle.dumps((RESULT, subprocess.Popen)),
        pickle.dumps((RESULT, read_grid_here)),
        pickle.dumps((REFUSED, eval)),
    ],
)
def test_anything_else_is_no_answer(answer: bytes) -> None:
    with pytest.raises(ValueError):
        unpacked(answer)


@pytest.mark.parametrize("kind", [PurePosixPath, PureWindowsPath, Path])
def test_every_kind_of_path_is_answered_whatever_module_this_python_has_it_in(kind: type[PurePath]) -> None:
    assert unpacked(pickle.dumps((RESULT, kind("ก", "ข.xlsm")))) == kind("ก", "ข.xlsm")
