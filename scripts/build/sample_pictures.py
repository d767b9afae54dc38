"""Draw the pictures of the sample: two signatures of nobody and a placeholder for the emblem.

Run once after a change; the results are committed. Usage: python scripts/build/sample_pictures.py
"""

from collections.abc import Sequence
from math import cos, pi, sin
from pathlib import Path
from typing import Final

from PIL import Image, ImageDraw

FOLDER: Final = Path(__file__).resolve().parents[2] / "itaxl" / "sample"
FINER: Final = 4
"""Drawn this much larger and scaled down, for smooth edges."""

INK: Final = (24, 42, 120, 255)
GREY: Final = (120, 120, 120, 255)

Point = tuple[float, float]

HEAD: Final = [
    [(20, 92), (34, 30), (52, 18), (50, 60), (38, 96), (70, 48), (88, 40), (80, 82), (104, 50), (120, 46), (112, 84)],
    [(112, 84), (140, 40), (158, 44), (150, 78), (176, 52), (198, 60), (230, 56), (276, 40)],
    [(16, 112), (120, 104), (250, 96), (284, 84)],
]
MAYOR: Final = [
    [(30, 40), (70, 20), (96, 34), (70, 70), (34, 92), (60, 96), (110, 60), (128, 36), (122, 84), (140, 64)],
    [(140, 64), (160, 58), (156, 84), (180, 60), (200, 54), (196, 84), (240, 44), (284, 30)],
    [(196, 84), (160, 118), (120, 110), (180, 84), (270, 76)],
]


def signature(strokes: Sequence[Sequence[Point]]) -> Image.Image:
    """Strokes of a pen, thicker in the middle of each, on nothing."""
    image = Image.new("RGBA", (300 * FINER, 130 * FINER), (255, 255, 255, 0))
    pen = ImageDraw.Draw(image)
    for stroke in strokes:
        line = list(_smooth(stroke))
        for number, (x, y) in enumerate(line):
            radius = FINER * (1.0 + 1.3 * sin(pi * number / len(line)))
            pen.ellipse([x * FINER - radius, y * FINER - radius, x * FINER + radius, y * FINER + radius], fill=INK)
    return image.resize((300, 130), Image.Resampling.LANCZOS)


def _smooth(points: Sequence[Point], steps: int = 160) -> Sequence[Point]:
    """A Catmull-Rom curve through the points."""
    padded = [points[0], *points, points[-1]]
    return [
        _between(padded[start : start + 4], step / steps) for start in range(len(points) - 1) for step in range(steps)
    ]


def _between(four: Sequence[Point], t: float) -> Point:
    weights = (-t + 2 * t**2 - t**3, 2 - 5 * t**2 + 3 * t**3, t + 4 * t**2 - 3 * t**3, -(t**2) + t**3)
    x, y = (sum(weight * point[axis] for weight, point in zip(weights, four, strict=True)) / 2 for axis in (0, 1))
    return x, y


def emblem() -> Image.Image:
    """Two rings and rays where an office puts its emblem; it imitates none."""
    size = 240 * FINER
    image = Image.new("RGBA", (size, size), (255, 255, 255, 0))
    pen = ImageDraw.Draw(image)
    for radius, width in ((0.47, 6), (0.36, 3), (0.14, 3)):
        box = [size * (0.5 - radius), size * (0.5 - radius), size * (0.5 + radius), size * (0.5 + radius)]
        pen.ellipse(box, outline=GREY, width=width * FINER)
    for ray in range(12):
        angle = ray * pi / 6
        ends = [(size * (0.5 + r * cos(angle)), size * (0.5 + r * sin(angle))) for r in (0.19, 0.31)]
        pen.line(ends, fill=GREY, width=4 * FINER)
    return image.resize((240, 240), Image.Resampling.LANCZOS)


def main() -> None:
    """Write the three pictures."""
    for name, picture in {"head": signature(HEAD), "mayor": signature(MAYOR), "emblem": emblem()}.items():
        picture.quantize(32).save(FOLDER / f"{name}.png", optimize=True)


if __name__ == "__main__":
    main()
