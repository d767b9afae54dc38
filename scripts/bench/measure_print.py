"""Measure what print does to papers: `python scripts/bench/measure_print.py [COUNT] [--first N] [-v] [--keep FOLDER]`.

Draws the papers of COUNT varied forms (200) of all kinds of local government, short and long, with few and many
measures, signers and photos, turns them into PDF by the converter of this machine, and counts signatures parted from
what they sign, dates torn in two, pages without anything, and papers of other lengths than were foreseen. Needs
pdfplumber.
"""

import random
import re
import sys
from argparse import ArgumentParser
from collections import Counter
from collections.abc import Iterator
from dataclasses import replace
from io import BytesIO
from itertools import cycle, islice
from pathlib import Path
from typing import Any

import pdfplumber
from read_back import PEOPLE, varied

from itaxl import __version__
from itaxl.app.document_files import build
from itaxl.app.inspection import inspect
from itaxl.documents.blocks import Block, Document, Paragraph, Table
from itaxl.documents.pagination import page_count, pieces
from itaxl.documents.texts import DATE
from itaxl.docx.docx_file import Properties, docx_bytes
from itaxl.form.form_content import FormContent, grid_of
from itaxl.pdf.converter import BATCH, converted

PROPERTIES = Properties("0" * 64, 1, "0" * 16, __version__)
FURTHER = ("รองปลัด", "ผู้ร่วมจัดทำ", "ผู้อำนวยการกองช่าง", "หัวหน้าฝ่าย")
PHOTO_SIZES = ((400, 300), (300, 400), (800, 200))
PAGE_NUMBER = re.compile(r"\s*-\s*[0-9๐-๙]*\s*-?\s*")
MOST_MEASURES = 40


def sized(number: int) -> FormContent:
    """A filled form of the kind that `number` gives, of a length that it gives too."""
    chance = random.Random(-1 - number)
    content = varied(number)
    lines = chance.choice((0, 0, 1, 3, 8, 20))
    facts = "\n".join([content.fields["memo.facts"], *[content.fields["memo.facts"]] * lines])
    fields = {**content.fields, "memo.facts": facts, "style.font": chance.choice(("TH Sarabun New", "TH SarabunPSK"))}
    rows = [dict(row) for row in islice(cycle(content.measures), chance.choice((1, 3, 5, 12, MOST_MEASURES)))]
    for place, row in enumerate(rows, 1):
        row["no"] = str(place)
        row["result"] = "\n".join([row.get("result", "")] * chance.choice((1, 1, 1, 4, 25 if place == 2 else 1)))
    made = replace(content, fields=fields, measures=tuple(rows)).edited(dict(_further(chance)))
    photos = {
        f"measures.{chance.randint(1, len(rows))}.evidence": _photo(chance) for _ in range(chance.choice((0, 0, 1, 3)))
    }
    return replace(made, pictures={**made.pictures, **photos})


def _further(chance: random.Random) -> Iterator[tuple[str, str]]:
    for number, role in enumerate(FURTHER[: chance.choice((0, 0, 1, 4))], 1):
        prefix, first, last = chance.choice(PEOPLE)
        row = {"role": role, "prefix": prefix, "name": first, "surname": last, "position": f"{role}ผู้รับผิดชอบงาน"}
        yield from ((f"sign.more{number}.{column}", text) for column, text in row.items())


def _photo(chance: random.Random) -> bytes:
    from PIL import Image

    out = BytesIO()
    Image.new("RGB", chance.choice(PHOTO_SIZES), "navy").save(out, "JPEG")
    return out.getvalue()


def papers(numbers: range) -> Iterator[tuple[str, Document]]:
    """The papers of the forms by names of their own; every fifth report lies on its side."""
    for number in numbers:
        inspected = inspect(grid_of(sized(number)))
        made = build(inspected.submission, inspected.year, landscape=number % 5 == 0)
        yield from ((f"{number:03} {kind}", document) for kind, document in made.items())


def faults(document: Document, pages: list[Any]) -> Iterator[str]:
    """What is wrong with a printed paper, one word each."""
    printed = [_squeezed(_in_order(page)) for page in pages]
    lines = [line for page in pages for line in _lines(page)]
    for chain in _kept(document):
        if not any(all(text in page for text in chain) for page in printed):
            yield "signature parted"
    for date in _dates(document):
        if not any(date in line for line in lines):
            yield "date torn"
    for page in pages:
        if not page.images and not any(not PAGE_NUMBER.fullmatch(line) for line in _raw_lines(page)):
            yield "blank page"
    if len(pages) != page_count(pieces(document.blocks, document.page.text_width), document.page):
        yield "other length than foreseen"


def _kept(document: Document) -> Iterator[list[str]]:
    """The texts of paragraphs that stay together as a whole, such as an opinion and its signature."""
    chain: list[Paragraph] = []
    for block in document.blocks:
        chain = [*chain, block] if isinstance(block, Paragraph) else []
        if chain and not chain[-1].layout.keep_next:
            if all(paragraph.layout.keep_lines for paragraph in chain):
                yield [_squeezed(paragraph.text) for paragraph in chain]
            chain = []


def _dates(document: Document) -> Iterator[str]:
    for paragraph in _paragraphs(document.blocks):
        yield from (_squeezed(found[0]) for found in DATE.finditer(paragraph.text))


def _paragraphs(blocks: tuple[Block, ...]) -> Iterator[Paragraph]:
    for block in blocks:
        if isinstance(block, Table):
            yield from (each for row in block.rows for cell in row.cells for each in cell.paragraphs)
        else:
            yield block


def _in_order(page: Any) -> str:
    chars = sorted(page.chars, key=lambda char: (-round(char["matrix"][5]), char["x0"]))
    return "".join(char["text"] for char in chars)


def _raw_lines(page: Any) -> list[str]:
    lines: dict[int, list[Any]] = {}
    for char in page.chars:
        lines.setdefault(round(char["matrix"][5]), []).append(char)
    return ["".join(c["text"] for c in sorted(line, key=lambda c: c["x0"])) for line in lines.values()]


def _lines(page: Any) -> list[str]:
    return [_squeezed(line) for line in _raw_lines(page)]


def _squeezed(text: str) -> str:
    """The consonants, Latin letters and digits: what a PDF says in the order it was written."""
    known = re.sub(r"\(cid:\d+\)", "", text)
    return "".join(letter for letter in known if letter.isalnum() and letter not in "าำ")


def main() -> int:
    parser = ArgumentParser(description=__doc__)
    parser.add_argument("count", type=int, nargs="?", default=200)
    parser.add_argument("--first", type=int, default=0, metavar="N", help="the first form, to go on where one left off")
    parser.add_argument("-v", "--verbose", action="store_true")
    parser.add_argument("--keep", type=Path, help="a folder for the PDFs")
    wanted = parser.parse_args()
    totals: Counter[str] = Counter()
    every = papers(range(wanted.first, wanted.first + wanted.count))
    while some := dict(islice(every, BATCH)):
        files = {f"{name}.docx": docx_bytes(document, properties=PROPERTIES) for name, document in some.items()}
        for name, pdf in converted(files).items():
            document = some[name.removesuffix(".docx")]
            if wanted.keep:
                (wanted.keep / f"{name}.pdf").write_bytes(pdf)
            with pdfplumber.open(BytesIO(pdf)) as opened:
                found = list(faults(document, opened.pages))
                totals["papers"] += 1
                totals["pages"] += len(opened.pages)
            totals.update(found)
            if found and wanted.verbose:
                print(name, Counter(found), flush=True)
    print(f"{wanted.count} forms:", ", ".join(f"{number} {name}" for name, number in totals.items()))
    return 0 if set(totals) <= {"papers", "pages", "other length than foreseen"} else 1


if __name__ == "__main__":
    sys.exit(main())
