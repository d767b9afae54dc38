"""A grid as plain JSON and back: what a reading process answers, so that nothing from it is ever executed."""

import base64
import json
from collections.abc import Callable, Mapping
from datetime import date, datetime, time, timedelta
from typing import Any, Final

from itaxl.cell import CellRef, Value
from itaxl.edges.unreadable import Unreadable
from itaxl.grid import GridData, Picture, Remark, Sheet
from itaxl.wording import Wording

_READERS: Final[Mapping[str, Callable[[Any], object]]] = {
    "datetime": datetime.fromisoformat,
    "date": date.fromisoformat,
    "time": time.fromisoformat,
    "seconds": lambda seconds: timedelta(seconds=seconds),
    "wording": lambda texts: Wording(*texts),
}


def packed(answer: GridData | Unreadable) -> bytes:
    """A grid, or why there is none, as one line of JSON."""
    if isinstance(answer, Unreadable):
        content: dict[str, Any] = {"unreadable": [answer.kind, answer.name, answer.seen, answer.limit]}
    else:
        content = {
            "name": answer.name,
            "tabs": [[tab.name, tab.visible] for tab in answer.tabs],
            "values": answer.values,
            "formats": [[*_place(ref), code] for ref, code in answer.formats.items()],
            "drawn": [
                [*_place(picture.ref), base64.b64encode(picture.data).decode()]
                for pictures in answer.drawn.values()
                for picture in pictures
            ],
            "noticed": [
                [remark.code, _place(remark.ref) if remark.ref else None, dict(remark.params)]
                for remark in answer.noticed
            ],
        }
    return json.dumps(content, default=_plain).encode()


def unpacked(answer: bytes) -> GridData:
    """The grid that `packed` wrote; raises Unreadable when it says so, ValueError for anything else."""
    try:
        content = json.loads(answer, object_hook=_meant)
        if "unreadable" in content:
            raise Unreadable(*content["unreadable"])
        return _grid(content)
    except (TypeError, KeyError, AttributeError, LookupError) as error:
        raise ValueError from error


def _grid(content: Mapping[str, Any]) -> GridData:
    drawn: dict[str, list[Picture]] = {}
    for sheet, row, column, data in content["drawn"]:
        drawn.setdefault(sheet, []).append(Picture(CellRef(sheet, row, column), base64.b64decode(data)))
    return GridData(
        name=content["name"],
        tabs=tuple(Sheet(name, visible) for name, visible in content["tabs"]),
        values={sheet: tuple(map(tuple, rows)) for sheet, rows in content["values"].items()},
        formats={CellRef(sheet, row, column): code for sheet, row, column, code in content["formats"]},
        drawn=drawn,
        noticed=tuple(Remark(code, CellRef(*ref) if ref else None, params) for code, ref, params in content["noticed"]),
    )


def _place(ref: CellRef) -> tuple[str, int, int]:
    return ref.sheet, ref.row, ref.column


def _plain(value: Value | Wording) -> dict[str, object]:
    if isinstance(value, datetime | date | time):
        return {type(value).__name__: value.isoformat()}
    if isinstance(value, timedelta):
        return {"seconds": value.total_seconds()}
    assert isinstance(value, Wording)
    return {"wording": [value.th, value.en]}


def _meant(found: dict[str, Any]) -> object:
    """A dictionary with one of our names alone in it, as the value that it stands for."""
    if len(found) == 1:
        ((name, value),) = found.items()
        if name in _READERS and not isinstance(value, dict):
            return _READERS[name](value)
    return found
