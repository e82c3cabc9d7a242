// SPDX-License-Identifier: Apache-2.0
import Glibc
import Testing

@testable import MicroVM

/// Guests that mean harm. The monitor survives, its records stay consistent, and other machines notice nothing.
@Suite(.enabled(if: Guest.canRun, Guest.reason), .serialized, .timeLimit(.minutes(5)))
struct HostileGuestTests {
    /// 20,000 calls with arbitrary numbers, addresses, lengths and structures, by guests with different seeds; every
    /// third with three threads at it.
    ///
    /// HOSTILE_CALLS in the environment asks for more, HOSTILE_SEED for other sequences.
    @Test func arbitraryCalls() throws {
        let wanted = HostileGuestTests.number("HOSTILE_CALLS") ?? 20_000
        let firstSeed = Int(HostileGuestTests.number("HOSTILE_SEED") ?? 1)
        var calls: UInt64 = 0
        var survivors = 0
        var granted = 0
        var seed = firstSeed
        let ground = try AttackGround()
        defer { ground.remove() }
        while calls < wanted, seed - firstSeed < wanted / 100 {
            let run = try Guest.run(seed % 3 == 0 ? "swarm" : "hostile", "\(seed)", "1500") {
                $0.processors = 1 + seed % 3
                $0.timeLimit = 60_000_000_000
                $0.threadLimit = 16
                $0.files = [GrantedFile(guestPath: "/data/file", hostPath: #filePath)]
                $0.folders = [GrantedFolder(guestPath: "/data/w", hostPath: ground.granted, isWritable: true)]
            }
            switch run.outcome {
            case .exited:
                survivors += 1
                for line in run.text.split(separator: "\n") where line.hasPrefix("survived; granted ") {
                    granted += Int(line.split(separator: " ")[2]) ?? 0
                }
            case .crashed: break
            case .failed, .stopped, .timeLimitReached:
                Issue.record("seed \(seed): \(run.outcome), \(run.statistics.calls) calls, \(run.threads)")
            }
            #expect(run.broken == [], "seed \(seed)")
            #expect(ground.isUntouched, "seed \(seed)")
            calls += run.statistics.calls
            seed += 1
        }
        #expect(calls >= wanted)
        #expect(survivors > 0)
        // An attack whose calls are all refused at the door would prove little.
        #expect(granted > Int(wanted) / 20, "\(granted) calls granted")
        #expect(try Guest.run("hello").text == "hello from a guest\n")
    }

    /// Monitors that make mistakes are found out by the same attacks: a page too many or too few, a length that nobody
    /// compares, a link that is followed.
    @Test(arguments: PlantedFault.allCases) func plantedFaultsAreFound(_ fault: PlantedFault) throws {
        let ground = try AttackGround()
        defer { ground.remove() }
        var isFound = false
        for seed in 1...20 where !isFound {
            let run = try Guest.run("hostile", "\(seed)", "1500") {
                $0.plantedFault = fault
                $0.timeLimit = 60_000_000_000
                $0.threadLimit = 16
                $0.files = [GrantedFile(guestPath: "/data/file", hostPath: #filePath)]
                $0.folders = [GrantedFolder(guestPath: "/data/w", hostPath: ground.granted, isWritable: true)]
            }
            isFound = run.broken != [] || !ground.isUntouched
        }
        #expect(isFound)
    }

    /// A folder that is granted, and one beside it that is not, with links that lead from the one to the other.
    struct AttackGround {
        let root: String
        var granted: String { root + "/granted" }
        private var outside: String { root + "/outside" }

        init() throws {
            var name = Array("/tmp/swiftlet-attack-XXXXXX".utf8CString)
            root = try #require(mkdtemp(&name).map { String(cString: $0) })
            for folder in [granted, outside, granted + "/d"] { mkdir(folder, 0o755) }
            for file in ["/granted/a", "/granted/d/b", "/outside/secret"] {
                let descriptor = open(root + file, O_WRONLY | O_CREAT, 0o644)
                write(descriptor, "kept", 4)
                close(descriptor)
            }
            symlink(outside, granted + "/out")
            symlink("../outside", granted + "/relative")
            symlink("circle", granted + "/circle")
        }

        /// Whether what was not granted is as it was: one file, its contents, rights and size.
        var isUntouched: Bool {
            var status = stat()
            guard stat(outside + "/secret", &status) == 0, status.st_size == 4, status.st_mode & 0o7777 == 0o644,
                status.st_nlink == 1
            else { return false }
            var bytes = [UInt8](repeating: 0, count: 8)
            let descriptor = open(outside + "/secret", O_RDONLY)
            defer { close(descriptor) }
            guard read(descriptor, &bytes, 8) == 4, bytes.starts(with: Array("kept".utf8)) else { return false }
            guard let folder = opendir(outside) else { return false }
            defer { closedir(folder) }
            var count = 0
            while readdir(folder) != nil { count += 1 }
            return count == 3
        }

        func remove() {
            var child = pid_t()
            var arguments: [UnsafeMutablePointer<CChar>?] = [strdup("rm"), strdup("-rf"), strdup(root), nil]
            guard posix_spawn(&child, "/bin/rm", nil, nil, &arguments, nil) == 0 else { return }
            waitpid(child, nil, 0)
            for argument in arguments { free(argument) }
        }
    }

    static func number(_ name: String) -> UInt64? { getenv(name).flatMap { UInt64(String(cString: $0)) } }

    /// Every privileged or forbidden instruction ends the guest that executes it; only a hypercall, which the kernel
    /// answers with an error by itself on some hosts, may leave it running.
    @Test(arguments: 0..<37) func forbiddenInstructions(_ index: Int) throws {
        let run = try Guest.run("forbidden", "\(index)")
        let isHypercall = index == 17 || index == 18
        #expect(run.outcome.report != nil || (isHypercall && run.outcome == .exited(98)), "\(run.outcome)")
        #expect(run.broken == [])
    }

    /// No port but the call port is open, and that for four bytes only.
    @Test(arguments: [0, 1, 0x0e, 0x1f, 0x20, 0x60, 0x7d, 0x7f, 0x80, 0x81, 0x84, 0xff, 0x100, 0x3f8, 0xffff])
    func ports(_ port: Int) throws {
        for size in [1, 2, 4] {
            let run = try Guest.run("port", "\(port)", "\(size)")
            switch run.outcome {
            case .crashed: break
            case .exited(0): #expect(port == 0x80 && size == 4)
            default: Issue.record("port \(port) size \(size): \(run.outcome)")
            }
        }
    }
}
