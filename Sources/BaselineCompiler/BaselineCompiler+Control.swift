// SPDX-License-Identifier: Apache-2.0
import AssemblerX64
import CompilerInterface

// Branches, switches, returns. At every branch the operand stack is in memory and the homes live at the targets are loaded. A
// backward branch polls on the way, with its target as the position.

/// A conditional branch and where it goes.
struct BranchTarget {
    var condition: Condition
    var target: Int
    /// The instruction after the branch.
    var next: Int
}

/// A table of distances behind the code.
struct JumpTable {
    var label: Label
    var targets: [Label]
}

extension BaselineCompiler {
    /// The branch on an int compared with zero that follows this instruction in its block, which is then part of this one.
    mutating func fusedBranch() -> BranchTarget? {
        let index = here + 1
        guard index < method.instructions.count, !shape.isLeader[index], facts.randomExitInterval == 0,
            let test = BranchTest(method.instructions[index].operation), !test.comparesTwo
        else { return nil }
        return BranchTarget(condition: test.condition, target: shape.target(index), next: index + 1)
    }

    /// Everything to its place before the comparison; the values compared are off the stack, in registers that stay.
    mutating func prepareBranch(_ test: BranchTarget) {
        flush()
        makeValid(homes.live[test.target] | homes.live[test.next])
        countBranch(test.next - 1)
    }

    /// The branch, after the comparison.
    mutating func finishBranch(_ condition: Condition, _ test: BranchTarget) {
        if test.target <= here, let label = labels[test.target] {
            // The poll stands in for the second half of the branch.
            let over = a.makeLabel()
            a.jcc(condition.inverted, over)
            poll(label, test.target)
            a.bind(over)
        } else if let label = labels[test.target] {
            a.jcc(condition, label)
        }
        countFallThrough(test.next - 1)
        // What follows is a block of its own, whose beginning the main loop makes; a fused branch has been compiled here.
        if test.next != here + 1 { skipped = here + 1 }
    }

    mutating func branch(_ test: BranchTest) {
        let isWrong = facts.fault == .wrongCondition && test.comparesTwo && test.condition == .less
        let place = BranchTarget(
            condition: isWrong ? .lessOrEqual : test.condition, target: shape.target(here), next: here + 1)
        if test.comparesTwo {
            var right = pop(.int)
            var left = pop(.int)
            let source = operand(&right)
            let first = use(&left)
            release(right)
            release(left)
            prepareBranch(place)
            alu(.cmp, .w32, first, source)
        } else {
            var value = pop(.int)
            let register = use(&value)
            release(value)
            prepareBranch(place)
            a.test(.w32, register, register)
        }
        finishBranch(place.condition, place)
    }

    mutating func jump(to target: Int) {
        endBlock(target)
        if let label = labels[target] {
            if target <= here { poll(label, target) } else { a.jmp(label) }
        }
        isDead = true
    }

    /// Goes to a loop's head, unless a stop is requested.
    private mutating func poll(_ label: Label, _ target: Int) {
        let slow = a.makeLabel()
        if facts.countsFuel {
            burnFuel()
            a.jcc(.negative, slow)
        }
        a.alu(.cmp, .w64, MemoryOperand(thread, ThreadField.limit), 0)
        a.jcc(.notEqual, label)
        a.jmp(slow)
        slowPaths.append(
            SlowPath(
                label: slow, resume: label, kind: .poll(target: target, burns: false), instruction: here, stack: [],
                validHomes: homes.live[target]))
    }

    // MARK: Switches

    /// Flushes and loads what any target needs; the key is in the register returned.
    private mutating func prepareSwitch(_ targets: [Int]) -> Register {
        var key = pop(.int)
        let register = use(&key)
        release(key)
        flush()
        var live: HomeSet = 0
        for target in targets { live |= homes.live[target] }
        makeValid(live)
        return register
    }

    /// Label to jump to for a target: backward ones poll.
    private mutating func switchLabel(_ target: Int) -> Label {
        guard let label = labels[target] else { return a.makeLabel() }
        if target > here { return label }
        let thunk = a.makeLabel()
        slowPaths.append(
            SlowPath(
                label: thunk, resume: label, kind: .poll(target: target, burns: true), instruction: here, stack: [],
                validHomes: homes.live[target]))
        return thunk
    }

    mutating func tableSwitch(_ table: UInt32) {
        let targets = shape.tableTargets(here, facts)
        let key = prepareSwitch(targets)
        let low = facts.tableWord(table, 0)
        let labels = targets.map { switchLabel($0) }
        a.mov(.w32, scratch, key)
        if low != 0 { a.alu(.sub, .w32, scratch, low) }
        a.alu(.cmp, .w32, scratch, Int32(targets.count - 1))
        a.jcc(.aboveOrEqual, labels[0])
        let origin = a.makeLabel()
        tables.append(JumpTable(label: origin, targets: Array(labels.dropFirst())))
        a.lea(scratch2, origin)
        a.movsx(.w64, scratch, from: .w32, MemoryOperand(scratch2, index: scratch, scale: .x4))
        a.alu(.add, .w64, scratch, scratch2)
        a.jmp(scratch)
        isDead = true
    }

    mutating func lookupSwitch(_ table: UInt32) {
        let targets = shape.tableTargets(here, facts)
        let key = prepareSwitch(targets)
        let labels = targets.map { switchLabel($0) }
        let keys = (0..<targets.count - 1).map { facts.tableWord(table, 2 + $0 * 2) }
        search(keys[...], Array(labels.dropFirst())[...], key, otherwise: labels[0])
        isDead = true
    }

    /// Binary search down to four keys.
    private mutating func search(
        _ keys: ArraySlice<Int32>, _ labels: ArraySlice<Label>, _ key: Register, otherwise: Label
    ) {
        if keys.count <= 4 {
            for (constant, label) in zip(keys, labels) {
                a.alu(.cmp, .w32, key, constant)
                a.jcc(.equal, label)
            }
            return a.jmp(otherwise)
        }
        let middle = keys.startIndex + keys.count / 2
        let upper = a.makeLabel()
        a.alu(.cmp, .w32, key, keys[middle])
        a.jcc(.greaterOrEqual, upper)
        search(keys[..<middle], labels[..<middle], key, otherwise: otherwise)
        a.bind(upper)
        search(keys[middle...], labels[middle...], key, otherwise: otherwise)
    }

    mutating func compileTables() {
        for table in tables {
            a.align(4)
            a.bind(table.label)
            for target in table.targets { a.distance(to: target, from: table.label) }
        }
    }

    // MARK: Returns

    mutating func compileReturn(_ operation: Operation) {
        switch operation {
        case .return_sync, .return_1_sync, .return_2_sync, .return_z_sync, .return_b_sync, .return_c_sync,
            .return_s_sync:
            unlockFrame()
        case .return_object: checkFinalizable()
        default: break
        }
        let result = MachineRegister.accumulator
        switch operation {
        case .return, .return_sync, .return_object: break
        case .return_2, .return_2_sync: load(pop(.long), result)
        default: load(pop(.int), result)
        }
        switch operation {
        case .return_z, .return_z_sync: a.alu(.and, .w32, result, 1)
        case .return_b, .return_b_sync: a.movsx(.w32, result, from: .w8, result)
        case .return_c, .return_c_sync: a.movzx(.w32, result, from: .w16, result)
        case .return_s, .return_s_sync: a.movsx(.w32, result, from: .w16, result)
        default: break
        }
        a.mov(.w64, .r10, MemoryOperand(frame, FrameField.continuation))
        a.mov(.w32, scratch, MemoryOperand(frame, FrameField.callerFrame))
        a.lea(.w64, MachineRegister.stack, local(0))
        a.alu(.add, .w64, scratch, MemoryOperand(thread, ThreadField.stackBase))
        a.mov(.w64, frame, scratch)
        a.jmp(.r10)
        isDead = true
    }

    /// Releases what a synchronized method locked; if the runtime must help, the interpreter returns.
    private mutating func unlockFrame() {
        flush()
        before = stack
        let done = a.makeLabel()
        a.mov(.w32, .rsi, MemoryOperand(frame, FrameField.lock))
        a.test(.w32, .rsi, .rsi)
        a.jcc(.equal, done)
        a.call(symbol: UInt64(facts.stubs[.unlock]))
        a.test(.w32, scratch, scratch)
        a.jcc(.equal, leaveLabel())
        a.bind(done)
    }

    /// The return of Object.<init>.
    private mutating func checkFinalizable() {
        flush()
        before = stack
        a.mov(.w32, scratch, local(0))
        a.mov(.w32, scratch, field(scratch, 0))
        a.test(.w32, metadata(scratch, MetadataField.classFlags), Int32(SwiftletClassFinalizable))
        a.jcc(.notEqual, leaveLabel())
    }
}
