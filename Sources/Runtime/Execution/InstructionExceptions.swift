// SPDX-License-Identifier: Apache-2.0
import ObjectModel

// The exceptions that instructions throw, with HotSpot's texts.

extension Thread {
    package func nullPointer() -> JavaThrow { exception("java/lang/NullPointerException") }

    package func negativeArraySize(_ length: Int32) -> JavaThrow {
        exception("java/lang/NegativeArraySizeException", String(length))
    }

    /// argument = index, argument2 = array.
    package func arrayIndex() -> JavaThrow {
        let index = Int32(truncatingIfNeeded: raw.pointee.argument)
        let array = Reference(rawValue: UInt32(truncatingIfNeeded: raw.pointee.argument2))
        return exception(
            "java/lang/ArrayIndexOutOfBoundsException",
            "Index \(index) out of bounds for length \(space.arrayLength(array))")
    }

    /// argument = value, argument2 = array.
    package func arrayStore() -> JavaThrow {
        let value = Reference(rawValue: UInt32(truncatingIfNeeded: raw.pointee.argument))
        return exception("java/lang/ArrayStoreException", vm.externalName(space.classMetadata(of: value)))
    }

    /// argument = object, argument2 = ClassRef.
    package func classCast() -> JavaThrow {
        let object = Reference(rawValue: UInt32(truncatingIfNeeded: raw.pointee.argument))
        let target = space[ClassRef(rawValue: UInt32(truncatingIfNeeded: raw.pointee.argument2))]
        return exception(
            "java/lang/ClassCastException", vm.classCastText(space.classMetadata(of: object), target))
    }

    /// argument = receiver; the call site is the current cell's.
    package func incompatibleClass() -> JavaThrow {
        let receiver = Reference(rawValue: UInt32(truncatingIfNeeded: raw.pointee.argument))
        let machine = vm
        let text =
            "Class \(machine.externalName(space.classMetadata(of: receiver))) does not implement the requested interface"
        let method = currentMethod
        let bci = machine.bytecodeIndex(method, CodeRef(rawValue: space.metadataOffset(raw.pointee.pc)))
        // Through a method handle there is no call site that names the interface.
        guard let code = machine.code(method), bci < code.code.count, code.code[bci] == 0xB9 else {
            return exception("java/lang/IncompatibleClassChangeError", text)
        }
        let site = space[CallSiteRef(rawValue: operand)]
        return exception(
            "java/lang/IncompatibleClassChangeError", text + " " + machine.externalName(space[site.pointee.interface_]))
    }

    /// athrow.
    package func throwTop() -> JavaThrow {
        let thrown = operandHandle(1).reference
        if thrown.isNull { return nullPointer() }
        return throwing(thrown)
    }

    /// An abstract method or an overpass was entered: the call site had been resolved before, with another receiver.
    package func abstractMethod(_ method: MethodPointer) -> JavaThrow {
        let machine = vm
        if method.pointee.flags & UInt32(SwiftletMethodOverpass) != 0 {
            let text = machine.overpassMessages[method.pointee.coldIndex]
            if text.isEmpty { return exception("java/lang/IllegalAccessError") }
            return exception("java/lang/IncompatibleClassChangeError", text)
        }
        switch caller {
        case .interface(let resolved):
            let receiver = operandHandle(Int(method.pointee.argumentSlots)).reference
            guard !receiver.isNull else { break }
            return abstractMethod(resolved, selected: nil, space.classMetadata(of: receiver))
        case .interfaceHandle: return exception("java/lang/AbstractMethodError")
        case .other: break
        }
        return exception(
            "java/lang/AbstractMethodError", "Missing implementation of resolved method \(resolvedText(method))")
    }

    /// A receiver's class has no implementation of the method that a call resolves to.
    package func abstractMethod(
        _ resolved: MethodPointer, selected: MethodPointer?, _ receiverClass: ClassPointer
    ) -> JavaThrow {
        var text =
            "Receiver class \(vm.externalName(receiverClass)) does not define or inherit an implementation of the "
            + "resolved method \(resolvedText(resolved))"
        if let selected, selected != resolved {
            text += " Selected method is '\(vm.methodModifierText(selected))\(vm.externalSignature(selected))'."
        }
        return exception("java/lang/AbstractMethodError", text)
    }

    /// `'abstract void f()' of interface p.I.`
    private func resolvedText(_ method: MethodPointer) -> String {
        let machine = vm
        let declaring = space[method.pointee.holder]
        return "'\(machine.methodModifierText(method))\(machine.externalResultAndName(method))' of "
            + "\(machine.kindText(declaring)) \(machine.externalName(declaring))."
    }

    private enum Caller {
        /// invokeinterface of this method, through an interface method table.
        case interface(MethodPointer)
        /// A method handle, through an interface method table.
        case interfaceHandle
        case other
    }

    /// The invoke instruction at the current position.
    private var caller: Caller {
        guard let frame = Frame.innermost(self), !frame.method.isNative, let code = vm.code(frame.method) else {
            return .other
        }
        let at = frame.bytecodeIndex
        guard at >= 0, at + 2 < code.code.count else { return .other }
        let pool = ConstantPool(vm, space[frame.method.pointee.holder])
        let index = Int(code.code[at + 1]) << 8 | Int(code.code[at + 2])
        switch code.code[at] {
        case 0xB9:
            guard pool.tag(index) == .interfaceMethodref, pool.high(index) != 0 else { return .other }
            let resolved = space[MethodRef(rawValue: pool.high(index))]
            return resolved.pointee.itableIndex >= 0 ? .interface(resolved) : .other
        case 0xB8:
            guard pool.tag(index) == .methodref else { return .other }
            return vm.symbols.string(pool.nameAndType(index).name) == "linkToInterface" ? .interfaceHandle : .other
        default: return .other
        }
    }
}

extension VirtualMachine {
    /// `class A cannot be cast to class B (A and B are in …)`.
    package func classCastText(_ from: ClassPointer, _ target: ClassPointer) -> String {
        "class \(externalName(from)) cannot be cast to class \(externalName(target)) "
            + "(\(jointInModuleOfLoader(from, target)))"
    }

    /// `abstract ` in front of an abstract method in messages.
    package func methodModifierText(_ method: MethodPointer) -> String { method.isAbstract ? "abstract " : "" }

    /// `abstract ` in front of a class that is.
    package func abstractText(_ metadata: ClassPointer) -> String { metadata.isAbstract ? "abstract " : "" }

    /// `void f(int)`, without the class.
    package func externalResultAndName(_ method: MethodPointer) -> String {
        let text = DescriptorText.method(symbols.bytes(method.pointee.descriptor))
        return "\(text.result) \(symbols.string(method.pointee.name))(\(text.parameters))"
    }
}
