// SPDX-License-Identifier: Apache-2.0
import DataStructures

/// Format checking (JVMS 4.8): whether a structurally sound class file also makes sense.
///
/// The checks, their order and their texts are HotSpot 25's, including where HotSpot is laxer than the specification:
/// unknown flag bits of classes and fields are ignored, annotations are not looked into, StackMapTable is left to the
/// verifier. They come in four parts that a loader may call on their own; a loader that trusts its source needs only
/// `checkIdentity`. Nothing is allocated on success but one small table for duplicate members and, for methods with
/// local-variable tables, a dictionary.
///
/// Errors of all parts: `.classFormat`; of `checkIdentity` also `.noClassDefFound`.
public struct FormatChecker {
    let view: ClassFileView
    let pool: ConstantPoolView
    /// The name messages show until `this_class` has been checked, and all through when it was given.
    let expectedName: UnsafeRawBufferPointer?
    /// Whether messages may show the file's own name; HotSpot does not know it before it has read `this_class`.
    private(set) var isIdentified: Bool = true

    /// `expectedName`: the internal name under which the class was asked for; nil when any will do.
    public init(_ view: ClassFileView, expectedName: UnsafeRawBufferPointer? = nil) {
        self.view = view
        self.pool = view.constantPool
        self.expectedName = expectedName
    }

    /// The structure of `bytes`, then all checks: what `defineClass` does for a source it does not trust.
    ///
    /// HotSpot reads and checks in one go, so of several faults it reports the first in the file. To agree with it, a
    /// file whose structure breaks off is checked up to there before the break is reported.
    public static func checkedView(
        _ bytes: UnsafeRawBufferPointer, expectedName: UnsafeRawBufferPointer? = nil,
        options: ClassFileView.Options = ClassFileView.Options()
    ) throws(ClassFileError) -> ClassFileView {
        var partial: ClassFileView? = nil
        let view: ClassFileView
        do throws(ClassFileError) {
            view = try ClassFileView(bytes, expectedName: expectedName, options: options, partial: &partial)
        } catch {
            if let partial { try check(partial, expectedName: expectedName, end: error) }
            throw error
        }
        try check(view, expectedName: expectedName)
        return view
    }

    /// All checks, in HotSpot's order.
    public static func check(
        _ view: ClassFileView, expectedName: UnsafeRawBufferPointer? = nil
    ) throws(ClassFileError) {
        var checker = FormatChecker(view, expectedName: expectedName)
        checker.isIdentified = false
        try checker.checkConstantPool()
        try checker.checkClassModifiers()
        try checker.checkIdentity()
        checker.isIdentified = true
        try checker.checkSupertypes()
        try checker.checkFields()
        try checker.checkMethods()
        try checker.checkClassAttributes()
        try checker.checkInheritance()
    }

    /// The checks of what precedes a break in the structure. The member or attribute list with the break is among it:
    /// its checks end by reporting the break, if they find nothing before.
    private static func check(
        _ partial: ClassFileView, expectedName: UnsafeRawBufferPointer?, end: ClassFileError
    ) throws(ClassFileError) {
        var checker = FormatChecker(partial, expectedName: expectedName)
        checker.isIdentified = false
        guard partial.isPoolComplete else { return try checker.checkText() }
        try checker.checkConstantPool()
        guard end.offset > Int(partial.poolEnd) else { return }
        try checker.checkClassModifiers()
        try checker.checkIdentity()
        checker.isIdentified = true
        try checker.checkSupertypes()
        try checker.checkFields()
        try checker.checkMethods()
        if partial.classAttributesStart != 0 { try checker.checkClassAttributes() }
    }

    // MARK: Header

    /// The bits of a class's `access_flags` that mean something to this version.
    var classFlags: AccessFlags { normalizedClassFlags(view.accessFlags, isInner: false) }

    func normalizedClassFlags(_ flags: AccessFlags, isInner: Bool) -> AccessFlags {
        var mask: UInt16 = 0x7631
        if isInner { mask |= 0x000E }
        if view.majorVersion >= 53 { mask |= AccessFlags.module.rawValue }
        var result = AccessFlags(rawValue: flags.rawValue & mask)
        // Old compilers forgot ACC_ABSTRACT on interfaces.
        if result.contains(.interface), view.majorVersion < 50 { result.insert(.abstract) }
        return result
    }

    /// JVMS 4.1 on `access_flags`; modules are no classes, which is a NoClassDefFoundError.
    public func checkClassModifiers() throws(ClassFileError) {
        try checkClassModifiers(classFlags, at: Int(view.poolEnd))
        guard view.majorVersion >= 53 else { return }
        var index: Int = 1
        while index < pool.count {
            let tag: ConstantTag = pool.tag(at: UInt16(index))
            if tag == .module || tag == .package {
                throw failure(
                    "Unknown constant tag \(tag.rawValue) in class file \(name)", pool.offset(at: UInt16(index)))
            }
            index = pool.index(after: index)
        }
    }

    func checkClassModifiers(_ flags: AccessFlags, at offset: Int) throws(ClassFileError) {
        if flags.contains(.module) {
            let message: String = "\(name) is not a class because access_flag ACC_MODULE is set"
            throw ClassFileError(.noClassDefFound, message, offset: offset)
        }
        let isModern: Bool = view.majorVersion >= 49
        let isInterface: Bool = flags.contains(.interface)
        let isIllegal: Bool =
            flags.contains([.abstract, .final]) || (isInterface && !flags.contains(.abstract))
            || (isModern && isInterface && !flags.isDisjoint(with: [.super, .enum]))
            || (isModern && !isInterface && flags.contains(.annotation))
        if isIllegal {
            throw failure("Illegal class modifiers in class \(name): 0x\(hex(flags.rawValue))", offset)
        }
    }

    /// That `this_class` names a class, and the expected one.
    public func checkIdentity() throws(ClassFileError) {
        let offset: Int = Int(view.poolEnd) + 2
        guard pool.tag(at: view.thisClassIndex) == .class, pool.tag(at: pool.u2(at: view.thisClassIndex)) == .utf8
        else {
            throw failure(
                "Invalid this class index \(view.thisClassIndex) in constant pool in class file \(name)", offset)
        }
        let found: UnsafeRawBufferPointer = view.thisClassName
        if found.first == 0x5B { throw failure("Bad class name in class file \(name)", offset) }
        guard let expectedName, !expectedName.elementsEqual(found) else { return }
        let message: String =
            "\(ModifiedUTF8.string(decoding: expectedName)) (wrong name: \(ModifiedUTF8.string(decoding: found)))"
        throw ClassFileError(.noClassDefFound, message, offset: offset)
    }

    /// That superclass and interfaces are named by Class entries, and no interface twice.
    public func checkSupertypes() throws(ClassFileError) {
        let offset: Int = Int(view.poolEnd) + 4
        let index: UInt16 = view.superClassIndex
        let isObject: Bool = view.thisClassName.equals("java/lang/Object")
        guard index == 0 ? isObject : pool.tag(at: index) == .class else {
            throw failure("Invalid superclass index \(index) in class file \(name)", offset)
        }
        if view.superClassName.first == 0x5B { throw failure("Bad superclass name in class file \(name)", offset) }
        var names = DuplicateFinder(capacity: view.interfaces.count)
        var place: Int = Int(view.poolEnd) + 8
        var duplicate: UnsafeRawBufferPointer? = nil
        for interface: UInt16 in view.interfaces {
            guard pool.tag(at: interface) == .class else {
                throw failure("Interface name has bad constant pool index \(interface) in class file \(name)", place)
            }
            let text: UnsafeRawBufferPointer = pool.className(at: interface)
            if text.first == 0x5B { throw failure("Bad interface name in class file \(name)", place) }
            if !names.insert(text) { duplicate = duplicate ?? text }
            place += 2
        }
        let stated = UInt16(
            bigEndian: view.base.loadUnaligned(fromByteOffset: Int(view.poolEnd) + 6, as: UInt16.self))
        // They are compared when all have been read.
        if let duplicate, Int(stated) == view.interfaces.count {
            throw failure("Duplicate interface name \"\(string(duplicate))\" in class file \(name)", place)
        }
    }

    /// What HotSpot asks of the supertypes when it has read all of the file.
    public func checkInheritance() throws(ClassFileError) {
        let offset: Int = view.size
        if view.thisClassName.equals("java/lang/Object"), !view.interfaces.isEmpty {
            throw failure("java.lang.Object cannot implement an interface in class file \(name)", offset)
        }
        let hasSuperclass: Bool = view.superClassIndex != 0
        if classFlags.contains(.interface), hasSuperclass, !view.superClassName.equals("java/lang/Object") {
            throw failure("Interfaces must have java.lang.Object as superclass in class file \(name)", offset)
        }
    }

    // MARK: Messages

    /// The class's name as messages show it.
    var name: String {
        if let expectedName { return ModifiedUTF8.string(decoding: expectedName) }
        return isIdentified ? view.nameForMessages : "<Unknown>"
    }

    func string(_ bytes: UnsafeRawBufferPointer) -> String { ModifiedUTF8.string(decoding: bytes) }

    /// `printf`'s `%X`.
    func hex(_ value: UInt16) -> String { String(value, radix: 16, uppercase: true) }

    @inline(never)
    func failure(_ message: String, _ offset: Int) -> ClassFileError {
        ClassFileError(.classFormat, message, offset: offset)
    }

    // MARK: Constant-pool shorthands

    func isUTF8(_ index: UInt16) -> Bool { pool.tag(at: index) == .utf8 }
    func isClass(_ index: UInt16) -> Bool { pool.tag(at: index) == .class }
}
