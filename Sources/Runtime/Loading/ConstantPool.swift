// SPDX-License-Identifier: Apache-2.0
import ClassFile
import ObjectModel

/// The run-time constant pool of a class (JVMS 5.1): 64-bit entries in metadata, described in Metadata.h.
///
/// Entries start out symbolic and are replaced once by their resolution, with one 64-bit store; a thread that still
/// reads the old word only resolves again, to the same result.
public struct ConstantPool {
    package let vm: VirtualMachine
    public let pointer: UnsafeMutablePointer<ConstantPoolMetadata>

    package init(_ vm: VirtualMachine, _ holder: ClassPointer) {
        self.vm = vm
        pointer = vm.space[holder.pointee.pool]
    }

    package var holder: ClassPointer { vm.space[pointer.pointee.holder] }
    public var count: Int { Int(pointer.pointee.count) }

    public func tag(_ index: Int) -> ConstantTag {
        guard index < count else { return .unusable }
        return ConstantTag(rawValue: (vm.space[pointer.pointee.tags] + index).load(as: UInt8.self)) ?? .unusable
    }

    /// Address of an entry.
    package func address(_ index: Int) -> UnsafeMutableRawPointer {
        UnsafeMutableRawPointer(pointer) + (MemoryLayout<ConstantPoolMetadata>.size + index * 8)
    }

    package func entry(_ index: Int) -> UInt64 { index < count ? atomic64LoadAcquire(address(index)) : 0 }
    package func low(_ index: Int) -> UInt32 { UInt32(truncatingIfNeeded: entry(index)) }
    package func high(_ index: Int) -> UInt32 { UInt32(truncatingIfNeeded: entry(index) >> 32) }

    /// Publishes the resolution of an entry in its high half.
    package func setHigh(_ index: Int, _ value: UInt32) {
        atomic64StoreRelease(address(index), UInt64(low(index)) | UInt64(value) << 32)
    }

    /// The bytes of a Utf8 entry, in the copy of the class file.
    package func utf8Bytes(_ index: Int) -> UnsafeRawBufferPointer {
        guard tag(index) == .utf8 else { return UnsafeRawBufferPointer(start: nil, count: 0) }
        let start = vm.space[holder.pointee.classFile] + Int(low(index))
        let length = UInt16(bigEndian: start.loadUnaligned(as: UInt16.self))
        return UnsafeRawBufferPointer(start: start + 2, count: Int(length))
    }

    /// The interned text of a Utf8 entry.
    package func symbol(_ index: Int) -> SymbolRef {
        let known = high(index)
        if known != 0 { return SymbolRef(rawValue: known) }
        let symbol = vm.intern(utf8Bytes(index))
        setHigh(index, symbol.rawValue)
        return symbol
    }

    package func string(_ index: Int) -> String { vm.symbols.string(symbol(index)) }

    /// Name of a Class, Module or Package entry, or the symbol of a String or MethodType entry.
    package func name(_ index: Int) -> SymbolRef { symbol(Int(low(index) & 0xFFFF)) }

    /// Class index of a field, method or interface-method reference; bootstrap index of a dynamic one.
    package func classIndex(_ index: Int) -> Int { Int(low(index) & 0xFFFF) }

    /// Name and descriptor that a member reference, dynamic constant or call site gives.
    package func nameAndType(_ index: Int) -> (name: SymbolRef, descriptor: SymbolRef) {
        let pair = low(Int(low(index) >> 16))
        return (symbol(Int(pair & 0xFFFF)), symbol(Int(pair >> 16)))
    }
}
