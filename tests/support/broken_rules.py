"""Rules that fail, in the processes that check forms too."""

from collections.abc import Mapping
from pathlib import Path

CANARY = "ความลับของราชการ"

_BREAKS = """
import dataclasses
from importlib import import_module

def fails(submission, *_):
    raise KeyError({canary!r})

for code, part in {broken!r}.items():
    module = import_module("itaxl.rules." + code)
    module.RULE = dataclasses.replace(module.RULE, **{{part: fails}})
"""
_WORKER = """
import os
import sys

sys.path += sys.argv[1].split(os.pathsep)
{breaks}
from itaxl.processes.isolated_worker import main

main(sys.argv[1])
"""
_PARENT = """
{breaks}
from pathlib import Path
from itaxl.processes import isolated_task

isolated_task.WORKER = Path({worker!r})
"""


def broken_worker(folder: Path, rules: Mapping[str, str]) -> Path:
    """A worker for isolated tasks in which `rules` fail: code → the part of the rule that does."""
    place = folder / "broken_worker.py"
    place.write_text(_WORKER.format(breaks=_breaks(rules)), encoding="utf-8")
    return place


def broken_environment(folder: Path, rules: Mapping[str, str]) -> Mapping[str, str]:
    """An environment for a command in which `rules` fail, in every process of it."""
    place = folder / "broken"
    place.mkdir()
    worker = broken_worker(place, rules)
    text = _PARENT.format(breaks=_breaks(rules), worker=str(worker))
    (place / "sitecustomize.py").write_text(text, encoding="utf-8")
    return {"PYTHONPATH": str(place)}


def _breaks(rules: Mapping[str, str]) -> str:
    return _BREAKS.format(broken=dict(rules), canary=CANARY)
