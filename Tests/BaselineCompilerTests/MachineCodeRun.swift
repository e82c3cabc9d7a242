// SPDX-License-Identifier: Apache-2.0
import BaselineCompiler
import CodeCache
import CompilerInterface

/// Memory, stubs and a thread, to run the machine code of methods that need nothing else of a virtual machine.
final class MachineCodeRun {
    let reservation: Reservation
    let cache: CodeCache
    let thread: UnsafeMutablePointer<JavaThread>
    let facts: CompilerFacts
    private let stack: UnsafeMutableRawPointer

    init(hasBMI2: Bool = false) throws {
        reservation = try Reservation(maximumHeapSize: 1 << 20)
        cache = try CodeCache(
            sizeInBytes: 1 << 20, at: reservation.space.base + Int(SwiftletCodeCacheOffset))
        var stubs = StubAddresses()
        for stub in Stub.allCases {
            stubs[stub] = try MachineCodeRun.install(Stubs.make(stub, stubs), in: cache)
        }
        facts = CompilerFacts(
            reservation.space, objectClass: .none, stubs: stubs, hasBMI2: hasBMI2, randomExitInterval: 0,
            countsFuel: false)
        stack = .allocate(byteCount: 1 << 16, alignment: 16)
        thread = .allocate(capacity: 1)
        UnsafeMutableRawPointer(thread).initializeMemory(
            as: UInt8.self, repeating: 0, count: MemoryLayout<JavaThread>.size)
        thread.pointee.stackBase = stack.assumingMemoryBound(to: UInt8.self)
        thread.pointee.limit = UInt64(UInt(bitPattern: stack + (1 << 16)))
    }

    deinit {
        stack.deallocate()
        thread.deallocate()
    }

    private static func install(_ code: CompiledCode, in cache: CodeCache) throws -> UInt {
        let id = try code.code.withUnsafeBytes { bytes in
            try cache.install(bytes, relocations: code.relocations, kind: .baseline)
        }
        return cache.blob(id)!.codeStart
    }

    /// Address of a method's code.
    func compile(_ method: MethodToCompile) throws -> UInt {
        try MachineCodeRun.install(BaselineCompiler.compile(method, facts), in: cache)
    }

    /// Runs a method on argument slots; the bits of its result.
    func call(_ code: UInt, _ arguments: [UInt32]) -> UInt64 {
        let sp = stack + 64
        for (i, argument) in arguments.enumerated() {
            sp.storeBytes(of: argument, toByteOffset: i * 4, as: UInt32.self)
        }
        swiftlet_enter_handler(
            UnsafeRawPointer(bitPattern: Interpreter.leaveContinuation)!, sp + arguments.count * 4, stack,
            reservation.space.base, thread, 0, UnsafeRawPointer(bitPattern: code)!)
        return thread.pointee.result
    }

    /// A static method without handlers: operation, operand and opcode of each instruction.
    static func method(
        locals: Int, arguments: Int, stack: Int, _ instructions: [(Operation, Int, UInt8)]
    ) -> MethodToCompile {
        MethodToCompile(
            method: MethodRef(rawValue: 64), name: "test", flags: 8, returnType: UInt8(SwiftletTypeInt),
            argumentSlots: arguments, maxLocals: locals, maxStack: stack, frameSize: 24 + stack * 4 + 4,
            code: CodeRef(rawValue: 4096),
            instructions: instructions.map {
                Instruction(
                    operation: $0.0, operand: UInt32(truncatingIfNeeded: $0.1), opcode: $0.2, fieldType: 0)
            }, handlers: [], requested: nil)
    }
}

extension UInt64 {
    var int: Int32 { Int32(truncatingIfNeeded: self) }
}
