# SPDX-License-Identifier: Apache-2.0
"""Run a program in a bounded way and keep everything it left behind.

The child gets a session of its own, so that a timeout takes its descendants along, and a fixed environment: UTF-8,
UTC, an empty folder for temporary files, and none of the variables a Java launcher reads.
"""

import os
import resource
import shlex
import signal
import subprocess
import tempfile
import threading
import time
from dataclasses import dataclass

LAUNCHER_VARIABLES = ("JAVA_TOOL_OPTIONS", "JDK_JAVA_OPTIONS", "_JAVA_OPTIONS", "CLASSPATH")

# A crashing child must not leave core files about; children inherit this.
resource.setrlimit(resource.RLIMIT_CORE, (0, 0))


def parts(command):
    """The words of a command line, its program as an absolute path if it is a file: runs happen in other folders."""
    words = shlex.split(command)
    return [os.path.abspath(words[0]), *words[1:]] if os.path.isfile(words[0]) else words


@dataclass
class Outcome:
    """How a run ended."""

    output: bytes
    errors: bytes
    code: int
    seconds: float
    timed_out: bool
    resident: int
    """Greatest resident size in KiB, from wait4."""
    processor: float
    """Processor time of all its threads in seconds, user and system."""


def environment(folder):
    """The environment of a child."""
    values = {k: v for k, v in os.environ.items() if k not in LAUNCHER_VARIABLES}
    values.update(LC_ALL="C.UTF-8", LANG="C.UTF-8", TZ="UTC", TMPDIR=folder)
    return values


def run(command, stdin=b"", timeout=20.0, cwd=None):
    """Run the command to its end or to its timeout (seconds). Exit by signal n is reported as code -n."""
    with tempfile.TemporaryDirectory(prefix="swiftlet-run-") as folder:
        files = [tempfile.TemporaryFile(dir=folder) for _ in range(3)]
        files[0].write(stdin)
        files[0].seek(0)
        started = time.monotonic()
        child = subprocess.Popen(
            command, stdin=files[0], stdout=files[1], stderr=files[2], cwd=cwd or folder,
            env=environment(folder), start_new_session=True,
        )
        expired = threading.Event()

        def stop():
            expired.set()
            try:
                os.killpg(child.pid, signal.SIGKILL)
            except ProcessLookupError:
                pass

        timer = threading.Timer(timeout, stop)
        timer.start()
        _, status, usage = os.wait4(child.pid, 0)
        seconds = time.monotonic() - started
        timer.cancel()
        child.returncode = os.waitstatus_to_exitcode(status)
        texts = []
        for file in files[1:]:
            file.seek(0)
            texts.append(file.read())
        for file in files:
            file.close()
        return Outcome(texts[0], texts[1], child.returncode, seconds, expired.is_set(), usage.ru_maxrss,
                       usage.ru_utime + usage.ru_stime)
