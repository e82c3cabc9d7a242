// SPDX-License-Identifier: Apache-2.0
import ClassFile
import ObjectModel

extension ConstantPool: NullPointerConstants {
    package func tag(_ index: UInt16) -> ConstantTag { tag(Int(index)) }

    package func memberClass(_ index: UInt16) -> UnsafeRawBufferPointer {
        guard tag(Int(index)).isMemberReference else { return nothing }
        let holder = classIndex(Int(index))
        return tag(holder) == .class ? vm.symbols.bytes(name(holder)) : nothing
    }

    package func memberName(_ index: UInt16) -> UnsafeRawBufferPointer {
        namesMember(index) ? vm.symbols.bytes(nameAndType(Int(index)).name) : nothing
    }

    package func memberDescriptor(_ index: UInt16) -> UnsafeRawBufferPointer {
        namesMember(index) ? vm.symbols.bytes(nameAndType(Int(index)).descriptor) : nothing
    }

    package func utf8(_ index: UInt16) -> UnsafeRawBufferPointer { utf8Bytes(Int(index)) }

    private func namesMember(_ index: UInt16) -> Bool {
        switch tag(Int(index)) {
        case .fieldref, .methodref, .interfaceMethodref, .dynamic, .invokeDynamic: true
        default: false
        }
    }

    private var nothing: UnsafeRawBufferPointer { UnsafeRawBufferPointer(start: nil, count: 0) }
}

extension VirtualMachine {
    /// The helpful text for a NullPointerException raised by the instruction at `bytecodeIndex` of a method (JEP 358).
    ///
    /// Nil when that instruction cannot raise one by itself (a constructor call: the program made the exception), and
    /// for native methods. Interns symbols; never a safepoint.
    package func helpfulMessage(_ method: MethodPointer, bytecodeIndex: Int) -> String? {
        guard let code = code(method) else { return nil }
        let holder = space[method.pointee.holder]
        let variables = attribute(holder, at: code.attributesOffset, .localVariableTable)
        let subject = NullPointerMessage<ConstantPool>.Method(
            code: code.code, handlers: code.handlers,
            localVariables: variables ?? UnsafeRawBufferPointer(start: nil, count: 0), isStatic: method.isStatic,
            descriptor: symbols.bytes(method.pointee.descriptor))
        return NullPointerMessage.text(subject, at: bytecodeIndex, ConstantPool(self, holder))
    }
}
