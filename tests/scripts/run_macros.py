"""Run macros of a workbook in LibreOffice: python run_macros.py WORKBOOK PROFILE STEPS, under a Python that has uno.

STEPS is JSON: a list of ["set", sheet, cell, text], ["get", sheet, cell] and ["call", module.macro, [texts]]; the text
"object" in a call stands for an object, as the ribbon hands one over. Answers a JSON list of results.
"""

import contextlib
import json
import subprocess
import sys
import time
from pathlib import Path
from typing import Any

import uno
from com.sun.star.beans import PropertyValue
from com.sun.star.connection import NoConnectException

RUN_ALL_MACROS = 4


def option(name: str, value: object) -> PropertyValue:
    """A named option of UNO."""
    entry = PropertyValue()
    entry.Name, entry.Value = name, value
    return entry


def desktop(pipe: str) -> Any:
    """The desktop of the office that listens on `pipe`, waited for."""
    local = uno.getComponentContext()
    resolver = local.ServiceManager.createInstanceWithContext("com.sun.star.bridge.UnoUrlResolver", local)
    for _ in range(160):
        with contextlib.suppress(NoConnectException):
            context = resolver.resolve(f"uno:pipe,name={pipe};urp;StarOffice.ComponentContext")
            return context.ServiceManager.createInstanceWithContext("com.sun.star.frame.Desktop", context)
        time.sleep(0.25)
    raise SystemExit("LibreOffice did not start")


def step(document: Any, kind: str, *rest: Any) -> object:
    """Do one step and answer its result."""
    if kind == "call":
        macro, values = rest
        url = f"vnd.sun.star.script:VBAProject.{macro}?language=Basic&location=document"
        given = tuple(document.Sheets.getByIndex(0) if value == "object" else value for value in values)
        return document.getScriptProvider().getScript(url).invoke(given, (), ())[0]
    cell = document.Sheets.getByName(rest[0]).getCellRangeByName(rest[1])
    if kind == "set":
        cell.String = rest[2]
    return cell.String


def main(workbook: str, profile: str, steps: str) -> None:
    """Open the workbook with its macros, do the steps, close everything."""
    pipe = f"itaxl-{Path(profile).name}-{time.monotonic_ns()}"
    command = ["soffice", "--headless", "--norestore", "--nologo", f"-env:UserInstallation={Path(profile).as_uri()}"]
    office = subprocess.Popen([*command, f"--accept=pipe,name={pipe};urp;"], stderr=subprocess.DEVNULL)
    try:
        desk = desktop(pipe)
        options = (option("Hidden", True), option("MacroExecutionMode", RUN_ALL_MACROS))
        document = desk.loadComponentFromURL(Path(workbook).as_uri(), "_blank", 0, options)
        sys.stdout.write(json.dumps([step(document, *each) for each in json.loads(steps)]))
        document.close(True)
        with contextlib.suppress(Exception):
            desk.terminate()
        office.wait(20)
    finally:
        office.kill()


if __name__ == "__main__":
    main(*sys.argv[1:])
