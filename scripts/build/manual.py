"""Write the Thai manual anew: ``python3 scripts/build/manual.py``.

docs/คู่มือ/manual.html.jinja says it in words; buttons, fields, colours and rules come from the code, pictures from
docs/pictures. The page goes into the package, so that a clerk has it without a network. With --check nothing is
written, and 1 answered when the page is out of date.
"""

import re
import sys
import tomllib
from base64 import b64encode
from collections.abc import Iterator
from itertools import groupby
from pathlib import Path
from typing import Any, Final
from xml.etree import ElementTree

import itaxl
from itaxl.app import doctor, doctor_form
from itaxl.excel.folder import OUTPUTS
from itaxl.form.fields import FIELDS, REASON, RESULTS, TABLES, Field
from itaxl.form.labels import label_of
from itaxl.reports.checked import SEVERITY_WORDS
from itaxl.reports.finding_text import outline, visible
from itaxl.reports.verdict import Verdict
from itaxl.rules import FAMILIES, codes, rule
from itaxl.template.workbook_extras import RIBBON_NAMESPACE

ROOT: Final = Path(__file__).resolve().parents[2]
TEMPLATE: Final = ROOT / "docs" / "คู่มือ" / "manual.html.jinja"
PICTURES: Final = ROOT / "docs" / "pictures"
MANUAL: Final = ROOT / "itaxl" / "manual" / "manual.html"
RIBBON: Final = ROOT / "workbook" / "src" / "customUI.xml"
LOOK: Final = ROOT / "itaxl" / "template" / "look.toml"
MESSAGES: Final = ROOT / "workbook" / "src" / "i18n.toml"
DATA: Final = re.compile(r"data:image/png;base64,[^\"]*")
WRITTEN_BY_CHECK: Final = frozenset({"finding", "reason"})

TROUBLES: Final = (
    ("ไม่เห็นแท็บ ITA", doctor.MACROS_ASK_TODO.th + " " + doctor_form.UNBLOCK.th),
    ("กดปุ่มแล้วไม่มีอะไรเกิดขึ้น", doctor.MACROS_BLOCKED_TODO.th),
    ("ทำ PDF ไม่ได้", doctor.NO_PDF_TODO.th),
    ("ตัวอักษรในเอกสารไม่ใช่แบบราชการ", doctor.NO_FONT_TODO.th),
    ("เขียนไฟล์ไม่ได้", "ปิดเอกสารใน Word แล้วกดใหม่ ถ้ายังไม่ได้: " + doctor.ASK_FOR_RIGHTS.th),
    ("แบบฟอร์มเสียหาย ช่องหาย หรือเป็นรุ่นเก่า", doctor_form.REPAIR.th),
    ("หาเอกสารที่สร้างไม่พบ", doctor_form.ONEDRIVE_TODO.th),
)
"""What a clerk sees, and what to do: in the doctor's own words."""


def page() -> str:
    """The manual as it should be."""
    from jinja2 import Environment, StrictUndefined

    environment = Environment(autoescape=True, undefined=StrictUndefined, trim_blocks=True, lstrip_blocks=True)
    guide = tomllib.loads(LOOK.read_text(encoding="utf-8"))["guide"]
    facts: dict[str, Any] = {
        "sheets": [_sheet(step) for step in guide["step"] if step["sheet"] != RESULTS],
        "colours": guide["colour"],
        "tips": guide["tip"],
        "groups": list(_groups()),
        "families": list(_families()),
        "troubles": list(_troubles()),
        "results": RESULTS,
        "reason": REASON.label,
        "ready": Verdict.READY.value.th,
        "outputs": OUTPUTS,
        "version": itaxl.__version__,
        "picture": _picture,
    }
    return environment.from_string(TEMPLATE.read_text(encoding="utf-8")).render(facts) + "\n"


def _sheet(step: dict[str, str]) -> dict[str, Any]:
    """A sheet's fields in their groups, then its table."""
    blocks: list[dict[str, Any]] = []
    for field in FIELDS.get(step["sheet"], ()):
        if field.group or not blocks:
            blocks.append({"title": field.group or "รายการ", "fields": []})
        blocks[-1]["fields"].append(_field(field))
    for table in TABLES:
        if table.sheet == step["sheet"]:
            columns = [_field(column) for column in table.columns if column.key not in WRITTEN_BY_CHECK]
            blocks.append({"title": "ช่องในตาราง", "fields": columns})
    return {"name": step["sheet"], "text": step["text"], "blocks": blocks}


def _field(field: Field) -> dict[str, Any]:
    return {"label": field.label, "required": field.required, "hint": field.hint, "example": field.example}


def _groups() -> Iterator[dict[str, Any]]:
    """The ribbon's groups with their buttons; those in menus say in which menu they are."""
    root = ElementTree.parse(RIBBON).getroot()
    for group in root.iter(f"{{{RIBBON_NAMESPACE}}}group"):
        buttons = list(_buttons(group, ""))
        yield {"label": group.attrib["label"], "buttons": buttons}


def _buttons(parent: ElementTree.Element, menu: str) -> Iterator[dict[str, str]]:
    for control in parent:
        label = control.get("label", "")
        if control.tag.endswith("}menu"):
            yield from _buttons(control, label)
        elif control.tag.endswith("}button"):
            yield {"label": f"{menu} › {label}" if menu else label, "text": control.get("supertip", "")}


def _families() -> Iterator[dict[str, Any]]:
    for family, of_family in groupby(codes(), key=lambda code: code[0]):
        yield {"name": FAMILIES[family].th, "rules": [_rule(code) for code in of_family]}


def _rule(code: str) -> dict[str, str]:
    entry = rule(code)
    texts = {name: outline(getattr(entry, name)) for name in ("what", "why", "how")}
    key, typed = next(iter(entry.bad.items()), ("", ""))
    texts["example"] = f"{label_of(key)} “{visible(typed)}”" if typed.strip() else ""
    return {"code": code, "severity": entry.severity.value, "word": SEVERITY_WORDS[entry.severity].th, **texts}


def _troubles() -> Iterator[dict[str, str]]:
    missing = tomllib.loads(MESSAGES.read_text(encoding="utf-8"))["missing"]
    for sign, cure in TROUBLES:
        yield {"sign": sign, "cure": cure}
    yield {"sign": f"Excel บอกว่า “{missing}”", "cure": doctor.INSTALL_AGAIN.th}


def _picture(name: str) -> str:
    return "data:image/png;base64," + b64encode((PICTURES / name).read_bytes()).decode()


def text_of(manual: str) -> str:
    """The manual without its pictures, which come out a little different on each machine."""
    return DATA.sub("", manual)


def main(arguments: list[str]) -> int:
    """Write the manual; with --check only say whether its text is out of date."""
    new = page()
    stale = not MANUAL.exists() or text_of(MANUAL.read_text(encoding="utf-8")) != text_of(new)
    if "--check" not in arguments:
        MANUAL.parent.mkdir(exist_ok=True)
        MANUAL.write_text(new, encoding="utf-8", newline="\n")
    elif stale:
        print(f"{MANUAL.relative_to(ROOT)} is out of date; run: python3 scripts/build/manual.py")
    return 1 if stale and "--check" in arguments else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
