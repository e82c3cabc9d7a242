// SPDX-License-Identifier: Apache-2.0
import ObjectModel

// Bodies of arithmetic handlers: Java's wrapping integers, masked shifts, saturating conversions (JVMS 2.8, 6.5).

extension Registers {
    @inline(__always)
    func intBinary(_ operation: (Int32, Int32) -> Int32) {
        return straight { r in
            let right = r.popInt()
            let left = r.popInt()
            r.push(operation(left, right))
        }
    }

    @inline(__always)
    func longBinary(_ operation: (Int64, Int64) -> Int64) {
        return straight { r in
            let right = r.popLong()
            let left = r.popLong()
            r.push(operation(left, right))
        }
    }

    /// Shift of a long by an int; `&<<` masks the distance to six bits.
    @inline(__always)
    func longShift(_ operation: (Int64, Int64) -> Int64) {
        return straight { r in
            let distance = r.popInt()
            let value = r.popLong()
            r.push(operation(value, Int64(distance)))
        }
    }

    @inline(__always)
    func floatBinary(_ operation: (Float, Float) -> Float) {
        return straight { r in
            let right = r.popFloat()
            let left = r.popFloat()
            r.push(operation(left, right))
        }
    }

    @inline(__always)
    func doubleBinary(_ operation: (Double, Double) -> Double) {
        return straight { r in
            let right = r.popDouble()
            let left = r.popDouble()
            r.push(operation(left, right))
        }
    }

    // The divisor -1 is a case of its own, as the machine's division traps on minimum / -1.

    @inline(__always)
    func intDivide() {
        if word(1) == 0 { return jump(slowDivideByZero) }
        return intBinary { $1 == -1 ? 0 &- $0 : $0 / $1 }
    }

    @inline(__always)
    func intRemainder() {
        if word(1) == 0 { return jump(slowDivideByZero) }
        return intBinary { $1 == -1 ? 0 : $0 % $1 }
    }

    @inline(__always)
    func longDivide() {
        if long(2) == 0 { return jump(slowDivideByZero) }
        return longBinary { $1 == -1 ? 0 &- $0 : $0 / $1 }
    }

    @inline(__always)
    func longRemainder() {
        if long(2) == 0 { return jump(slowDivideByZero) }
        return longBinary { $1 == -1 ? 0 : $0 % $1 }
    }

    @inline(__always)
    func floatRemainder() { return floatBinary { swiftlet_fmodf($0, $1) } }

    @inline(__always)
    func doubleRemainder() { return doubleBinary { swiftlet_fmod($0, $1) } }

    @inline(__always)
    func longCompare() {
        return straight { r in
            let right = r.popLong()
            let left = r.popLong()
            r.push(Int32(left > right ? 1 : 0) &- Int32(left < right ? 1 : 0))
        }
    }

    /// fcmpl and fcmpg: `unordered` is the result when an operand is NaN.
    @inline(__always)
    func floatCompare(unordered: Int32) {
        return straight { r in
            let right = r.popFloat()
            let left = r.popFloat()
            r.push(left > right ? 1 : left == right ? 0 : left < right ? -1 : unordered)
        }
    }

    @inline(__always)
    func doubleCompare(unordered: Int32) {
        return straight { r in
            let right = r.popDouble()
            let left = r.popDouble()
            r.push(left > right ? 1 : left == right ? 0 : left < right ? -1 : unordered)
        }
    }
}

// f2i and its kin: NaN gives 0, what is out of range gives the nearest value (JVMS 2.8.3).

@inline(__always)
func saturatedInt(_ value: Float) -> Int32 { saturatedInt(Double(value)) }

@inline(__always)
func saturatedInt(_ value: Double) -> Int32 {
    if value >= 2147483647 { return Int32.max }
    if value > -2147483649 { return Int32(value) }
    return value != value ? 0 : Int32.min
}

@inline(__always)
func saturatedLong(_ value: Float) -> Int64 { saturatedLong(Double(value)) }

@inline(__always)
func saturatedLong(_ value: Double) -> Int64 {
    if value >= 9223372036854775808 { return Int64.max }
    if value >= -9223372036854775808 { return Int64(value) }
    return value != value ? 0 : Int64.min
}
