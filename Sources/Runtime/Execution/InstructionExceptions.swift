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

    package func abstractMethod(_ method: MethodPointer) -> JavaThrow {
        let machine = vm
        if method.pointee.flags & UInt32(SwiftletMethodOverpass) != 0 {
            return exception(
                "java/lang/IncompatibleClassChangeError", machine.overpassMessages[method.pointee.coldIndex])
        }
        // The receiver's class says who lacks the implementation.
        let slots = Int(method.pointee.argumentSlots)
        let receiver = operandHandle(slots).reference
        if method.isStatic || receiver.isNull {
            return exception("java/lang/AbstractMethodError", "'\(machine.externalSignature(method))'")
        }
        let receiverClass = space.classMetadata(of: receiver)
        let resolved = calledMethod ?? method
        var text =
            "Receiver class \(machine.externalName(receiverClass)) does not define or inherit an implementation of the "
            + "resolved method '\(machine.methodModifierText(resolved))\(machine.externalResultAndName(resolved))' of "
        let declaring = space[resolved.pointee.holder]
        text += "\(machine.kindText(declaring)) \(machine.externalName(declaring))."
        if resolved != method {
            text += " Selected method is '\(machine.methodModifierText(method))\(machine.externalSignature(method))'."
        }
        return exception("java/lang/AbstractMethodError", text)
    }

    /// The method that the invoke instruction at the current position names, if it is one and has been resolved.
    private var calledMethod: MethodPointer? {
        guard let frame = Frame.innermost(self), !frame.method.isNative, let code = vm.code(frame.method) else {
            return nil
        }
        let position = CodeRef(rawValue: space.metadataOffset(raw.pointee.pc))
        let at = vm.bytecodeIndex(frame.method, position)
        guard at >= 0, at + 2 < code.code.count, [0xB6, 0xB7, 0xB9].contains(code.code[at]) else { return nil }
        let pool = ConstantPool(vm, space[frame.method.pointee.holder])
        let index = Int(code.code[at + 1]) << 8 | Int(code.code[at + 2])
        guard pool.tag(index) == .methodref || pool.tag(index) == .interfaceMethodref, pool.high(index) != 0 else {
            return nil
        }
        return space[MethodRef(rawValue: pool.high(index))]
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
