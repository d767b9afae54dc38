"""Where the form's template is."""

from pathlib import Path
from typing import Final

NAME: Final = "Template.xlsm"


def template_path() -> Path:
    """The template that the running itaxl belongs to.

    In a checkout it is the one in ``workbook/``: an editable install may leave an older copy in the package.
    """
    package = Path(__file__).parents[1]
    checkout = package.parent / "workbook" / NAME
    in_checkout = (package.parent / "pyproject.toml").is_file()
    return checkout if in_checkout and checkout.is_file() else package / NAME
