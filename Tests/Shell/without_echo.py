# SPDX-License-Identifier: Apache-2.0
"""Take out of jshell's answers what its terminal repeats of the input: `without_echo.py INPUT <answers`."""
import re
import sys
from pathlib import Path

lines = set(Path(sys.argv[1]).read_text().splitlines())


def cleaned(match):
    rest = match.group(1)
    for line in sorted(lines, key=len, reverse=True):
        if line and rest.startswith(line) and rest[len(line):] and not rest[len(line):].startswith(" ==>"):
            return "jshell> " + rest[len(line):]
    return "jshell> " + re.sub(r"^[^|>]+(?=\|  )", "", rest)


print(re.sub(r"jshell> (.*)", cleaned, sys.stdin.read()), end="")
