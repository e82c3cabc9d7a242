// SPDX-License-Identifier: Apache-2.0
import Glibc
import MicroVM
import Platform

/// Where the prepared guest is: named explicitly, beside the launcher, or where scripts/build-guest puts it in a tree.
enum GuestImage {
    static let fileName = "swiftlet-guest.image"

    static func open(_ path: String) throws(CommandFailure) -> GuestExecutable {
        do throws(MachineError) {
            return try GuestExecutable(prepared: path)
        } catch {
            throw .failure("\(path): \(error)")
        }
    }

    /// The path of the guest to run.
    static func path(_ explicit: String?) throws(CommandFailure) -> String {
        var candidates: [String] = []
        if let explicit = explicit ?? Environment.value(of: "SWIFTLET_GUEST") {
            candidates = [explicit]
        } else if let program = realpath("/proc/self/exe", nil) {
            defer { free(program) }
            let parts = String(cString: program).split(separator: "/").map(String.init)
            for depth in 1...min(5, max(1, parts.count)) {
                let folder = "/" + parts.dropLast(depth).joined(separator: "/")
                candidates += [folder + "/" + fileName, folder + "/.build-guest/" + fileName]
            }
        }
        guard let path = candidates.first(where: { access($0, R_OK) == 0 }) else {
            throw .failure("there is no guest image; scripts/build-guest makes one")
        }
        return path
    }
}
