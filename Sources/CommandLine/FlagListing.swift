// SPDX-License-Identifier: Apache-2.0
import Swiftlet

/// `-XX:+PrintFlagsFinal` and `-XX:+PrintCommandLineFlags`: the flags this machine heeds, in HotSpot's columns. Defaults of
/// flags that mean nothing here are not made up.
enum FlagListing {
    static func print(_ line: MachineLine, to write: (String) -> Void) {
        if line.flags.printsCommandLineFlags {
            write(line.flags.given.sorted().map { "-XX:" + $0 }.joined(separator: " "))
        }
        guard line.flags.printsFlags else { return }
        write("[Global flags]")
        for row in rows(line) { write(row) }
    }

    private static func rows(_ line: MachineLine) -> [String] {
        let heap = line.heap
        let flags = line.flags
        var options = MachineOptions(javaHome: "")
        line.apply(to: &options)
        let sizes = VirtualMachine.heapSizes(options)
        return [
            row("bool", "ExitOnOutOfMemoryError", "\(flags.exitsOnOutOfMemory)", flags.exitsOnOutOfMemory),
            row("size_t", "InitialHeapSize", "\(sizes.initial)", heap.initial != nil),
            row(
                "uint64_t", "MaxDirectMemorySize", "\(flags.maximumDirectMemory ?? 0)", flags.maximumDirectMemory != nil
            ),
            row("size_t", "MaxHeapSize", "\(sizes.maximum)", heap.maximum != nil),
            row(
                "double", "MaxRAMPercentage", MachineFlags.fixed(heap.maximumPercentage ?? 25),
                heap.maximumPercentage != nil),
            row("bool", "PrintFlagsFinal", "true", true),
            row("bool", "ReduceSignalUsage", "\(flags.reducesSignalUsage)", flags.reducesSignalUsage),
            row(
                "intx", "ThreadStackSize", "\((line.stackSize > 0 ? line.stackSize : 1 << 20) >> 10)",
                line.stackSize > 0),
        ]
    }

    private static func row(_ type: String, _ name: String, _ value: String, _ isGiven: Bool) -> String {
        func padded(_ text: String, _ width: Int, left: Bool = false) -> String {
            let blanks = String(repeating: " ", count: max(0, width - text.count))
            return left ? blanks + text : text + blanks
        }
        return padded(type, 9, left: true) + " " + padded(name, 39) + " = " + padded(value, 41) + " "
            + padded("{product}", 9) + " " + (isGiven ? "{command line}" : "{default}")
    }
}
