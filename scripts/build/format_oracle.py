"""Compare how we show numbers and dates with two programs whose makers tried them in Excel: ssf and numfmt.

    python scripts/build/format_oracle.py           say where tests/number_format/number_formats.tsv is not what they
                                                    say today, and where we differ from the tables that came with ssf
    python scripts/build/format_oracle.py --write   put what they say into the table; a line of a format and a value
                                                    alone is filled, with what we show too

Needs node and npm; the two come from npm into a passing folder, in the versions named here. A line's reason (`why`)
is written by a person: where both programs agree and we do not, or we agree with neither.
"""

import argparse
import json
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any, NamedTuple

from itaxl.number_format.displayed_text import HASHES, shown

TABLE = Path(__file__).resolve().parents[2] / "tests" / "number_format" / "number_formats.tsv"
PACKAGES = ("ssf@0.11.2", "numfmt@4.0.1", "tables@npm:ssf@0.6.5")
"""The last ssf, and the last one whose package holds the tables that its makers got from Excel."""

COLUMNS = ("format", "value", "ssf", "numfmt", "shown", "why")

PROGRAM = """
import fs from "fs"; import ssf from "ssf"; import { format } from "numfmt";
const said = (show) => { try { return show(); } catch { return null; } };
const cases = JSON.parse(fs.readFileSync(0, "utf8"));
console.log(JSON.stringify(cases.map(([code, value]) => [
  said(() => ssf.format(code, value)), said(() => format(code, value, { throws: true })),
])));
"""

BUILT_IN = {
    1: "0", 2: "0.00", 3: "#,##0", 4: "#,##0.00", 9: "0%", 10: "0.00%", 11: "0.00E+00", 12: "# ?/?", 13: "# ??/??",
    14: "m/d/yy", 15: "[$-409]d-mmm-yy", 16: "[$-409]d-mmm", 17: "[$-409]mmm-yy", 18: "h:mm AM/PM",
    19: "h:mm:ss AM/PM", 20: "h:mm", 21: "h:mm:ss", 22: "m/d/yy h:mm", 37: "#,##0 ;(#,##0)", 38: "#,##0 ;[Red](#,##0)",
    39: "#,##0.00;(#,##0.00)", 40: "#,##0.00;[Red](#,##0.00)", 45: "mm:ss", 46: "[h]:mm:ss", 47: "mmss.0",
    48: "##0.0E+0",
}  # fmt: skip
"""The formats that ssf's table of numbered formats was made with: those of an Excel with American settings."""

OTHERWISE = {
    ('A"TODO"', -1): "a minus before a format without digits, as numfmt and later tests of ssf have it",
    ("\\r", -1): "the same",
    ("0;0", -1.1): "the second section shows no minus, as ssf itself says since 0.8",
    (
        "[Red][<=-25]General;[Blue][>=25]General;[Green]General;[Yellow]General",
        -25,
    ): "[<=-25] is for negatives",
    ("[Red]General ;[Blue]General\\ ;[Green]Generalp;[Yellow]General'", -25): "the same",
    ("# ??/?????????", 0.123251512342345): "blanks before a numerator of more digits than it has places",
    ("# ?? / ?????????", 0.123251512342345): "the same",
    ("B2yyyymmdd", 0): "the Hijri calendar is not shown here but a finding",
    ("B2yyyymmdd", 1000): "the same",
    ("B2yyyymmdd", 10000): "the same",
}
"""Where we differ from ssf's own tables, and why."""


class Line(NamedTuple):
    """A line of the table, JSON in all columns but the first and the last."""

    format: str
    value: str
    ssf: str = ""
    numfmt: str = ""
    shown: str = ""
    why: str = ""


def main() -> None:
    """Compare, or write."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--write", action="store_true", help="put what ssf and numfmt say into the table")
    wanted = parser.parse_args()
    if not shutil.which("node") or not shutil.which("npm"):
        sys.exit("format_oracle needs node and npm (Debian: apt-get install nodejs npm)")
    head, lines = read_table()
    with TemporaryDirectory() as place:
        folder = Path(place)
        install(folder)
        said = list(renewed(lines, folder))
        tables = list(differences(folder))
    if wanted.write:
        TABLE.write_text("\n".join([*head, *("\t".join(line) for line in said), ""]), encoding="utf-8")
    else:
        tables += [f"{was.format}\t{was.value}: {now}" for was, now in zip(lines, said, strict=True) if was != now]
    print(f"{len(said)} lines of {TABLE.name}, and {len(OTHERWISE)} known differences from ssf's own tables")
    if tables:
        sys.exit("\n".join(tables))


def read_table() -> tuple[list[str], list[Line]]:
    """The head of the table, its line of columns last, and its lines."""
    text = TABLE.read_text(encoding="utf-8").splitlines()
    count = next(number for number, line in enumerate(text) if line.startswith(COLUMNS[0])) + 1
    return text[:count], [Line(*line.split("\t")) for line in text[count:]]


def install(folder: Path) -> None:
    """Put the packages into `folder`, their install scripts not run."""
    subprocess.run(
        [
            "npm",
            "install",
            "--silent",
            "--no-audit",
            "--no-fund",
            "--ignore-scripts",
            "--prefix",
            str(folder),
            *PACKAGES,
        ],
        check=True,
    )
    (folder / "ask.mjs").write_text(PROGRAM, encoding="utf-8")


def renewed(lines: list[Line], folder: Path) -> Iterator[Line]:
    """The lines with what the two programs say now; what we show is added where nothing stands yet."""
    cases = [[line.format, json.loads(line.value)] for line in lines]
    ran = subprocess.run(
        ["node", "ask.mjs"], cwd=folder, input=json.dumps(cases), capture_output=True, text=True, check=True
    )
    for line, (code, value), answers in zip(lines, cases, json.loads(ran.stdout), strict=True):
        ssf, numfmt = map(written, answers)
        yield line._replace(ssf=ssf, numfmt=numfmt, shown=line.shown or written(shown(value, code)))


def written(value: object) -> str:
    """A value as the table has it: JSON, null for what a program refused."""
    return json.dumps(value, ensure_ascii=False)


def differences(folder: Path) -> Iterator[str]:
    """Where we show something else than ssf's own tables expect, unless `OTHERWISE` says why."""
    for code, value, expected in expectations(folder / "node_modules" / "tables" / "test"):
        ours = shown(value, code)
        # Blanks at the end are for columns of fractions; no reader of a cell keeps them.
        if (ours if ours != HASHES else "").rstrip() != expected.rstrip() and (code, value) not in OTHERWISE:
            yield f"ssf's table: {value} under {code} is {expected!r}, not {ours!r}"


def expectations(folder: Path) -> Iterator[tuple[str, Any, str]]:
    """Format, value and text of each line of ssf's own tables; lines of formats that it refuses are left out."""
    for name in ("general", "fraction"):
        for value, code, expected in json.loads((folder / f"{name}.json").read_text(encoding="utf-8")):
            yield code or "General", value, expected
    for code, *cases in json.loads((folder / "oddities.json").read_text(encoding="utf-8")):
        yield from ((code, case[0], case[1]) for case in cases if len(case) == len(("value", "text")))
    for value, cases, *_ in json.loads((folder / "implied.json").read_text(encoding="utf-8")):
        if isinstance(cases, list):
            yield from ((BUILT_IN[case[0]], value, case[1]) for case in cases if case[0] in BUILT_IN)


if __name__ == "__main__":
    main()
