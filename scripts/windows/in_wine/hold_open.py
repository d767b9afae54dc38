"""Run under Wine: holds a file open as Word does, so that nobody else may write or delete it, while itaxl runs.

hold_open.py FILE WORD…
"""

import subprocess
import sys

from win32con import FILE_SHARE_READ, GENERIC_READ, GENERIC_WRITE, OPEN_EXISTING
from win32file import CreateFile

held = CreateFile(sys.argv[1], GENERIC_READ | GENERIC_WRITE, FILE_SHARE_READ, None, OPEN_EXISTING, 0, None)
command = [sys.executable, "-X", "utf8", "-m", "itaxl", *sys.argv[2:]]
done = subprocess.run(command, stdin=subprocess.DEVNULL, check=False)
held.Close()
sys.exit(done.returncode)
