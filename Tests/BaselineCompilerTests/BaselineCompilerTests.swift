// SPDX-License-Identifier: Apache-2.0
import AssemblerX64
import BaselineCompiler
import CompilerInterface
import Testing

/// Methods small enough to write by hand. What whole programs do is compared by the Java cases and the random methods.
struct BaselineCompilerTests {
    private static let samples: [Int32] = [0, 1, -1, 2, 31, 32, 33, 100, -100, 65535, .max, .min, 0x5555_5555]

    /// (a op b) on two int arguments.
    private func binary(_ operation: Operation, _ opcode: UInt8) -> MethodToCompile {
        MachineCodeRun.method(
            locals: 2, arguments: 2, stack: 2,
            [(.load, -8, 0x1A), (.load, -4, 0x1B), (operation, 0, opcode), (.return_1, -8, 0xAC)])
    }

    private func check(
        _ operation: Operation, _ run: MachineCodeRun, _ expected: (Int32, Int32) -> Int32?,
        _ location: SourceLocation = #_sourceLocation
    ) throws {
        let code = try run.compile(binary(operation, 0))
        for left in Self.samples {
            for right in Self.samples {
                guard let wanted = expected(left, right) else { continue }
                let got = run.call(code, [UInt32(bitPattern: left), UInt32(bitPattern: right)]).int
                #expect(got == wanted, "\(operation) \(left) \(right)", sourceLocation: location)
            }
        }
    }

    @Test(arguments: [false, true])
    func intArithmetic(hasBMI2: Bool) throws {
        let run = try MachineCodeRun(hasBMI2: hasBMI2 && CompilerInterface.hasBMI2())
        try check(.iadd, run) { $0 &+ $1 }
        try check(.isub, run) { $0 &- $1 }
        try check(.imul, run) { $0 &* $1 }
        try check(.iand, run) { $0 & $1 }
        try check(.ixor, run) { $0 ^ $1 }
        try check(.ishl, run) { $0 &<< $1 }
        try check(.ishr, run) { $0 &>> $1 }
        try check(.iushr, run) { Int32(bitPattern: UInt32(bitPattern: $0) &>> UInt32(bitPattern: $1)) }
        try check(.idiv, run) { $1 == 0 ? nil : $1 == -1 ? 0 &- $0 : $0 / $1 }
        try check(.irem, run) { $1 == 0 ? nil : $1 == -1 ? 0 : $0 % $1 }
    }

    /// sum = 0; for (i = 0; i < n; i++) sum += i; with both locals in homes.
    @Test func loop() throws {
        let run = try MachineCodeRun()
        let method = MachineCodeRun.method(
            locals: 3, arguments: 1, stack: 2,
            [
                (.push_int, 0, 0x03), (.store, -8, 0x3C), (.push_int, 0, 0x03), (.store, -4, 0x3D),
                (.load, -4, 0x1C), (.load, -12, 0x1A), (.if_icmpge, 6 * 8, 0xA2),
                (.load, -8, 0x1B), (.load, -4, 0x1C), (.iadd, 0, 0x60), (.store, -8, 0x3C),
                (.goto, 8, 0xA7), (.iinc, 1 | 1 << 16, 0x84), (.goto_back, -9 * 8, 0xA7),
                (.load, -8, 0x1B), (.return_1, -12, 0xAC),
            ].enumerated().map { index, row in
                // The exit of the loop is instruction 14.
                row.0 == .if_icmpge ? (row.0, (14 - index) * 8, row.2) : row
            })
        let code = try run.compile(method)
        #expect(run.call(code, [0]).int == 0)
        #expect(run.call(code, [10]).int == 45)
        #expect(run.call(code, [100_000]).int == 704_982_704)
    }

    /// The head of a loop is a place to enter, with the locals in memory.
    @Test func entries() throws {
        let run = try MachineCodeRun()
        let method = MachineCodeRun.method(
            locals: 1, arguments: 1, stack: 1,
            [
                (.iinc, 1 | -1 << 16, 0x84), (.load, -4, 0x1A), (.ifne_back, -16, 0x9A), (.load, -4, 0x1A),
                (.return_1, -4, 0xAC),
            ])
        let code = try BaselineCompiler.compile(method, run.facts)
        #expect(code.entries.map(\.instruction) == [0])
        #expect(code.positions.map(\.instruction) == [0, 1, 2, 3, 4])
        #expect(run.call(try run.compile(method), [77]).int == 0)
    }

    /// Code whose stack has no fixed depth, and subroutines, are refused.
    @Test func refusals() throws {
        let run = try MachineCodeRun()
        let uneven = MachineCodeRun.method(
            locals: 1, arguments: 1, stack: 4,
            [(.push_int, 1, 0x04), (.load, -4, 0x1A), (.ifne_back, -16, 0x9A), (.return, -4, 0xB1)])
        #expect(throws: CompilationError.unsupported) { _ = try BaselineCompiler.compile(uneven, run.facts) }
        let subroutine = MachineCodeRun.method(
            locals: 1, arguments: 0, stack: 4, [(.jsr, 8, 0xA8), (.return, -4, 0xB1)])
        #expect(throws: CompilationError.unsupported) { _ = try BaselineCompiler.compile(subroutine, run.facts) }
        let fallsOff = MachineCodeRun.method(locals: 0, arguments: 0, stack: 1, [(.push_int, 1, 0x04)])
        #expect(throws: CompilationError.unsupported) { _ = try BaselineCompiler.compile(fallsOff, run.facts) }
        let tooDeep = MachineCodeRun.method(
            locals: 0, arguments: 0, stack: 1, [(.push_int, 1, 0x04), (.push_int, 1, 0x04), (.return, 0, 0xB1)])
        #expect(throws: CompilationError.unsupported) { _ = try BaselineCompiler.compile(tooDeep, run.facts) }
    }

    /// More values on the operand stack than registers: the deepest go to memory.
    @Test func manyValues() throws {
        let run = try MachineCodeRun()
        let count = 24
        var instructions: [(Operation, Int, UInt8)] = []
        for i in 0..<count {
            instructions.append((.load, -4, 0x1A))
            instructions.append((.push_int, i + 1, 0x10))
            instructions.append((.imul, 0, 0x68))
        }
        for _ in 1..<count { instructions.append((.isub, 0, 0x64)) }
        instructions.append((.return_1, -4, 0xAC))
        let code = try run.compile(
            MachineCodeRun.method(locals: 1, arguments: 1, stack: count + 1, instructions))
        var expected = Int32(7 * count)
        for i in (0..<count - 1).reversed() { expected = Int32(7 * (i + 1)) &- expected }
        #expect(run.call(code, [7]).int == expected)
    }
}
