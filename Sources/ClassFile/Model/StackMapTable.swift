// SPDX-License-Identifier: Apache-2.0

/// A verification type as stack maps write it (JVMS 4.7.4).
public enum VerificationTypeInfo: Hashable, Sendable {
    case top
    case integer
    case float
    case double
    case long
    case null
    case uninitializedThis
    /// A Class entry.
    case object(UInt16)
    /// The offset of the `new` instruction.
    case uninitialized(pc: UInt16)
}

/// One entry of a StackMapTable: a frame by its difference from the one before.
///
/// The distance is what the file has: the first frame's from offset 0, another's from the frame before, less one.
public enum StackMapFrame: Hashable, Sendable {
    case same(distance: UInt16)
    case sameLocalsOneStackItem(distance: UInt16, VerificationTypeInfo)
    /// The last `count` locals, one to three, are gone.
    case chop(distance: UInt16, count: UInt8)
    /// One to three locals more.
    case append(distance: UInt16, [VerificationTypeInfo])
    case full(distance: UInt16, locals: [VerificationTypeInfo], stack: [VerificationTypeInfo])
}

/// Makes the entries of a StackMapTable out of whole frames, in the shortest form (JVMS 4.10.1.3 gives the meaning).
public struct StackMapEncoder {
    public private(set) var frames: [StackMapFrame] = []
    private var previousLocals: [VerificationTypeInfo]
    private var previousPC: Int = -1

    /// `initialLocals`: receiver and parameters at the method's start.
    public init(initialLocals: [VerificationTypeInfo]) { previousLocals = initialLocals }

    /// Adds the frame at `pc`, which must lie behind the frame before; a second frame at the same place is ignored.
    public mutating func add(pc: Int, locals: [VerificationTypeInfo], stack: [VerificationTypeInfo]) {
        guard pc > previousPC else { return }
        let distance = UInt16(truncatingIfNeeded: pc - previousPC - 1)
        frames.append(frame(distance, locals, stack))
        previousLocals = locals
        previousPC = pc
    }

    private func frame(
        _ distance: UInt16, _ locals: [VerificationTypeInfo], _ stack: [VerificationTypeInfo]
    ) -> StackMapFrame {
        let difference: Int = locals.count - previousLocals.count
        if stack.count == 1, locals == previousLocals { return .sameLocalsOneStackItem(distance: distance, stack[0]) }
        guard stack.isEmpty else { return .full(distance: distance, locals: locals, stack: stack) }
        switch difference {
        case 0 where locals == previousLocals: return .same(distance: distance)
        case -3 ... -1 where previousLocals.starts(with: locals):
            return .chop(distance: distance, count: UInt8(-difference))
        case 1...3 where locals.starts(with: previousLocals):
            return .append(distance: distance, Array(locals[previousLocals.count...]))
        default: return .full(distance: distance, locals: locals, stack: stack)
        }
    }
}
