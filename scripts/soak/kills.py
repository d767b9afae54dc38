"""``kill -9`` at random moments of a batch, parent and workers: ``python3 scripts/soak/kills.py --kills 20``.

Between kills every document must be whole; after the last one a run to the end must leave what an undisturbed run
leaves, with the paragraph that a person added meanwhile. Says what was wrong and exits 1 when anything was. Linux.
"""

import argparse
import os
import random
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from hashlib import sha256
from pathlib import Path
from tempfile import TemporaryDirectory
from zipfile import BadZipFile, ZipFile

WORKBOOKS = 60
JOURNAL = "itaxl-journal.jsonl"


def wrongs(kills: int, seed: int) -> Iterator[str]:
    """What `kills` did to a batch that they should not have; one in three ends a worker, the others the parent."""
    moments = random.Random(seed)
    with TemporaryDirectory() as place:
        inbox, whole, out = (Path(place, name) for name in ("in", "whole", "out"))
        _fill(inbox)
        began = time.monotonic()
        _run(inbox, whole).wait()
        length = time.monotonic() - began
        edited: dict[str, str] = {}
        for number in range(kills):
            process = _run(inbox, out, "--fresh")
            time.sleep(moments.uniform(0, length))
            if number % 3 == 2 and (workers := _workers(process.pid)):
                os.kill(moments.choice(workers), signal.SIGKILL)
                process.wait(120)
            process.kill()
            process.wait()
            yield from _broken(out, number)
            edited = edited or _edited(out)
        ended = _run(inbox, out).wait(120)
        yield from [f"the last run ended with {ended}"] if ended not in (0, 1) else []
        yield from _differences(_documents(whole), _documents(out), edited)
        yield from (f"left over: {path.name}" for path in out.rglob(".itaxl-*.tmp"))


def _fill(inbox: Path) -> None:
    from itaxl.sample import sample_content
    from itaxl.template.form_file import form_bytes
    from itaxl.years.catalogue import fiscal_year, known_years

    inbox.mkdir()
    sample = sample_content(fiscal_year(known_years()[-1]))
    for number in range(WORKBOOKS):
        edits = {"org.name": f"ตัวอย่าง{number}", "memo.number": str(number + 1)}
        (inbox / f"form{number:03}.xlsm").write_bytes(form_bytes(sample.edited(edits)))


def _run(inbox: Path, out: Path, *more: str) -> "subprocess.Popen[bytes]":
    words = [sys.executable, "-m", "itaxl", "batch", str(inbox), "-o", str(out), "--jobs", "2", *more]
    return subprocess.Popen(words, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)


def _workers(parent: int) -> list[int]:
    children = [
        int(word) for file in Path(f"/proc/{parent}/task").glob("*/children") for word in file.read_text().split()
    ]
    return [child for child in children if b"spawn_main" in Path(f"/proc/{child}/cmdline").read_bytes()]


def _documents(out: Path) -> dict[str, str]:
    found = {path.relative_to(out).as_posix(): path for path in out.glob("*/*.docx")}
    return {name: sha256(path.read_bytes()).hexdigest() for name, path in found.items()}


def _broken(out: Path, number: int) -> Iterator[str]:
    for name in _documents(out):
        try:
            with ZipFile(out / name) as document:
                bad = document.testzip()
        except BadZipFile as error:
            bad = str(error)
        if bad:
            yield f"after kill {number + 1}: {name} is broken: {bad}"


def _edited(out: Path) -> dict[str, str]:
    """A person adds a paragraph to the first document: its name and its new hash."""
    import docx

    for name in _documents(out):
        paper = docx.Document(str(out / name))
        paper.add_paragraph("แก้ด้วยมือ")
        paper.save(str(out / name))
        return {name: sha256((out / name).read_bytes()).hexdigest()}
    return {}


def _differences(whole: dict[str, str], out: dict[str, str], edited: dict[str, str]) -> Iterator[str]:
    beside = {name.replace(".docx", " (2).docx"): whole[name] for name in edited}
    expected = {**whole, **edited, **beside}
    yield from (f"lost: {name}" for name in expected.keys() - out.keys())
    yield from (f"doubled: {name}" for name in out.keys() - expected.keys())
    yield from (f"changed: {name}" for name, digest in expected.items() if out.get(name, digest) != digest)
    if not edited:
        yield "nobody could edit a document, because none was there before the last run"


def main() -> int:
    """Kill, look, say."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--kills", type=int, default=20)
    parser.add_argument("--seed", type=int, default=1)
    chosen = parser.parse_args()
    found = list(wrongs(chosen.kills, chosen.seed))
    print(f"{chosen.kills} kills of a batch of {WORKBOOKS} workbooks: {len(found)} wrong")
    for line in found:
        print(f"  WRONG {line}")
    return int(bool(found))


if __name__ == "__main__":
    sys.exit(main())
