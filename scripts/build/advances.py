"""Write itaxl/documents/advances.tsv: how wide each letter of TH Sarabun New is, regular and bold.

python scripts/build/advances.py FOLDER, where FOLDER holds THSarabunNew-Regular.ttf and THSarabunNew-Bold.ttf.
Only the numbers are kept, never the font.
"""

import argparse
from collections.abc import Iterator
from itertools import chain
from pathlib import Path
from unicodedata import category, name

from PIL import ImageFont

from given import given_folder
from venv_setup import Stop, one_sentence

TARGET = Path(__file__).resolve().parents[2] / "itaxl" / "documents" / "advances.tsv"
EM = 1000
RANGES = ((0x20, 0x7E), (0xA0, 0xFF), (0x0E01, 0x0E3A), (0x0E3F, 0x0E5B))
PUNCTUATION = (0x2013, 0x2014, 0x2018, 0x2019, 0x201C, 0x201D, 0x2022, 0x2026)
HEAD = """\
# How wide the letters of TH Sarabun are (TH SarabunPSK has the same widths), to foresee lines and pages.
# Columns: code point (hexadecimal), advance in 1/1000 em regular, the same bold, name of the character.
# Source: TH Sarabun New 1.35, its Regular and Bold files, read by scripts/build/advances.py.
"""


def rows(folder: Path) -> Iterator[str]:
    """One line for each character that both fonts have."""
    regular, bold = (_font(folder / f"THSarabunNew-{weight}.ttf") for weight in ("Regular", "Bold"))
    for letter in map(chr, chain(*(range(first, last + 1) for first, last in RANGES), PUNCTUATION)):
        if category(letter) not in {"Cn", "Cc", "Cf"}:
            widths = (round(font.getlength(letter)) for font in (regular, bold))
            yield "\t".join((f"{ord(letter):04X}", *map(str, widths), name(letter)))


def _font(path: Path) -> ImageFont.FreeTypeFont:
    try:
        return ImageFont.truetype(path, EM, layout_engine=ImageFont.Layout.BASIC)
    except OSError:
        raise Stop(f"{path} is missing, or no font.") from None


def main() -> None:
    """Write the table from the fonts in the folder that is given."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", type=Path)
    lines = "\n".join(rows(given_folder(parser.parse_args().folder, "THSarabunNew-*.ttf")))
    TARGET.write_text(f"{HEAD}{lines}\n", encoding="utf-8", newline="\n")


if __name__ == "__main__":
    with one_sentence():
        main()
