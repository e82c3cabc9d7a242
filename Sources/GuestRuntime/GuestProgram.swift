// SPDX-License-Identifier: Apache-2.0
import CGuestRuntime
import CommandLine

/// The runtime as a guest: the launcher, on a host that is the monitor's answers to its C library's calls.
public enum GuestProgram {
    /// Runs a Java program; the words are the launcher's. Returns the exit status.
    public static func main(_ words: [String]) -> Int32 {
        swiftlet_guest_clock_start()
        return Launcher.main(words)
    }
}
