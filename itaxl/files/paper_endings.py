"""The endings of files that are papers: text documents, as offices send them."""

from typing import Final

OLDER_PAPERS: Final = frozenset({".doc", ".odt", ".rtf"})
"""Those that LibreOffice makes into .docx first."""
PAPERS: Final = OLDER_PAPERS | {".docx"}
"""Those that are read as papers; tables of other layouts are checked when they are named."""
