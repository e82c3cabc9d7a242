# SPDX-License-Identifier: Apache-2.0
"""What our compiler and javac say of many small programs, and how what they make behaves on HotSpot.

A program is a name, options and files. All programs of a list are compiled in one process of each compiler.
"""

import os
import re
import subprocess
import threading
import zipfile
from dataclasses import dataclass, field
from pathlib import Path

from . import jdk

ORACLE = Path(__file__).with_name("CompilerOracle.java")
FUZZ_ORACLE = Path(__file__).with_name("FuzzOracle.java")


@dataclass
class Program:
    """One program: its files by name, and what the compilers said of it."""

    name: str
    files: dict
    options: str = ""
    expected: list = field(default_factory=list)


def message(line):
    """A message as expectations have it: place, severity unless error, key, text."""
    file, number, severity, key, text = line.split("\t", 4)
    # Files are named as on the command line, which is somewhere below a temporary folder.
    text = re.sub(r"\S*/src/\S*/(\S+\.java)", r"\1", text)
    place = file.removesuffix(".java") + ":" + number if file else number
    return f"{place} {'' if severity == 'error' else severity + ' '}{key}: {text}"


def write(programs, folder):
    """Sources into folder/src/NAME; the paths by program."""
    paths = {}
    for program in programs:
        base = folder / "src" / program.name
        paths[program.name] = []
        for name, text in program.files.items():
            path = base / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(text, encoding="utf-8", errors="surrogateescape")
            paths[program.name].append(str(path))
    return paths


def ask(command, jobs, timeout=540):
    """Lines of answers, one list per job. Fewer lists than jobs if the process died."""
    done = subprocess.run([str(word) for word in command], input="\n".join(jobs) + "\n", capture_output=True,
                          text=True, encoding="utf-8", errors="surrogateescape", timeout=timeout, check=False,
                          env=os.environ | {"SWIFT_BACKTRACE": "enable=no"})
    answers = []
    for line in done.stdout.split("\n"):
        if line.startswith("job "):
            answers.append([])
        elif line and answers:
            answers[-1].append(line)
    if done.returncode != 0 or len(answers) != len(jobs):
        raise RuntimeError(f"{command[0]} stopped after {len(answers)} of {len(jobs)} programs, exit code "
                           f"{done.returncode}: {done.stderr[:4500]}")
    return answers


JAR = re.compile(r"\{jar:([^:}]+):([^}]+)\}")


def jobs(programs, paths, folder, prefix=""):
    """Lines for a compiler. In options `{src}` is the folder of the program's sources, `{base}` the one with the class
    files of all programs, `{jar:PROGRAM:NAME}` a jar with those of a program."""
    lines = []
    for program in programs:
        target = folder / program.name
        target.mkdir(parents=True, exist_ok=True)
        options = program.options.replace("{src}", str(folder.parent / "src" / program.name)).replace("{base}", str(folder))
        options = JAR.sub(lambda found: str(jar(folder, *found.groups())), options)
        lines.append("\t".join([prefix + str(target), options, *paths[program.name]]))
    return lines


def jar(folder, program, name):
    """A jar of the class files of a program that has been compiled."""
    path = folder / "jars" / name
    path.parent.mkdir(parents=True, exist_ok=True)
    with zipfile.ZipFile(path, "w") as archive:
        for file in sorted((folder / program).rglob("*.class")):
            archive.write(file, file.relative_to(folder / program))
    return path


def in_rounds(programs, compile_all):
    """Answers by `compile_all` to lists of programs: those that need jars of others come after them."""
    answers = {}
    for needs_jar in (False, True):
        part = [p for p in programs if bool(JAR.search(p.options)) == needs_jar]
        if part:
            answers.update(zip((p.name for p in part), compile_all(part)))
    return [answers[p.name] for p in programs]


def ours(tool, programs, paths, folder):
    """Messages of our compiler and what its verifier refuses, per program; class files go below the folder."""
    answers = in_rounds(programs, lambda part: ask([tool], jobs(part, paths, folder)))
    return [([message(line) for line in answer if not line.startswith("class ")],
             [line for line in answer if line.startswith("class ")]) for answer in answers]


def oracle(lines):
    """Answers of javac and HotSpot to jobs."""
    home = jdk.find(("java", "javac"))
    exports = [f"--add-exports=jdk.compiler/com.sun.tools.javac.{part}=ALL-UNNAMED" for part in ("api", "util")]
    return ask([home / "bin" / "java", "-XX:TieredStopAtLevel=1", "-Xshare:auto", *exports, ORACLE], lines)


def javac(programs, paths, folder):
    """Messages of javac, per program."""
    answers = in_rounds(programs, lambda part: oracle(jobs(part, paths, folder, "compile\t")))
    return [[message(line) for line in answer] for answer in answers]


class Running:
    """javac and HotSpot in a process that stays: what `FuzzOracle` says of programs whose only file is Main.java."""

    def __init__(self):
        self.process = None

    def start(self):
        home = jdk.find(("java", "javac"))
        exports = [f"--add-exports=jdk.compiler/com.sun.tools.javac.{part}=ALL-UNNAMED" for part in ("api", "util")]
        self.process = subprocess.Popen(
            [str(home / "bin" / "java"), "-XX:+UseSerialGC", "-Xmx1g", *exports, str(FUZZ_ORACLE)],
            stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True, encoding="utf-8", errors="surrogateescape")

    def stop(self):
        if self.process:
            self.process.kill()
            self.process.wait()
            self.process = None

    def ask(self, lines):
        """Lines of answers, one list per job."""
        if not self.process:
            self.start()
        written = self.process

        def write():
            written.stdin.write("\n".join(lines) + "\nmark\tend\n")
            written.stdin.flush()

        writer = threading.Thread(target=write, daemon=True)
        writer.start()
        answers = []
        for line in self.process.stdout:
            line = line.rstrip("\n")
            if line == "job end":
                writer.join()
                if any("endless" in answer for answer in answers):
                    self.stop()
                return answers
            if line.startswith("job "):
                answers.append([])
            elif line and answers:
                answers[-1].append(line)
        self.stop()
        raise RuntimeError(f"javac and HotSpot stopped after {len(answers)} of {len(lines)} programs")
