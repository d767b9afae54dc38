"""Every key of a TOML text is found on its line, as tomllib reads the same text."""

import tomllib
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

import itaxl
from itaxl.settings.positions import DEEPEST, Place, last_line_of, lines_of

FILES = sorted(Path(itaxl.__path__[0]).rglob("*.toml"))

TEXT = '''# first
digits = "thai" # = "x"
"memo.to" = """
three [lines]
"quoted" = 1"""
a . 'b c'."ก\\u0E02" = 'x # y'

[office] # [no]
lines = [ # one
  "a, b", # ]
  { x = 1, y = [2, 3] },
  [4, [5]],
]
signer.name = "n"
[[many]]
k = 2027-04-30
[[many]]
k = 0x1F
[many.deep]
z = { "p q".r = "}" }
[office.signer2]
'''
LINES = {
    ("digits",): 2,
    ("memo.to",): 3,
    ("a",): 6,
    ("a", "b c"): 6,
    ("a", "b c", "กข"): 6,
    ("office",): 8,
    ("office", "lines"): 9,
    ("office", "lines", 0): 10,
    ("office", "lines", 1): 11,
    ("office", "lines", 1, "x"): 11,
    ("office", "lines", 1, "y"): 11,
    ("office", "lines", 1, "y", 0): 11,
    ("office", "lines", 1, "y", 1): 11,
    ("office", "lines", 2): 12,
    ("office", "lines", 2, 0): 12,
    ("office", "lines", 2, 1): 12,
    ("office", "lines", 2, 1, 0): 12,
    ("office", "signer"): 14,
    ("office", "signer", "name"): 14,
    ("many",): 15,
    ("many", 0): 15,
    ("many", 0, "k"): 16,
    ("many", 1): 17,
    ("many", 1, "k"): 18,
    ("many", 1, "deep"): 19,
    ("many", 1, "deep", "z"): 20,
    ("many", 1, "deep", "z", "p q"): 20,
    ("many", 1, "deep", "z", "p q", "r"): 20,
    ("office", "signer2"): 21,
}

KEYS = st.sampled_from(["a", "b-1", '"c d"', "'e.f'", '"ก\\u0E02"', "a.b", "b . 'x'", '"\\"#"'])
PLAIN = st.sampled_from(["1", "-1.5", "true", "2027-04-30", "07:32:00", "inf", "0x1F"]) | st.sampled_from(
    ['""', "''", '"]#,"', "'}='", '"\\\\"', '"""a""b\n"""', "'''\nx'y'''", '"""\\\n  a"""', '"""x"""""']
)
VALUES = st.recursive(
    PLAIN,
    lambda inner: (
        st.lists(inner, max_size=3).map(lambda entries: "[\n# [\n" + " ,\n".join(entries) + "]")
        | st.lists(st.tuples(KEYS, inner), max_size=2).map(
            lambda pairs: "{ " + ", ".join(f"{key} = {value}" for key, value in pairs) + " }"
        )
    ),
    max_leaves=6,
)
STATEMENTS = (
    st.tuples(KEYS, VALUES).map(lambda pair: f"{pair[0]} = {pair[1]}")
    | KEYS.map(lambda key: f"[{key}]")
    | KEYS.map(lambda key: f"[[ {key} ]] # ]]")
    | st.sampled_from(["", "# a = 1", "  "])
)
TEXTS = st.lists(STATEMENTS, max_size=8).map("\n".join)


def places(value: object, at: Place = ()) -> Iterator[Place]:
    if at and len(at) <= DEEPEST:
        yield at
    entries = value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ()
    for key, below in entries:
        yield from places(below, (*at, key))


def test_every_key_has_the_line_on_which_it_stands() -> None:
    assert lines_of(TEXT) == LINES
    assert lines_of(TEXT.replace("\n", "\r\n")) == LINES


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.name)
def test_our_own_files_have_a_line_for_every_key_that_tomllib_reads(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    found = lines_of(text)
    assert set(found) == set(places(tomllib.loads(text)))
    lines = text.splitlines()
    assert all(str(place[-1]) in lines[line - 1] for place, line in found.items() if isinstance(place[-1], str))


@given(TEXTS)
def test_whatever_tomllib_reads_has_a_line_for_each_of_its_keys(text: str) -> None:
    try:
        entries = tomllib.loads(text)
    except tomllib.TOMLDecodeError:
        assert 1 <= last_line_of(text) <= text.count("\n") + 1
        return
    assert set(lines_of(text)) == set(places(entries))


@given(st.text(alphabet="ab=\"'[]{}.,#\n 1\\", max_size=60))
def test_a_text_that_is_none_still_ends(text: str) -> None:
    assert 1 <= last_line_of(text) <= text.count("\n") + 1


def test_thousands_of_names_below_one_another_take_no_room() -> None:
    assert len(lines_of(".".join(["a"] * 5000) + " = 1")) == DEEPEST
