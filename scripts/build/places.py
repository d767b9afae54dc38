"""Write itaxl/thai/data/places.tsv: the provinces, districts and subdistricts of Thailand, from the package geothai.

    python scripts/build/places.py

geothai takes fifty milliseconds to import, a tenth of what a whole check may take; this table is read in three.
"""

import re
from collections.abc import Iterator
from pathlib import Path

import geothai

TABLE = Path(__file__).parents[2] / "itaxl" / "thai" / "data" / "places.tsv"
NAMES = re.compile(r"[^ ()]+")
"""One subdistrict has its other name in brackets; both are names."""

HEADER = f"""\
# Provinces, districts and subdistricts of Thailand, written by scripts/build/places.py; not edited by hand.
# One district a line: province, district (without เขต), its subdistricts parted by spaces.
# Source: the package geothai, data version {geothai.DATA_VERSION} (MIT and CC BY 4.0; see THIRD_PARTY.md).
province\tdistrict\tsubdistricts
"""


def lines() -> Iterator[str]:
    """A line per district, provinces and districts in the order of their codes."""
    for province in geothai.provinces():
        for district in geothai.districts(province.code):
            names = " ".join(
                part for each in geothai.subdistricts(district.code) for part in NAMES.findall(each.name_th)
            )
            yield f"{province.name_th}\t{district.name_th.removeprefix('เขต')}\t{names}\n"


if __name__ == "__main__":
    TABLE.write_text(HEADER + "".join(lines()), encoding="utf-8")
    print(f"{TABLE.name}: {TABLE.stat().st_size:,} bytes")
