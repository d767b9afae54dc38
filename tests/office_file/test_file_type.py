"""What a zip is, by the names of its parts."""

import pytest

from itaxl.office_file.file_type import kind_of_package


@pytest.mark.parametrize(
    ("names", "kind"),
    [
        ({"content.xml", "styles.xml"}, "lost_part"),
        ({"content.xml", "mimetype"}, "archive"),
        ({"content.xml", "meta-inf/manifest.xml"}, "archive"),
        ({"[content_types].xml"}, "lost_part"),
        ({"บันทึก.docx"}, "archive"),
    ],
)
def test_an_open_document_file_that_does_not_say_what_it_is_lost_a_part(names, kind):
    assert kind_of_package(names, "") == kind
