// SPDX-License-Identifier: Apache-2.0
import ObjectModel
import Platform

/// A native that has nothing to do.
private func returnVoid(_ call: inout NativeCall) throws(JavaThrow) -> NativeResult { .void }

/// Collects the native methods of one Java class: handed to that class's registrar when the class is linked.
///
/// A binding whose method does not exist in this build of the class library is ignored: several generations of a
/// signature may stand side by side.
public struct NativeBinder {
    package let vm: VirtualMachine
    package let holder: UnsafeMutablePointer<ClassMetadata>

    /// Binds `name` with `descriptor` to a Swift function.
    public func bind(_ name: StaticString, _ descriptor: StaticString, _ function: @escaping NativeFunction) {
        vm.natives.bind(vm, holder, name, descriptor, function)
    }

    /// Binds the `registerNatives`-like methods that have nothing to do here.
    public func ignore(_ name: StaticString, _ descriptor: StaticString = "()V") {
        bind(name, descriptor, returnVoid)
    }
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
    private let functions = UnsafeMutablePointer<NativeFunction>.allocate(capacity: NativeTable.capacity)
    private var count = 1
    private var registrars: [String: Registrar] = [:]
    /// Native methods found late, while other threads may be doing the same.
    private let mutex = NativeMutex()
    /// Set when the first library is loaded, under a lock of the class library.
    package var resolver: (any NativeMethodResolver)?
    /// The classes whose natives were bound, in order: what gives functions their indices.
    package private(set) var boundClasses: [ClassRef] = []

    public init() {
        functions.initialize(to: returnVoid)
    }

    deinit {
        functions.deinitialize(count: count)
        functions.deallocate()
        mutex.destroy()
    }

    /// The function at an index that `bind` gave out.
    package subscript(index: UInt32) -> NativeFunction { functions[Int(index)] }

    /// Announces the natives of a class of the boot loader, by internal name.
    public func register(_ className: String, _ registrar: @escaping Registrar) {
        registrars[className] = registrar
    }

    /// Binds what is known of a freshly loaded boot class with native methods. The caller holds the linking lock.
    package func bindAll(_ vm: VirtualMachine, _ holder: UnsafeMutablePointer<ClassMetadata>) {
        guard let registrar = registrars[vm.symbols.string(holder.pointee.name)] else { return }
        boundClasses.append(vm.space.ref(holder))
        registrar(NativeBinder(vm: vm, holder: holder))
    }

    package func bind(
        _ vm: VirtualMachine, _ holder: UnsafeMutablePointer<ClassMetadata>, _ name: StaticString,
        _ descriptor: StaticString, _ function: @escaping NativeFunction
    ) {
        guard let nameSymbol = vm.symbols.lookup(name), let descriptorSymbol = vm.symbols.lookup(descriptor),
            let method = vm.declaredMethod(holder, nameSymbol, descriptorSymbol),
            method.pointee.flags & AccessFlag.native != 0
        else { return }
        bind(method, function)
    }

    /// Binds a method, also one that is bound already.
    package func bind(_ method: MethodPointer, _ function: @escaping NativeFunction) {
        mutex.withLock {
            precondition(count < NativeTable.capacity, "native table full")
            (functions + count).initialize(to: function)
            // Methods of an image have their index already; not storing it leaves their page shared.
            if method.pointee.nativeIndex != UInt32(count) { method.pointee.nativeIndex = UInt32(count) }
            count += 1
        }
    }
}
