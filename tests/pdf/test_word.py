"""A Word of our own makes PDFs on Windows; whatever it does, it is closed, and a sentence says what to do."""

import threading
from pathlib import Path

import pytest
from word_double import FAILED, GONE, NO_CLASS, REJECTED, Windows

from itaxl.model.refusal import Refused
from itaxl.pdf import converter, libreoffice, word
from itaxl.pdf.converter import converted
from itaxl.processes.machine import Machine


@pytest.fixture
def windows(monkeypatch: pytest.MonkeyPatch) -> Windows:
    """A Windows with Word and without LibreOffice."""
    windows = Windows()
    windows.put(monkeypatch)
    monkeypatch.setattr(word, "is_installed", lambda: True)
    monkeypatch.setattr(word, "WAITS", (0.0, 0.0))
    monkeypatch.setattr(libreoffice, "program", lambda: None)
    monkeypatch.setattr(converter, "fetches", lambda *_: False)
    return windows


TWO = {"บันทึก.docx": b"docx", "รายงาน.docx": b"docx"}


def refused(documents: dict[str, bytes] = TWO) -> str:
    with pytest.raises(Refused) as refusal:
        converted(documents)
    return refusal.value.sentence()


def test_one_word_opens_and_closes_each_document_and_quits(windows: Windows) -> None:
    assert list(converted(TWO)) == list(TWO)
    each = ["Open", "ExportAsFixedFormat", "Close"]
    assert windows.calls == ["DispatchEx", "UserControl", *each, *each, "Quit"]
    assert [one.quitted for one in windows.words] == [True]
    assert set(windows.apartments.values()) == {0}, "CoUninitialize follows every CoInitialize"


def test_the_callers_thread_gets_no_apartment(windows: Windows) -> None:
    converted(TWO)
    assert threading.get_ident() not in windows.apartments


def test_a_word_that_does_not_start(windows: Windows) -> None:
    windows.fails["DispatchEx"] = [NO_CLASS]
    assert refused().startswith("Word ไม่ยอมเปิด")
    assert set(windows.apartments.values()) == {0}


def test_the_users_own_word_is_left_alone(windows: Windows) -> None:
    windows.of_the_user = True
    assert refused().startswith("Word ไม่ยอมเปิด")
    assert windows.calls == ["DispatchEx", "UserControl"]


@pytest.mark.parametrize("call", ["Open", "ExportAsFixedFormat"])
def test_a_document_that_word_refuses_is_named_and_the_rest_is_tried(windows: Windows, call: str) -> None:
    windows.fails[call] = [FAILED]
    assert refused().startswith("ทำ PDF จาก บันทึก.docx ไม่สำเร็จ")
    assert windows.calls.count("Open") == 2
    assert windows.words[0].quitted


def test_a_word_that_dies_on_the_way_is_a_sentence(windows: Windows) -> None:
    for call in ("ExportAsFixedFormat", "Open", "Close", "Quit"):
        windows.fails[call] = [GONE] * 9
    assert "ไม่สำเร็จ" in refused()
    assert set(windows.apartments.values()) == {0}


@pytest.mark.parametrize("made", [None, b"", b"%PDF-1.7 cut short"], ids=["missing", "empty", "cut short"])
def test_a_pdf_that_is_not_whole_is_none(windows: Windows, made: bytes | None) -> None:
    windows.writes = lambda _document, path: path.write_bytes(made) if made is not None else None
    assert refused().startswith("ทำ PDF จาก บันทึก.docx ไม่สำเร็จ")


def test_a_busy_word_is_asked_again(windows: Windows) -> None:
    windows.fails["Open"] = [REJECTED, REJECTED]
    windows.fails["ExportAsFixedFormat"] = [REJECTED]
    assert list(converted(TWO)) == list(TWO)


@pytest.mark.parametrize("call", ["DispatchEx", "UserControl", "Open", "ExportAsFixedFormat"])
def test_a_word_that_stays_busy_is_a_sentence(windows: Windows, call: str) -> None:
    windows.fails[call] = [REJECTED] * 9
    assert refused().startswith("Word ไม่ตอบ")
    assert [one.quitted for one in windows.words] in ([], [True]) or call == "UserControl"


def test_a_word_that_waits_in_a_box_is_not_waited_for(windows: Windows, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(word, "START_SECONDS", 0.2)
    monkeypatch.setattr(word, "DOCUMENT_SECONDS", 0)
    windows.hangs = threading.Event()
    assert refused().startswith("Word ไม่ตอบ")
    windows.hangs.set()


def test_a_mistake_of_ours_is_no_sentence_about_word(windows: Windows, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(word, "_convert", lambda *_: 1 / 0)
    with pytest.raises(ZeroDivisionError):
        converted(TWO)
    assert windows.words[0].quitted


class TestChoice:
    def test_word_comes_before_libreoffice(self, windows: Windows, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setattr(libreoffice, "program", lambda: Path("soffice"))
        monkeypatch.setattr(libreoffice, "to_pdf", lambda *_: pytest.fail("LibreOffice was not needed"))
        assert list(converted(TWO)) == list(TWO)

    @pytest.mark.parametrize("code", [NO_CLASS, REJECTED])
    def test_libreoffice_does_it_all_when_word_does_not(
        self, windows: Windows, monkeypatch: pytest.MonkeyPatch, code: int
    ) -> None:
        def to_pdf(_soffice: Path, documents: list[Path], folder: Path) -> None:
            for each in documents:
                (folder / f"{each.stem}.pdf").write_bytes(b"%PDF-1.6 LibreOffice\n%%EOF\n")

        monkeypatch.setattr(libreoffice, "program", lambda: Path("soffice"))
        monkeypatch.setattr(libreoffice, "to_pdf", to_pdf)
        windows.fails["DispatchEx"] = [code] * 9
        assert all(b"LibreOffice" in data for data in converted(TWO).values())

    def test_with_neither_a_sentence_says_what_to_do(self, windows: Windows, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setattr(word, "is_installed", lambda: False)
        assert converter.converter() is None
        assert "ไม่มี Word หรือ LibreOffice ติดตั้ง LibreOffice" in refused()
        assert windows.calls == []


def test_word_is_known_by_the_registry(monkeypatch: pytest.MonkeyPatch) -> None:
    assert word.is_installed() is False
    monkeypatch.setattr(Machine, "office", lambda _self, program: "16.0" if program == "Word" else None)
    assert word.is_installed() is True
