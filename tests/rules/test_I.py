"""What is said of the year and its items."""

from itaxl.model.finding import Severity
from itaxl.reports.finding_text import message


def test_a_year_without_a_report_item_is_said_at_the_year_and_not_of_an_item(found):
    findings = [each for each in found(year=2562) if each.code in {"I002", "I007"}]
    assert [(each.code, each.key, each.severity) for each in findings] == [
        ("I007", "org.fiscal_year", Severity.WARNING)
    ]
    assert "๒๕๖๒" in message(findings[0]).what
    assert "๒๕๖๓" in message(findings[0]).why


def test_years_with_a_report_item_pass(found):
    assert not [each for year in range(2563, 2570) for each in found(year=year) if each.code == "I007"]
