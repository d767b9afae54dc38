"""Writing keeps what people wrote, replaces what itaxl wrote, and says in one sentence why it cannot."""

import errno
import os
import stat
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from itaxl.files import temporary_file, whole_file, write_errors
from itaxl.files.temporary_file import sweep
from itaxl.files.whole_file import write_beside, write_new, write_whole
from itaxl.model.refusal import Refused
from itaxl.model.wording import Wording

OURS = b"ours: "


def ours(data: bytes) -> bool:
    return data.startswith(OURS)


def listed(folder: Path) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in folder.iterdir()}


class Stage:
    """A folder and the answer that one function of the system gives instead of working."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch) -> None:
        self.monkeypatch = monkeypatch

    def refuse(self, name: str, error: OSError, times: int = 1000) -> list[str]:
        """Let `os.<name>` raise `error` so many times; answers a list that grows with every call."""
        real: Callable[..., object] = getattr(os, name)
        calls: list[str] = []

        def refusing(*args: object, **options: object) -> object:
            calls.append(name)
            if len(calls) <= times:
                raise error
            return real(*args, **options)

        self.monkeypatch.setattr(os, name, refusing)
        return calls


@pytest.fixture
def stage(monkeypatch: pytest.MonkeyPatch) -> Stage:
    return Stage(monkeypatch)


def test_a_new_file_has_its_bytes_and_nothing_else_is_left(tmp_path: Path) -> None:
    write_new(tmp_path / "บันทึก.docx", b"new")
    assert listed(tmp_path) == {"บันทึก.docx": b"new"}


def test_an_empty_file_can_be_written(tmp_path: Path) -> None:
    write_new(tmp_path / "a", b"")
    assert listed(tmp_path) == {"a": b""}


def test_a_new_file_never_takes_the_place_of_another(tmp_path: Path) -> None:
    (tmp_path / "a").write_bytes(b"old")
    with pytest.raises(Refused) as refused:
        write_new(tmp_path / "a", b"new")
    assert "มีไฟล์" in refused.value.sentence()
    assert listed(tmp_path) == {"a": b"old"}


def test_a_whole_file_takes_the_place_of_another(tmp_path: Path) -> None:
    (tmp_path / "a").write_bytes(b"old")
    write_whole(tmp_path / "a", b"new")
    assert listed(tmp_path) == {"a": b"new"}


def test_a_path_without_folders_is_of_the_current_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    write_whole(Path("a"), b"new")
    assert write_beside(Path("b"), b"new", ours=ours) == Path("b")
    assert listed(tmp_path) == {"a": b"new", "b": b"new"}


class TestBeside:
    def test_a_file_of_ours_is_replaced(self, tmp_path: Path) -> None:
        (tmp_path / "a.docx").write_bytes(OURS + b"1")
        assert write_beside(tmp_path / "a.docx", OURS + b"2", ours=ours) == tmp_path / "a.docx"
        assert listed(tmp_path) == {"a.docx": OURS + b"2"}

    def test_an_edited_file_is_kept_and_the_new_one_stands_beside_it(self, tmp_path: Path) -> None:
        (tmp_path / "a.docx").write_bytes(b"edited")
        assert write_beside(tmp_path / "a.docx", OURS + b"2", ours=ours) == tmp_path / "a (2).docx"
        assert listed(tmp_path) == {"a.docx": b"edited", "a (2).docx": OURS + b"2"}

    def test_the_second_is_ours_until_it_is_edited_too(self, tmp_path: Path) -> None:
        (tmp_path / "a.docx").write_bytes(b"edited")
        for data in (OURS + b"2", OURS + b"3"):
            assert write_beside(tmp_path / "a.docx", data, ours=ours).name == "a (2).docx"
        (tmp_path / "a (2).docx").write_bytes(b"edited as well")
        assert write_beside(tmp_path / "a.docx", OURS + b"4", ours=ours).name == "a (3).docx"
        assert len(listed(tmp_path)) == 3

    def test_the_same_bytes_are_not_written_again(self, tmp_path: Path) -> None:
        path = tmp_path / "a.docx"
        write_beside(path, OURS, ours=ours)
        before = path.stat()
        assert write_beside(path, OURS, ours=ours) == path
        after = path.stat()
        assert (before.st_ino, before.st_mtime_ns) == (after.st_ino, after.st_mtime_ns)

    def test_an_empty_file_holds_nobodys_work(self, tmp_path: Path) -> None:
        (tmp_path / "a.docx").touch()
        assert write_beside(tmp_path / "a.docx", OURS, ours=ours).name == "a.docx"

    @pytest.mark.parametrize("kind", ["folder", "pipe", "dangling link"])
    def test_what_is_no_file_is_left_alone(self, tmp_path: Path, kind: str) -> None:
        path = tmp_path / "a.docx"
        make: dict[str, Callable[[], object]] = {
            "folder": path.mkdir,
            "pipe": lambda: os.mkfifo(path),
            "dangling link": lambda: path.symlink_to("b"),
        }
        make[kind]()
        mode = path.lstat().st_mode
        assert write_beside(path, OURS, ours=ours).name == "a (2).docx"
        assert path.lstat().st_mode == mode

    def test_an_edit_saved_at_the_last_moment_is_kept(self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        path = tmp_path / "a.docx"
        path.write_bytes(OURS)
        real = os.fsync

        def save_meanwhile(descriptor: int) -> None:
            monkeypatch.undo()
            path.write_bytes(b"edited")
            real(descriptor)

        monkeypatch.setattr(os, "fsync", save_meanwhile)
        assert write_beside(path, OURS + b"2", ours=ours).name == "a (2).docx"
        assert listed(tmp_path) == {"a.docx": b"edited", "a (2).docx": OURS + b"2"}

    def test_a_file_made_at_the_last_moment_is_kept(self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        path = tmp_path / "a.docx"
        real = os.fsync

        def make_meanwhile(descriptor: int) -> None:
            monkeypatch.undo()
            path.write_bytes(b"edited")
            real(descriptor)

        monkeypatch.setattr(os, "fsync", make_meanwhile)
        assert write_beside(path, OURS, ours=ours).name == "a (2).docx"
        assert listed(tmp_path) == {"a.docx": b"edited", "a (2).docx": OURS}


@pytest.mark.skipif(os.name == "nt", reason="Windows has no such rights")
class TestRights:
    def test_a_document_can_be_read_by_whom_the_user_lets_read_files(self, tmp_path: Path) -> None:
        (tmp_path / "usual").touch()
        write_new(tmp_path / "a", b"new")
        assert (tmp_path / "a").stat().st_mode == (tmp_path / "usual").stat().st_mode

    def test_a_replaced_file_keeps_its_rights(self, tmp_path: Path) -> None:
        (tmp_path / "a").touch(mode=0o640)
        write_whole(tmp_path / "a", b"new")
        assert stat.S_IMODE((tmp_path / "a").stat().st_mode) == 0o640

    @pytest.mark.parametrize("call", ["fsync", "link"])
    def test_until_it_is_done_only_its_owner_may_read_it(
        self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, call: str
    ) -> None:
        seen: list[int] = []
        real = getattr(os, call)

        def look(*args: object) -> None:
            seen.extend(stat.S_IMODE(path.stat().st_mode) for path in tmp_path.iterdir())
            real(*args)

        monkeypatch.setattr(os, call, look)
        write_new(tmp_path / "a", b"new")
        assert seen[0] == 0o600


class TestRefusals:
    """Every reason is one Thai sentence; the old file is as it was and nothing else is left."""

    @pytest.mark.parametrize(
        ("call", "number", "words"),
        [
            ("open", errno.EACCES, "ปิดเอกสารใน Word"),
            ("open", errno.EROFS, "อ่านได้อย่างเดียว"),
            ("open", errno.EMFILE, "ขัดข้อง"),
            ("write", errno.ENOSPC, "ที่ว่างในดิสก์ไม่พอ"),
            ("write", errno.EDQUOT, "ที่ว่างในดิสก์ไม่พอ"),
            ("write", errno.EFBIG, "ที่ว่างในดิสก์ไม่พอ"),
            ("write", errno.EIO, "ขัดข้อง"),
            ("fsync", errno.EIO, "ขัดข้อง"),
            ("replace", errno.EACCES, "ปิดเอกสารใน Word"),
            ("replace", errno.EIO, "ขัดข้อง"),
        ],
    )
    def test_what_the_system_refuses_is_one_sentence(
        self, tmp_path: Path, stage: Stage, call: str, number: int, words: str
    ) -> None:
        (tmp_path / "a").write_bytes(b"old")
        stage.refuse(call, OSError(number, os.strerror(number)))
        with pytest.raises(Refused) as refused:
            write_whole(tmp_path / "a", b"new")
        stage.monkeypatch.undo()
        sentence = refused.value.sentence()
        assert words in sentence
        assert "\n" not in sentence
        assert "Error" not in sentence
        assert os.strerror(number) not in sentence
        assert listed(tmp_path) == {"a": b"old"}

    def test_a_folder_that_is_not_there(self, tmp_path: Path) -> None:
        with pytest.raises(Refused) as refused:
            write_whole(tmp_path / "ไม่มี" / "a", b"new")
        assert "ไม่พบโฟลเดอร์" in refused.value.sentence()

    def test_a_file_in_place_of_the_folder(self, tmp_path: Path) -> None:
        (tmp_path / "file").touch()
        with pytest.raises(Refused) as refused:
            write_whole(tmp_path / "file" / "a", b"new")
        assert "ไม่ใช่โฟลเดอร์" in refused.value.sentence()

    @pytest.mark.parametrize("write", [write_whole, write_new, lambda p, d: write_beside(p, d, ours=ours)])
    def test_a_name_that_is_too_long(self, tmp_path: Path, write: Callable[[Path, bytes], object]) -> None:
        with pytest.raises(Refused) as refused:
            write(tmp_path / ("ก" * 100), b"new")
        assert "ยาวเกินไป" in refused.value.sentence()
        assert listed(tmp_path) == {}

    def test_every_sentence_fills_in_its_names(self) -> None:
        for wording in vars(write_errors).values():
            if isinstance(wording, Wording):
                for lang in ("th", "en"):
                    assert "{" not in wording.render(lang, {"path": "a", "folder": "b", "number": 1})


class TestNoLinks:
    """On file systems without hard links (FAT, some network shares)."""

    def test_a_new_file_is_written_all_the_same(self, tmp_path: Path, stage: Stage) -> None:
        stage.refuse("link", OSError(errno.EPERM, "no links"))
        write_new(tmp_path / "a", b"new")
        assert listed(tmp_path) == {"a": b"new"}

    def test_another_file_is_kept_all_the_same(self, tmp_path: Path, stage: Stage) -> None:
        stage.refuse("link", OSError(errno.ENOTSUP, "no links"))
        (tmp_path / "a").write_bytes(b"old")
        with pytest.raises(Refused):
            write_new(tmp_path / "a", b"new")
        assert listed(tmp_path) == {"a": b"old"}

    def test_no_empty_file_is_left_when_the_rest_fails(self, tmp_path: Path, stage: Stage) -> None:
        stage.refuse("link", OSError(errno.EPERM, "no links"))
        stage.refuse("replace", OSError(errno.EIO, "broken"))
        with pytest.raises(Refused):
            write_new(tmp_path / "a", b"new")
        assert listed(tmp_path) == {}


class TestHeldOpen:
    """Windows answers PermissionError while Word or a virus scanner holds a file."""

    @pytest.fixture
    def windows(self, monkeypatch: pytest.MonkeyPatch) -> list[float]:
        """Wait as on Windows, without waiting; answers the waits."""
        waits: list[float] = []
        monkeypatch.setattr(whole_file, "PATIENT", True)
        monkeypatch.setattr("itaxl.files.whole_file.time.sleep", waits.append)
        return waits

    @pytest.mark.parametrize("winerror", [5, 32, 33])
    def test_a_file_that_is_let_go_soon_is_replaced(
        self, tmp_path: Path, stage: Stage, windows: list[float], winerror: int
    ) -> None:
        (tmp_path / "a").write_bytes(b"old")
        held = PermissionError(errno.EACCES, "in use")
        held.winerror = winerror  # type: ignore[attr-defined]
        stage.refuse("replace", held, times=3)
        write_whole(tmp_path / "a", b"new")
        assert listed(tmp_path) == {"a": b"new"}
        assert len(windows) == 3

    def test_a_file_held_for_long_is_a_sentence_about_word(
        self, tmp_path: Path, stage: Stage, windows: list[float]
    ) -> None:
        (tmp_path / "a").write_bytes(b"old")
        stage.refuse("replace", PermissionError(errno.EACCES, "in use"))
        with pytest.raises(Refused) as refused:
            write_whole(tmp_path / "a", b"new")
        assert "ปิดเอกสารใน Word" in refused.value.sentence()
        assert 2 <= sum(windows) <= 3
        assert listed(tmp_path) == {"a": b"old"}

    def test_elsewhere_nobody_waits(self, tmp_path: Path, stage: Stage) -> None:
        (tmp_path / "a").write_bytes(b"old")
        calls = stage.refuse("replace", PermissionError(errno.EACCES, "no right"))
        with pytest.raises(Refused):
            write_whole(tmp_path / "a", b"new")
        assert len(calls) == 1


class TestSweep:
    def leave(self, folder: Path, name: str = ".itaxl-0123456789abcdef.tmp", age: float = 0) -> Path:
        path = folder / name
        path.write_bytes(b"half")
        then = path.stat().st_mtime - age
        os.utime(path, (then, then))
        return path

    def test_what_a_dead_run_left_goes(self, tmp_path: Path) -> None:
        self.leave(tmp_path)
        sweep(tmp_path)
        assert listed(tmp_path) == {}

    def test_what_another_run_is_writing_stays(self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        real = os.fsync

        def sweep_meanwhile(descriptor: int) -> None:
            sweep(tmp_path)
            real(descriptor)

        monkeypatch.setattr(os, "fsync", sweep_meanwhile)
        write_new(tmp_path / "a", b"new")
        assert listed(tmp_path) == {"a": b"new"}

    def test_a_sweep_between_making_and_locking_costs_nothing(
        self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        real = temporary_file.lock
        swept: list[Any] = []

        def sweep_first(descriptor: int, *, wait: bool) -> bool | None:
            if wait and not swept:
                swept.append(True)
                sweep(tmp_path)
            return real(descriptor, wait=wait)

        monkeypatch.setattr(temporary_file, "lock", sweep_first)
        write_new(tmp_path / "a", b"new")
        assert swept
        assert listed(tmp_path) == {"a": b"new"}

    def test_where_nothing_can_be_locked_age_tells(self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setattr(temporary_file, "lock", lambda descriptor, *, wait: None)
        young = self.leave(tmp_path)
        self.leave(tmp_path, ".itaxl-fedcba9876543210.tmp", age=temporary_file.STALE_AFTER + 60)
        sweep(tmp_path)
        assert list(tmp_path.iterdir()) == [young]

    def test_other_peoples_files_stay(self, tmp_path: Path) -> None:
        kept = [self.leave(tmp_path, name, age=1e6) for name in (".itaxl-notes.tmp", "a.tmp", "~$a.docx", ".itaxl-")]
        sweep(tmp_path)
        assert sorted(tmp_path.iterdir()) == sorted(kept)

    def test_a_link_by_our_name_is_not_followed(self, tmp_path: Path) -> None:
        kept = tmp_path / "a"
        kept.write_bytes(b"kept")
        (tmp_path / ".itaxl-0123456789abcdef.tmp").symlink_to(kept)
        sweep(tmp_path)
        assert kept.read_bytes() == b"kept"

    def test_a_folder_that_is_not_there_is_no_matter(self, tmp_path: Path) -> None:
        sweep(tmp_path / "none")
