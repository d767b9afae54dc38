"""When a written reason (คำชี้แจง) accepts a finding."""

import re
from typing import Final

SHORTEST: Final = 5
_THAI_LETTER: Final = re.compile("[ก-๎]")


def says_something(reason: str) -> bool:
    """Whether it has five Thai letters at least: “-”, “.” and “ok” are no reasons."""
    return len(_THAI_LETTER.findall(reason)) >= SHORTEST
