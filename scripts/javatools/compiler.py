# SPDX-License-Identifier: Apache-2.0
"""Compile programs with the javac of an installed JDK 25, many in one run."""

import shutil
import subprocess
from pathlib import Path

from . import jdk

BATCH = Path(__file__).with_name("BatchCompiler.java")


def compile_all(jobs):
    """Compile jobs of (output folder, options, sources) into emptied folders. Returns javac's complaints, or ""."""
    home = jdk.find(("java", "javac"))
    lines = []
    for folder, options, sources in jobs:
        if folder.exists():
            shutil.rmtree(folder)
        folder.mkdir(parents=True)
        lines.append("\t".join([str(folder), " ".join(options), *map(str, sources)]))
    done = subprocess.run(
        [str(home / "bin" / "java"), "-XX:TieredStopAtLevel=1", str(BATCH)], input="\n".join(lines) + "\n",
        capture_output=True, text=True, timeout=1800, check=False,
    )
    return "" if done.returncode == 0 else (done.stdout + done.stderr).strip() or f"exit code {done.returncode}"
