"""What `itaxl check --format` writes besides its text on the terminal; one file each, found by its name."""

from functools import cache
from importlib import import_module
from pkgutil import iter_modules
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from itaxl.reports.output import Output


@cache
def names() -> tuple[str, ...]:
    """The names of all outputs, in their order; none of them is imported for it."""
    return tuple(sorted(module.name for module in iter_modules(__path__)))


def output(name: str) -> "Output":
    """The output of that name, declared as ``OUTPUT`` in the file that bears it; KeyError when there is none."""
    if name not in names():
        raise KeyError(name)
    found: Output = import_module(f"{__name__}.{name}").OUTPUT
    return found
