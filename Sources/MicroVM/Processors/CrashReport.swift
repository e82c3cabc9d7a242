// SPDX-License-Identifier: Apache-2.0
import CSwiftlet

/// What a guest was doing when it could not go on.
public struct CrashReport: Sendable, Equatable, CustomStringConvertible {
    public enum Cause: Sendable, Equatable {
        /// The processor's exception.
        case exception(vector: Int, errorCode: UInt64)
        /// The guest sent itself a deadly signal: its C library's way to abort.
        case signal(Int32)
        /// The guest left user code in a way that is neither a call nor an exception, such as `in` from the call port.
        case unexpectedExit(String)
        /// An exception whose frame could not be found.
        case brokenException(Int)
    }

    public var cause: Cause
    public var thread: Int32
    /// RAX, RBX, RCX, RDX, RSI, RDI, RBP, RSP, R8 to R15, RIP, RFLAGS.
    public var registers: [UInt64]
    /// The address a page fault was about.
    public var faultAddress: UInt64?
    /// Bytes at the instruction, as far as they could be read.
    public var code: [UInt8]
    /// Return addresses by frame pointers, innermost first: a hint, as code may be built without them.
    public var callers: [UInt64]

    public static let registerNames: [String] = [
        "rax", "rbx", "rcx", "rdx", "rsi", "rdi", "rbp", "rsp", "r8", "r9", "r10", "r11", "r12", "r13", "r14", "r15",
        "rip", "rflags",
    ]

    public var position: UInt64 { registers.count > 16 ? registers[16] : 0 }

    static func list(_ registers: kvm_regs) -> [UInt64] {
        [
            registers.rax, registers.rbx, registers.rcx, registers.rdx, registers.rsi, registers.rdi, registers.rbp,
            registers.rsp, registers.r8, registers.r9, registers.r10, registers.r11, registers.r12, registers.r13,
            registers.r14, registers.r15, registers.rip, registers.rflags,
        ]
    }

    /// The processor's short names of exceptions.
    static func name(ofVector vector: Int) -> String {
        switch vector {
        case 0: "#DE"
        case 1: "#DB"
        case 3: "#BP"
        case 4: "#OF"
        case 5: "#BR"
        case 6: "#UD"
        case 7: "#NM"
        case 8: "#DF"
        case 10: "#TS"
        case 11: "#NP"
        case 12: "#SS"
        case 13: "#GP"
        case 14: "#PF"
        case 16: "#MF"
        case 17: "#AC"
        case 18: "#MC"
        case 19: "#XM"
        case 21: "#CP"
        default: "exception \(vector)"
        }
    }

    public var description: String {
        var text: String
        switch cause {
        case .exception(let vector, let errorCode):
            text = "guest thread \(thread): \(CrashReport.name(ofVector: vector)), error code \(hex(errorCode))"
        case .signal(let number): text = "guest thread \(thread): signal \(number)"
        case .unexpectedExit(let exit): text = "guest thread \(thread): unexpected exit \(exit)"
        case .brokenException(let vector):
            text = "guest thread \(thread): \(CrashReport.name(ofVector: vector)) with a broken frame"
        }
        if let faultAddress { text += ", address \(hex(faultAddress))" }
        for (index, value) in registers.enumerated() where index < CrashReport.registerNames.count {
            let name = CrashReport.registerNames[index]
            text += (index % 4 == 0 ? "\n  " : "  ") + String(repeating: " ", count: 6 - name.count) + name
            text += " " + hex(value, digits: 16)
        }
        text += "\n  code at rip: " + code.map { hex(UInt64($0), digits: 2, prefix: "") }.joined(separator: " ")
        if !callers.isEmpty { text += "\n  callers: " + callers.map { hex($0) }.joined(separator: " ") }
        return text
    }

    private func hex(_ value: UInt64, digits: Int = 1, prefix: String = "0x") -> String {
        let text = String(value, radix: 16)
        return prefix + String(repeating: "0", count: max(0, digits - text.count)) + text
    }
}
