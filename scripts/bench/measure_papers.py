"""Measure how well papers are read: `python scripts/bench/measure_papers.py FOLDER [NAME …] [-v] [--check]`.

The folder holds papers (.docx, .xlsx, .xls) and for each a NAME.json with its truth: `files`, `fields` (by key of the
form; `measures` a list, `signers` by role), `absent` keys, `accept`ed other readings, `defects`. Prints fields right,
wrong and missing, how many wrong ones were called found, and the words of each paper that stand neither in a field nor
in the list of unused texts. With --check: which planted defects a check names, and errors on the papers without any.
"""

import argparse
import json
import re
import sys
from collections import Counter
from collections.abc import Collection, Iterator, Mapping
from pathlib import Path
from typing import Any
from zipfile import ZipFile

from given import given_folder, given_text
from itaxl.app.choice import Choice
from itaxl.app.paper_check import check_papers
from itaxl.model.finding import Severity
from itaxl.papers_in.reader import read_files
from itaxl.papers_in.said import Reading
from itaxl.papers_in.typed_text import mended
from itaxl.reports.checked import lines
from venv_setup import Stop, one_sentence

COLUMNS = ("no", "measure", "method", "owner", "period", "result", "suggestion", "evidence")
QUOTES = str.maketrans("", "", "“”")
MARKS = re.compile(r"(?m)^\s*(?:[-•*]|\(?[\d๐-๙.]{1,4}[.)])\s*")


def main(folder: Path, names: list[str], *, verbose: bool) -> int:
    total: Counter[str] = Counter()
    for path, truth in truths(folder, names):
        reading = read_files([(folder / name, name) for name in truth["files"]])
        counts: Counter[str] = Counter()
        for key, right, accepted in expected(truth):
            value = reading.values.get(key)
            typed = value.text if value else ""
            if any(same(typed, other) for other in (right, *accepted)):
                counts["right"] += 1
                continue
            kind = "missing" if not typed else f"wrong {value.trust}" if value else ""
            counts[kind] += 1
            if verbose:
                print(f"  {path.stem} {key} {kind}\n      is   {typed!r}\n      want {right!r}")
        lost = [word for name in truth["files"] for word in lost_words(folder / name, reading)]
        counts["lost words"] = len(lost)
        counts["found"] = sum(value.trust == "found" for value in reading.values.values())
        if verbose and lost:
            print("      lost", lost)
        if verbose:
            for name, texts in reading.unused.items():
                print("      unused", name, [each.text for each in texts])
        total += counts
        print(path.stem, dict(counts))
    said = sum(total[kind] for kind in ("right", "missing", "wrong found", "wrong guessed"))
    sure = f"{total['wrong found']} of {total['found']} = {total['wrong found'] / max(total['found'], 1):.2%}"
    print(f"right {total['right']} of {said} = {total['right'] / max(said, 1):.2%}; wrong among found {sure}")
    print(dict(total))
    return 0


def truths(folder: Path, names: Collection[str]) -> Iterator[tuple[Path, Any]]:
    """The truths in a folder, each with its file; those of `names` alone when there are any."""
    for path in sorted(given_folder(folder, "*.json").glob("*.json")):
        if not names or path.stem in names:
            try:
                truth = json.loads(given_text(path))
                missing = {"files", "fields", "defects"} - truth.keys()
            except (ValueError, AttributeError):
                missing = {"truth of papers"}
            if missing:
                raise Stop(f"{path} holds no {', '.join(sorted(missing))}.")
            yield path, truth


def expected(truth: Mapping[str, Any]) -> Iterator[tuple[str, str, list[str]]]:
    """Every field with its right text and other texts as good; fields that the paper does not say are blank."""
    fields, accept = truth["fields"], truth.get("accept", {})
    for key, text in fields.items():
        if key not in ("measures", "signers"):
            yield key, text, accept.get(key, [])
    for key in truth.get("absent", []):
        if key.startswith(("org.", "memo.", "report.")) and key not in fields:
            yield key, "", accept.get(key, [])
    for number, measure in enumerate(fields.get("measures", []), 1):
        for column in COLUMNS:
            if column in measure:
                said = accept.get(f"measures.{column}")
                others = [f"{measure.get('no')}"] if said else []
                if column == "period" and said:
                    others += [measure[column].replace(" - ", "ถึง")]
                if column == "evidence" and said:
                    others += [f"หลักฐาน {number}"]
                yield f"measures.{number}.{column}", measure[column], others
    number = len(fields.get("measures", [])) + 1
    yield f"measures.{number}.measure", "", []
    for role, row in (fields.get("signers") or {}).items():
        for column, text in row.items():
            yield f"{role}.{column}", text, accept.get(f"signers.{role}.{column}", [])
    for role in truth.get("absent", []):
        if role.startswith("sign."):
            yield f"{role}.name", "", []


def same(typed: str, right: str) -> bool:
    """Whether two texts are the same but for blanks and the marks of lists that Word numbers by itself."""
    return bare(typed) == bare(right) or bare(MARKS.sub("", typed)) == bare(MARKS.sub("", right))


def bare(text: str) -> str:
    return re.sub(r"\s", "", mended(text)).translate(str.maketrans("–—−", "---"))


def lost_words(path: Path, reading: Reading) -> list[str]:
    """Words of a paper, read another way, that are in no field, no unused text and no label."""
    if path.suffix != ".docx":
        return []
    with ZipFile(path) as archive:
        xml = archive.read("word/document.xml").decode()
    xml = re.sub(r"<mc:Fallback>.*?</mc:Fallback>|<w:del .*?</w:del>", "", xml, flags=re.DOTALL)
    xml = re.sub(r"<w:(?:br|tab|cr)\b[^>]*/>|</w:p>", "<w:t> </w:t>", xml)
    text = mended("".join(re.findall(r"<w:t(?:\s[^>]*)?>([^<]*)</w:t>", xml)))
    told = bare("".join(value.text for value in reading.values.values()))
    told += bare("".join(each.text for texts in reading.unused.values() for each in texts))
    return [word for word in text.split() if len(word) > 14 and bare(word) not in told]


def check_all(folder: Path, names: list[str]) -> int:
    """Print which planted defects are named, and the errors on papers that have none."""
    named = planted = errors = 0
    for path, truth in truths(folder, names):
        findings = check_papers([folder / name for name in truth["files"]], Choice()).findings
        said = list(lines(findings))
        if not truth["defects"]:
            wrong = [f"{line.code} {line.key} {line.what}" for line in said if line.severity is Severity.ERROR]
            errors += len(wrong)
            print(path.stem, "clean", *wrong)
        for defect in truth["defects"]:
            key = re.sub(r"\[(\d+)\]", r".\1", defect["place"])
            start = defect["text"].split(" / ")[0][:14].translate(QUOTES)
            hit = any(line.key.startswith(key) or (start and start in line.what.translate(QUOTES)) for line in said)
            planted, named = planted + 1, named + hit
            if not hit:
                print(path.stem, "not named", defect["kind"], key, defect["text"])
    print(f"named {named} of {planted} planted defects; {errors} errors on clean papers")
    return 0


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", type=Path)
    parser.add_argument("names", nargs="*", metavar="NAME")
    parser.add_argument("-v", "--verbose", action="store_true")
    parser.add_argument("--check", action="store_true")
    given = parser.parse_args()
    with one_sentence():
        if given.check:
            sys.exit(check_all(given.folder, given.names))
        sys.exit(main(given.folder, given.names, verbose=given.verbose))
