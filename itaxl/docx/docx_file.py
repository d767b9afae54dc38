"""A document as the bytes of a .docx, and whether someone has edited one since."""

import re
from hashlib import sha256
from typing import Final, NamedTuple

from itaxl.documents.blocks import Document, PrintedPicture
from itaxl.docx.document_body import body_xml
from itaxl.docx.reference_package import CORE, CUSTOM, DOCUMENT, RELATIONS, package
from itaxl.docx.word_xml import DECLARATION, plain
from itaxl.files.limits import limits
from itaxl.files.read_errors import UnreadableFile
from itaxl.office_file.zip_package import Container
from itaxl.office_file.zip_writer import archive, packed

BODY_PROPERTY: Final = "itaxl.body"
LARGEST_CUSTOM: Final = 64 * 1024
"""Bytes of the part in which a document of ours records its hash: ours has two thousand, and Word adds little."""
RELATION: Final = (
    '<Relationship Id="rIdP{number}" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/image" '
    'Target="media/image{number}.{extension}"/>'
)
PROPERTY: Final = re.compile(
    rb'<property[^>]{0,200}name="itaxl\.body"[^>]{0,200}>\s{0,20}<vt:lpwstr>([0-9a-f]{64})</vt:lpwstr>'
)


class Properties(NamedTuple):
    """Where a document comes from: hash of the canonical submission, form schema, rule set, itaxl's version."""

    submission: str
    schema: int
    rules: str
    version: str


class BodyHash(NamedTuple):
    """The hash that a document records of its own body, None when it records none, and that of the body it has."""

    recorded: str | None
    actual: str | None

    @property
    def edited(self) -> bool:
        """Whether the document is not, or no longer, as itaxl wrote it."""
        return self.recorded is None or self.recorded != self.actual


def docx_bytes(document: Document, *, properties: Properties) -> bytes:
    """The .docx of a document; the same document and properties give the same bytes."""
    static = package(document.font, document.styles, draft=document.draft)
    body, pictures = body_xml(document, static.headers)
    own = (
        packed(DOCUMENT, body),
        packed(RELATIONS, _relations(static.relations, pictures), deflate=False),
        packed(CORE, _core(document), deflate=False),
        packed(CUSTOM, _custom(properties, sha256(body).hexdigest()), deflate=False),
        *(packed(f"word/{_media(number, p)}", p.data, deflate=False) for number, p in enumerate(pictures, 1)),
    )
    return archive((*static.entries, *own))


def body_hash(data: bytes) -> BodyHash:
    """The recorded and the actual hash of a .docx; a file that is no .docx, or no safe one, has neither."""
    try:
        container = Container(data, limits())
        body = sha256()
        for piece in container.stream(DOCUMENT):
            body.update(piece)
        custom = container.read(CUSTOM, LARGEST_CUSTOM, "xml_part") if CUSTOM in container else b""
    except UnreadableFile:
        return BodyHash(None, None)
    recorded = PROPERTY.search(custom)
    return BodyHash(recorded[1].decode() if recorded else None, body.hexdigest())


def _media(number: int, picture: PrintedPicture) -> str:
    return f"media/image{number}.{_extension(picture)}"


def _extension(picture: PrintedPicture) -> str:
    return "png" if picture.data.startswith(b"\x89PNG") else "jpeg"


def _relations(relations: str, pictures: list[PrintedPicture]) -> bytes:
    added = "".join(
        RELATION.format(number=number, extension=_extension(picture)) for number, picture in enumerate(pictures, 1)
    )
    return relations.replace("</Relationships>", f"{added}</Relationships>").encode()


def _core(document: Document) -> bytes:
    when = f"{document.created.isoformat()}T00:00:00Z" if document.created else ""
    dates = "".join(
        f'<dcterms:{name} xsi:type="dcterms:W3CDTF">{when}</dcterms:{name}>' for name in ("created", "modified") if when
    )
    return (
        f'{DECLARATION}<cp:coreProperties xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/'
        'core-properties" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:dcterms="http://purl.org/dc/terms/" '
        'xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">'
        f"<dc:title>{plain(document.title)}</dc:title><dc:subject>{plain(document.subject)}</dc:subject>"
        f"<dc:creator>{plain(document.author)}</dc:creator><dc:language>th-TH</dc:language>{dates}"
        "</cp:coreProperties>"
    ).encode()


def _custom(properties: Properties, body: str) -> bytes:
    values = {
        "itaxl.submission": properties.submission,
        BODY_PROPERTY: body,
        "itaxl.schema": str(properties.schema),
        "itaxl.rules": properties.rules,
        "itaxl.version": properties.version,
    }
    entries = "".join(
        f'<property fmtid="{{D5CDD505-2E9C-101B-9397-08002B2CF9AE}}" pid="{number}" name="{name}">'
        f"<vt:lpwstr>{plain(value)}</vt:lpwstr></property>"
        for number, (name, value) in enumerate(values.items(), 2)
    )
    return (
        f'{DECLARATION}<Properties xmlns="http://schemas.openxmlformats.org/officeDocument/2006/custom-properties" '
        f'xmlns:vt="http://schemas.openxmlformats.org/officeDocument/2006/docPropsVTypes">{entries}</Properties>'
    ).encode()
