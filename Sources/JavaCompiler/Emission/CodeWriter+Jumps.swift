// SPDX-License-Identifier: Apache-2.0
import ClassFile

// Labels, jumps, exception handlers, and the states that meet there.

extension CodeWriter {
    func newLabel() -> Label {
        labels.append(LabelRecord())
        return Label(index: labels.count - 1)
    }

    /// Whether anything jumps to the label.
    func isUsed(_ label: Label) -> Bool { labels[label.index].state >= 0 }

    /// A jump; conditional ones take one or two values first.
    func jump(_ opcode: Opcode, _ label: Label) {
        guard isAlive else { return }
        let isUnconditional: Bool = opcode == .goto
        if !isUnconditional {
            let takesTwo: Bool =
                opcode.rawValue >= Opcode.if_icmpeq.rawValue && opcode.rawValue <= Opcode.if_acmpne.rawValue
            pop(takesTwo ? 2 : 1)
        }
        if state.pointee.isWide {
            if isUnconditional {
                self.opcode(.goto_w)
                distance(to: label, from: pc - 1, isWide: true)
            } else {
                // The opposite condition jumps over a goto_w, which makes the place behind it a target as well.
                self.opcode(opcode.opposite)
                code.u2(8)
                code.u1(Int(Opcode.goto_w.rawValue))
                distance(to: label, from: pc - 1, isWide: true)
                recordFrame()
            }
        } else {
            self.opcode(opcode)
            distance(to: label, from: pc - 1, isWide: false)
        }
        if isUnconditional { state.pointee.isAlive = false }
    }

    /// A distance to be filled in at the end, and the current state for the label. `start`: offset of the instruction.
    func distance(to label: Label, from start: Int, isWide: Bool) {
        fixups.append(Fixup(offset: Int32(pc), pc: Int32(start), label: Int32(label.index), isWide: isWide))
        if isWide { code.u4(0) } else { code.u2(0) }
        meet(label)
    }

    /// Merges the current state into a label's.
    private func meet(_ label: Label) {
        let saved: Int = Int(labels[label.index].state)
        guard saved >= 0 else {
            labels[label.index].state = Int32(saveState())
            return
        }
        // Loop heads are bound; their state is settled.
        if labels[label.index].pc >= 0 { return }
        mergeLocals(into: saved)
    }

    /// Appends the current state to `states`; the result is its index.
    func saveState() -> Int {
        let index: Int = states.count
        states.append(UInt32(stack.count))
        states.append(UInt32(locals.count))
        for type: VerificationType in stack.elements { states.append(type.rawValue) }
        for type: VerificationType in locals.elements { states.append(type.rawValue) }
        return index
    }

    /// Locals that are not the same in the current state become unusable in a saved one.
    private func mergeLocals(into saved: Int) {
        let first: Int = saved + 2 + Int(states[saved])
        let count: Int = Int(states[saved + 1])
        for slot: Int in 0..<count {
            let current: UInt32 = slot < locals.count ? locals[slot].rawValue : VerificationType.top.rawValue
            if states[first + slot] != current { states[first + slot] = VerificationType.top.rawValue }
        }
        dropHalves(first, count)
    }

    /// A long or double of which one slot is gone is gone.
    private func dropHalves(_ first: Int, _ count: Int) {
        var slot: Int = 0
        while slot < count {
            let type: VerificationType = VerificationType(rawValue: states[first + slot])
            if type.isWide {
                if slot + 1 < count && states[first + slot + 1] == VerificationType.second.rawValue {
                    slot += 2
                    continue
                }
                states[first + slot] = VerificationType.top.rawValue
            } else if type == .second {
                states[first + slot] = VerificationType.top.rawValue
            }
            slot += 1
        }
    }

    /// Makes a saved state the current one. Variables whose scopes have ended since are dropped.
    func restoreState(_ saved: Int) {
        let stackCount: Int = Int(states[saved])
        let count: Int = Int(states[saved + 1])
        stack.truncate(to: 0)
        var depth: Int = 0
        for index: Int in 0..<stackCount {
            let type: VerificationType = VerificationType(rawValue: states[saved + 2 + index])
            stack.append(type)
            depth += type.slots
        }
        state.pointee.depth = depth
        if depth > state.pointee.maxStack { state.pointee.maxStack = depth }
        let first: Int = saved + 2 + stackCount
        for slot: Int in 0..<locals.count {
            locals[slot] = slot < count ? VerificationType(rawValue: states[first + slot]) : .top
        }
        // The second half of a wide variable may have been cut off.
        if let last: VerificationType = locals.last, last.isWide { locals[locals.count - 1] = .top }
    }

    /// Binds a label to the current position. Nothing happens if it is unused, except that jumps back may follow.
    func bind(_ label: Label) {
        labels[label.index].pc = Int32(pc)
        let saved: Int = Int(labels[label.index].state)
        guard saved >= 0 else { return }
        if isAlive { mergeLocals(into: saved) }
        state.pointee.isAlive = true
        restoreState(saved)
        recordFrame()
    }

    /// A new label bound here that jumps back will lead to.
    func bindLoopHead() -> Label {
        let label: Label = newLabel()
        guard isAlive else { return label }
        labels[label.index].pc = Int32(pc)
        labels[label.index].state = Int32(saveState())
        recordFrame()
        return label
    }

    /// The current state becomes the stack map frame of this place.
    func recordFrame() {
        state.pointee.lastTarget = pc
        if let last: Frame = frames.last, Int(last.pc) == pc { frames.removeLast() }
        frames.append(Frame(pc: Int32(pc), state: Int32(saveState())))
    }

    // MARK: - Handlers

    /// Starts an exception handler: the locals of a saved state, and the exception alone on the stack.
    func beginHandler(state saved: Int, exception: VerificationType) {
        state.pointee.isAlive = true
        restoreState(saved)
        stack.truncate(to: 0)
        state.pointee.depth = 0
        push(exception)
        recordFrame()
    }

    /// Protects instructions; an empty range is dropped.
    func protect(from start: Int, to end: Int, handler: Int, typeIndex: UInt16) {
        guard start < end else { return }
        handlers.append(
            Handler(start: Int32(start), end: Int32(end), target: Int32(handler), typeIndex: typeIndex))
    }

    // MARK: - Switches

    /// Cases `low`, `low` + 1, … in order. Takes the selector from the stack.
    func tableSwitch(low: Int32, _ targets: [Label], default fallback: Label) {
        guard isAlive else { return }
        opcode(.tableswitch)
        let start: Int = pc - 1
        pop()
        while pc % 4 != 0 { code.u1(0) }
        distance(to: fallback, from: start, isWide: true)
        code.u4(Int(low))
        code.u4(Int(low) + targets.count - 1)
        for target: Label in targets { distance(to: target, from: start, isWide: true) }
        state.pointee.isAlive = false
    }

    /// Cases in ascending order. Takes the selector from the stack.
    func lookupSwitch(_ cases: [(value: Int32, target: Label)], default fallback: Label) {
        guard isAlive else { return }
        opcode(.lookupswitch)
        let start: Int = pc - 1
        pop()
        while pc % 4 != 0 { code.u1(0) }
        distance(to: fallback, from: start, isWide: true)
        code.u4(cases.count)
        for row: (value: Int32, target: Label) in cases {
            code.u4(Int(row.value))
            distance(to: row.target, from: start, isWide: true)
        }
        state.pointee.isAlive = false
    }

    /// Fills in the distances. False if one does not fit, or a label was never bound.
    func resolveJumps() -> Bool {
        for fixup: Fixup in fixups.elements {
            let target: Int = Int(labels[Int(fixup.label)].pc)
            guard target >= 0 else { return false }
            let distance: Int = target - Int(fixup.pc)
            if fixup.isWide {
                code.patchU4(distance, at: Int(fixup.offset))
            } else if distance < -32768 || distance > 32767 {
                state.pointee.needsWideBranches = true
                return false
            } else {
                code.patchU2(distance, at: Int(fixup.offset))
            }
        }
        return true
    }
}
