// SPDX-License-Identifier: Apache-2.0
import ObjectModel

// Cells that take the place of `…_unresolved` ones, and how they are published: one 64-bit store, so that another thread
// executes either the old cell or the new one. What a cell refers to is complete before (release).

/// Makes resolved cells.
public enum QuickCell {
    private static var table: HandlerTable { HandlerTable.shared }

    public static func constant(int: Int32) -> UInt64 { table.cell(.push_int, UInt32(bitPattern: int)) }

    /// A long or double in the metadata word at `word`.
    public static func constant(word: BytesRef) -> UInt64 { table.cell(.push_word, word.rawValue) }

    /// Whatever the slot holds, null included.
    public static func constant(reference: SlotRef) -> UInt64 { table.cell(.push_reference, reference.rawValue) }

    /// `offset` in bytes from the object; `type` is SwiftletType….
    public static func getField(offset: UInt32, type: UInt8, isVolatile: Bool) -> UInt64 {
        table.cell(operation(getField: type, isVolatile), offset)
    }

    public static func putField(offset: UInt32, type: UInt8, isVolatile: Bool) -> UInt64 {
        table.cell(operation(putField: type, isVolatile), offset)
    }

    /// `heapOffset` in bytes from the heap base. For a class that may still be uninitialized publish it with
    /// `Quickening.publish(_:at:whenInitialized:record:poolIndex:in:)`.
    public static func getStatic(heapOffset: UInt32, type: UInt8, isVolatile: Bool) -> UInt64 {
        table.cell(operation(getStatic: type, isVolatile), heapOffset)
    }

    public static func putStatic(heapOffset: UInt32, type: UInt8, isVolatile: Bool) -> UInt64 {
        table.cell(operation(putStatic: type, isVolatile), heapOffset)
    }

    /// `isFast`: the class is SwiftletClassFastAllocatable; otherwise the runtime allocates.
    public static func new(_ class_: ClassRef, isFast: Bool) -> UInt64 {
        table.cell(isFast ? .new : .new_slow, class_.rawValue)
    }

    /// anewarray; the class is that of the array, not of its elements.
    public static func newArray(_ arrayClass: ClassRef) -> UInt64 { table.cell(.newarray_4, arrayClass.rawValue) }

    /// `record` is a MultiArrayMetadata.
    public static func multiNewArray(_ record: BytesRef) -> UInt64 { table.cell(.multianewarray, record.rawValue) }

    public static func checkCast(_ class_: ClassRef) -> UInt64 { table.cell(.checkcast, class_.rawValue) }
    public static func instanceOf(_ class_: ClassRef) -> UInt64 { table.cell(.instanceof, class_.rawValue) }

    // Call sites: `continuation` is set from `Interpreter.continuation(returning:)`.

    /// `site.method`, no receiver.
    public static func invokeStatic(_ site: CallSiteRef) -> UInt64 { table.cell(.invokestatic, site.rawValue) }

    /// `site.method` after a null check of the receiver: invokespecial, and invokevirtual or invokeinterface of a method
    /// that is private or final.
    public static func invokeSpecial(_ site: CallSiteRef) -> UInt64 { table.cell(.invokespecial, site.rawValue) }

    /// Entry `site.index` of the receiver's virtual table; also Object's methods called through an interface.
    public static func invokeVirtual(_ site: CallSiteRef) -> UInt64 { table.cell(.invokevirtual, site.rawValue) }

    /// Method `site.index` of `site.interface_`.
    public static func invokeInterface(_ site: CallSiteRef) -> UInt64 { table.cell(.invokeinterface, site.rawValue) }

    /// `site.method` with `site.appendix` as extra argument if `hasAppendix`.
    public static func invokeDynamic(_ site: CallSiteRef) -> UInt64 { table.cell(.invokedynamic, site.rawValue) }

    /// As `invokeDynamic`, with a null check of the receiver: MethodHandle.invokeExact, VarHandle accessors.
    public static func invokeHandle(_ site: CallSiteRef) -> UInt64 { table.cell(.invokehandle, site.rawValue) }

    /// What a debugger or a counter puts over a cell; `EntryPoints.breakpoint` tells the original one.
    public static func breakpoint(id: UInt32) -> UInt64 { table.cell(.breakpoint, id) }

    // MARK: By type

    private static func operation(getField type: UInt8, _ isVolatile: Bool) -> Operation {
        switch Int(type) {
        case SwiftletTypeBoolean, SwiftletTypeByte: isVolatile ? .getfield_bv : .getfield_b
        case SwiftletTypeChar: isVolatile ? .getfield_cv : .getfield_c
        case SwiftletTypeShort: isVolatile ? .getfield_sv : .getfield_s
        case SwiftletTypeLong, SwiftletTypeDouble: isVolatile ? .getfield_lv : .getfield_l
        default: isVolatile ? .getfield_iv : .getfield_i
        }
    }

    private static func operation(putField type: UInt8, _ isVolatile: Bool) -> Operation {
        switch Int(type) {
        case SwiftletTypeBoolean: isVolatile ? .putfield_zv : .putfield_z
        case SwiftletTypeByte: isVolatile ? .putfield_bv : .putfield_b
        case SwiftletTypeChar, SwiftletTypeShort: isVolatile ? .putfield_hv : .putfield_h
        case SwiftletTypeLong, SwiftletTypeDouble: isVolatile ? .putfield_lv : .putfield_l
        case SwiftletTypeReference: isVolatile ? .putfield_av : .putfield_a
        default: isVolatile ? .putfield_iv : .putfield_i
        }
    }

    private static func operation(getStatic type: UInt8, _ isVolatile: Bool) -> Operation {
        switch Int(type) {
        case SwiftletTypeBoolean, SwiftletTypeByte: isVolatile ? .getstatic_bv : .getstatic_b
        case SwiftletTypeChar: isVolatile ? .getstatic_cv : .getstatic_c
        case SwiftletTypeShort: isVolatile ? .getstatic_sv : .getstatic_s
        case SwiftletTypeLong, SwiftletTypeDouble: isVolatile ? .getstatic_lv : .getstatic_l
        default: isVolatile ? .getstatic_iv : .getstatic_i
        }
    }

    private static func operation(putStatic type: UInt8, _ isVolatile: Bool) -> Operation {
        switch Int(type) {
        case SwiftletTypeBoolean: isVolatile ? .putstatic_zv : .putstatic_z
        case SwiftletTypeByte: isVolatile ? .putstatic_bv : .putstatic_b
        case SwiftletTypeChar, SwiftletTypeShort: isVolatile ? .putstatic_hv : .putstatic_h
        case SwiftletTypeLong, SwiftletTypeDouble: isVolatile ? .putstatic_lv : .putstatic_l
        case SwiftletTypeReference: isVolatile ? .putstatic_av : .putstatic_a
        default: isVolatile ? .putstatic_iv : .putstatic_i
        }
    }
}

/// Puts cells into code that may be running.
public enum Quickening {
    /// Replaces the cell at `address`, and forms the superinstructions that this makes possible unless `isFusing` is
    /// false. Groups that held the old cell are dissolved in any case.
    public static func publish(_ cell: UInt64, at address: UnsafeRawPointer, isFusing: Bool = true) {
        atomic64StoreRelease(UnsafeMutableRawPointer(mutating: address), cell)
        HandlerTable.shared.fusion.refuse(at: address, HandlerTable.shared, isFusing: isFusing)
    }

    /// Replaces the cell at `address` by one that executes `cell` when `class_` is initialized (or for the thread that
    /// initializes it), and that calls `EntryPoints.initializeClass` otherwise. `record` is room for an
    /// InitCheckMetadata in metadata memory.
    public static func publish(
        _ cell: UInt64, at address: UnsafeRawPointer, whenInitialized class_: ClassRef, record: BytesRef,
        poolIndex: UInt32, in space: AddressSpace
    ) {
        space[record].storeBytes(
            of: InitCheckMetadata(cell: cell, class_: class_, poolIndex: poolIndex), as: InitCheckMetadata.self)
        publish(HandlerTable.shared.cell(.initcheck, record.rawValue), at: address)
    }
}
