"""Submissions that share something."""

from collections.abc import Callable, Iterator, Sequence
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from itaxl.evidence.digest import ComparedText, Digest


def shared(
    digests: "Sequence[Digest]",
    places: "Callable[[Digest], Sequence[ComparedText]]",
    related: "Callable[[Digest, Digest], bool]",
) -> "Iterator[tuple[Digest, ComparedText, Digest]]":
    """Each place whose text a `related` submission has too, with the first such other, in the order of `digests`."""
    owners: dict[str, list[Digest]] = {}
    for each in digests:
        for place in places(each):
            owners.setdefault(place.text, []).append(each)
    for each in digests:
        for place in places(each):
            others = (owner for owner in owners[place.text] if owner is not each and related(each, owner))
            other = next(others, None)
            if other is not None:
                yield each, place, other


def same_year(one: "Digest", other: "Digest") -> bool:
    """Both are of one ITA year."""
    return one.fiscal_year == other.fiscal_year


def same_paper(one: "Digest", other: "Digest") -> bool:
    """Both are the plan, or both the report, of one ITA year."""
    return same_year(one, other) and one.planned == other.planned


def strangers(one: "Digest", other: "Digest") -> bool:
    """The two are of different organisations."""
    return one.organisation_text != other.organisation_text
