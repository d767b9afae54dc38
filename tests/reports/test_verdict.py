"""The one answer to whether a form can be sent."""

import pytest

from itaxl.batch.office_papers import STATES, SurveyedWorkbook
from itaxl.batch.offices import ListedOffice
from itaxl.model.finding import Finding, Severity
from itaxl.reports.checked import Checked
from itaxl.reports.overview import STATE_WORDS, Paper
from itaxl.reports.verdict import Verdict
from itaxl.rules import BLOCKING


@pytest.mark.parametrize("code", sorted(BLOCKING))
def test_a_form_that_cannot_be_read_is_said_to_be_unchecked_wherever_it_is_told(code: str) -> None:
    alone = Checked("a.xlsm", "", None, (Finding(code, severity=Severity.ERROR),)).verdict
    in_a_batch = _surveyed(unreadable=True).state
    assert alone == Verdict.NOT_CHECKED.value
    assert alone.th == STATE_WORDS[in_a_batch].th


def test_every_verdict_has_its_state_of_an_office() -> None:
    assert set(STATES) == set(Verdict)
    assert len(set(STATES.values())) == len(STATES)


def test_a_form_that_does_not_say_whose_it_is_counts_as_not_filled_in_among_offices() -> None:
    assert _surveyed(name="").state == STATES[Verdict.NOT_FILLED]
    assert _surveyed().state == STATES[Verdict.READY]


def _surveyed(name: str = "ทดสอบ", *, unreadable: bool = False) -> SurveyedWorkbook:
    office = ListedOffice(name, "", "", "")
    return SurveyedWorkbook("a.xlsm", 1, office, Paper(), "", "", "", 0, 0, True, False, unreadable)
