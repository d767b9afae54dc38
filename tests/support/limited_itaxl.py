"""``itaxl`` where no file may grow past some bytes: ``python limited_itaxl.py BYTES make form.xlsm --pdf``.

-1 is no limit. LibreOffice is stood in for, as it needs more room for itself than any document.
"""

import sys

from failing_make import fake_converter

from itaxl.cli.main import run
from itaxl.pdf import converter

if __name__ == "__main__":
    limit = int(sys.argv.pop(1))
    if limit >= 0:
        import resource

        resource.setrlimit(resource.RLIMIT_FSIZE, (limit, limit))
    converter.converter = lambda: fake_converter
    sys.exit(run())
