// SPDX-License-Identifier: Apache-2.0
import ObjectModel

// Methods that only return a field of their receiver: load 0, getfield, return. Once the field is resolved their entry is a
// handler that reads it without making a frame. The code stays what it is, and is entered where there is no receiver. Like an
// intrinsic, such an entry is no safepoint and does not count invocations.

public enum Getter {
    /// The entry of a method with one argument slot, if `code` is that of a getter whose field is resolved. `extraLocals`:
    /// bytes of the locals that are not arguments.
    public static func entry(code: UnsafeRawPointer, extraLocals: UInt32) -> Operation? {
        let table = HandlerTable.shared
        func own(_ index: Int) -> Operation? {
            table.operation(at: Int32(truncatingIfNeeded: atomic64LoadRelaxed(code + index * 8))).map(table.unfused)
        }
        guard own(0) == .load, (code + 4).load(as: Int32.self) == -4 - Int32(extraLocals) else { return nil }
        return switch (own(1), own(2)) {
        case (.getfield_b, .return_b): .enter_getter_b
        case (.getfield_b, .return_z): .enter_getter_b
        case (.getfield_c, .return_c): .enter_getter_c
        case (.getfield_s, .return_s): .enter_getter_s
        case (.getfield_i, .return_1): .enter_getter_i
        case (.getfield_l, .return_2): .enter_getter_l
        default: nil
        }
    }
}

extension Registers {
    @inline(__always)
    func enterGetter<T: BitwiseCopyable>(_ type: T.Type, _ result: (T) -> UInt64) {
        let reference = word(1)
        if reference == 0 { return jump(op_enter_interpreted) }
        let offset = metadata(enteredMethod.pointee.code.rawValue).load(fromByteOffset: 12, as: Int32.self)
        return answer(1) { result(($0.object(reference) + Int(offset)).load(as: type)) }
    }
}
