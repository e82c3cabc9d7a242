# SPDX-License-Identifier: Apache-2.0
"""Find the JDK 25 that serves as oracle and compiler.

Order: SWIFTLET_JAVA_HOME, JAVA_HOME, then every folder under /usr/lib/jvm in alphabetical order. A candidate counts
only if its `release` file says 25; a folder of another version is passed over, not complained about.
"""

import os
import re
import subprocess
from pathlib import Path


class NoJDK(Exception):
    """No installed JDK 25 has the tools asked for."""


def candidates():
    """Possible homes in the order they are preferred."""
    for variable in ("SWIFTLET_JAVA_HOME", "JAVA_HOME"):
        value = os.environ.get(variable)
        if value:
            yield Path(value)
    folder = Path("/usr/lib/jvm")
    if folder.is_dir():
        yield from sorted(p for p in folder.iterdir() if p.is_dir())


def release_version(home):
    """The JAVA_VERSION of a home's release file, or None."""
    try:
        text = (home / "release").read_text(encoding="utf-8", errors="replace")
    except OSError:
        return None
    match = re.search(r'^JAVA_VERSION="([^"]*)"', text, re.MULTILINE)
    return match.group(1) if match else None


def find(tools=("java",), feature="25"):
    """The first home of that feature release that has all the tools in bin."""
    seen = []
    for home in candidates():
        version = release_version(home)
        if version is None or version.split(".")[0].split("-")[0] != feature:
            continue
        missing = [t for t in tools if not os.access(home / "bin" / t, os.X_OK)]
        if not missing:
            return home
        seen.append(f"{home} lacks {', '.join(missing)}")
    detail = "; ".join(seen) if seen else "set SWIFTLET_JAVA_HOME to one"
    raise NoJDK(f"no JDK {feature} with bin/{', bin/'.join(tools)} found ({detail})")


def peer_version(java):
    """The last line of `java -version`, which names the VM and its build."""
    done = subprocess.run([str(java), "-version"], capture_output=True, text=True, timeout=60, check=False)
    lines = (done.stderr or done.stdout).strip().splitlines()
    return lines[-1].strip() if lines else "unknown"
