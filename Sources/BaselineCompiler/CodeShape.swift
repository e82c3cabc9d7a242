// SPDX-License-Identifier: Apache-2.0
import CompilerInterface

// A look over the method before code is made: how deep the operand stack is before each instruction, which instructions can
// be reached from the entries machine code will have, where basic blocks begin, how deeply instructions lie in loops.
// Instructions about which nothing is known yet end a path: machine code leaves there.

/// How an instruction goes on.
enum Flow {
    case next
    case branch(Int)
    case goto(Int)
    case table
    case end
}

struct CodeShape {
    let instructions: [Instruction]
    /// Slots on the operand stack before each instruction; -1 where machine code never is.
    private(set) var depths: [Int]
    private(set) var isLeader: [Bool]
    /// Loops around each instruction.
    private(set) var nesting: [Int]
    /// Heads of loops: targets of backward branches.
    private(set) var isLoopHead: [Bool]

    init(_ method: MethodToCompile, _ facts: CompilerFacts) throws(CompilationError) {
        instructions = method.instructions
        let count = instructions.count
        guard count > 0, count < 20_000 else { throw .tooLarge }
        depths = [Int](repeating: -1, count: count)
        isLeader = [Bool](repeating: false, count: count)
        isLoopHead = [Bool](repeating: false, count: count)
        nesting = [Int](repeating: 0, count: count + 1)
        var pending: [Int] = []
        try reach(0, 0, &pending)
        for handler in method.handlers {
            isLeader[handler] = true
            try reach(handler, 1, &pending)
        }
        if let (instruction, depth) = method.requested {
            guard instruction < count else { throw .unsupported }
            isLeader[instruction] = true
            try reach(instruction, depth, &pending)
        }
        while let index = pending.popLast() { try follow(index, method, facts, &pending) }
        for i in 1..<nesting.count { nesting[i] += nesting[i - 1] }
    }

    private mutating func reach(_ index: Int, _ depth: Int, _ pending: inout [Int]) throws(CompilationError) {
        guard index >= 0, index < depths.count, depth >= 0 else { throw .unsupported }
        if depths[index] == -1 {
            depths[index] = depth
            pending.append(index)
        } else if depths[index] != depth {
            throw .unsupported
        }
    }

    private mutating func follow(
        _ index: Int, _ method: MethodToCompile, _ facts: CompilerFacts, _ pending: inout [Int]
    ) throws(CompilationError) {
        let instruction = instructions[index]
        if instruction.operation == .jsr || instruction.operation == .ret { throw .unsupported }
        guard let effect = StackEffect(instruction, facts) else { return }
        let depth = depths[index] - effect.pops
        guard depth >= 0, depth + effect.pushes <= method.maxStack else { throw .unsupported }
        let after = depth + effect.pushes
        switch flow(index) {
        case .next: try reach(index + 1, after, &pending)
        case .goto(let target): try branch(index, target, after, &pending)
        case .branch(let target):
            try branch(index, target, after, &pending)
            try reach(index + 1, after, &pending)
            isLeader[index + 1] = true
        case .table:
            for target in tableTargets(index, facts) { try branch(index, target, after, &pending) }
        case .end: break
        }
    }

    private mutating func branch(
        _ from: Int, _ target: Int, _ depth: Int, _ pending: inout [Int]
    ) throws(CompilationError) {
        try reach(target, depth, &pending)
        isLeader[target] = true
        if target <= from {
            isLoopHead[target] = true
            nesting[target] += 1
            nesting[from + 1] -= 1
        }
    }

    func flow(_ index: Int) -> Flow {
        let operation = instructions[index].operation
        switch operation {
        case .goto, .goto_back: return .goto(target(index))
        case .tableswitch, .lookupswitch: return .table
        case .return, .return_1, .return_2, .return_z, .return_b, .return_c, .return_s, .return_sync, .return_1_sync,
            .return_2_sync, .return_z_sync, .return_b_sync, .return_c_sync, .return_s_sync, .return_object, .athrow:
            return .end
        default: return BranchTest(operation) == nil ? .next : .branch(target(index))
        }
    }

    /// Where a branch goes.
    func target(_ index: Int) -> Int { index + Int(Int32(bitPattern: instructions[index].operand)) / 8 }

    /// Targets of a switch, the default first, in the order of the table.
    func tableTargets(_ index: Int, _ facts: CompilerFacts) -> [Int] {
        let table = instructions[index].operand
        if instructions[index].operation == .tableswitch {
            let count = Int(facts.tableWord(table, 1))
            return (0...count).map { index + Int(facts.tableWord(table, 2 + $0)) / 8 }
        }
        let count = Int(facts.tableWord(table, 0))
        return (0...count).map { index + Int(facts.tableWord(table, 1 + $0 * 2)) / 8 }
    }

    /// Calls `body` with the instructions that may follow in machine code.
    func forEachSuccessor(_ index: Int, _ facts: CompilerFacts, _ body: (Int) -> Void) {
        guard StackEffect(instructions[index], facts) != nil else { return }
        switch flow(index) {
        case .next: body(index + 1)
        case .goto(let target): body(target)
        case .branch(let target):
            body(target)
            body(index + 1)
        case .table: for target in tableTargets(index, facts) { body(target) }
        case .end: break
        }
    }
}
