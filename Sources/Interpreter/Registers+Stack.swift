// SPDX-License-Identifier: Apache-2.0
import ObjectModel

extension Registers {
    /// Inserts a copy of the top `count` slots below the `distance` slots under them: dup_x1 to dup2_x2.
    @inline(__always)
    mutating func duplicate(_ count: Int, under distance: Int) {
        let total = count &+ distance
        let w1 = word(1)
        let w2 = word(2)
        let w3 = total >= 3 ? word(3) : 0
        let w4 = total >= 4 ? word(4) : 0
        sp += count &* 4
        store(1, w1)
        store(2, w2)
        if total >= 3 { store(3, w3) }
        if total >= 4 { store(4, w4) }
        store(total &+ 1, w1)
        if count == 2 { store(total &+ 2, w2) }
    }

    @inline(__always)
    func store(_ slot: Int, _ value: UInt32) { (sp - slot &* 4).storeBytes(of: value, as: UInt32.self) }

    @inline(__always)
    func swap() {
        let first = word(1)
        store(1, word(2))
        store(2, first)
    }

    /// iinc: the operand holds the local's distance below the frame in slots (low half) and the increment (high half).
    @inline(__always)
    func increment() {
        let distance = Int(UInt16(truncatingIfNeeded: accumulator &>> 32))
        let increment = Int32(truncatingIfNeeded: Int64(bitPattern: accumulator) &>> 48)
        let local = fp - distance &* 4
        local.storeBytes(of: local.load(as: Int32.self) &+ increment, as: Int32.self)
    }
}
