#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""Checks the tree's structure. Reads the manifest as `swift package dump-package` prints it on standard input.

- A hand-written source file has at most 1,000 lines; files in a folder named Generated have no limit.
- The first line names the licence (in scripts the second, in Package.swift the line after the tools version).
- A file imports only what its target declares as a dependency, and system modules that are allowed to it.
- A target depends only on targets declared above it in the manifest.
- Files, folders, targets and types do not have names that say nothing.
"""

import json
import re
import subprocess
import sys
from pathlib import Path

LINE_LIMIT = 1000
LICENCE = "SPDX-License-Identifier: Apache-2.0"
# Modules of the toolchain. Foundation is for command-line and management targets that do not start Java programs: it
# costs the launcher more start-up time than all the rest. There is none yet.
SYSTEM_MODULES = {"Glibc", "Swift", "Synchronization"}
TEST_MODULES = {"Testing", "XCTest", "Foundation"}
FOUNDATION_TARGETS = set()
# As a word of a name, and as a whole name.
EMPTY_WORDS = {"Utils", "Util", "Utilities", "Misc", "Common", "Helpers", "Helper", "Manager"}
EMPTY_NAMES = {"Support", "Core", "Base"}
# Classes of the class library whose natives are filed under their own name, whatever it says.
JAVA_NAMES = {"IOUtil"}

IMPORT = re.compile(
    r"^\s*(?:@[\w()]+\s+)*(?:(?:public|package|internal|fileprivate|private)\s+)?import\s+"
    r"(?:(?:struct|class|enum|protocol|func|var|let|typealias)\s+)?(\w+)"
)
DECLARATION = re.compile(
    r"^\s*(?:@\w+(?:\([^)]*\))?\s+)*(?:(?:public|package|internal|fileprivate|private|final|open|indirect)\s+)*"
    r"(?:struct|class|enum|protocol|actor)\s+([A-Z]\w*)"
)

problems = []


def report(path, text):
    problems.append(f"{path}: {text}")


def words(name):
    return re.findall(r"[A-Z]+(?![a-z])|[A-Z]?[a-z]+|\d+", name)


def check_name(path, name, kind):
    if name.removesuffix("Natives") in JAVA_NAMES:
        return
    if name in EMPTY_NAMES or EMPTY_WORDS & {word.capitalize() for word in words(name)}:
        report(path, f"the {kind} name {name} says nothing")


def dependencies(target):
    """Names of the targets and products a target may import."""
    names = set()
    for dependency in target["dependencies"]:
        for kind in ("byName", "target", "product"):
            if kind in dependency:
                names.add(dependency[kind][0])
    return names


def target_folder(target):
    if target.get("path"):
        return Path(target["path"])
    return Path("Tests" if target["type"] == "test" else "Sources") / target["name"]


def without_multiline_strings(lines):
    """Swift lines with the contents of multi-line string literals blanked: code quoted there imports nothing."""
    inside = False
    for line in lines:
        quotes = line.count('"""')
        yield "" if inside else line
        if quotes % 2:
            inside = not inside


def check_target(target):
    folder = target_folder(target)
    name = target["name"]
    check_name("Package.swift", name, "target")
    allowed = dependencies(target) | SYSTEM_MODULES | {name}
    is_test = target["type"] == "test" or folder.parts[0] == "Tests"
    if is_test:
        allowed |= TEST_MODULES
    if name in FOUNDATION_TARGETS:
        allowed |= {"Foundation"}
    for path in sorted(folder.rglob("*.swift")):
        lines = without_multiline_strings(path.read_text(encoding="utf-8").splitlines())
        for number, line in enumerate(lines, 1):
            match = IMPORT.match(line)
            if match and match[1] not in allowed:
                report(f"{path}:{number}", f"{name} may not import {match[1]}")
            match = DECLARATION.match(line)
            if match:
                check_name(f"{path}:{number}", match[1], "type")


def check_order(targets):
    names = {target["name"] for target in targets}
    above = set()
    for target in targets:
        for dependency in sorted(dependencies(target) & names - above):
            report("Package.swift", f"{target['name']} depends on {dependency}, which is not declared above it")
        above.add(target["name"])


def tracked_files():
    """Files of the tree: what version control has or would take; without it, all but build folders."""
    command = ["git", "ls-files", "--cached", "--others", "--exclude-standard", "-z"]
    try:
        listing = subprocess.run(command, capture_output=True, check=True).stdout.decode()
        return [path for path in map(Path, filter(None, listing.split("\0"))) if path.is_file()]
    except (OSError, subprocess.CalledProcessError):
        return [path for path in Path(".").rglob("*") if path.is_file() and not path.parts[0].startswith(".")]


def check_file(path):
    source = path.suffix in {".swift", ".c", ".h", ".S", ".modulemap", ".py"}
    script = path.parts[0] in {"scripts", ".ci"} and path.suffix == ""
    if not (source or script):
        return
    for part in (*path.parts[:-1], path.stem.split("+")[0]):
        # "Support" and its like are allowed outside the sources.
        if path.parts[0] == "Sources" or part not in EMPTY_NAMES:
            check_name(path, part, "file or folder")
    lines = path.read_text(encoding="utf-8", errors="replace").splitlines()
    head = [line for line in lines[:2] if not line.startswith(("#!", "// swift-tools-version"))]
    if not head or LICENCE not in head[0]:
        report(path, "the licence line is missing")
    if len(lines) > LINE_LIMIT and "Generated" not in path.parts:
        report(path, f"{len(lines)} lines; the limit is {LINE_LIMIT}")


def main():
    targets = json.load(sys.stdin)["targets"]
    check_order(targets)
    for target in targets:
        check_target(target)
    for path in tracked_files():
        check_file(path)
    for problem in problems:
        print(problem, file=sys.stderr)
    return 1 if problems else 0


if __name__ == "__main__":
    sys.exit(main())
