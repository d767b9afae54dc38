"""The generated pages are those of the rules and commands as they are now."""


def test_the_pages_are_current() -> None:
    from docs import pages

    for path, text in pages().items():
        assert path.read_text(encoding="utf-8") == text, (
            f"{path.name} is out of date; run: python3 scripts/build/docs.py"
        )


def test_text_around_the_markers_is_kept(tmp_path) -> None:
    from docs import BEGIN, END, renewed

    page = tmp_path / "rules.md"
    page.write_text(f"before\n{BEGIN}\nold\n{END}\nafter\n", encoding="utf-8")
    assert renewed(page, "", iter(["new"])) == f"before\n{BEGIN}\n\nnew{END}\nafter\n"
