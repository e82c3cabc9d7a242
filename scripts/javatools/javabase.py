# SPDX-License-Identifier: Apache-2.0
"""java.base compiled by our compiler, from the lib/src.zip of an installed JDK 25, and linked in place of the image's."""

import subprocess
import sys
import time
import zipfile
from pathlib import Path

from . import compare, jdk, launch

LINKER = Path(__file__).with_name("LinkClasses.java")
# The options of OpenJDK's build that matter: concatenation may not need what java.base itself is made of.
OPTIONS = ["-XDstringConcat=inline", "-g"]
PATCH = ["--patch-module", "java.base=java.base"]


def compiled(folder, compiler, prefixes=("",)):
    """Compile what lies in some folders of java.base; returns the folder of the classes. Ends the program on errors."""
    home = jdk.find(("java",))
    folder.mkdir(parents=True, exist_ok=True)
    with zipfile.ZipFile(home / "lib" / "src.zip") as archive:
        names = [n for n in archive.namelist() if n.startswith("java.base/") and n.endswith(".java")]
        archive.extractall(folder, names)
    chosen = [n for n in names if any(n.startswith("java.base/" + p) for p in prefixes)]
    # A patch has no module declaration of its own.
    chosen = [n for n in chosen if not n.endswith("module-info.java")]
    return run(folder, compiler, PATCH, chosen, "classes")


def run(folder, compiler, options, names, target):
    """Compile files below a folder; returns the folder of the classes. Ends the program on errors."""
    (folder / "files").write_text("\n".join(names))
    started = time.monotonic()
    command = [*launch.parts(compiler), *OPTIONS, *options, "-d", target, "@files"]
    done = subprocess.run(command, cwd=folder, capture_output=True, text=True, timeout=900, check=False)
    print(f"{len(names)} files, exit code {done.returncode}, {time.monotonic() - started:.2f} s", flush=True)
    if done.returncode != 0:
        sys.exit((done.stdout + done.stderr)[-4000:])
    return folder / target


def compare_module(folder, compiler, classes):
    """Compile all of it with its module declaration: the classes must be those of the patch. Ends the program if not."""
    names = sorted(str(f.relative_to(folder)) for f in (folder / "java.base").rglob("*.java"))
    module = run(folder, compiler, [], names, "module")
    made = {f.relative_to(module) for f in module.rglob("*.class")} - {Path("module-info.class")}
    known = {f.relative_to(classes) for f in classes.rglob("*.class")}
    if made != known or not (module / "module-info.class").exists():
        sys.exit(f"as a module: {len(made ^ known)} class files on one side only")
    unlike = [str(f) for f in sorted(made) if (module / f).read_bytes() != (classes / f).read_bytes()]
    if unlike:
        sys.exit(f"as a module: {len(unlike)} class files are not those of the patch, {unlike[0]} first")
    print(f"as a module of its own: the same {len(made)} class files, and module-info.class", flush=True)


def link(name, launcher, compiler, classes, tools):
    """Link, and so verify, all classes in place of the image's. `tools` gets the compiled program that does it."""
    subprocess.run([*launch.parts(compiler), "-d", str(tools), str(LINKER)], timeout=300, check=True)
    command = [*launcher, "-Xverify:all", "--patch-module", f"java.base={classes}", "-cp", str(tools), "LinkClasses",
               str(classes)]
    run = launch.run(command, timeout=900)
    lines = compare.text(run.output).splitlines()
    print("\n".join(f"{name}: {line}" for line in lines[-20:]), flush=True)
    if run.code != 0:
        print(compare.text(run.errors)[-2000:])
    return run.code == 0
