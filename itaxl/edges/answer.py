"""A grid as plain JSON and back: what a reading process answers, so that nothing from it is ever executed.

Every object in the JSON has one key, the name of what it stands for. The frozen data of `grid`, `cell` and `wording`
travel by their fields, whatever fields they have: a new one needs nothing here.
"""

import base64
import json
from collections.abc import Callable, Mapping, Sequence
from dataclasses import fields, is_dataclass
from datetime import date, datetime, time, timedelta
from decimal import Decimal
from enum import Enum
from operator import attrgetter
from types import ModuleType
from typing import Any, Final, cast

from itaxl import cell, grid, wording
from itaxl.edges.unreadable import Unreadable
from itaxl.grid import GridData

_AS_THEY_ARE: Final = frozenset((str, int, float, bool, type(None)))
_MAP: Final = "map"


def _data_of(module: ModuleType) -> dict[str, type]:
    """The frozen data that a module defines, by name: dataclasses, named tuples, enumerations."""
    found = (each for each in vars(module).values() if isinstance(each, type) and each.__module__ == module.__name__)
    return {each.__name__: each for each in found if is_dataclass(each) or _is_named_tuple(each) or _is_enum(each)}


def _is_named_tuple(kind: type) -> bool:
    return issubclass(kind, tuple) and hasattr(kind, "_fields")


def _is_enum(kind: type) -> bool:
    return issubclass(kind, Enum)


def _writer(kind: type) -> Callable[[Any], object]:
    """What gives the parts of a value of ours that it can be made from again."""
    if _is_enum(kind):
        return attrgetter("value")
    if _is_named_tuple(kind):
        return lambda value: list(map(_plain, value))
    names = [each.name for each in fields(kind)]
    return lambda value: [_plain(getattr(value, name)) for name in names]


def _reader(kind: type) -> Callable[[Any], object]:
    return kind if _is_enum(kind) else lambda parts: kind(*map(_meant, parts))


_OURS: Final = {name: kind for module in (grid, cell, wording) for name, kind in _data_of(module).items()}

_WRITERS: Final[Mapping[type, tuple[str, Callable[[Any], object]]]] = {
    datetime: ("datetime", datetime.isoformat),
    date: ("date", date.isoformat),
    time: ("time", time.isoformat),
    timedelta: ("duration", lambda value: [value.days, value.seconds, value.microseconds]),
    Decimal: ("Decimal", str),
    bytes: ("bytes", lambda value: base64.b64encode(value).decode()),
    frozenset: ("set", lambda value: list(map(_plain, value))),
    Unreadable: ("Unreadable", lambda value: [value.kind, value.name, value.seen, value.limit]),
    **{kind: (name, _writer(kind)) for name, kind in _OURS.items()},
}
_READERS: Final[Mapping[str, Callable[[Any], object]]] = {
    "datetime": datetime.fromisoformat,
    "date": date.fromisoformat,
    "time": time.fromisoformat,
    "duration": lambda parts: timedelta(*parts),
    "Decimal": Decimal,
    "bytes": base64.b64decode,
    "set": lambda items: frozenset(map(_meant, items)),
    "Unreadable": lambda parts: Unreadable(*parts),
    _MAP: lambda pairs: {_meant(key): _meant(value) for key, value in pairs},
    **{name: _reader(kind) for name, kind in _OURS.items()},
}


def packed(answer: GridData | Unreadable) -> bytes:
    """A grid, or why there is none, as one line of JSON."""
    return json.dumps(_plain(answer), ensure_ascii=False, separators=(",", ":")).encode("utf-8", "surrogatepass")


def unpacked(answer: bytes) -> GridData:
    """The grid that `packed` wrote; raises Unreadable when it says so, ValueError for anything else."""
    try:
        found = json.loads(answer, object_hook=_of_object)
    except (TypeError, LookupError, AttributeError, ArithmeticError, RecursionError) as error:
        raise ValueError from error
    if isinstance(found, Unreadable):
        raise found
    if not isinstance(found, GridData):
        raise ValueError
    return found


def _plain(value: object) -> object:
    """A value as JSON can hold it; sequences become lists, and what is not plain an object with one key."""
    kind = type(value)
    if kind in _AS_THEY_ARE:
        return value
    if kind is tuple or kind is list:
        items = cast(Sequence[object], value)
        return items if _AS_THEY_ARE.issuperset(map(type, items)) else list(map(_plain, items))
    if kind in _WRITERS:
        name, parts_of = _WRITERS[kind]
        return {name: parts_of(value)}
    assert isinstance(value, Mapping), kind
    return {_MAP: [[_plain(key), _plain(each)] for key, each in value.items()]}


def _of_object(found: dict[str, Any]) -> object:
    ((name, parts),) = found.items()
    return _READERS[name](parts)


def _meant(value: object) -> object:
    """Lists as the tuples that they were, however deep; all else is already what it was."""
    if type(value) is not list:
        return value
    return tuple(map(_meant, value)) if list in map(type, value) else tuple(value)
