"""The process that reads one workbook: capped, alone with the file, answering in JSON. Started by `workers`.

Arguments: the folders that hold itaxl and the packages it reads with, parted by the path separator; the limits that
were raised; the file.
"""

import os
import sys


def main(folders: str, raised: str, file: str) -> None:
    """Read `file` under caps and write the answer to standard output."""
    sys.path += folders.split(os.pathsep)
    from pathlib import Path

    from itaxl.edges.answer import packed
    from itaxl.edges.caps import cap_this_process, cap_time_of_this_process
    from itaxl.edges.limits import limits
    from itaxl.edges.reader import grid_of_file
    from itaxl.edges.unreadable import Unreadable, over

    caps = limits(raised)
    cap_this_process(caps)
    cap_time_of_this_process(caps)
    try:
        answer = packed(grid_of_file(Path(file), caps))
        if len(answer) > caps["answer"]:
            raise over("answer", len(answer), caps["answer"])
    except Unreadable as reason:
        answer = packed(reason)
    except MemoryError:
        answer = packed(over("memory", caps["memory"], caps["memory"]))
    sys.stdout.buffer.write(answer)
    sys.stdout.flush()
    os._exit(0)  # nothing is left to tidy up, and a freed gigabyte takes its time


if __name__ == "__main__":
    main(*sys.argv[1:])
