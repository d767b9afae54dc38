"""Run under Wine: imports every module of every installed package's top level and every compiled library."""

import importlib
import importlib.util
import sys
from pathlib import Path

import xlwings

LIBRARIES = Path(xlwings.__file__).parents[1]


def names() -> list[str]:
    """The modules to import."""
    top = [path.stem for path in LIBRARIES.iterdir() if (path / "__init__.py").exists() or path.suffix == ".py"]
    roots = (LIBRARIES, LIBRARIES / "win32")
    compiled = [path for path in LIBRARIES.rglob("*.pyd") if "win32comext" not in path.parts]
    for path in compiled:
        root = next(root for root in reversed(roots) if path.is_relative_to(root))
        top.append(".".join((*path.relative_to(root).parts[:-1], path.name.partition(".")[0])))
    return sorted(set(top))


def main() -> int:
    """Import them, say how many, and which failed."""
    failed = []
    for name in names():
        try:
            importlib.import_module(name)
        except Exception as error:  # noqa: BLE001 - whatever a library fails with
            failed.append(f"{name}: {error!r}")
    sources = list(LIBRARIES.rglob("*.py"))
    uncompiled = [path for path in sources if not Path(importlib.util.cache_from_source(str(path))).exists()]
    print(len(names()), "imported,", len(sources), "compiled;", failed, uncompiled)
    return 1 if failed or uncompiled else 0


if __name__ == "__main__":
    sys.exit(main())
