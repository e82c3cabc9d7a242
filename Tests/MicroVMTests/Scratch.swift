// SPDX-License-Identifier: Apache-2.0
import Glibc
import KVM
import MicroVM
import Testing

struct Scratch {
    @Test func go() throws {
        guard let path = getenv("GUEST").map({ String(cString: $0) }) else { return }
        let exe = try GuestExecutable(path: path)
        let system = try KVMSystem()
        var c = MachineConfiguration()
        c.timeLimit = 5_000_000_000
        c.processors = 2
        let console = CapturingConsole()
        let m = try Machine(c, executable: exe, system: system, console: console)
        let out = m.run()
        switch out { case .crashed(let r): print(r) default: print(out) }
        print(console.text)
        print(m.statistics)
    }
}
