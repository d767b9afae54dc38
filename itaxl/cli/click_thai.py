"""Click's own messages in Thai, from ``click_thai.tsv``.

Click asks gettext for every message it shows and ships no translations.
"""

import gettext
import sys
from functools import cache
from pathlib import Path

from itaxl.model.wording import Lang
from itaxl.thai.tsv import entries

_language: Lang = "th"
_english, _english_plural = gettext.gettext, gettext.ngettext


def install() -> None:
    """Let gettext look into our catalogue first; messages that are not click's pass through unchanged.

    A module of click keeps the functions it found when it was imported, so those already there are told too.
    """
    vars(gettext).update(gettext=message, ngettext=counted)
    for name, module in list(sys.modules.items()):
        if name.partition(".")[0] == "click" and vars(module).get("_") is _english:
            vars(module).update(_=message)
        if name.partition(".")[0] == "click" and vars(module).get("ngettext") is _english_plural:
            vars(module).update(ngettext=counted)


def speak(lang: Lang) -> None:
    """Choose the language of click's messages and of our commands' help from now on."""
    global _language
    _language = lang


def spoken() -> Lang:
    """The language chosen last; Thai at first."""
    return _language


@cache
def catalogue() -> dict[str, str]:
    """Thai by click's message."""
    return {_unescaped(msgid): _unescaped(thai) for msgid, thai in entries(Path(__file__).with_suffix(".tsv"))}


def _unescaped(text: str) -> str:
    return text.replace("\\n", "\n").replace("\\t", "\t")


def message(msgid: str) -> str:
    """The message in the language being spoken."""
    thai = catalogue().get(msgid) if _language == "th" else None
    return thai or _english(msgid)


def counted(one: str, many: str, count: int) -> str:
    """The message for `count` things in the language being spoken."""
    thai = catalogue().get(one) if _language == "th" else None
    return thai or _english_plural(one, many, count)
