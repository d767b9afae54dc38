"""The sample form and its papers with one to four random changes, of structure or of bytes; a seed gives always one."""

import random
import re
from collections.abc import Callable, Sequence

from form_parts import Parts, parts, parts_of, sample_form, sample_papers, zipped

Change = Callable[[random.Random, Parts], None]

WEIGHTY = ("sheet", "shared", "workbook", "document")
"""Words in the names of the parts that are changed more often."""
TAG = re.compile(rb"<[^<>]{1,400}>")
ATTRIBUTE = re.compile(rb'(\s[\w:]+=")([^"]*)(")')
TEXT = re.compile(rb">([^<>]{1,400})<")
NASTY = (
    b"", b"0", b"-1", b"1", b"255", b"65536", b"2147483648", b"4294967295", b"99999999999999999999", b"1e308", b"NaN",
    b"A1", b"XFD1048576", b"A0", b"AAAA99999999", b"A1:XFD1048576", b"rId1", b"rId999", b"../../etc/passwd",
    b"\xff\xfe",
    b"&#0;", b"&amp;&lt;", b"&x;", b"_x0000_", b"_xD800_", b"=1+1", b"#REF!", b"true", b"x" * 40_000, "ก็่้".encode() * 50,
    b"General", b'[$-D07041E]d mmmm yyyy', b"e", b"s", b"str", b"inlineStr", b"b", b"d",
)  # fmt: skip


def mutant(seed: int) -> bytes:
    """The mutant of the form with this number."""
    return _mutated(random.Random(seed), sample_form(), parts())


def paper_mutant(seed: int) -> bytes:
    """The mutant with this number of one of the papers that the form gives, changed in the same ways."""
    dice = random.Random(seed)
    paper = dice.choice(sample_papers())
    return _mutated(dice, paper, parts_of(paper))


def _mutated(dice: random.Random, whole: bytes, contents: Parts) -> bytes:
    if dice.random() < 0.2:
        return _damaged(dice, whole)
    for _ in range(dice.randint(1, 4)):
        dice.choice(CHANGES)(dice, contents)
    data = zipped(contents, dice.choice((0, 8)))
    return _damaged(dice, data) if dice.random() < 0.05 else data


def _damaged(dice: random.Random, data: bytes) -> bytes:
    """Bytes changed, cut out, put in or cut off."""
    damaged = bytearray(data)
    for _ in range(dice.randint(1, 20)):
        place = dice.randrange(len(damaged))
        kind = dice.randrange(4)
        if kind == 0:
            damaged[place] = dice.randrange(256)
        elif kind == 1:
            del damaged[place : place + dice.randint(1, 64)]
        elif kind == 2:
            damaged[place:place] = dice.randbytes(dice.randint(1, 64))
        else:
            damaged[place : place + 4] = dice.choice((b"\xff\xff\xff\xff", b"\0\0\0\0", b"PK\1\2", b"PK\5\6"))
    return bytes(damaged[: dice.randrange(len(damaged))] if dice.random() < 0.1 else damaged)


def _pick(dice: random.Random, contents: Parts) -> str:
    """A part, those that hold what people typed more often."""
    names = sorted(contents)
    weights = [5 if any(word in name for word in WEIGHTY) else 1 for name in names]
    return dice.choices(names, weights)[0]


def _lose_part(dice: random.Random, contents: Parts) -> None:
    if len(contents) > 1:
        del contents[_pick(dice, contents)]


def _exchange_parts(dice: random.Random, contents: Parts) -> None:
    one, other = _pick(dice, contents), _pick(dice, contents)
    contents[one], contents[other] = contents[other], contents[one]


def _cut_part(dice: random.Random, contents: Parts) -> None:
    name = _pick(dice, contents)
    contents[name] = contents[name][: dice.randrange(len(contents[name]) + 1)]


def _in_place(
    pattern: re.Pattern[bytes], change: Callable[[random.Random, Sequence[re.Match[bytes]]], bytes]
) -> Change:
    """A change of one match of a pattern in one part; `change` sees the chosen match and another."""

    def mutate(dice: random.Random, contents: Parts) -> None:
        name = _pick(dice, contents)
        found = list(pattern.finditer(contents[name]))
        if found:
            match, other = dice.choice(found), dice.choice(found)
            new = change(dice, (match, other))
            contents[name] = contents[name][: match.start()] + new + contents[name][match.end() :]

    return mutate


CHANGES: tuple[Change, ...] = (
    _lose_part,
    _exchange_parts,
    _cut_part,
    _in_place(TAG, lambda dice, tags: b""),
    _in_place(TAG, lambda dice, tags: tags[0][0] * dice.choice((2, 3, 500))),
    _in_place(TAG, lambda dice, tags: tags[1][0]),
    _in_place(TAG, lambda dice, tags: b"<x:y>" * dice.choice((1, 200)) + tags[0][0]),
    _in_place(ATTRIBUTE, lambda dice, found: found[0][1] + dice.choice(NASTY) + found[0][3]),
    _in_place(ATTRIBUTE, lambda dice, found: found[0][1] + dice.choice(NASTY) + found[0][3]),
    _in_place(ATTRIBUTE, lambda dice, found: b""),
    _in_place(ATTRIBUTE, lambda dice, found: found[0][1] + found[1][2] + found[0][3]),
    _in_place(TEXT, lambda dice, found: b">" + dice.choice(NASTY) + b"<"),
    _in_place(TEXT, lambda dice, found: b">" + found[1][1] + b"<"),
)
