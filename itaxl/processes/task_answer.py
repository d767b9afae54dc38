"""What an isolated process is asked and answers: data alone, so that nothing from it is ever executed."""

import pickle
import sys
import traceback
from collections.abc import Iterator
from enum import Enum
from importlib import import_module
from io import BytesIO
from pathlib import Path, PosixPath, PurePath, PurePosixPath, PureWindowsPath, WindowsPath
from typing import Any, Final, NamedTuple

from itaxl.files.limits import Limits
from itaxl.files.read_errors import over, refused
from itaxl.model.refusal import Refused

RESULT, REFUSED, FAILED = "result", "refused", "failed"

PACKAGE: Final = "itaxl"
_PATHS: Final = (PosixPath, WindowsPath, PurePosixPath, PureWindowsPath)
PLAIN: Final = frozenset(
    {
        *(("datetime", name) for name in ("date", "datetime", "time", "timedelta")),
        *((path.__module__, path.__name__) for path in _PATHS),  # Python 3.13 has them in pathlib._local
        ("decimal", "Decimal"),
        ("builtins", "set"),
        ("builtins", "frozenset"),
    }
)
"""The types outside itaxl that an answer may hold, besides those that pickle writes by itself."""


class ProcessTask(NamedTuple):
    """A function, by its name in its module, what it is asked about, first of all a path, and our command line."""

    module: str
    name: str
    asked: tuple[Any, ...]
    words: tuple[str, ...]


class TaskFailed(Exception):  # noqa: N818 - how a task ended, beside refused and done
    """Raised when a task failed in its process; its notes say the kind of the error and the lines it passed."""


def answer_to(task: ProcessTask, caps: Limits) -> bytes:
    """Do the task, and say what came of it in no more bytes than `caps` allow."""
    path: Path = task.asked[0]
    sys.argv = list(task.words)  # a log of a rule that fails says which command it was
    try:
        function = getattr(import_module(task.module), task.name)
        answer = _packed((RESULT, function(*task.asked)))
        if len(answer) > caps["answer"]:
            raise refused(path.name, over("answer", len(answer), caps["answer"]))
    except Refused as refusal:
        answer = _refusing(refusal)
    except MemoryError:
        answer = _refusing(refused(path.name, over("memory", caps["memory"], caps["memory"])))
    except Exception as error:  # noqa: BLE001 - whatever it is, who asked says it and keeps the log
        answer = _packed((FAILED, tuple(_told(error))))
    return answer


def _refusing(refusal: Refused) -> bytes:
    """What a refusal says, without the exception: how exceptions are pickled is changed by some libraries."""
    return _packed((REFUSED, (refusal.wording, refusal.code, refusal.params)))


def _packed(answer: tuple[str, Any]) -> bytes:
    out = BytesIO()
    _ByValue(out).dump(answer)
    return out.getvalue()


class _ByValue(pickle.Pickler):
    """A pickler that writes a member of an enumeration as its value, which Pythons before 3.11.4 look up by name."""

    def reducer_override(self, given: object) -> Any:
        return (type(given), (given.value,)) if isinstance(given, Enum) else NotImplemented


def unpacked(answer: bytes) -> Any:
    """What `answer_to` answered, raised where it raised; ValueError for anything but such data."""
    try:
        kind, content = _DataOnly(BytesIO(answer)).load()
    except (
        pickle.UnpicklingError,
        EOFError,
        AttributeError,
        ImportError,
        LookupError,
        TypeError,
        MemoryError,
    ) as error:
        raise ValueError from error
    if kind == RESULT:
        return content
    if kind == REFUSED:
        wording, code, params = content
        raise Refused(wording, code=code, **params)
    failed = TaskFailed()
    for line in content:
        failed.add_note(line)
    raise failed


class _DataOnly(pickle.Unpickler):
    """An unpickler that makes nothing but plain values and values of itaxl's own types."""

    def find_class(self, module: str, name: str) -> Any:
        if module.partition(".")[0] == PACKAGE or (module, name) in PLAIN:
            found = super().find_class(module, name)
            if isinstance(found, type):
                return found
        raise pickle.UnpicklingError(f"{module}.{name}")


def _told(error: BaseException) -> Iterator[str]:
    """The kind of an error and of what it came from, and the lines that each passed; never its message."""
    raised: BaseException | None = error
    while raised is not None:
        yield f"{type(raised).__module__}.{type(raised).__qualname__}"
        yield from getattr(raised, "__notes__", ())
        for frame in traceback.extract_tb(raised.__traceback__):
            yield f"{'/'.join(PurePath(frame.filename).parts[-2:])}:{frame.lineno} {frame.name}"
        raised = raised.__cause__ or (None if raised.__suppress_context__ else raised.__context__)
