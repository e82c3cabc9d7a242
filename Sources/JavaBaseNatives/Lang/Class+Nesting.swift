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

    /// The class that the class is a member of. That of a local class must know of it, too.
    static func getDeclaringClass(_ call: inout NativeCall) throws(JavaThrow) -> NativeResult {
        let metadata = try call.classArgument()
        let vm = call.vm
        if metadata.isArray || metadata.isPrimitive { return .null }
        guard let row = ownRow(vm, metadata) else { return .null }
        if row.outer != 0 {
            let outer = try vm.resolveClass(metadata, row.outer, call.thread)
            try checkAgreement(outer, metadata, isMember: true, call.thread)
            return .reference(outer.pointee.mirror)
        }
        if let payload = vm.classAttribute(metadata, .enclosingMethod) {
            var cursor = AnnotationCursor(payload)
            let outerIndex = cursor.u2()
            if outerIndex != 0 {
                let outer = try vm.resolveClass(metadata, outerIndex, call.thread)
                try checkAgreement(outer, metadata, isMember: false, call.thread)
            }
        }
        return .null
    }

    /// Each of both must say that one is inside the other, or a class could claim to be inside any.
    private static func checkAgreement(
        _ outer: ClassPointer, _ inner: ClassPointer, isMember: Bool, _ thread: Thread
    ) throws(JavaThrow) {
        let vm = thread.vm
        if !outer.isArray {
            let pool = ConstantPool(vm, outer)
            for row in rows(vm, outer) where pool.tag(row.inner) == .class && (row.outer != 0) == isMember {
                guard pool.name(row.inner) == inner.pointee.name else { continue }
                if isMember {
                    guard pool.tag(row.outer) == .class, pool.name(row.outer) == outer.pointee.name,
                        try vm.resolveClass(outer, row.outer, thread) == outer
                    else { continue }
                }
                // A hidden class is known by nobody's constant pool but its own.
                if outer == inner || inner.isHidden { return }
                if try vm.resolveClass(outer, row.inner, thread) == inner { return }
            }
        }
        throw thread.exception(
            "java/lang/IncompatibleClassChangeError",
            "\(vm.externalName(outer)) and \(vm.externalName(inner)) disagree on InnerClasses attribute")
    }

    static func getDeclaredClasses(_ call: inout NativeCall) throws(JavaThrow) -> NativeResult {
        let metadata = try call.classArgument()
        let vm = call.vm
        if metadata.isArray || metadata.isPrimitive { return try call.result(classes: []) }
        let pool = ConstantPool(vm, metadata)
        var members: [ClassPointer] = []
        for row in rows(vm, metadata)
        where row.inner != 0 && pool.tag(row.outer) == .class && pool.name(row.outer) == metadata.pointee.name {
            let member = try vm.resolveClass(metadata, row.inner, call.thread)
            try checkAgreement(metadata, member, isMember: true, call.thread)
            members.append(member)
        }
        return try call.result(classes: members)
    }

    /// {enclosing class, method name or null, descriptor or null}, or null.
    static func getEnclosingMethod(_ call: inout NativeCall) throws(JavaThrow) -> NativeResult {
        let metadata = try call.classArgument()
        let vm = call.vm
        // As on HotSpot, EnclosingMethod counts only beside an InnerClasses.
        guard let payload = vm.classAttribute(metadata, .enclosingMethod),
            vm.classAttribute(metadata, .innerClasses) != nil
        else { return .null }
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
