// SPDX-License-Identifier: Apache-2.0
import CSwiftlet
import Glibc
import KVMTestSupport
import MicroVMClient
import TestSupport
import Testing

/// The release launcher, which starts machines.
enum Launcher {
    static let path: String = {
        let root = #filePath.split(separator: "/").dropLast(3).joined(separator: "/")
        return "/" + root + "/.build/release/swiftlet"
    }()

    /// Whether there is a launcher, a guest for it, and KVM. Says loudly what is missing.
    static let canRun: Bool = {
        guard KVMAvailability.isAvailable else { return false }
        let guest = path.split(separator: "/").dropLast(3).joined(separator: "/")
        for file in [path, "/" + guest + "/.build-guest/swiftlet-guest.image"] where access(file, R_OK) != 0 {
            let text = "*** \(file) is not there (scripts/build, scripts/build-guest): TESTS OF MicroVM ARE SKIPPED\n"
            _ = text.utf8CString.withUnsafeBytes { write(2, $0.baseAddress, $0.count - 1) }
            return false
        }
        return true
    }()
    static let reason: Comment = "needs /dev/kvm, scripts/build and scripts/build-guest"

    /// Compiles a class `Work` into the folder `classes`, with the launcher's own compiler.
    static func compile(_ program: String, into folder: TemporaryFolder) throws {
        try folder.write("Work.java", program)
        let root = path.split(separator: "/").dropLast(3).joined(separator: "/")
        let library = ["Channel", "Ring"].map { "/" + root + "/stdlib/swiftlet/vm/\($0).java" }
        let words = ["compile", "-d", folder.path + "/classes", folder.path + "/Work.java"] + library
        #expect(run(words) == 0)
        // The guest has classes of these names itself.
        for name in ["Channel", "Ring"] { unlink(folder.path + "/classes/swiftlet/vm/\(name).class") }
    }

    private static func run(_ words: [String]) -> Int32 {
        var arguments: [UnsafeMutablePointer<CChar>?] = (["swiftlet"] + words).map { (word: String) in strdup(word) }
        defer { for argument in arguments { free(argument) } }
        arguments.append(nil)
        var child = pid_t()
        guard posix_spawn(&child, path, nil, nil, arguments, swiftlet_environ()) == 0 else { return -1 }
        var status: Int32 = 0
        while waitpid(child, &status, 0) < 0, errno == EINTR {}
        return status
    }

    /// What a process has open, as /proc names it.
    static func descriptors(of process: String) -> [String] {
        let folder = "/proc/\(process)/fd"
        guard let stream = opendir(folder) else { return [] }
        defer { closedir(stream) }
        var result: [String] = []
        while let entry = readdir(stream) {
            let name = withUnsafeBytes(of: &entry.pointee.d_name) { bytes in
                String(decoding: bytes.prefix { $0 != 0 }, as: UTF8.self)
            }
            var target = [CChar](repeating: 0, count: 4_096)
            let count = readlink(folder + "/" + name, &target, target.count)
            if count > 0 {
                result.append(String(decoding: target[..<count].map(UInt8.init(bitPattern:)), as: UTF8.self))
            }
        }
        return result
    }

    /// The process that runs a machine: it has the machine's lock file open.
    static func process(of machine: MicroVM) -> Int? {
        let lock = machine.host.folder + "/" + machine.name + "/lock"
        guard let stream = opendir("/proc") else { return nil }
        defer { closedir(stream) }
        while let entry = readdir(stream) {
            let name = withUnsafeBytes(of: &entry.pointee.d_name) { bytes in
                String(decoding: bytes.prefix { $0 != 0 }, as: UTF8.self)
            }
            guard let process = Int(name) else { continue }
            if descriptors(of: name).contains(where: { $0.hasSuffix(lock) }) { return process }
        }
        return nil
    }

    /// Ends a machine that a test leaves behind.
    static func kill(_ machine: MicroVM) {
        if let process = process(of: machine) { Glibc.kill(pid_t(process), SIGKILL) }
    }
}
