# SPDX-License-Identifier: Apache-2.0
"""Start-up times: medians of whole processes, the two sides taking turns (scripts/bench --start-up)."""

import os
import shutil
import statistics
import subprocess
import tempfile
from pathlib import Path

from . import cases, compiler, launch

RUNS = 20
SECONDS = 120
LAMBDA_HELLO = cases.ROOT / "Benchmarks" / "StartUp" / "LambdaHello.java"
CLOJURE_JARS = ("clojure-1.11", "spec.alpha", "core.specs.alpha")


class Missing(Exception):
    """What a row needs and this machine does not have."""


def rows(ours, peer, work):
    """Label and, for each side, the whole command; a row that cannot be measured raises when asked for."""
    source = cases.ROOT / "samples" / "Hello.java"
    yield "hello", lambda: [[*side, "-cp", compiled(work, source), "Hello"] for side in (ours, peer)]
    yield "lambda", lambda: [[*side, "-cp", compiled(work, LAMBDA_HELLO), "LambdaHello"] for side in (ours, peer)]
    yield "source", lambda: [[*side, str(source)] for side in (ours, peer)]
    yield "-version", lambda: [[*side, "-version"] for side in (ours, peer)]
    yield "clojure", lambda: clojure(ours, peer, work)


def compiled(work, source):
    folder = work / source.stem
    if not folder.exists():
        complaints = compiler.compile_all([(folder, [], [source])])
        if complaints:
            raise Missing(complaints)
    return str(folder)


def clojure(ours, peer, work):
    """Clojure's own start to a first expression, each side with a cache of exactly that run."""
    cache = Path(os.environ.get("XDG_CACHE_HOME") or Path.home() / ".cache")
    jars = [cache / "swiftlet" / "acceptance" / "packages" / "usr" / "share" / "java" / f"{n}.jar" for n in CLOJURE_JARS]
    if not all(jar.exists() for jar in jars):
        raise Missing("its jars are not there; `scripts/acceptance clojure` fetches them")
    path = ":".join(str(jar.resolve()) for jar in jars)
    tail = ["-cp", path, "clojure.main", "-e", "(+ 1 2)"]
    image, archive = str(work / "clojure.image"), str(work / "clojure.aot")
    quietly([*ours, "image", "create", "-o", image, *tail])
    quietly([*peer, f"-XX:AOTCacheOutput={archive}", *tail])
    return [[*ours, f"-XX:SharedArchiveFile={image}", *tail], [*peer, f"-XX:AOTCache={archive}", *tail]]


def quietly(command):
    done = subprocess.run(command, capture_output=True, text=True, timeout=SECONDS)
    if done.returncode != 0:
        raise Missing(f"{' '.join(command[:3])}...: {(done.stderr.strip().splitlines() or ['failed'])[-1]}")


def measure(ours, peer, processor, only):
    """Prints the table; returns how many rows could not be measured."""
    failed = 0
    print(f"{'start-up':<12}{'ours ms':>10}{'peer ms':>10}{'time':>8}{'ours MB':>10}{'peer MB':>10}{'memory':>8}")
    work = Path(tempfile.mkdtemp(prefix="swiftlet-start-up."))
    try:
        for label, commands in rows(ours, peer, work):
            if only and label not in only:
                continue
            try:
                print(row(label, commands(), processor), flush=True)
            except Missing as missing:
                failed += 1
                print(f"{label:<12}{missing}", flush=True)
    finally:
        shutil.rmtree(work, ignore_errors=True)
    return failed


def row(label, commands, processor):
    times, resident, outputs = ([], []), [0, 0], [None, None]
    for _ in range(RUNS):
        for side, command in enumerate(commands):
            run = launch.run(command, timeout=SECONDS)
            if run.timed_out or run.code != 0:
                raise Missing(f"{' '.join(command)}: {'too long' if run.timed_out else f'exit code {run.code}'}")
            times[side].append((run.processor if processor else run.seconds) * 1000)
            resident[side] = max(resident[side], run.resident)
            outputs[side] = run.output
    if outputs[0] != outputs[1]:
        raise Missing("the two sides print different things")
    ours, peer = (statistics.median(t) for t in times)
    mine, theirs = (r / 1024 for r in resident)
    return f"{label:<12}{ours:>10.1f}{peer:>10.1f}{ours / peer:>8.2f}{mine:>10.1f}{theirs:>10.1f}{mine / theirs:>8.2f}"
