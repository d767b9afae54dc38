"""Mutants of what a batch left behind: ``.venv/bin/python scripts/soak/state.py --mutants 50``.

Before each run the journal, the results, the settings or a paper is cut, mixed up, or replaced by a folder, a pipe or a
link. A command must end with an answer or one sentence; what lies outside the outputs must stay as it was, and a run to
the end must have every paper.
"""

import argparse
import os
import random
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterator
from hashlib import sha256
from pathlib import Path
from tempfile import TemporaryDirectory

ENDS = (0, 1, 2)
COMMANDS = ("batch", "batch --fresh", "batch --since", "reply")
STATES = ("itaxl-journal.jsonl", "results.json", "itaxl.toml", "*/*บันทึก*.docx", "*/*หนังสือ*.docx", "index.html")
SETTINGS = 'digits = "thai"\n[office]\nname = "ที่ว่าการอำเภอตัวอย่าง"\n'


def wrongs(mutants: int, seed: int) -> Iterator[str]:
    """What went wrong with `mutants` of a batch's outputs."""
    with TemporaryDirectory() as name:
        place = Path(name)
        inbox, whole, out, elsewhere = (place / each for each in ("in", "whole", "out", "elsewhere"))
        _fill(inbox)
        elsewhere.mkdir()
        (elsewhere / "mine.docx").write_bytes(b"somebody's own")
        _ran(inbox, whole, "batch")
        (whole / "itaxl.toml").write_text(SETTINGS, encoding="utf-8")
        _ran(inbox, whole, "reply")
        papers = _papers(whole)
        for number in range(mutants):
            chance = random.Random(seed * 1_000_003 + number)
            shutil.rmtree(out, ignore_errors=True)
            shutil.copytree(whole, out)
            what = _damaged(out, elsewhere, chance)
            command = chance.choice(COMMANDS)
            for words in (command, "batch"):
                ran = _ran(inbox, out, words)
                if ran.returncode not in ENDS or b"Traceback" in ran.stderr:
                    yield f"mutant {number}, {what}, {words}: exit {ran.returncode} {ran.stderr[-200:]!r}"
            if ran.returncode != 2:
                lost = papers - _papers(out) if "docx" not in what else set()
                yield from (f"mutant {number}, {what}: a paper is lost" for _ in lost)
            if [path.name for path in elsewhere.iterdir()] != ["mine.docx"]:
                yield f"mutant {number}, {what}: something elsewhere"
            yield from (f"mutant {number}: left {path.name}" for path in out.rglob(".itaxl-*.tmp"))


def _fill(inbox: Path) -> None:
    from itaxl.sample import sample_content
    from itaxl.template.form_file import form_bytes
    from itaxl.years.catalogue import fiscal_year, known_years

    inbox.mkdir()
    sample = sample_content(fiscal_year(known_years()[-1]))
    for number, date in enumerate(("", "๓๑ เมษายน ๒๕๖๙")):
        edits = {"org.name": f"ตัวอย่าง{number}", **({"memo.date": date} if date else {})}
        (inbox / f"form{number}.xlsm").write_bytes(form_bytes(sample.edited(edits)))
    (inbox / "empty.xlsx").write_bytes(b"")


def _ran(inbox: Path, out: Path, words: str) -> "subprocess.CompletedProcess[bytes]":
    command, *more = words.split()
    given = [str(inbox), "-o", str(out), *more] if command == "batch" else [str(out)]
    if "--since" in more:
        given.append(str(out))
    line = [sys.executable, "-m", "itaxl", command, *given]
    return subprocess.run(line, capture_output=True, check=False, timeout=300)


def _papers(out: Path) -> set[str]:
    """The hashes of the papers that forms gave; letters may change with what there is to tell."""
    found = (path for path in out.glob("*/*.docx") if "หนังสือ" not in path.name and path.is_file())
    return {sha256(path.read_bytes()).hexdigest() for path in found}


def _damaged(out: Path, elsewhere: Path, chance: random.Random) -> str:
    """Damage one file of the outputs; what was done to which."""
    path = chance.choice(sorted(out.glob(chance.choice(STATES))) or [out / "itaxl-journal.jsonl"])
    how = chance.choice([*CHANGES, "a folder", "a pipe", "a link", "gone"])
    data = path.read_bytes()
    if how in CHANGES:
        path.write_bytes(CHANGES[how](data, chance))
        return f"{how} {path.name}"
    path.unlink()
    if how == "a folder":
        path.mkdir()
    elif how == "a pipe":
        os.mkfifo(path)
    elif how == "a link":
        path.symlink_to(elsewhere / "mine.docx")
    return f"{how} {path.name}"


def _noise(data: bytes, chance: random.Random) -> bytes:
    whole = bytearray(data)
    for _ in range(chance.randint(1, 30)):
        whole[chance.randrange(len(whole))] = chance.randrange(256)
    return bytes(whole)


def _moved(data: bytes, chance: random.Random) -> bytes:
    lines = data.splitlines(keepends=True)
    chance.shuffle(lines)
    return b"".join(lines)


CHANGES: dict[str, Callable[[bytes, random.Random], bytes]] = {
    "noise in": _noise,
    "cut": lambda data, chance: data[: chance.randrange(len(data))],
    "its lines in another order": _moved,
    "twice": lambda data, _: data * 2,
    "zeros in": lambda data, chance: data[: (at := chance.randrange(len(data)))] + bytes(400) + data[at + 400 :],
    "deep": lambda data, _: data + b"[" * 150_000,
    "names that lead away in": lambda data, _: data.replace(b'"folder":"', b'"folder":"../elsewhere/'),
    "numbers for texts in": lambda data, _: data.replace(b'":"', b'":7,"x":"'),
}


def main() -> int:
    """Damage, run, say."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--mutants", type=int, default=50)
    parser.add_argument("--seed", type=int, default=1)
    chosen = parser.parse_args()
    found = list(wrongs(chosen.mutants, chosen.seed))
    print(f"{chosen.mutants} mutants of a batch's outputs: {len(found)} wrong")
    for line in found:
        print(f"  WRONG {line}")
    return int(bool(found))


if __name__ == "__main__":
    sys.exit(main())
