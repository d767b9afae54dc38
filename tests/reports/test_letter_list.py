"""The list of letters: what nobody filled is blank."""

from empty_texts import empty_texts

from itaxl.reports.letter_list import Addressee, Sent, register


def test_letters_without_a_number_and_not_yet_sent_leave_blank_cells() -> None:
    letter = Sent("", Addressee("", "อบต.หนองบัวงาม"), "แจ้งให้แก้ไข", "หนองบัวงาม.xlsm", "หนองบัวงาม.docx", 2, 1)
    assert empty_texts(register([letter], date="", code="นม ๐๐๒๓")) == []
