"""Macros and other active content of a workbook: named, never run."""

from collections.abc import Iterator
from io import BytesIO
from typing import Final

from itaxl.form.fields import CODE_NAMES, MACRO_MODULES, WORKBOOK_CODE_NAME
from itaxl.model.grid import Remark
from itaxl.model.wording import Wording
from itaxl.office_file.zip_package import Container

PROJECT: Final = "xl/vbaProject.bin"
OUR_MODULES: Final = frozenset({WORKBOOK_CODE_NAME, *CODE_NAMES.values(), *MACRO_MODULES})
"""The modules of the form's own project."""

_EXTRA_SHEET: Final = ("Sheet", "Chart", "แผ่น")
"""How Excel begins the module of a sheet that somebody added; its number follows."""

_BASIC_LISTS: Final = frozenset({"script-lb", "script-lc"})
"""LibreOffice's lists of modules, beside the modules themselves."""

_FOREIGN_PARTS: Final = (
    ("xl/externallinks/", Wording("ลิงก์ไปยังไฟล์อื่น", "links to other files")),
    ("xl/embeddings/", Wording("วัตถุฝัง", "embedded objects")),
    ("xl/activex/", Wording("ตัวควบคุม ActiveX", "ActiveX controls")),
    ("xl/macrosheets/", Wording("แผ่นมาโครรุ่นเก่า", "sheets of old macros")),
    ("xl/dialogsheets/", Wording("แผ่นกล่องโต้ตอบรุ่นเก่า", "old dialog sheets")),
    ("xl/connections", Wording("การเชื่อมต่อข้อมูลภายนอก", "connections to outside data")),
    ("xl/querytables/", Wording("การเชื่อมต่อข้อมูลภายนอก", "connections to outside data")),
)
_FOREIGN_BEGINNINGS: Final = tuple(beginning for beginning, _ in _FOREIGN_PARTS)
_MACROS = Wording("มาโคร {names}", "macros {names}")
_UNREADABLE_MACROS = Wording("มาโครที่อ่านไม่ได้", "macros that cannot be read")
_MOST_NAMES: Final = 5


def foreign_content(container: Container) -> Iterator[Remark]:
    """A remark for each kind of content that the form does not have."""
    parts = [name for name in container.lower_names if name.startswith(_FOREIGN_BEGINNINGS)]
    things = (thing for beginning, thing in _FOREIGN_PARTS if any(name.startswith(beginning) for name in parts))
    for thing in dict.fromkeys(things):
        yield Remark("F007", params={"thing": thing})
    if PROJECT in container:
        modules = _modules_of(container)
        foreign = sorted(name for name in modules if not _is_ours(name)) if modules else []
        if foreign or modules is None:
            yield Remark("F007", params={"thing": _macros(foreign)})


_KNOWN: Final[dict[bytes, tuple[str, ...]]] = {}
"""The modules of projects seen before, by their packed bytes: all forms of an edition share one project."""

_MOST_KNOWN: Final = 8


def _modules_of(container: Container) -> tuple[str, ...] | None:
    packed = container.packed(PROJECT)
    if packed in _KNOWN:
        return _KNOWN[packed]
    modules = module_names(container.read(PROJECT))
    if modules is not None and len(_KNOWN) < _MOST_KNOWN:
        _KNOWN[packed] = modules
    return modules


def foreign_basic(container: Container) -> Iterator[Remark]:
    """A remark when an .ods carries macros other than those it took over from the form."""
    modules = (name.rpartition("/")[2].removesuffix(".xml") for name in container.names if name.startswith("Basic/"))
    foreign = sorted({name for name in modules if name and name not in _BASIC_LISTS and not _is_ours(name)})
    if foreign or any(name.startswith("Scripts/") for name in container.names):
        yield Remark("F007", params={"thing": _macros(foreign)})


def module_names(project: bytes) -> tuple[str, ...] | None:
    """The names of a VBA project's modules, None when it cannot be read."""
    from olefile import OleFileIO

    try:
        with OleFileIO(BytesIO(project)) as ole:
            streams = [path for path in ole.listdir() if len(path) == 2 and path[0].upper() == "VBA"]
    except Exception:  # noqa: BLE001 - whatever a hostile project does to the parser, it is foreign
        return None
    return tuple(name for _, name in streams if name not in ("dir", "_VBA_PROJECT") and not name.startswith("__SRP_"))


def _is_ours(module: str) -> bool:
    return module in OUR_MODULES or any(
        module.startswith(word) and module.removeprefix(word).isdecimal() for word in _EXTRA_SHEET
    )


def _macros(names: list[str]) -> Wording:
    if not names:
        return _UNREADABLE_MACROS
    shown = ", ".join(names[:_MOST_NAMES]).replace("{", "(").replace("}", ")")
    return Wording(_MACROS.th.format(names=shown), _MACROS.en.format(names=shown))
