// SPDX-License-Identifier: Apache-2.0
import CGuestRuntime
import CommandLine
import Glibc
import GuestProtocol
import Swiftlet

/// The runtime as a guest: the launcher, on a host that is the monitor's answers to its C library's calls.
public enum GuestProgram {
    /// Runs a Java program; the words are the launcher's. Returns the exit status.
    public static func main(_ words: [String]) -> Int32 {
        swiftlet_guest_allocator_start()
        swiftlet_guest_clock_start()
        let image = GuestProtocol.startupImagePath
        var services: GuestServices = []
        if access(GuestProtocol.devicesPath, F_OK) == 0 { services.insert(.channels) }
        if access(GuestProtocol.executionsPath, F_OK) == 0 { services.insert(.executions) }
        return Launcher.main(words, image: access(image, R_OK) == 0 ? image : nil, guestServices: services)
    }
}
