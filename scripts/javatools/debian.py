# SPDX-License-Identifier: Apache-2.0
"""Source and binary packages of Debian, unpacked below a cache folder, without touching the machine's own package lists.

The machine's apt configuration says where its packages come from; the same places, asked for sources too, make a source
list of our own with lists and state of its own. Nothing is installed and nothing needs to be root.
"""

import os
import re
import shutil
import subprocess
from pathlib import Path


class Unavailable(Exception):
    """Something that could not be had, and why."""


def cache():
    base = Path(os.environ.get("XDG_CACHE_HOME") or Path.home() / ".cache")
    return base / "swiftlet" / "debian-sources"


def own_sources():
    """The machine's package sources, as deb822 text that asks for binaries and sources."""
    stanzas = []
    folder = Path("/etc/apt")
    files = [folder / "sources.list"] + sorted((folder / "sources.list.d").glob("*"))
    for file in [f for f in files if f.is_file()]:
        text = file.read_text(encoding="utf-8", errors="replace")
        if file.suffix == ".sources":
            stanzas += [s.strip() for s in re.split(r"\n\s*\n", text) if re.search(r"^Types:.*\bdeb\b", s, re.MULTILINE)]
        elif file.suffix == ".list":
            for line in text.splitlines():
                found = re.match(r"\s*deb\s+(?:\[([^\]]*)\]\s+)?(\S+)\s+(\S+)\s+(.+)$", line)
                if found:
                    stanzas.append(f"Types: deb\nURIs: {found[2]}\nSuites: {found[3]}\nComponents: {found[4]}")
                    signed = re.search(r"signed-by=(\S+)", found[1] or "")
                    stanzas[-1] += f"\nSigned-By: {signed[1]}" if signed else ""
    kept = [s for s in stanzas if not re.search(r"^Enabled:\s*no", s, re.MULTILINE | re.IGNORECASE)]
    return "\n\n".join(re.sub(r"^Types:.*$", "Types: deb deb-src", s, flags=re.MULTILINE) for s in kept) + "\n"


class Packages:
    """The package lists, and what has been unpacked from them."""

    def __init__(self, folder):
        self.folder = folder
        self.libraries = folder / "libraries"
        self.sources = folder / "sources"
        for tool in ("apt-get", "apt-cache", "dpkg", "dpkg-source"):
            if shutil.which(tool) is None:
                raise Unavailable(f"needs {tool}")
        for name in ("lists/partial", "cache/archives/partial", "parts", "downloads", "libraries", "sources"):
            (folder / name).mkdir(parents=True, exist_ok=True)
        (folder / "parts" / "own.sources").write_text(own_sources(), encoding="utf-8")
        (folder / "empty.list").write_text("")
        settings = {"Dir::Etc::SourceList": "empty.list", "Dir::Etc::SourceParts": "parts", "Dir::State::Lists": "lists",
                    "Dir::Cache": "cache"}
        self.options = ["-o", "APT::Sandbox::User=root"]
        for key, value in settings.items():
            self.options += ["-o", f"{key}={folder / value}"]

    def apt(self, program, *arguments, cwd=None):
        command = [program, *self.options, *arguments]
        return subprocess.run(command, cwd=cwd, capture_output=True, text=True, timeout=900, check=False)

    def update(self):
        """Fetch the lists, once."""
        if not any((self.folder / "lists").glob("*Sources*")):
            done = self.apt("apt-get", "update")
            if not any((self.folder / "lists").glob("*Sources*")):
                raise Unavailable("no source lists: " + (done.stderr.strip().splitlines() or ["apt-get update failed"])[-1])

    def library(self, package):
        """Unpack a binary package; returns the complaint, or ""."""
        mark = self.folder / "downloads" / f"{package}.unpacked"
        if mark.exists():
            return ""
        self.update()
        done = self.apt("apt-get", "download", package, cwd=self.folder / "downloads")
        files = sorted((self.folder / "downloads").glob(f"{package}_*.deb"))
        if not files:
            return f"{package}: " + (done.stderr.strip().splitlines() or ["not downloaded"])[-1]
        subprocess.run(["dpkg", "-x", str(files[-1]), str(self.libraries)], timeout=300, check=True)
        files[-1].unlink()
        mark.touch()
        return ""

    def source(self, package):
        """The folder of an unpacked source package, and a note on what was missing. Raises Unavailable."""
        target = self.sources / package
        note = self.sources / f"{package}.note"
        if target.exists() and note.exists():
            return target, note.read_text(encoding="utf-8")
        self.update()
        downloads = self.folder / "downloads" / package
        downloads.mkdir(exist_ok=True)
        done = self.apt("apt-get", "--download-only", "source", package, cwd=downloads)
        descriptions = sorted(downloads.glob("*.dsc"))
        originals = sorted(downloads.glob("*.orig.tar.*"))
        reasons = [line for line in done.stderr.splitlines() if line.startswith("E:")]
        if not descriptions or not originals:
            raise Unavailable(f"{package}: " + (reasons or ["no such source package"])[0])
        shutil.rmtree(target, ignore_errors=True)
        command = ["dpkg-source", "--no-check", "-x", str(descriptions[-1]), str(target)]
        said = ""
        if subprocess.run(command, capture_output=True, timeout=300, check=False).returncode != 0:
            # The upstream archive alone: Debian's part, which has its patches, is not to be had.
            said = "without Debian's patches: " + (reasons or ["its part of the package is missing"])[0]
            shutil.rmtree(target, ignore_errors=True)
            target.mkdir()
            unpack = ["tar", "-xf", str(originals[-1]), "-C", str(target), "--strip-components=1"]
            subprocess.run(unpack, timeout=300, check=True)
        note.write_text(said, encoding="utf-8")
        return target, said

    def jar(self, name):
        """A library by the name of its jar without `.jar`, or without its version."""
        folder = self.libraries / "usr" / "share" / "java"
        exact = folder / f"{name}.jar"
        if exact.exists():
            return exact
        found = sorted(folder.glob(f"{name}-[0-9]*.jar"))
        if not found:
            raise Unavailable(f"no {name}.jar among the libraries")
        return found[-1]
