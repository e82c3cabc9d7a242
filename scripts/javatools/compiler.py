# SPDX-License-Identifier: Apache-2.0
"""Compile programs: with our own compiler for what the tests run, with javac for what the oracle is asked."""

import hashlib
import shutil
import subprocess
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

from . import jdk

ROOT = Path(__file__).resolve().parents[2]
LAUNCHER = ROOT / ".build" / "release" / "swiftlet"
BATCH = Path(__file__).with_name("BatchCompiler.java")


def compile_all(jobs):
    """Compile jobs of (output folder, options, sources) into emptied folders, with the javac of an installed JDK 25, all
    in one run. Returns javac's complaints, or ""."""
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


def compile_own(jobs):
    """Compile jobs of (output folder, options, sources) with `swiftlet compile`, but for those whose folder holds what this
    launcher has made of these sources before. Returns how many were compiled, and the complaints, or ""."""
    launcher = LAUNCHER.stat()
    stale = [job for job in jobs if not _is_current(job, launcher)]
    with ThreadPoolExecutor(2) as pool:
        complaints = [c for c in pool.map(lambda job: _compile(job, launcher), stale) if c]
    return len(stale), "\n".join(complaints)


def _stamp(job, launcher):
    """What a folder's class files are made from."""
    _, options, sources = job
    digest = hashlib.sha256(repr((launcher.st_mtime_ns, launcher.st_size, options)).encode())
    for source in sources:
        digest.update(source.read_bytes())
    return digest.hexdigest()


def _is_current(job, launcher):
    try:
        return _stamp_file(job[0]).read_text() == _stamp(job, launcher)
    except OSError:
        return False


def _stamp_file(folder):
    return folder.with_name(folder.name + ".stamp")


def _compile(job, launcher):
    """Compile one job. The folder takes its place whole, and the stamp is written last."""
    folder, options, sources = job
    draft = folder.with_name(folder.name + ".draft")
    shutil.rmtree(draft, ignore_errors=True)
    draft.mkdir(parents=True)
    command = [str(LAUNCHER), "compile", "-g", "-nowarn", "-Xlint:none", *options, "-d", str(draft), *map(str, sources)]
    done = subprocess.run(command, capture_output=True, text=True, timeout=120, check=False, cwd=ROOT)
    if done.returncode != 0:
        return f"{sources[0]}: {(done.stdout + done.stderr).strip() or done.returncode}"
    shutil.rmtree(folder, ignore_errors=True)
    draft.rename(folder)
    _stamp_file(folder).write_text(_stamp(job, launcher))
    return ""
