# SPDX-License-Identifier: Apache-2.0
"""How fast a prompt answers: medians, the two sides taking turns (scripts/bench --shell)."""

import os
import select
import shutil
import statistics
import subprocess
import tempfile
import time
from pathlib import Path

from . import cases, launch, startup

SESSIONS = 9
SECONDS = 60

# Label, what is typed in a session of its own behind the first snippet, and what the answers end in. All but the last
# line prepare what is measured; of a list of last lines each counts.
SESSIONS_OF_LINES = [
    ("arithmetic", [], [(f"{n} * 7 + 1", str(n * 7 + 1)) for n in range(11, 16)]),
    ("call", [("int twice(int n) { return 2 * n; }", "")], [(f"twice({n})", str(2 * n)) for n in range(51, 56)]),
    ("lambda", [], [("IntStream.range(0, 5).map(n -> n * n).sum()", "30")]),
    ("text", [], [('"a" + $1 + "b"', '"a2b"')]),
    ("class", [], [("record Point(int x, int y) { int sum() { return x + y; } }", ""), ("new Point(3, 4).sum()", "7")]),
]


class Session:
    """A prompt that reads a pipe; answers are awaited one by one."""

    def __init__(self, command, home):
        environment = {k: v for k, v in os.environ.items() if k not in launch.LAUNCHER_VARIABLES}
        environment.setdefault("XDG_CACHE_HOME", str(Path.home() / ".cache"))
        environment.update(HOME=home, LC_ALL="C.UTF-8", TZ="UTC")
        self.started = time.monotonic()
        self.process = subprocess.Popen(
            command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, env=environment,
            start_new_session=True,
        )
        self.text = ""

    def answer(self, line, value):
        """Types a line; seconds until its answer, or a new prompt where there is no value."""
        before = self.text.count("jshell> ")
        begin = time.monotonic()
        self.process.stdin.write((line + "\n").encode())
        self.process.stdin.flush()
        wanted = f"==> {value}\n" if value else None
        start = len(self.text)
        while not (wanted in self.text[start:] if wanted else self.text.count("jshell> ") > before):
            self._read(begin)
        end = time.monotonic()
        while self.text.count("jshell> ") <= before:
            self._read(begin)
        return end - begin

    def _read(self, begin):
        ready, _, _ = select.select([self.process.stdout], [], [], SECONDS)
        chunk = os.read(self.process.stdout.fileno(), 65536) if ready else b""
        if not chunk or time.monotonic() - begin > SECONDS:
            raise startup.Missing(f"no answer: {self.text[-200:]!r}")
        self.text += chunk.decode("utf-8", "replace")

    def first_answer(self):
        self.answer("1 + 1", "2")
        return time.monotonic() - self.started

    def close(self):
        self.process.stdin.close()
        self.process.kill()
        self.process.wait()
        self.process.stdout.close()


def measure(ours, peer, rounds=SESSIONS):
    """Prints the table; returns how many rows could not be measured."""
    prompts = [[*ours, "repl"], [str(Path(peer[0]).with_name("jshell"))]]
    failed = 0
    print(f"{'prompt':<24}{'ours ms':>10}{'peer ms':>10}{'time':>8}")
    home = tempfile.mkdtemp(prefix="swiftlet-prompt.")
    try:
        commands = [prompts[0], [*prompts[1], f"-J-Djava.util.prefs.userRoot={home}"]]
        for label, prepared, measured in [("first answer", [], []), *SESSIONS_OF_LINES]:
            try:
                times = [[], []]
                for _ in range(rounds):
                    for side, command in enumerate(commands):
                        times[side] += session(command, home, prepared, measured)
                report(label if not measured else f"then {label}", times)
            except startup.Missing as missing:
                failed += 1
                print(f"{label:<24}{missing}", flush=True)
    finally:
        shutil.rmtree(home, ignore_errors=True)
    source = str(cases.ROOT / "samples" / "Hello.java")
    for label, options in [("source launch", []), ("source launch, no image", ["-Xshare:off"])]:
        times, memory = [[], []], [[], []]
        for _ in range(rounds):
            for side, command in enumerate([[*ours, *options, source], [*peer, source]]):
                run = launch.run(command, timeout=SECONDS)
                times[side].append(run.seconds)
                memory[side].append(run.resident / 1024)
                failed += run.code != 0
        report(label, times)
        ratio = statistics.median(memory[0]) / statistics.median(memory[1])
        print(f"{'    memory, MB':<24}{statistics.median(memory[0]):>10.1f}{statistics.median(memory[1]):>10.1f}{ratio:>8.2f}")
    return failed


def session(command, home, prepared, measured):
    """The times of one session: of the first answer if nothing else is measured."""
    one = Session(command, home)
    try:
        first = one.first_answer()
        for line, value in prepared:
            one.answer(line, value)
        return [one.answer(line, value) for line, value in measured] or [first]
    finally:
        one.close()


def report(label, times):
    ours, peer = (statistics.median(side) * 1000 for side in times)
    print(f"{label:<24}{ours:>10.1f}{peer:>10.1f}{ours / peer:>8.3f}", flush=True)
