// SPDX-License-Identifier: Apache-2.0
import CompilerInterface
import MachineCodeText
import ObjectModel

/// What compiling has cost.
package struct CompilationEffort {
    package var methods = 0
    /// Of the methods compiled, one that was compiled anew each time.
    package var bytecodeBytes = 0
    package var codeBytes = 0
    package var stubBytes = 0
    /// Elapsed, on the threads that compiled, installation included.
    package var nanoseconds: UInt64 = 0
}

extension VirtualMachine {
    /// The last words of a machine with `-XX:+CITime`, on standard output.
    package func reportCompilation() {
        guard options.reportsCompilation else { return }
        let effort = machineCode.totalEffort
        func fixed(_ value: Double) -> String {
            let hundredths = Int((value * 100).rounded())
            return "\(hundredths / 100).\(hundredths % 100 / 10)\(hundredths % 10)"
        }
        let bytecode = Double(max(effort.bytecodeBytes, 1))
        log(
            "compiled methods: \(effort.methods), bytecode: \(effort.bytecodeBytes) bytes, machine code: "
                + "\(effort.codeBytes) bytes, stubs: \(effort.stubBytes) bytes, ratio: "
                + "\(fixed(Double(effort.codeBytes + effort.stubBytes) / bytecode)), time: "
                + "\(fixed(Double(effort.nanoseconds) / 1e6)) ms, speed: "
                + "\(fixed(bytecode / (Double(max(effort.nanoseconds, 1)) / 1e3))) MB/s")
    }

    /// A line of `-XX:+PrintCompilation` on standard output: number, how it is entered (% in a loop), whether it is
    /// synchronized (s) or native (n), size of the bytecode and of the machine code.
    func logCompiled(_ method: MethodToCompile, _ code: CompiledCode) {
        let bytes = self.code(space[method.method])?.code.count ?? 0
        let sync = method.flags & AccessFlag.synchronized != 0 ? "s" : " "
        let loop = method.requested == nil ? " " : "%"
        let native = method.nativeFunctions == nil ? " " : "n"
        log(
            "\(padded(machineCode.counts.compilations, 7))   \(loop)\(sync)\(native) \(method.name) (\(bytes) bytes, \(code.code.count) of code)"
        )
    }

    private func padded(_ number: Int, _ width: Int) -> String {
        let text = String(number)
        return String(repeating: " ", count: max(0, width - text.utf8.count)) + text
    }

    /// Prints machine code with the instructions it was made of.
    func dump(_ method: MethodToCompile, _ code: CompiledCode, at entry: Int32) {
        let start = UInt(bitPattern: space.base + Int(entry))
        var notes: [UInt: String] = [:]
        for position in code.positions {
            let instruction = method.instructions[position.instruction]
            notes[start + UInt(position.codeOffset)] =
                "\(position.instruction): \(instruction.operation) \(instruction.operand)"
        }
        for entry in code.entries {
            notes[start + UInt(entry.codeOffset)] = "entry at \(entry.instruction)"
        }
        // What is in the cache: relocated.
        let bytes = UnsafeRawBufferPointer(start: UnsafeRawPointer(bitPattern: start), count: code.code.count)
        log("\(method.name):")
        log(CodeListing.text(bytes, at: start) { address, _ in notes[address] })
    }
}
