// SPDX-License-Identifier: Apache-2.0
import Glibc
import MicroVM

// prepare-guest EXECUTABLE OUTPUT: finds and replaces the system-call instructions of a static executable, and writes
// the image that machines map.
let words = CommandLine.arguments
guard words.count == 3 else {
    print("usage: prepare-guest EXECUTABLE OUTPUT")
    exit(2)
}
do {
    let executable = try GuestExecutable(path: words[1])
    try executable.write(to: words[2])
    print("\(executable.patchedSites) call sites replaced")
} catch {
    print("prepare-guest: \(error)")
    exit(1)
}
