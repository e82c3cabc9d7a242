// SPDX-License-Identifier: Apache-2.0
import CBareKVM
import KVM
import MicroVM
import Platform

// The least there is to run: an executable of one page that asks for its end, against a program in C that has KVM run as
// little. What is left between the two is what a machine of ours costs before any guest.

/// A static executable: its headers, and three instructions, of which the last leaves the machine for good.
func leastExecutable() throws -> GuestExecutable {
    // mov $0, %edi; mov $231, %eax (exit_group); out %eax, $0x80
    let code: [UInt8] = [0xbf, 0, 0, 0, 0, 0xb8, 0xe7, 0, 0, 0, 0xe7, 0x80]
    let base: UInt64 = 0x40_0000
    var file: [UInt8] = [0x7f, 0x45, 0x4c, 0x46, 2, 1, 1, 0, 0, 0, 0, 0, 0, 0, 0, 0]
    func append<Value: FixedWidthInteger>(_ values: Value...) {
        for value in values { withUnsafeBytes(of: value.littleEndian) { file.append(contentsOf: $0) } }
    }
    append(2 as UInt16, 62)  // ET_EXEC, EM_X86_64
    append(1 as UInt32)
    append(base + 120, 64, 0)  // entry, program headers, sections
    append(0 as UInt32)
    append(64 as UInt16, 56, 1, 64, 0, 0)
    append(1 as UInt32, 5)  // PT_LOAD, readable and executable
    append(0 as UInt64, base, base, UInt64(120 + code.count), UInt64(120 + code.count), 4_096)
    file += code
    return try file.withUnsafeBytes { try GuestExecutable(contents: $0) }
}

/// Creates, runs and destroys machines, ours and bare ones by turns; prints both medians and the median of the ratios.
func measureLeast(_ system: KVMSystem, count: Int = 200) throws {
    let executable = try leastExecutable()
    let device = bare_kvm_open()
    var configuration = MachineConfiguration()
    configuration.memorySize = 64 << 20
    var (ours, bare, ratios): ([Double], [Double], [Double]) = ([], [], [])
    func microseconds(_ body: () throws -> Void) rethrows -> Double {
        let begin = SystemClock.monotonicNanoseconds
        try body()
        return Double(SystemClock.monotonicNanoseconds - begin) / 1_000
    }
    for round in 0..<count + 5 {
        let mine = try microseconds {
            let machine = try Machine(
                configuration, executable: executable, system: system, console: CapturingConsole())
            guard machine.run() == .exited(0) else { throw MachineError.configuration("the least guest failed") }
        }
        let other = microseconds { _ = bare_kvm_run(device, 1) }
        guard round >= 5 else { continue }
        ours.append(mine)
        bare.append(other)
        ratios.append(mine / other)
    }
    func median(_ values: [Double]) -> Double { values.sorted()[values.count / 2] }
    let ratio = (median(ratios) * 100).rounded() / 100
    print("least machine: \(Int(median(ours))) us, bare KVM program: \(Int(median(bare))) us, ratio \(ratio)")
}
