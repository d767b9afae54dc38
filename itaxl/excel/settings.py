"""The settings that count for the open workbook."""

from itaxl.app.choice import Choice
from itaxl.excel.open_workbook import LiveBook
from itaxl.settings import settings_for


def choice_for(book: LiveBook) -> Choice:
    """What counts in a check of the open workbook: the settings beside it, over the user's own."""
    return Choice(settings=settings_for(book.own_folder()))
