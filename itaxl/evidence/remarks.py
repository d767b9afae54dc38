"""What the reader noticed, passed on as findings of the rule that explains it."""

from collections.abc import Iterator

from itaxl.evidence.rule import Check
from itaxl.model.finding import Finding
from itaxl.model.submission import Submission
from itaxl.years.catalogue import FiscalYear


def remarked(code: str) -> Check:
    """The check of a rule whose findings are the reader's remarks of `code`; a remark's key becomes the finding's."""

    def check(submission: Submission, _year: FiscalYear) -> Iterator[Finding]:
        for remark in submission.remarks:
            if remark.code == code:
                yield Finding(code, remark.ref, str(remark.params.get("key", "")), remark.params)

    return check
