# SPDX-License-Identifier: Apache-2.0
"""The Java cases on disk: where source, class files and expectations of a case lie, and what its header asks for.

A case is `Cases/<family>/<Name>.java`, and every program of the samples folder counts as a case of the family
"samples". The header comment may hold directives, one a line:

    // Options: -Xss512k        launcher options, before the class name
    // Arguments: a "b c"       program arguments
    // Javac: -parameters       further compiler options
    // Stdin: text              standard input; \\n means a line end
"""

import shlex
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
TESTS = ROOT / "Tests" / "JavaTests"
SAMPLES = ROOT / "samples"
# Where our compiler puts class files: CLASSES/<family>/<Name>.
CLASSES = ROOT / ".build" / "java-classes"


class Case:
    """One test program."""

    def __init__(self, source):
        self.source = source
        self.family = source.parent.name
        self.name = source.stem
        self.path = f"{self.family}/{self.name}"
        self.classes = CLASSES / self.family / self.name
        self.options = []
        self.arguments = []
        self.javac = []
        self.stdin = ""
        for line in source.read_text(encoding="utf-8").splitlines():
            if not line.startswith("//"):
                break
            key, _, value = line[2:].strip().partition(":")
            if key == "Options":
                self.options = shlex.split(value)
            elif key == "Arguments":
                self.arguments = shlex.split(value)
            elif key == "Javac":
                self.javac = shlex.split(value)
            elif key == "Stdin":
                self.stdin = value.strip().replace("\\n", "\n")

    @property
    def expected_output(self):
        return self.source.with_suffix(".expected")

    @property
    def expected_errors(self):
        return self.source.with_suffix(".expected-err")

    @property
    def expected_exit(self):
        return self.source.with_suffix(".exit")

    @property
    def job(self):
        """What makes its class files, for compiler.compile_own."""
        return self.classes, self.javac, [self.source]

    def exit_code(self):
        """The exit code the case must end with."""
        try:
            return int(self.expected_exit.read_text().strip())
        except FileNotFoundError:
            return 0

    def command(self, launcher, extra=()):
        """The command line that runs this case."""
        return [*launcher, *extra, *self.options, "-cp", str(self.classes), self.name, *self.arguments]

    def source_command(self, launcher, extra=()):
        """The command line that compiles this case in memory and runs it."""
        return [*launcher, *extra, *self.options, str(self.source), *self.arguments]


def load(tests=TESTS, filters=()):
    """All cases, sorted by path; with filters, those whose path contains one of them."""
    found = [Case(p) for p in sorted((tests / "Cases").glob("*/*.java"))]
    if tests == TESTS:
        found += [Case(p) for p in sorted(SAMPLES.glob("*.java"))]
    if filters:
        found = [c for c in found if any(f in c.path for f in filters)]
    return found


def pending(tests=TESTS):
    """The list of cases that do not run yet: path to reason."""
    listed = {}
    path = tests / "pending.txt"
    if path.exists():
        for line in path.read_text(encoding="utf-8").splitlines():
            line = line.split("#", 1)[0].strip()
            if line:
                name, _, reason = line.partition(" ")
                listed[name] = reason.strip()
    return listed
