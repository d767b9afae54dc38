"""Batches of mutants: ``.venv/bin/python scripts/soak/inboxes.py --mutants 1000 --from 0``.

Each inbox holds mutants of the form and of its papers among sound forms, loose and in a zip. Every file must be in
the account once, every sound form must have its papers, and the inputs must be as they were, with nothing outside of
the outputs and nothing left in the folder for temporary files. Ends of a reading process are told: whether they are
true is seen when such a mutant is done alone (``--from N --mutants 1``).
"""

import argparse
import json
import os
import subprocess
import sys
import time
from collections import Counter
from collections.abc import Iterator
from hashlib import sha256
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any
from zipfile import ZipFile

SUPPORT = Path(__file__).resolve().parents[2] / "tests" / "support"
sys.path.insert(0, str(SUPPORT))

LARGEST = 500
"""Mutants of one inbox."""
SOUND, OF_ONE = 5, 2
"""Sound forms in an inbox, and papers of each."""
PATIENCE = 3600
"""Seconds after which a batch of mutants is a hang, on a machine as busy as may be; each of them has its own limit."""


def wrongs(mutants: int, first: int, ends: Counter[str]) -> Iterator[str]:
    """What went wrong with `mutants` from the number `first` on; `ends` counts what became of them."""
    for start in range(first, first + mutants, LARGEST):
        with TemporaryDirectory() as name:
            yield from _inbox(Path(name), range(start, min(first + mutants, start + LARGEST)), ends)


def _inbox(place: Path, numbers: range, ends: Counter[str]) -> Iterator[str]:
    inbox, out, temporary = place / "in", place / "out", place / "temporary"
    for folder in (inbox, temporary):
        folder.mkdir()
    given = _fill(inbox, numbers)
    before = _hashes(inbox)
    words = [sys.executable, "-m", "itaxl", "batch", str(inbox), "-o", str(out), "--jobs", "1"]
    environment = {**os.environ, "TMPDIR": str(temporary)}
    where = f"mutants {numbers.start}–{numbers.stop - 1}"
    try:
        ran = subprocess.run(words, capture_output=True, check=False, env=environment, timeout=PATIENCE)
    except subprocess.TimeoutExpired:
        yield f"{where}: no end"
        return
    if ran.returncode not in (0, 1) or b"Traceback" in ran.stderr + ran.stdout:
        yield f"{where}: exit {ran.returncode} {ran.stderr[-300:]!r}"
        return
    told = json.loads((out / "results.json").read_bytes())
    account = Counter(each["path"] for each in (*told["workbooks"], *told["passed_over"]))
    yield from (f"{where}: lost {path}" for path in sorted(given - account.keys()))
    yield from (f"{where}: doubled {path}" for path, often in account.items() if often > 1)
    yield from (f"{where}: strange {path}" for path in sorted(account.keys() - given - {"mutants.zip"}))
    yield from (f"{where}: left {path.name}" for path in (*temporary.iterdir(), *out.rglob(".itaxl-*.tmp")))
    yield from [f"{where}: the inbox changed"] if _hashes(inbox) != before else []
    yield from (f"{where}: outside, {path.name}" for path in place.iterdir() if path not in (inbox, out, temporary))
    for number in range(SOUND):
        papers = list(out.glob(f"*ตัวอย่าง{number} */*.docx"))
        yield from [f"{where}: a sound form has {len(papers)} papers"] if len(papers) != OF_ONE else []
    for each in told["workbooks"]:
        end = _end(each)
        ends[end] += 1
        yield from [f"{where}: {each['path']}: {end}"] if "stops" in end or "takes longer" in end else []
    ends["passed over"] += len(told["passed_over"])


def _fill(inbox: Path, numbers: range) -> set[str]:
    """Mutants by turns as forms, papers, and forms in a zip; the paths by which they must be told."""
    from mutants import mutant, paper_mutant

    given = set()
    with ZipFile(inbox / "mutants.zip", "w") as packed:
        for number in numbers:
            if number % 4 == 3:
                folder = inbox / f"{number}"
                folder.mkdir()
                (folder / "บันทึกข้อความ.docx").write_bytes(paper_mutant(number))
                given.add(f"{number}/บันทึกข้อความ.docx")
                if number % 8 == 3:
                    (folder / "form.xlsm").write_bytes(_sound(number))
                    given.add(f"{number}/form.xlsm")
            elif number % 4 == 2:
                packed.writestr(f"{number}.xlsm", mutant(number))
                given.add(f"mutants.zip/{number}.xlsm")
            else:
                (inbox / f"{number}.xlsm").write_bytes(mutant(number))
                given.add(f"{number}.xlsm")
    for number in range(SOUND):
        (inbox / f"sound{number}.xlsm").write_bytes(_sound(number))
        given.add(f"sound{number}.xlsm")
    return given


def _sound(number: int) -> bytes:
    from itaxl.sample import sample_content
    from itaxl.template.form_file import form_bytes
    from itaxl.years.catalogue import fiscal_year, known_years

    return form_bytes(sample_content(fiscal_year(known_years()[-1])).edited({"org.name": f"ตัวอย่าง{number}"}))


def _hashes(folder: Path) -> dict[str, str]:
    return {str(path): sha256(path.read_bytes()).hexdigest() for path in folder.rglob("*") if path.is_file()}


def _end(result: Any) -> str:
    refusals = [each for each in result["findings"] if each["code"] == "F001"]
    return refusals[0]["message_en"].partition("” ")[2].partition(". ")[0] if refusals else "checked"


def main() -> int:
    """Run, look, say."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--mutants", type=int, default=1000)
    parser.add_argument("--from", type=int, default=0, dest="first")
    chosen = parser.parse_args()
    ends: Counter[str] = Counter()
    began, wrong = time.monotonic(), 0
    for line in wrongs(chosen.mutants, chosen.first, ends):
        wrong += 1
        print(f"  WRONG {line}", flush=True)
    print(f"{chosen.mutants} mutants in inboxes, {time.monotonic() - began:.0f} s: {wrong} wrong")
    for end, number in ends.most_common():
        print(f"  {number:6} {end}")
    return int(bool(wrong))


if __name__ == "__main__":
    sys.exit(main())
