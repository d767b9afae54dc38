"""Draw docs/pictures/house.svg, who imports whom among the rooms of itaxl: ``python3 scripts/build/house.py``.

The rooms stand in the order of the layers in pyproject.toml. A row's dots say from which rooms it imports, larger for
more imports; all of them lie left of the diagonal's right side, as imports go down only.
"""

import ast
import tomllib
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Final, NamedTuple

ROOT: Final = Path(__file__).resolve().parents[2]
PACKAGE: Final = ROOT / "itaxl"
PICTURE: Final = ROOT / "docs" / "pictures" / "house.svg"

STEP, LEFT, TOP, RADIUS = 22, 230, 96, 9.0
"""Pixels from row to row, before the first column, above the first row, and of the largest dot."""

GREY, INK, BLUE, PALE = "#6b7280", "#111827", "#1d4ed8", "#eef2ff"


class Room(NamedTuple):
    """A module or package right under itaxl: its Python files and their lines."""

    name: str
    files: int
    lines: int


def layers() -> tuple[str, ...]:
    """The rooms from top to bottom, those of one layer by name."""
    contracts = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["tool"]["importlinter"]
    (rows,) = (each["layers"] for each in contracts["contracts"] if each["id"] == "layers")
    return tuple(name.strip() for row in rows for name in row.split("|"))


def rooms() -> tuple[Room, ...]:
    """Every room as it is on disk."""
    return tuple(_room(name) for name in layers())


def _room(name: str) -> Room:
    sources = _sources(name)
    return Room(name, len(sources), sum(len(path.read_text(encoding="utf-8").splitlines()) for path in sources))


def _sources(name: str) -> list[Path]:
    return sorted((PACKAGE / name).rglob("*.py")) or [PACKAGE / f"{name}.py"]


def imports() -> Counter[tuple[str, str]]:
    """How many imports of one room's modules a room has, wherever in its files they stand."""
    known = set(layers())
    return Counter(
        (room, target)
        for room in layers()
        for path in _sources(room)
        for target in _imported(ast.parse(path.read_text(encoding="utf-8")))
        if target in known and target != room
    )


def _imported(tree: ast.AST) -> Iterator[str]:
    for node in ast.walk(tree):
        names = [f"{node.module}.{each.name}" for each in node.names] if isinstance(node, ast.ImportFrom) else []
        names += [each.name for each in node.names] if isinstance(node, ast.Import) else []
        yield from {name.split(".")[1] for name in names if name.startswith("itaxl.")}


def svg() -> str:
    """The picture."""
    house, counts = rooms(), imports()
    place = {room.name: number for number, room in enumerate(house)}
    side = STEP * len(house)
    parts = [
        f'<rect width="{LEFT + side + 20}" height="{TOP + side + 20}" fill="white"/>',
        _text(16, 24, "Rooms of itaxl: a row imports from the columns under its dots", INK, size=15),
    ]
    for number, room in enumerate(house):
        x, y = LEFT + number * STEP + STEP / 2, TOP + number * STEP + STEP / 2
        band = PALE if number % 2 else "white"
        parts += [
            f'<rect x="0" y="{y - STEP / 2:g}" width="{LEFT + side}" height="{STEP}" fill="{band}"/>',
            _text(16, y + 4, room.name, INK),
            _text(LEFT - 12, y + 4, f"{room.files} files, {room.lines:,} lines", GREY, size=10, anchor="end"),
            f'<g transform="translate({x:g} {TOP - 6}) rotate(-60)">{_text(0, 4, room.name, GREY, size=11)}</g>',
            f'<rect x="{x - 4:g}" y="{y - 4:g}" width="8" height="8" fill="{GREY}"/>',
        ]
    most = max(counts.values())
    for (importer, target), count in sorted(counts.items()):
        x, y = LEFT + place[target] * STEP + STEP / 2, TOP + place[importer] * STEP + STEP / 2
        radius = max(RADIUS * (count / most) ** 0.5, 1.8)
        told = f"<title>{importer} → {target}: {count}</title>"
        parts.append(f'<circle cx="{x:g}" cy="{y:g}" r="{radius:.1f}" fill="{BLUE}">{told}</circle>')
    head = f'<svg xmlns="http://www.w3.org/2000/svg" width="{LEFT + side + 60}" height="{TOP + side + 20}"'
    return "\n".join([f'{head} font-family="sans-serif" font-size="12">', *parts, "</svg>", ""])


def _text(x: float, y: float, words: str, colour: str, *, size: int = 12, anchor: str = "start") -> str:
    return f'<text x="{x:g}" y="{y:g}" font-size="{size}" text-anchor="{anchor}" fill="{colour}">{words}</text>'


if __name__ == "__main__":
    PICTURE.write_text(svg(), encoding="utf-8")
    print(PICTURE.relative_to(ROOT))
