"""Scripts stand outside the package: their folders are put on the path for their tests."""

import sys
from pathlib import Path

SCRIPTS = Path(__file__).parents[2] / "scripts"
sys.path[:0] = [str(SCRIPTS / folder) for folder in ("build", "windows", ".")]
