"""The process that does one task: capped, alone with its file, answering with data. Started by `isolated_task`.

Argument: the folders that hold itaxl and the packages it works with, parted by the path separator. The task comes on
standard input, the answer leaves on standard output.
"""

import os
import sys


def main(folders: str) -> None:
    """Do the task under caps and write the answer."""
    sys.path += folders.split(os.pathsep)
    answers = os.fdopen(os.dup(sys.stdout.fileno()), "wb")
    os.dup2(sys.stderr.fileno(), sys.stdout.fileno())  # nothing that a package prints may stand in the answer
    import pickle

    from itaxl.files.limits import limits
    from itaxl.processes.resource_limits import cap_this_process, cap_time_of_this_process
    from itaxl.processes.task_answer import answer_to

    caps = limits()
    task = pickle.load(sys.stdin.buffer)  # noqa: S301 - our parent's own words
    cap_this_process(caps)
    cap_time_of_this_process(caps)
    answers.write(answer_to(task, caps))
    answers.flush()
    os._exit(0)  # nothing is left to tidy up, and a freed gigabyte takes its time


if __name__ == "__main__":
    main(*sys.argv[1:])
