// SPDX-License-Identifier: Apache-2.0
import ObjectModel

// Bodies of branches, switches and subroutines. A branch's operand is the distance to its target in bytes. Backward
// branches that are taken count and poll the thread's limit word before anything is popped, so that the position names
// an instruction that has not completed.

extension Registers {
    @inline(__always)
    func branchInt(_ condition: (Int32) -> Bool) {
        var r = self
        r.sp -= 4
        if _fastPath(condition(int(1))) { return r.branch(operand) }
        return r.next()
    }

    @inline(__always)
    func branchInts(_ condition: (Int32, Int32) -> Bool) {
        var r = self
        r.sp -= 8
        if _fastPath(condition(int(2), int(1))) { return r.branch(operand) }
        return r.next()
    }

    @inline(__always)
    func branchIntBack(_ condition: (Int32) -> Bool) {
        var r = self
        r.sp -= 4
        if !condition(int(1)) { return r.next() }
        if mustPoll { return jump(slowPollLoop) }
        return r.turn(operand)
    }

    @inline(__always)
    func branchIntsBack(_ condition: (Int32, Int32) -> Bool) {
        var r = self
        r.sp -= 8
        if !condition(int(2), int(1)) { return r.next() }
        if mustPoll { return jump(slowPollLoop) }
        return r.turn(operand)
    }

    /// Executes the cell `distance` bytes from this one.
    @inline(__always)
    func branch(_ distance: Int) {
        var r = self
        r.pc += distance
        return r.dispatch()
    }

    @inline(__always)
    func go() {
        var r = self
        r.pc += operand
        return r.dispatch()
    }

    @inline(__always)
    func goBack() {
        if mustPoll { return jump(slowPollLoop) }
        return turn(operand)
    }

    /// Burns fuel for a backward branch that is taken. Whether the runtime comes first: a stop is requested, or the fuel is
    /// used up. Relaxed: the requester waits until this thread comes by again.
    @inline(__always) var mustPoll: Bool { burnFuel() || atomic64LoadRelaxed(UnsafeRawPointer(thread)) == 0 }

    /// One unit less; true if there was none.
    @inline(__always)
    func burnFuel() -> Bool {
        let fuel = thread.pointee.fuel &- 1
        thread.pointee.fuel = fuel
        return _slowPath(fuel < 0)
    }

    /// Counts a back edge and goes `distance` bytes from this cell.
    @inline(__always)
    func turn(_ distance: Int) {
        let method = method
        let count = method.pointee.backEdgeCount &+ 1
        method.pointee.backEdgeCount = count
        var r = self
        r.pc += distance
        if _slowPath(count == 0) { return r.jump(slowCountBackEdge) }
        return r.dispatch()
    }

    /// Goes to a target whose direction is not known.
    @inline(__always)
    func goEitherWay(_ distance: Int, from original: Registers) {
        if distance <= 0 {
            if mustPoll { return original.jump(slowPollLoop) }
            return turn(distance)
        }
        var r = self
        r.pc += distance
        return r.dispatch()
    }

    // MARK: Switches (tables are laid out in SwitchTables.swift)

    @inline(__always)
    func tableSwitch() {
        var r = self
        let key = r.popInt()
        let table = metadata(operandBits)
        let index = UInt32(bitPattern: key &- table.load(as: Int32.self))
        let entry = index < table.load(fromByteOffset: 4, as: UInt32.self) ? 12 &+ Int(index) &* 4 : 8
        return r.goEitherWay(Int(table.load(fromByteOffset: entry, as: Int32.self)), from: self)
    }

    @inline(__always)
    func lookupSwitch() {
        var r = self
        let key = r.popInt()
        let table = metadata(operandBits)
        var low = 0
        var high = Int(table.load(as: UInt32.self))
        var distance = table.load(fromByteOffset: 4, as: Int32.self)
        while low < high {
            let middle = (low &+ high) &>> 1
            let entry = table + (8 &+ middle &* 8)
            let found = entry.load(as: Int32.self)
            if found == key {
                distance = entry.load(fromByteOffset: 4, as: Int32.self)
                break
            }
            if found < key { low = middle &+ 1 } else { high = middle }
        }
        return r.goEitherWay(Int(distance), from: self)
    }

    // MARK: Subroutines of old class files; a return address is the metadata offset of a cell

    @inline(__always)
    func jumpSubroutine() {
        var r = self
        r.push(position.rawValue &+ 8)
        return r.goEitherWay(operand, from: self)
    }

    @inline(__always)
    func returnFromSubroutine() {
        let target = metadata((fp + operand).load(as: UInt32.self))
        return goEitherWay(UnsafeRawPointer(target) - pc, from: self)
    }
}
