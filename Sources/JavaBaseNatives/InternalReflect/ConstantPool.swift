// SPDX-License-Identifier: Apache-2.0
import ClassFile
import ObjectModel
import Runtime

/// Natives of jdk.internal.reflect.ConstantPool: the run-time constant pool of a class as reflection sees it. The token
/// that identifies the pool is the class's mirror.
enum ConstantPoolNatives {
    static func bind(_ binder: NativeBinder) {
        binder.bind("getSize0", "(Ljava/lang/Object;)I", getSize)
        binder.bind("getTagAt0", "(Ljava/lang/Object;I)B", getTag)
        binder.bind("getClassAt0", "(Ljava/lang/Object;I)Ljava/lang/Class;", getClass)
        binder.bind("getClassAtIfLoaded0", "(Ljava/lang/Object;I)Ljava/lang/Class;", getClassIfLoaded)
        binder.bind("getClassRefIndexAt0", "(Ljava/lang/Object;I)I", getClassReferenceIndex)
        binder.bind("getNameAndTypeRefIndexAt0", "(Ljava/lang/Object;I)I", getNameAndTypeReferenceIndex)
        binder.bind("getMethodAt0", "(Ljava/lang/Object;I)Ljava/lang/reflect/Member;", getMethod)
        binder.bind("getMethodAtIfLoaded0", "(Ljava/lang/Object;I)Ljava/lang/reflect/Member;", getMethodIfLoaded)
        binder.bind("getFieldAt0", "(Ljava/lang/Object;I)Ljava/lang/reflect/Field;", getField)
        binder.bind("getFieldAtIfLoaded0", "(Ljava/lang/Object;I)Ljava/lang/reflect/Field;", getFieldIfLoaded)
        binder.bind("getMemberRefInfoAt0", "(Ljava/lang/Object;I)[Ljava/lang/String;", getMemberReference)
        binder.bind("getNameAndTypeRefInfoAt0", "(Ljava/lang/Object;I)[Ljava/lang/String;", getNameAndType)
        bindWord(binder, "getIntAt0", "(Ljava/lang/Object;I)I", .integer)
        bindWord(binder, "getLongAt0", "(Ljava/lang/Object;I)J", .long)
        bindWord(binder, "getFloatAt0", "(Ljava/lang/Object;I)F", .float)
        bindWord(binder, "getDoubleAt0", "(Ljava/lang/Object;I)D", .double)
        binder.bind("getStringAt0", "(Ljava/lang/Object;I)Ljava/lang/String;", getString)
        binder.bind("getUTF8At0", "(Ljava/lang/Object;I)Ljava/lang/String;", getUTF8)
    }

    /// An entry of a pool.
    private struct Entry {
        let pool: ConstantPool
        let holder: ClassPointer
        let index: Int
        var tag: ConstantTag { pool.tag(index) }

        func symbol(_ index: Int) -> String { pool.string(index) }
    }

    /// The pool and index arguments. The natives are instance methods: the ConstantPool object comes first.
    private static func entry(_ call: inout NativeCall, _ tags: [ConstantTag]?) throws(JavaThrow) -> Entry {
        _ = call.handle()
        let holder = try call.classArgument()
        let index = Int(call.int())
        guard !holder.isArray, !holder.isPrimitive else {
            throw call.thread.exception("java/lang/IllegalArgumentException", "Constant pool index out of bounds")
        }
        let pool = ConstantPool(call.vm, holder)
        // Index 0 is inside, and of no type that anyone asks for.
        guard index >= (tags == nil ? 1 : 0), index < pool.count else {
            throw call.thread.exception("java/lang/IllegalArgumentException", "Constant pool index out of bounds")
        }
        if let tags, index == 0 || !tags.contains(pool.tag(index)) {
            throw call.thread.exception("java/lang/IllegalArgumentException", "Wrong type at constant pool index")
        }
        return Entry(pool: pool, holder: holder, index: index)
    }

    private static func getSize(_ call: inout NativeCall) throws(JavaThrow) -> NativeResult {
        _ = call.handle()
        let holder = try call.classArgument()
        return .int(holder.isArray || holder.isPrimitive ? 0 : ConstantPool(call.vm, holder).count)
    }

    private static func getTag(_ call: inout NativeCall) throws(JavaThrow) -> NativeResult {
        .int(Int32(try entry(&call, nil).tag.rawValue))
    }

    // MARK: - Classes

    private static func getClass(_ call: inout NativeCall) throws(JavaThrow) -> NativeResult {
        let entry = try entry(&call, [.class])
        return .reference(try call.vm.resolveClass(entry.holder, entry.index, call.thread).pointee.mirror)
    }

    private static func getClassIfLoaded(_ call: inout NativeCall) throws(JavaThrow) -> NativeResult {
        let entry = try entry(&call, [.class])
        guard let found = loadedClass(call, entry, entry.index) else { return .null }
        return .reference(found.pointee.mirror)
    }

    private static func loadedClass(_ call: NativeCall, _ entry: Entry, _ index: Int) -> ClassPointer? {
        let known = entry.pool.high(index)
        if known != 0 { return call.space[ClassRef(rawValue: known)] }
        return call.vm.loaders[entry.holder.pointee.loader].lookup(entry.pool.name(index)).map { call.space[$0] }
    }

    // MARK: - Members

    private static let memberTags: [ConstantTag] = [.fieldref, .methodref, .interfaceMethodref]

    private static func getClassReferenceIndex(_ call: inout NativeCall) throws(JavaThrow) -> NativeResult {
        let entry = try entry(&call, memberTags)
        return .int(entry.pool.classIndex(entry.index))
    }

    private static func getNameAndTypeReferenceIndex(_ call: inout NativeCall) throws(JavaThrow) -> NativeResult {
        let entry = try entry(&call, memberTags + [.invokeDynamic, .dynamic])
        return .int(Int(entry.pool.low(entry.index) >> 16))
    }

    private static func method(
        _ call: inout NativeCall, loads: Bool
    ) throws(JavaThrow) -> NativeResult {
        let entry = try entry(&call, [.methodref, .interfaceMethodref])
        let holder: ClassPointer
        if loads {
            holder = try call.vm.resolveClass(entry.holder, entry.pool.classIndex(entry.index), call.thread)
        } else {
            guard let found = loadedClass(call, entry, entry.pool.classIndex(entry.index)) else { return .null }
            holder = found
        }
        let (name, descriptor) = entry.pool.nameAndType(entry.index)
        guard let found = call.vm.lookupMethod(holder, name, descriptor) else {
            throw call.thread.exception("java/lang/RuntimeException", "Unable to look up method in target class")
        }
        return .reference(
            found.isConstructor
                ? try call.vm.reflectedConstructor(found, call.thread)
                : try call.vm.reflectedMethod(found, call.thread))
    }

    private static func getMethod(_ call: inout NativeCall) throws(JavaThrow) -> NativeResult {
        try method(&call, loads: true)
    }

    private static func getMethodIfLoaded(_ call: inout NativeCall) throws(JavaThrow) -> NativeResult {
        try method(&call, loads: false)
    }

    private static func field(_ call: inout NativeCall, loads: Bool) throws(JavaThrow) -> NativeResult {
        let entry = try entry(&call, [.fieldref])
        let holder: ClassPointer
        if loads {
            holder = try call.vm.resolveClass(entry.holder, entry.pool.classIndex(entry.index), call.thread)
        } else {
            guard let found = loadedClass(call, entry, entry.pool.classIndex(entry.index)) else { return .null }
            holder = found
        }
        let (name, descriptor) = entry.pool.nameAndType(entry.index)
        guard let found = call.vm.lookupField(holder, name, descriptor) else {
            throw call.thread.exception("java/lang/RuntimeException", "Unable to look up field in target class")
        }
        return .reference(try call.vm.reflectedField(found, call.thread))
    }

    private static func getField(_ call: inout NativeCall) throws(JavaThrow) -> NativeResult {
        try field(&call, loads: true)
    }

    private static func getFieldIfLoaded(_ call: inout NativeCall) throws(JavaThrow) -> NativeResult {
        try field(&call, loads: false)
    }

    /// {class, name, descriptor}.
    private static func getMemberReference(_ call: inout NativeCall) throws(JavaThrow) -> NativeResult {
        let entry = try entry(&call, memberTags)
        let (name, descriptor) = entry.pool.nameAndType(entry.index)
        let symbols = call.vm.symbols
        return try call.result(
            strings: [
                symbols.string(entry.pool.name(entry.pool.classIndex(entry.index))), symbols.string(name),
                symbols.string(descriptor),
            ])
    }

    /// {name, descriptor}.
    private static func getNameAndType(_ call: inout NativeCall) throws(JavaThrow) -> NativeResult {
        let entry = try entry(&call, [.nameAndType])
        let pair = entry.pool.low(entry.index)
        return try call.result(strings: [entry.symbol(Int(pair & 0xFFFF)), entry.symbol(Int(pair >> 16))])
    }

    // MARK: - Values

    /// A numeric constant as bits, which is how entries keep it.
    private static func bindWord(
        _ binder: NativeBinder, _ name: StaticString, _ descriptor: StaticString, _ tag: ConstantTag
    ) {
        binder.bind(name, descriptor) { (call: inout NativeCall) throws(JavaThrow) -> NativeResult in
            let entry = try entry(&call, [tag])
            return NativeResult(bits: entry.pool.entry(entry.index))
        }
    }

    private static func getString(_ call: inout NativeCall) throws(JavaThrow) -> NativeResult {
        let entry = try entry(&call, [.string])
        return .reference(try call.vm.internedString(entry.pool.name(entry.index), call.thread))
    }

    private static func getUTF8(_ call: inout NativeCall) throws(JavaThrow) -> NativeResult {
        let entry = try entry(&call, [.utf8])
        return .reference(
            try call.vm.newString(modifiedUTF8: entry.pool.utf8Bytes(entry.index), call.thread))
    }
}
