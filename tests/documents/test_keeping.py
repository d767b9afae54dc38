"""What belongs together stays on one page, at whatever height of the page it stands."""

import re
from collections.abc import Callable, Iterator
from typing import Any

import pytest

from itaxl.documents.blocks import Document, Paragraph
from itaxl.documents.pagination import page_count, pieces

POSITIONS = range(34)


def squeeze(text: str) -> str:
    """The consonants, Latin letters and digits: what a PDF says in the order it was written."""
    known = re.sub(r"\(cid:\d+\)", "", text)
    return "".join(letter for letter in known if letter.isalnum() and letter not in "าำ")


def kept(document: Document) -> Iterator[list[str]]:
    """The texts of paragraphs that stay together as a whole, such as an opinion and its signature."""
    chain: list[Paragraph] = []
    for block in document.blocks:
        if not isinstance(block, Paragraph):
            chain = []
            continue
        chain.append(block)
        if not block.layout.keep_next:
            if all(paragraph.layout.keep_lines for paragraph in chain):
                yield [squeeze(paragraph.text) for paragraph in chain]
            chain = []


def printed(page: Any) -> str:
    chars = sorted(page.chars, key=lambda char: (-round(char["matrix"][5]), char["x0"]))
    return squeeze("".join(char["text"] for char in chars))


@pytest.mark.libreoffice
@pytest.mark.parametrize("lines", POSITIONS)
def test_an_opinion_never_parts_from_its_signature(rendered: Callable[[str], Any], lines: int) -> None:
    memo = rendered(f"memo keep {lines}")
    pages = [printed(page) for page in memo.pages]
    chains = list(kept(memo.document))
    assert len(chains) == 4
    for chain in chains:
        assert any(all(text in page for text in chain) for page in pages), chain


@pytest.mark.libreoffice
@pytest.mark.parametrize("lines", range(0, 34, 5))
def test_no_opinion_of_eight_signers_parts_from_its_signature(rendered: Callable[[str], Any], lines: int) -> None:
    memo = rendered(f"memo eight {lines}")
    pages = [printed(page) for page in memo.pages]
    chains = list(kept(memo.document))
    assert len(chains) == 8
    for chain in chains:
        assert sum(all(text in page for text in chain) for page in pages) == 1, chain


@pytest.mark.libreoffice
@pytest.mark.parametrize("lines", POSITIONS)
def test_the_pages_are_as_foreseen_at_every_height(rendered: Callable[[str], Any], lines: int) -> None:
    memo = rendered(f"memo keep {lines}")
    page = memo.document.page
    assert len(memo.pages) == page_count(pieces(memo.document.blocks, page.text_width), page)


def test_a_page_begins_at_the_opinion_that_does_not_fit(documents: dict[str, Document]) -> None:
    begun = [
        sum(block.layout.turns for block in documents[f"memo keep {lines}"].blocks if isinstance(block, Paragraph))
        for lines in POSITIONS
    ]
    assert min(begun) >= 0
    assert max(begun) >= 1


def test_a_signature_on_its_page_needs_none(documents: dict[str, Document]) -> None:

    from itaxl.documents.page_fit import fitted

    document = documents["memo sample"]
    short = tuple(block for block in document.blocks[-8:] if isinstance(block, Paragraph))
    plain = tuple(block._replace(layout=block.layout._replace(turns=False)) for block in short)
    assert fitted(plain, (), document.page) == plain
