// SPDX-License-Identifier: Apache-2.0
import ClassFile
import ObjectModel
import Runtime

// Member, local and anonymous classes: InnerClasses and EnclosingMethod attributes (JVMS 4.7.6, 4.7.7).

extension ClassNatives {
    /// A row of InnerClasses: pool indices of the inner class, the outer one and the simple name.
    private struct Row {
        var inner: Int
        var outer: Int
        var name: Int
    }

    private static func rows(_ vm: VirtualMachine, _ metadata: ClassPointer) -> [Row] {
        guard let payload = vm.classAttribute(metadata, .innerClasses) else { return [] }
        var cursor = AnnotationCursor(payload)
        return (0..<cursor.u2()).map { _ in
            let row = Row(inner: cursor.u2(), outer: cursor.u2(), name: cursor.u2())
            _ = cursor.u2()
            return row
        }
    }

    /// The row about the class itself.
    private static func ownRow(_ vm: VirtualMachine, _ metadata: ClassPointer) -> Row? {
        let pool = ConstantPool(vm, metadata)
        return rows(vm, metadata).first {
            pool.tag($0.inner) == .class && pool.name($0.inner) == metadata.pointee.name
        }
    }

    static func getSimpleBinaryName(_ call: inout NativeCall) throws(JavaThrow) -> NativeResult {
        let metadata = try call.classArgument()
        if metadata.isArray || metadata.isPrimitive { return .null }
        guard let row = ownRow(call.vm, metadata), row.name != 0 else { return .null }
        return .reference(
            try call.vm.internedString(ConstantPool(call.vm, metadata).symbol(row.name), call.thread))
    }

    static func getDeclaringClass(_ call: inout NativeCall) throws(JavaThrow) -> NativeResult {
        let metadata = try call.classArgument()
        let vm = call.vm
        if metadata.isArray || metadata.isPrimitive { return .null }
        guard let row = ownRow(vm, metadata), row.outer != 0 else { return .null }
        let outer = try vm.resolveClass(metadata, row.outer, call.thread)
        let pool = ConstantPool(vm, outer)
        let agrees = rows(vm, outer).contains {
            pool.tag($0.inner) == .class && pool.name($0.inner) == metadata.pointee.name
        }
        guard agrees else {
            throw call.thread.exception(
                "java/lang/IncompatibleClassChangeError",
                "\(vm.externalName(outer)) and \(vm.externalName(metadata)) disagree on InnerClasses attribute")
        }
        return .reference(outer.pointee.mirror)
    }

    static func getDeclaredClasses(_ call: inout NativeCall) throws(JavaThrow) -> NativeResult {
        let metadata = try call.classArgument()
        let vm = call.vm
        if metadata.isArray || metadata.isPrimitive { return try call.result(classes: []) }
        let pool = ConstantPool(vm, metadata)
        var members: [ClassPointer] = []
        for row in rows(vm, metadata)
        where row.outer != 0 && pool.tag(row.outer) == .class && pool.name(row.outer) == metadata.pointee.name {
            members.append(try vm.resolveClass(metadata, row.inner, call.thread))
        }
        return try call.result(classes: members)
    }

    /// {enclosing class, method name or null, descriptor or null}, or null.
    static func getEnclosingMethod(_ call: inout NativeCall) throws(JavaThrow) -> NativeResult {
        let metadata = try call.classArgument()
        let vm = call.vm
        guard let payload = vm.classAttribute(metadata, .enclosingMethod) else { return .null }
        var cursor = AnnotationCursor(payload)
        let outerIndex = cursor.u2()
        let methodIndex = cursor.u2()
        let outer = try vm.resolveClass(metadata, outerIndex, call.thread)
        let array = call.thread.handle(try vm.allocateArray(vm.classes.objectArray!, length: 3, call.thread))
        call.space.storeReference(array.reference, SwiftletArrayData4, outer.pointee.mirror)
        if methodIndex != 0 {
            let pool = ConstantPool(vm, metadata)
            let pair = pool.low(methodIndex)
            let name = try vm.internedString(pool.symbol(Int(pair & 0xFFFF)), call.thread)
            call.space.storeReference(array.reference, SwiftletArrayData4 + 4, name)
            let descriptor = try vm.internedString(pool.symbol(Int(pair >> 16)), call.thread)
            call.space.storeReference(array.reference, SwiftletArrayData4 + 8, descriptor)
        }
        return .reference(array)
    }
}
