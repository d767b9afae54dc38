"""Does a batch and its letters again and again, each time with another call of the system failing or being the last.

Run with failing_calls.c loaded: a folder to work in, then the ways to fail (all when left out); ``every=7`` meets one
in seven. Prints how many failures were met; ends with an error that tells all that went wrong.
"""

import contextlib
import ctypes
import errno
import json
import os
import shutil
import signal
import sys
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from io import StringIO
from pathlib import Path
from typing import Any, ClassVar

from itaxl.batch import decisions, run
from itaxl.batch.task import Done, WorkbookTask, do
from itaxl.cli.exit_codes import outcome
from itaxl.cli.main import commands
from itaxl.sample import sample_content
from itaxl.template.form_file import form_bytes
from itaxl.years.catalogue import fiscal_year

WRITE, SHORT = "write", "short"
CALLS = ("look", "read", "close", "open", WRITE, "fsync", "rename", "link", "mkdir", "unlink", "opendir", "stat")
HOWS = (*map(str, (errno.ENOSPC, errno.EIO, errno.EACCES, errno.ESTALE)), SHORT, "kill")
ENDS = (0, 1)
KILLED = -signal.SIGKILL
REPORTS = ("index.html", "results.json", "worklist.xlsx")
JOURNAL = "itaxl-journal.jsonl"
Held = Mapping[str, bytes]


class InThisProcess:
    """Stands in for the processes that read forms: their answers do not depend on what lies in the outputs."""

    answered: ClassVar[dict[str, Done]] = {}

    def __init__(self, *_: object, **__: object) -> None:
        self.close = lambda: None

    def answers(self, tasks: Sequence[WorkbookTask], _stopping: object) -> Iterator[list[tuple[WorkbookTask, Done]]]:
        """Each task with what a process answered once."""
        for task in tasks:
            yield [(task, self.answered.get(task.known_as) or self.answered.setdefault(task.known_as, do(task)))]


@dataclass(frozen=True)
class Scene:
    """Where a run begins: the command, what lies in the outputs, and the inbox."""

    name: str
    words: tuple[str, ...]
    out: Path | None
    inbox: Path


def in_process(function: Any, *arguments: Any, **options: Any) -> Any:
    """Stands in for a process of its own."""
    return function(*arguments, **options)


def fill(inbox: Path, **edits: Mapping[str, str]) -> Path:
    """An inbox of three forms, one of them with errors, of an empty file and of a picture."""
    inbox.mkdir(parents=True)
    sample = sample_content(fiscal_year(2569))
    wrong = {"memo.date": "๓๑ เมษายน ๒๕๖๙"}
    for name, own in {"a": {}, "b": wrong, "c": {"memo.number": "๗"}}.items():
        content = sample.edited({"org.name": f"บางตัวอย่าง{name}", **own, **edits.get(name, {})})
        (inbox / f"{name}.xlsm").write_bytes(form_bytes(content))
    (inbox / "ว่าง.xlsx").write_bytes(b"")
    (inbox / "รูป.png").write_bytes(b"\x89PNG\r\n\x1a\n")
    return inbox


def held(folder: Path) -> dict[str, bytes]:
    """All files below a folder by their paths."""
    return {str(path.relative_to(folder)): path.read_bytes() for path in sorted(folder.rglob("*")) if path.is_file()}


def papers(out: Path) -> dict[str, bytes]:
    return {name: data for name, data in held(out).items() if name.endswith((".docx", ".txt"))}


def command(words: Sequence[str], place: Path, settings: Mapping[str, str]) -> tuple[int, int, str]:
    """Do a command in a process that fails as `settings` say: how it ended, the calls it made, what it said."""
    said, counted = place / "said", place / "counted"
    child = os.fork()
    if not child:
        os.dup2(os.open(said, os.O_CREAT | os.O_TRUNC | os.O_WRONLY, 0o600), 1)
        os.dup2(1, 2)
        os.environ.update({f"FAIL_{name}": value for name, value in settings.items()})
        ended = outcome(lambda: commands().main(list(words), prog_name="itaxl", standalone_mode=False), words)
        sys.stdout.flush()
        os.environ["FAIL_CALL"] = ""
        counted.write_text(str(ctypes.CDLL(None).failing_calls_seen()))
        os._exit(ended)
    ended = os.waitstatus_to_exitcode(os.waitpid(child, 0)[1])
    calls = int(counted.read_text()) if ended != KILLED else 0
    return ended, calls, said.read_text("utf-8", "replace")


class Trials:
    """The trials of one scene, and what was wrong with them."""

    def __init__(self, scene: Scene, place: Path) -> None:
        self.scene, self.place, self.out = scene, place / "out", place / "out" / "outputs"
        self.inbox = self.place / "in"
        self.expected = self.undisturbed()
        self.wrong: list[str] = []

    def words(self) -> list[str]:
        """The command line of the scene."""
        first, *more = self.scene.words
        return [first, *([str(self.inbox), "-o"] if first == "batch" else []), str(self.out), *more]

    def begin(self) -> None:
        """Lay inbox and outputs as they are before."""
        shutil.rmtree(self.place, ignore_errors=True)
        self.place.mkdir()
        shutil.copytree(self.scene.inbox, self.inbox)
        if self.scene.out:
            shutil.copytree(self.scene.out, self.out)

    def undisturbed(self) -> Held:
        """The papers after a run in which nothing fails."""
        self.begin()
        InThisProcess.answered.clear()
        if self.scene.words[0] == "batch":
            # In this very process, which remembers the answers for all that come.
            with contextlib.redirect_stdout(StringIO()), contextlib.redirect_stderr(StringIO()):
                outcome(lambda: commands().main([*self.words(), "--fresh"], standalone_mode=False), ())
            self.begin()
        ended, _, said = command(self.words(), self.place.parent, {})
        assert ended in ENDS, said
        return papers(self.out)

    def calls(self, call: str) -> int:
        """How many such calls there are."""
        self.begin()
        settings = {"CALL": call, "NUMBER": "0", "HOW": "0", "BELOW": str(self.place)}
        return command(self.words(), self.place.parent, settings)[1]

    def meet(self, call: str, number: int, how: str) -> None:
        """Let one call fail and look at what came of it."""
        self.begin()
        before = papers(self.out) if self.out.exists() else {}
        given = held(self.inbox)
        settings = {"CALL": call, "NUMBER": str(number), "HOW": how, "BELOW": str(self.place)}
        ended, _, said = command(self.words(), self.place.parent, settings)
        wrongs = [*self.after(before, ended, said)]
        if held(self.inbox) != given:
            wrongs.append("the inbox changed")
        again, _, said_again = command(self.words(), self.place.parent, {})
        if again not in ENDS:
            wrongs.append(f"the next run ends in {again}: {said_again[-300:]}")
        wrongs += self.in_the_end()
        for each in wrongs:
            self.wrong.append(f"{self.scene.name}, {call} {number} {how}, ended {ended}: {each}")
            sys.stderr.write(f"{self.wrong[-1]}\n")

    def after(self, before: Held, ended: int, said: str) -> Iterator[str]:
        """What is wrong at once: a traceback, another end, a half file, success without outputs."""
        if "Traceback" in said or "Exception" in said:
            yield f"a traceback: {said[-600:]}"
        if ended not in (*ENDS, 2, KILLED):
            yield f"another end: {said[-400:]}"
        if ended == 2 and not any("ก" <= letter <= "๛" for letter in said):
            yield f"no sentence: {said!r}"
        now = papers(self.out) if self.out.exists() else {}
        whole = {*before.values(), *self.expected.values()}
        yield from (f"{name} is not whole" for name, data in now.items() if data not in whole)
        if ended in ENDS:
            yield from (f"success without {name}" for name, data in self.expected.items() if data not in now.values())
            yield from (f"success without {name}" for name in REPORTS if not (self.out / name).is_file())
            told = json.loads((self.out / "results.json").read_bytes())
            names = {each["path"] for each in (*told["workbooks"], *told["passed_over"])}
            if names != {path.name for path in self.inbox.iterdir()}:
                yield f"told are {sorted(names)}"

    def in_the_end(self) -> Iterator[str]:
        """What is wrong after the next run, in which nothing failed."""
        now = papers(self.out)
        yield from (f"{name} is lost" for name, data in self.expected.items() if data not in now.values())
        known = {*self.expected.values()}
        yield from (f"{name} is a stranger" for name, data in now.items() if data not in known)
        yield from (f"left {path.name}" for path in self.out.rglob(".itaxl-*.tmp"))


def scenes(place: Path) -> Iterator[Scene]:
    """A first run, one of which all is done, one with a form mended since, and letters."""
    first = fill(place / "first")
    later = fill(place / "later", b={"memo.date": "๑๖ เมษายน ๒๕๖๙"})
    done = place / "done"
    assert command(["batch", str(first), "-o", str(done)], place, {})[0] in ENDS
    yield Scene("a first batch", ("batch",), None, first)
    yield Scene("a batch of what is done", ("batch",), done, first)
    yield Scene("letters", ("reply",), done, first)
    yield Scene("a batch with a form that was mended", ("batch", "--since", str(done)), done, later)


def main(place: Path, hows: Sequence[str], every: int) -> int:
    """Meet the failures; answers how many there were."""
    setattr(run, "Workforce", InThisProcess)  # noqa: B010 - mypy knows that no module exports them
    setattr(decisions, "isolated", in_process)  # noqa: B010
    met, wrong = 0, list[str]()
    for scene in scenes(place):
        trials = Trials(scene, place)
        for call in CALLS:
            ways = [how for how in hows if how != SHORT or call == WRITE]
            met_here = [(number, how) for number in range(1, trials.calls(call) + 1) for how in ways]
            for number, how in met_here[met % every :: every]:
                trials.meet(call, number, how)
                met += 1
        wrong += trials.wrong
    assert not wrong, f"{len(wrong)} of {met}"
    return met


if __name__ == "__main__":
    chosen = [word for word in sys.argv[2:] if "=" not in word]
    steps = [int(word.partition("=")[2]) for word in sys.argv[2:] if "=" in word]
    sys.stdout.write(str(main(Path(sys.argv[1]), chosen or HOWS, *steps or [1])))
