// SPDX-License-Identifier: Apache-2.0
import ObjectModel

/// A number that Java's volatile accesses read and write: acquire loads, sequentially consistent stores (JLS 17.4).
protocol MemoryCell: BitwiseCopyable {
    static func loadAcquire(_ address: SP) -> Self
    func storeSequentially(_ address: SP)
}

extension UInt8: MemoryCell {
    @inline(__always) static func loadAcquire(_ address: SP) -> UInt8 { atomic8LoadAcquire(address) }
    @inline(__always) func storeSequentially(_ address: SP) { atomic8Store(address, self) }
}

extension Int8: MemoryCell {
    @inline(__always) static func loadAcquire(_ address: SP) -> Int8 { Int8(bitPattern: atomic8LoadAcquire(address)) }
    @inline(__always) func storeSequentially(_ address: SP) { atomic8Store(address, UInt8(bitPattern: self)) }
}

extension UInt16: MemoryCell {
    @inline(__always) static func loadAcquire(_ address: SP) -> UInt16 { atomic16LoadAcquire(address) }
    @inline(__always) func storeSequentially(_ address: SP) { atomic16Store(address, self) }
}

extension Int16: MemoryCell {
    @inline(__always) static func loadAcquire(_ address: SP) -> Int16 {
        Int16(bitPattern: atomic16LoadAcquire(address))
    }
    @inline(__always) func storeSequentially(_ address: SP) { atomic16Store(address, UInt16(bitPattern: self)) }
}

extension UInt32: MemoryCell {
    @inline(__always) static func loadAcquire(_ address: SP) -> UInt32 { atomic32LoadAcquire(address) }
    @inline(__always) func storeSequentially(_ address: SP) { atomic32Store(address, self) }
}

extension UInt64: MemoryCell {
    @inline(__always) static func loadAcquire(_ address: SP) -> UInt64 { atomic64LoadAcquire(address) }
    @inline(__always) func storeSequentially(_ address: SP) { atomic64Store(address, self) }
}
