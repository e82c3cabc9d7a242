// SPDX-License-Identifier: Apache-2.0
@_exported import CSwiftlet

/// The reservation of one `VirtualMachine`, named by its heap base (spec/address-space.md).
///
/// A value of this type is a pointer: copy it freely. Turning a 32-bit name into an address is one addition, as the
/// metadata, the tables and the heap lie at constant distances from the base.
@frozen
public struct AddressSpace: @unchecked Sendable {
    /// Address of the heap's first byte.
    public let base: UnsafeMutableRawPointer

    @inlinable @inline(__always)
    public init(base: UnsafeMutableRawPointer) { self.base = base }

    @inlinable @inline(__always)
    public init(base: UnsafeRawPointer) { self.base = UnsafeMutableRawPointer(mutating: base) }

    /// Address of byte `offset` of the metadata.
    @inlinable @inline(__always)
    public func metadata(_ offset: UInt32) -> UnsafeMutableRawPointer {
        base + (Int(SwiftletMetadataOffset) + Int(offset))
    }

    /// Metadata offset of an address inside the metadata.
    @inlinable @inline(__always)
    public func metadataOffset(_ address: UnsafeRawPointer) -> UInt32 {
        UInt32(truncatingIfNeeded: address - UnsafeRawPointer(base) - Int(SwiftletMetadataOffset))
    }

    @inlinable @inline(__always)
    public subscript(_ ref: ClassRef) -> UnsafeMutablePointer<ClassMetadata> {
        metadata(ref.rawValue).assumingMemoryBound(to: ClassMetadata.self)
    }

    @inlinable @inline(__always)
    public subscript(_ ref: MethodRef) -> UnsafeMutablePointer<MethodMetadata> {
        metadata(ref.rawValue).assumingMemoryBound(to: MethodMetadata.self)
    }

    @inlinable @inline(__always)
    public subscript(_ ref: FieldRef) -> UnsafeMutablePointer<FieldMetadata> {
        metadata(ref.rawValue).assumingMemoryBound(to: FieldMetadata.self)
    }

    @inlinable @inline(__always)
    public subscript(_ ref: PoolRef) -> UnsafeMutablePointer<ConstantPoolMetadata> {
        metadata(ref.rawValue).assumingMemoryBound(to: ConstantPoolMetadata.self)
    }

    @inlinable @inline(__always)
    public subscript(_ ref: CallSiteRef) -> UnsafeMutablePointer<CallSiteMetadata> {
        metadata(ref.rawValue).assumingMemoryBound(to: CallSiteMetadata.self)
    }

    @inlinable @inline(__always)
    public subscript(_ ref: SymbolRef) -> UnsafeMutablePointer<SymbolMetadata> {
        metadata(ref.rawValue).assumingMemoryBound(to: SymbolMetadata.self)
    }

    /// The reference cell in metadata that the collector scans and updates.
    @inlinable @inline(__always)
    public subscript(_ ref: SlotRef) -> UnsafeMutablePointer<Reference> {
        metadata(ref.rawValue).assumingMemoryBound(to: Reference.self)
    }

    @inlinable @inline(__always)
    public subscript(_ ref: BytesRef) -> UnsafeMutableRawPointer { metadata(ref.rawValue) }

    /// First cell of decoded code.
    @inlinable @inline(__always)
    public subscript(_ ref: CodeRef) -> UnsafeMutableRawPointer { metadata(ref.rawValue) }

    /// Address of a heap object. `ref` must not be null when the result is accessed.
    @inlinable @inline(__always)
    public subscript(_ ref: Reference) -> UnsafeMutableRawPointer { base + (Int(ref.rawValue) &<< 3) }

    /// The reference that names the heap object at `address`.
    @inlinable @inline(__always)
    public func reference(_ address: UnsafeRawPointer) -> Reference {
        Reference(rawValue: UInt32(truncatingIfNeeded: (address - UnsafeRawPointer(base)) &>> 3))
    }

    @inlinable @inline(__always)
    public func ref(_ p: UnsafePointer<ClassMetadata>) -> ClassRef { ClassRef(rawValue: metadataOffset(p)) }
    @inlinable @inline(__always)
    public func ref(_ p: UnsafeMutablePointer<ClassMetadata>) -> ClassRef { ClassRef(rawValue: metadataOffset(p)) }
    @inlinable @inline(__always)
    public func ref(_ p: UnsafeMutablePointer<MethodMetadata>) -> MethodRef { MethodRef(rawValue: metadataOffset(p)) }
    @inlinable @inline(__always)
    public func ref(_ p: UnsafeMutablePointer<FieldMetadata>) -> FieldRef { FieldRef(rawValue: metadataOffset(p)) }
    @inlinable @inline(__always)
    public func ref(_ p: UnsafeMutablePointer<ConstantPoolMetadata>) -> PoolRef { PoolRef(rawValue: metadataOffset(p)) }
    @inlinable @inline(__always)
    public func ref(_ p: UnsafeMutablePointer<CallSiteMetadata>) -> CallSiteRef {
        CallSiteRef(rawValue: metadataOffset(p))
    }
}
