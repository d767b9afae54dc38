"""A form as it counts in an office with settings: its own divisions, and its emblem where the form has none."""

from dataclasses import replace

from itaxl.model.grid import Picture
from itaxl.model.submission import Submission
from itaxl.settings.settings import Settings

EMBLEM = "org.emblem"


def applied(settings: Settings, submission: Submission) -> Submission:
    """The submission with what the settings say about whoever fills it in; what the form itself says stands."""
    pictures = submission.pictures
    cell = submission.fields.get(EMBLEM)
    if settings.emblem and cell and not cell.value and EMBLEM not in pictures:
        pictures = {**pictures, EMBLEM: Picture(cell.ref, settings.emblem)}
    if pictures is submission.pictures and not settings.departments:
        return submission
    return replace(submission, pictures=pictures, departments=settings.departments)
