"""Finders that remember what they found."""

from collections.abc import Iterator

from itaxl.thai.remembered import remembered


def test_a_text_is_searched_once_until_all_is_forgotten() -> None:
    asked: list[str] = []

    @remembered
    def letters(text: str, *, last: bool = False) -> Iterator[str]:
        asked.append(text)
        yield from text[-1:] if last else text

    assert letters("กข") == letters("กข") == ("ก", "ข")
    assert letters("กข", last=True) == ("ข",)
    assert asked == ["กข", "กข"]
    letters.cache_clear()
    letters("กข")
    assert len(asked) == 3
