"""A file that is read where it is asked is searched and sliced as its bytes are."""

from pathlib import Path
from zipfile import ZIP_DEFLATED, ZIP_STORED, ZipFile

import pytest
from hypothesis import given
from hypothesis import strategies as st

from itaxl.files import file_bytes
from itaxl.files.file_bytes import FileBytes
from itaxl.files.limits import limits
from itaxl.office_file import zip_package as containers
from itaxl.office_file.zip_package import Container


@given(
    data=st.binary(max_size=60),
    sign=st.binary(min_size=1, max_size=3),
    first=st.integers(0, 60),
    end=st.integers(0, 60),
)
def test_a_sign_is_found_where_bytes_find_it(
    tmp_path_factory: pytest.TempPathFactory, data: bytes, sign: bytes, first: int, end: int
) -> None:
    path = tmp_path_factory.getbasetemp() / "data"
    path.write_bytes(data)
    with path.open("rb") as file, pytest.MonkeyPatch.context() as patched:
        patched.setattr(file_bytes, "_BLOCK", 4)
        found = FileBytes(file)
        assert len(found) == len(data)
        assert found.rfind(sign, first, end) == data.rfind(sign, first, end)
        assert found.rfind(sign) == data.rfind(sign)
        assert found.startswith(sign, first) == data.startswith(sign, first)
        assert found[first:end] == data[first:end]


@pytest.mark.parametrize("packing", [ZIP_STORED, ZIP_DEFLATED])
@pytest.mark.parametrize("behind", [b"", b"\r\n--mail--"])
def test_a_zip_in_a_file_holds_what_it_holds_in_memory(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, packing: int, behind: bytes
) -> None:
    monkeypatch.setattr(containers, "_PIECE", 1000)
    path, parts = tmp_path / "a.zip", {"ก.xlsm": bytes(range(256)) * 30, "empty": b"", "b": b"x" * 5000}
    with ZipFile(path, "w", packing) as whole:
        for name, data in parts.items():
            whole.writestr(name, data)
    path.write_bytes(path.read_bytes() + behind)
    with path.open("rb") as file:
        found = Container(FileBytes(file), limits(), of_files=True)
        assert found.names == list(parts)
        assert {name: b"".join(found.stream(name)) for name in parts} == parts
        assert {name: found.read(name) for name in parts} == parts
