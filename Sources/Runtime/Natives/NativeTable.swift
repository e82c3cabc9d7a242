// SPDX-License-Identifier: Apache-2.0
import ObjectModel
import Platform

/// A native that has nothing to do.
private func returnVoid(_ call: inout NativeCall) throws(JavaThrow) -> NativeResult { .void }

/// A row of the table. A function alone, as element of a generic container, would be kept behind a thunk; in a structure it
/// is the two words that machine code calls: code and context.
package struct NativeEntry {
    package let function: NativeFunction

    package init(function: @escaping NativeFunction) { self.function = function }
}

/// Collects the native methods of one Java class: handed to that class's registrar when the class is linked.
///
/// A binding whose method does not exist in this build of the class library is ignored: several generations of a
/// signature may stand side by side.
public struct NativeBinder {
    fileprivate let vm: VirtualMachine
    fileprivate let bindings: ClassBindings

    /// Binds `name` with `descriptor` to a Swift function.
    public func bind(_ name: StaticString, _ descriptor: StaticString, _ function: @escaping NativeFunction) {
        vm.natives.bind(vm, bindings, name, descriptor, function)
    }

    /// Binds the `registerNatives`-like methods that have nothing to do here.
    public func ignore(_ name: StaticString, _ descriptor: StaticString = "()V") {
        bind(name, descriptor, returnVoid)
    }
}

/// What a class's registrar binds, call by call.
private final class ClassBindings {
    /// Nil when indices of an image are bound again: its metadata is then left alone.
    let holder: ClassPointer?
    /// Of each binding the function's index, or 0 if the class has no such method.
    var indices: [UInt32]
    /// How many of `indices` are bound again.
    var position = 0

    init(holder: ClassPointer?, indices: [UInt32] = []) {
        self.holder = holder
        self.indices = indices
    }
}

/// A class whose natives were bound, as an image keeps it: the same executable's registrar makes the same calls again.
struct BoundNatives {
    let className: String
    /// Of each call of the registrar the function's index, or 0.
    let indices: [UInt32]
}

/// Finds functions for native methods that no registrar binds.
package protocol NativeMethodResolver: AnyObject, Sendable {
    /// Nil if there is none. VM state; runs Java code.
    func resolve(_ method: MethodPointer, _ thread: Thread) throws(JavaThrow) -> NativeFunction?
}

/// The native functions of a machine, by index (`MethodMetadata.nativeIndex`), and the registrars by class name.
public final class NativeTable {
    /// Binds the natives of one class.
    public typealias Registrar = (NativeBinder) -> Void

    /// Most functions a machine can have; a fixed table, so that threads read it while another binds.
    private static let capacity = 32768
    /// Index 0 is "not bound".
    private let functions = UnsafeMutablePointer<NativeEntry>.allocate(capacity: NativeTable.capacity)
    private var count = 1
    private var registrars: [String: Registrar] = [:]
    /// Native methods found late, while other threads may be doing the same.
    private let mutex = NativeMutex()
    /// Functions that methods had before. Guarded by `mutex`.
    private var replaced: [NativeEntry] = []
    /// Set when the first library is loaded, under a lock of the class library.
    package var resolver: (any NativeMethodResolver)?
    /// The classes whose natives were bound.
    private(set) var boundClasses: [BoundNatives] = []

    public init() {
        functions.initialize(to: NativeEntry(function: returnVoid))
    }

    deinit {
        functions.deinitialize(count: count)
        functions.deallocate()
        mutex.destroy()
    }

    /// The function at an index that `bind` gave out.
    package subscript(index: UInt32) -> NativeFunction { functions[Int(index)].function }

    /// Where the table lies, for machine code (`NativeFunctionField`).
    var address: UInt { UInt(bitPattern: functions) }

    /// Announces the natives of a class of the boot loader, by internal name.
    public func register(_ className: String, _ registrar: @escaping Registrar) {
        registrars[className] = registrar
    }

    /// Binds what is known of a freshly loaded boot class with native methods. The caller holds the linking lock.
    package func bindAll(_ vm: VirtualMachine, _ holder: ClassPointer) {
        let name = vm.symbols.string(holder.pointee.name)
        guard let registrar = registrars[name] else { return }
        let bindings = ClassBindings(holder: holder)
        registrar(NativeBinder(vm: vm, bindings: bindings))
        boundClasses.append(BoundNatives(className: name, indices: bindings.indices))
    }

    /// Puts the functions of an image's classes where its methods say they are. Before Java runs.
    func bindAgain(_ vm: VirtualMachine, _ classes: [BoundNatives]) {
        for bound in classes {
            guard let registrar = registrars[bound.className] else { continue }
            registrar(NativeBinder(vm: vm, bindings: ClassBindings(holder: nil, indices: bound.indices)))
        }
        boundClasses = classes
    }

    fileprivate func bind(
        _ vm: VirtualMachine, _ bindings: ClassBindings, _ name: StaticString, _ descriptor: StaticString,
        _ function: @escaping NativeFunction
    ) {
        guard let holder = bindings.holder else {
            guard bindings.position < bindings.indices.count else { return }
            place(function, at: Int(bindings.indices[bindings.position]))
            bindings.position += 1
            return
        }
        guard let nameSymbol = vm.symbols.lookup(name), let descriptorSymbol = vm.symbols.lookup(descriptor),
            let method = vm.declaredMethod(holder, nameSymbol, descriptorSymbol),
            method.pointee.flags & AccessFlag.native != 0
        else {
            bindings.indices.append(0)
            return
        }
        bind(method, function)
        bindings.indices.append(method.pointee.nativeIndex)
    }

    /// Index 0 is no function's.
    private func place(_ function: @escaping NativeFunction, at index: Int) {
        guard index > 0, index < NativeTable.capacity else { return }
        if index >= count {
            (functions + count).initialize(
                repeating: NativeEntry(function: returnVoid), count: index + 1 - count)
            count = index + 1
        }
        functions[index] = NativeEntry(function: function)
    }

    /// Has a method call another function from now on: machine code knows its index. At a safepoint.
    package func rebind(_ method: MethodPointer, _ function: @escaping NativeFunction) {
        mutex.withLock {
            let index = Int(method.pointee.nativeIndex)
            // Calls of the old one may be under way.
            replaced.append(functions[index])
            functions[index] = NativeEntry(function: function)
        }
    }

    /// Binds a method that is not bound, or that nobody has called.
    package func bind(_ method: MethodPointer, _ function: @escaping NativeFunction) {
        mutex.withLock {
            precondition(count < NativeTable.capacity, "native table full")
            (functions + count).initialize(to: NativeEntry(function: function))
            method.pointee.nativeIndex = UInt32(count)
            count += 1
        }
    }
}
