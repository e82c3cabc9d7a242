// SPDX-License-Identifier: Apache-2.0
import ObjectModel
import Runtime

/// A Java value in Swift: what a call takes and returns. Java's byte, short, char and int are all `int`.
public enum JavaValue: Sendable, Equatable {
    case int(Int32)
    case long(Int64)
    case float(Float)
    case double(Double)
    case boolean(Bool)
    /// A copy of a String's text; unpaired surrogates are replaced.
    case string(String)
    case object(JavaObject)
    case null
    /// What a method without result returns.
    case void

    public var int: Int32? { if case .int(let value) = self { value } else { nil } }
    public var long: Int64? { if case .long(let value) = self { value } else { nil } }
    public var float: Float? { if case .float(let value) = self { value } else { nil } }
    public var double: Double? { if case .double(let value) = self { value } else { nil } }
    public var boolean: Bool? { if case .boolean(let value) = self { value } else { nil } }
    public var string: String? { if case .string(let value) = self { value } else { nil } }
    public var object: JavaObject? { if case .object(let value) = self { value } else { nil } }
}

/// A Java object that Swift holds; it lives as long as this does. Two of them may stand for the same object.
public final class JavaObject: Sendable, Equatable {
    let machine: VirtualMachine
    let global: GlobalHandle

    /// In VM state.
    init(_ machine: VirtualMachine, _ reference: Reference) {
        self.machine = machine
        global = machine.globals.make(reference)
    }

    deinit { machine.globals.release(global) }

    /// Whether both are the same handle.
    public static func == (left: JavaObject, right: JavaObject) -> Bool { left === right }
}

/// Why a call from Swift into Java gave no result.
public enum JavaError: Error, Sendable, Equatable {
    /// Java threw: name of the exception's class (`java.lang.RuntimeException`), and `getMessage()`.
    case thrown(className: String, message: String?)
    /// The arguments do not fit the method's descriptor, or the like; the text is for a person.
    case invalidCall(String)
    /// A hosted thread can only be used on the native thread that it was made on.
    case wrongThread
    /// The call was ended before it came back: the machine is being destroyed, or the call has reached a limit. No handler
    /// and no finally block ran; monitors are released, `java.util.concurrent.locks` are not.
    case ended(EndReason)

    /// The machine is being destroyed.
    public static var destroyed: JavaError { .ended(.destroyed) }
}
