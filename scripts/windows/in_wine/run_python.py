"""Run under Wine: starts Python exactly as xlwings' macros do at a click, through COM, and says how it ended.

    run_python.py PYTHON COMMAND WORKBOOK

The words are those of ExecuteWindows in the macros of the form (xlwings 0.37.8); a test compares them.
"""

import json
import sys
import tempfile
from pathlib import Path, PureWindowsPath

import win32com.client

EXCEL = r"C:\Program Files\Microsoft Office\root\Office16\Microsoft Excel"


def command_line(python: str, command: str, workbook: str, log: str) -> str:
    """What ExecuteWindows hands to the shell."""
    place = ";".join(["False", workbook, workbook, "", "", "", ""]).replace("&", "^&").replace("\\", "\\\\")
    drive = f'{python[:2]} & cd "{PureWindowsPath(python).parent}" & '
    run = f'"{python}" -B -c "import xlwings.utils;xlwings.utils.prepare_sys_path(\\"{place}\\"); {command}" '
    name = PureWindowsPath(workbook).name
    told = f' --wb="{name}" --from_xl=1 --app="{EXCEL}" --hwnd="123" 2> "{log}" '
    return f"cmd.exe /C {drive}{run}{told}"


def main(python: str, command: str, workbook: str) -> None:
    """Start it, wait, and say its exit code and what it wrote into xlwings' log."""
    with tempfile.TemporaryDirectory() as folder:
        log = Path(folder, "xlwings-1.log")
        shell = win32com.client.Dispatch("WScript.Shell")
        code = shell.Run(command_line(python, command, workbook, str(log)), 0, True)
        print(json.dumps({"code": code, "log": log.read_text(encoding="utf-8", errors="replace")}))


if __name__ == "__main__":
    main(*sys.argv[1:])
