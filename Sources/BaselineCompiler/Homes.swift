// SPDX-License-Identifier: Apache-2.0
import AssemblerX64
import CompilerInterface

// Locals that are used much, above all in loops, have a *home*: a register that holds them besides memory. Stores go to both,
// so memory is always right, and leaving machine code anywhere costs nothing. Loads read the register. Calls destroy all
// registers; a home is loaded again when it is next read, or at the end of the block if it is live there. At the beginning
// of a block the homes live there are loaded: that is what all branches to it see to.
//
// A slot that different variables share has a home for one type only; its other uses go to memory. Verified code never
// reads a variable as another type than was stored last, so the stale register is not read.

/// A local variable with a home register.
struct Home {
    let local: Int
    let type: ValueType
    /// Number of the general or vector register.
    let register: UInt8
}

/// Sets of homes, by index.
typealias HomeSet = UInt32

struct Homes {
    /// Registers that may be homes; those that are not serve for other values.
    static let registers: [Register] = [.rbp, .r12, .r13, .r14, .r15]
    private static let vectorRegisters: ClosedRange<UInt8> = 8...15

    let all: [Home]
    /// By local: index of its home, or -1.
    private let byLocal: [Int8]
    /// Homes whose value may be read after each instruction begins.
    private(set) var live: [HomeSet]

    init(_ method: MethodToCompile, _ shape: CodeShape, _ facts: CompilerFacts) {
        // Use of each local as each of the four types.
        var weights = [Int](repeating: 0, count: method.maxLocals * 4)
        for (i, instruction) in method.instructions.enumerated() where shape.depths[i] >= 0 {
            guard let (local, type) = Homes.use(instruction, method.maxLocals) else { continue }
            let weight = 1 << (3 * min(shape.nesting[i], 5))
            let isLoad = instruction.operation == .load || instruction.operation == .load2
            weights[local * 4 + Int(type.rawValue)] += isLoad ? weight * 2 : weight
        }
        var candidates: [(weight: Int, local: Int, type: ValueType)] = []
        for local in 0..<method.maxLocals {
            var best = (weight: 0, local: local, type: ValueType.int)
            for type: ValueType in [.int, .long, .float, .double] {
                let weight = weights[local * 4 + Int(type.rawValue)]
                if weight > best.weight { best = (weight, local, type) }
            }
            if best.weight >= 6 { candidates.append(best) }
        }
        candidates.sort { $0.weight > $1.weight }
        var homes: [Home] = []
        var byLocal = [Int8](repeating: -1, count: method.maxLocals)
        var general = 0
        var vector = Homes.vectorRegisters.lowerBound
        for (_, local, type) in candidates {
            if type.isFloating {
                if vector > Homes.vectorRegisters.upperBound { continue }
                byLocal[local] = Int8(homes.count)
                homes.append(Home(local: local, type: type, register: vector))
                vector += 1
            } else {
                if general == Homes.registers.count { continue }
                byLocal[local] = Int8(homes.count)
                homes.append(Home(local: local, type: type, register: Homes.registers[general].encoding))
                general += 1
            }
        }
        all = homes
        self.byLocal = byLocal
        live = [HomeSet](repeating: 0, count: method.instructions.count + 1)
        if !homes.isEmpty { computeLive(method, shape, facts) }
    }

    /// Index of the home of a local used as `type`; nil if it has none.
    func index(_ local: Int, _ type: ValueType) -> Int? {
        let index = Int(byLocal[local])
        return index >= 0 && all[index].type == type ? index : nil
    }

    /// The local an instruction reads or writes, and as what.
    static func use(_ instruction: Instruction, _ maxLocals: Int) -> (local: Int, type: ValueType)? {
        switch instruction.operation {
        case .load, .load2, .store, .store2:
            return (
                maxLocals + Int(Int32(bitPattern: instruction.operand)) / 4, type(ofLocalAccess: instruction.opcode)
            )
        case .iinc: return (maxLocals - Int(instruction.operand & 0xFFFF), .int)
        default: return nil
        }
    }

    /// By the opcode of a load or store of a local.
    private static func type(ofLocalAccess opcode: UInt8) -> ValueType {
        let kind: UInt8 =
            switch opcode {
            case 0x15...0x19: opcode - 0x15
            case 0x1A...0x2D: (opcode - 0x1A) / 4
            case 0x36...0x3A: opcode - 0x36
            default: (opcode - 0x3B) / 4
            }
        return switch kind {
        case 1: .long
        case 2: .float
        case 3: .double
        default: .int
        }
    }

    /// Liveness of the homes, backward until nothing changes.
    private mutating func computeLive(_ method: MethodToCompile, _ shape: CodeShape, _ facts: CompilerFacts) {
        let instructions = method.instructions
        var reads = [HomeSet](repeating: 0, count: instructions.count)
        var writes = reads
        for (i, instruction) in instructions.enumerated() where shape.depths[i] >= 0 {
            guard let (local, type) = Homes.use(instruction, method.maxLocals), let home = index(local, type) else {
                continue
            }
            switch instruction.operation {
            case .load, .load2, .iinc: reads[i] = 1 << HomeSet(home)
            default: writes[i] = 1 << HomeSet(home)
            }
        }
        var hasChanged = true
        while hasChanged {
            hasChanged = false
            for i in instructions.indices.reversed() where shape.depths[i] >= 0 {
                var after: HomeSet = 0
                shape.forEachSuccessor(i, facts) { after |= live[$0] }
                let before = after & ~writes[i] | reads[i]
                if before != live[i] {
                    live[i] = before
                    hasChanged = true
                }
            }
        }
    }
}
