"""Makes the documents of a form again and again, each time with another system call failing or being the last.

Run with failing_calls.c loaded: a folder to work in, then the ways to fail (all when left out). Prints how many
failures were met; ends with an error at the first that lost something.
"""

import ctypes
import errno
import os
import shutil
import signal
import sys
import traceback
from collections.abc import Iterator, Mapping, Sequence
from io import BytesIO
from itertools import count
from pathlib import Path

from pypdf import PdfWriter

from itaxl.app.drawing import draw
from itaxl.app.inspection import Inspected, inspect
from itaxl.app.make import PapersWish, write_documents
from itaxl.files.temporary_file import sweep
from itaxl.form.form_content import grid_of
from itaxl.model.refusal import Refused
from itaxl.pdf import converter
from itaxl.sample import sample_content
from itaxl.years.catalogue import fiscal_year

WRITE, SHORT = "write", "short"
CALLS = ("open", WRITE, "fsync", "close", "link", "rename", "unlink")
HOWS = (str(errno.ENOSPC), str(errno.EIO), str(errno.EACCES), SHORT, "kill")
EDITED = b"edited by hand"
WISH = PapersWish(combine=True)


def fake_converter(documents: Sequence[Path], folder: Path) -> None:
    """Stands in for LibreOffice: what a PDF holds does not matter here."""
    for path in documents:
        writer, out = PdfWriter(), BytesIO()
        writer.add_blank_page(path.stat().st_size, 500)
        writer.write(out)
        (folder / f"{path.stem}.pdf").write_bytes(out.getvalue())


def made(inspected: Inspected, folder: Path) -> dict[str, bytes]:
    """The documents of a form in a folder where nothing fails."""
    folder.mkdir()
    write_documents(draw(inspected, WISH), folder, WISH)
    return held(folder)


def held(folder: Path) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in folder.iterdir()}


def beginnings(old: Mapping[str, bytes]) -> Iterator[dict[str, bytes]]:
    """What may stand in the folder before: nothing, our older documents, or those with one edited since."""
    yield {}
    yield dict(old)
    yield {name: EDITED if "บันทึก" in name else data for name, data in old.items()}


def attempt(inspected: Inspected, folder: Path, settings: Mapping[str, str]) -> tuple[int, int]:
    """Make the documents in a process that fails as `settings` say; answers how it ended and the calls it made."""
    reading, writing = os.pipe()
    child = os.fork()
    if not child:
        os.environ.update({f"FAIL_{name}": value for name, value in settings.items()})
        ended = in_this_process(inspected, folder)
        os.write(writing, bytes([ctypes.CDLL(None).failing_calls_seen()]))
        os._exit(ended)
    os.close(writing)
    with os.fdopen(reading, "rb") as answer:
        calls = answer.read()
    return os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]), calls[0] if calls else 0


def in_this_process(inspected: Inspected, folder: Path) -> int:
    try:
        write_documents(draw(inspected, WISH), folder, WISH)
    except Refused:
        return 2
    except Exception:  # noqa: BLE001 - whatever it is, the test must see it
        traceback.print_exc()
        return 3
    return 0


def check(folder: Path, before: Mapping[str, bytes], new: Mapping[str, bytes], ended: int) -> None:
    """What must be true afterwards.

    A document that could not be read for once cannot be known as ours, so it too may be kept beside the new one.
    """
    sweep(folder)
    after = held(folder)
    for name, data in new.items():
        second = after.pop(f"{Path(name).stem} (2){Path(name).suffix}", None)
        first = after.pop(name, None)
        assert first in {data, before.get(name)}, f"{name} is lost or not whole"
        assert first == EDITED or before.get(name) != EDITED, f"the edited {name} is lost"
        assert second in {data, None}, f"the second {name} is not whole"
        assert ended or data in {first, second}, f"success is claimed but {name} is not there"
    assert not after, f"left over: {sorted(after)}"
    assert ended in {0, 2, -signal.SIGKILL}, f"ended with {ended}"


def main(place: Path, hows: Sequence[str]) -> int:
    """Meet every failure; answers how many there were."""
    converter.converter = lambda: fake_converter
    year = fiscal_year(2569)
    sample = sample_content(year)
    old = made(inspect(grid_of(sample.edited({"memo.number": "๑", "measures.1.owner": "กองช่าง"}))), place / "old")
    inspected = inspect(grid_of(sample))
    new = made(inspected, place / "new")
    assert set(old) == set(new)
    assert not {*old.values()} & {*new.values()}
    trials = (
        (before, call, how)
        for before in beginnings(old)
        for call in CALLS
        for how in hows
        if how != SHORT or call == WRITE
    )
    return sum(met(inspected, place / "out", *trial, new) for trial in trials)


def met(
    inspected: Inspected, out: Path, before: Mapping[str, bytes], call: str, how: str, new: Mapping[str, bytes]
) -> int:
    """Let the first such call fail, then the second, until there is none left; answers how many there were."""
    for number in count(1):
        shutil.rmtree(out, ignore_errors=True)
        out.mkdir()
        for name, data in before.items():
            (out / name).write_bytes(data)
        settings = {"CALL": call, "NUMBER": str(number), "HOW": how, "BELOW": str(out)}
        ended, calls = attempt(inspected, out, settings)
        try:
            check(out, before, new, ended)
        except AssertionError as error:
            error.add_note(f"{call} {number} {how}, {len(before)} before, ended {ended}")
            raise
        if ended != -signal.SIGKILL and calls < number:
            return number - 1
    raise AssertionError("never reached")


if __name__ == "__main__":
    sys.stdout.write(str(main(Path(sys.argv[1]), sys.argv[2:] or HOWS)))
