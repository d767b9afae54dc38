"""What Microsoft's own Open XML SDK says of a package, the validator that Office's makers publish."""

import json
import os
import subprocess
import zipfile
from collections.abc import Iterator, Mapping
from concurrent.futures import ThreadPoolExecutor
from io import BytesIO
from itertools import groupby
from pathlib import Path
from typing import NamedTuple
from xml.etree import ElementTree

OFFICE = "Microsoft365"
"""The Office whose rules count; the elements of later ones are known too."""


def errors_of(packages: Mapping[str, bytes], program: str, folder: Path) -> dict[str, list[str]]:
    """The errors of each package, by its file name, of those that have any.

    One whose every element stands in others alike has nothing of its own to be told, and costs a program's start.
    """

    def errors(name: str) -> list[str]:
        path = folder / name
        path.write_bytes(packages[name])
        environment = os.environ | {"DOTNET_SYSTEM_GLOBALIZATION_INVARIANT": "1"}
        done = subprocess.run([program, path, OFFICE], env=environment, capture_output=True, timeout=120, check=False)
        said = json.loads(done.stdout)
        return [f"{error['description']} {error['path']} {error['xPath']}" for error in said["errors"]]

    with ThreadPoolExecutor(2) as pool:
        names = list(_telling(packages))
        found = dict(zip(names, pool.map(errors, names), strict=True))
    return {name: said for name, said in found.items() if said}


class Shape(NamedTuple):
    """An element as a schema sees it: where, its attributes with values that are words, its children in their order."""

    part: str
    tag: str
    attributes: tuple[tuple[str, str], ...]
    children: tuple[str, ...]


def _telling(packages: Mapping[str, bytes]) -> Iterator[str]:
    """Packages that hold all shapes there are, those of many shapes first."""
    shapes = {name: set(_shapes(data)) for name, data in packages.items()}
    seen: set[Shape] = set()
    for name in sorted(shapes, key=lambda name: -len(shapes[name])):
        if shapes[name] - seen:
            seen |= shapes[name]
            yield name


def _shapes(package: bytes) -> Iterator[Shape]:
    with zipfile.ZipFile(BytesIO(package)) as file:
        for part in file.namelist():
            if part.endswith((".xml", ".rels")):
                for element in ElementTree.fromstring(file.read(part)).iter():
                    attributes = ((name, value if value.isalpha() else "") for name, value in element.items())
                    children = (tag for tag, _ in groupby(child.tag for child in element))
                    yield Shape(part, element.tag, tuple(attributes), tuple(children))
