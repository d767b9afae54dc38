"""Click's own messages come out in Thai."""

import ast
import gettext
import re
from collections.abc import Iterator
from pathlib import Path

import click
import pytest

from itaxl.cli import click_thai

SOURCES = sorted(Path(click.__file__).parent.glob("*.py"))
FUNCTIONS = {"_": 1, "gettext": 1, "ngettext": 2}
THAI = re.compile("[ก-๙]")


def _messages() -> Iterator[tuple[str, ...]]:
    """Every message in click's source: the singular, and the plural where there is one."""
    for source in SOURCES:
        for node in ast.walk(ast.parse(source.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id in FUNCTIONS:
                arguments = node.args[: FUNCTIONS[node.func.id]]
                if all(isinstance(argument, ast.Constant) for argument in arguments):
                    yield tuple(ast.literal_eval(argument) for argument in arguments)


MESSAGES = sorted(set(_messages()))


def _placeholders(text: str) -> set[str]:
    return set(re.findall(r"\{(\w+)", text)) | set(re.findall(r"%\(\w+\)s", text))


def test_the_source_of_click_was_found() -> None:
    assert len(MESSAGES) > 60


@pytest.mark.parametrize("message", MESSAGES, ids=lambda message: message[0][:40])
def test_every_message_of_click_has_its_thai(message: tuple[str, ...]) -> None:
    thai = click_thai.catalogue()[message[0]]
    assert THAI.search(thai)
    assert _placeholders(thai) <= set().union(*map(_placeholders, message))


def test_the_catalogue_has_no_message_that_click_lost() -> None:
    said_elsewhere = {"required"}  # click looks it up by a value, not by a literal
    assert set(click_thai.catalogue()) <= {message[0] for message in MESSAGES} | said_elsewhere


def test_messages_of_others_pass_through() -> None:
    click_thai.install()
    assert gettext.gettext("not a message of click") == "not a message of click"
    assert gettext.ngettext("one", "many", 2) == "many"


def test_the_language_can_change_while_running() -> None:
    click_thai.install()
    try:
        click_thai.speak("en")
        assert gettext.gettext("Usage:") == "Usage:"
    finally:
        click_thai.speak("th")
    assert gettext.gettext("Usage:") == "วิธีใช้:"
