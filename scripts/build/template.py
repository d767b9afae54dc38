"""Build workbook/Template.xlsm from itaxl/form/form.toml and workbook/src. Usage: python scripts/build/template.py"""

import sys
from pathlib import Path
from typing import Final

from macro_sources import modules, ribbon_xml, texts
from vba_project import BuildError, vba_project

from itaxl.form.fields import CODE_NAMES, WORKBOOK_CODE_NAME
from itaxl.form.form_content import FormContent
from itaxl.template.form_file import form_bytes
from itaxl.template.workbook_extras import RIBBON_PART, FormParts

ROOT: Final = Path(__file__).resolve().parents[2]
TEMPLATE: Final = ROOT / "workbook" / "Template.xlsm"


def template_parts() -> FormParts:
    """The parts that every form carries, from their sources; BuildError when these do not fit together."""
    return FormParts(
        vba_project=vba_project(WORKBOOK_CODE_NAME, CODE_NAMES, modules()),
        ribbon={RIBBON_PART: ribbon_xml()},
        config=texts("xlwings.toml"),
        messages=texts("i18n.toml"),
    )


def template_bytes() -> bytes:
    """The template: a blank form."""
    return form_bytes(FormContent(), parts=template_parts())


def main() -> int:
    """Write the template and say so; 1 when its sources are at fault."""
    try:
        data = template_bytes()
    except BuildError as error:
        print(f"template: {error}", file=sys.stderr)
        return 1
    TEMPLATE.write_bytes(data)
    print(f"{TEMPLATE.relative_to(ROOT)}: {len(data):,} bytes")
    return 0


if __name__ == "__main__":
    sys.exit(main())
