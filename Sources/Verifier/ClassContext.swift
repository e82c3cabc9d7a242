// SPDX-License-Identifier: Apache-2.0
import ClassFile

/// The class being verified as both verifiers see it: its constant pool as types, and what is known of other classes.
struct ClassContext<Hierarchy: ClassHierarchy> {
    typealias Failure = VerifyFailure<Hierarchy.Failure>

    let view: ClassFileView
    /// Of the class at run time, internal form.
    let name: UnsafeRawBufferPointer
    let pool: ConstantPoolView
    let hierarchy: Hierarchy
    var memory: VerifierMemory
    let thisType: VerificationType
    /// Top when there is none.
    let superType: VerificationType
    /// Whether a StackMapTable could not be read.
    var isFrameTableMalformed = false

    static var answerCount: Int { 256 }

    init(
        _ view: ClassFileView, _ hierarchy: Hierarchy, _ memory: consuming VerifierMemory, name: UnsafeRawBufferPointer
    ) {
        self.view = view
        self.name = name
        pool = view.constantPool
        self.hierarchy = hierarchy
        self.memory = memory
        self.memory.names.reset()
        self.memory.constantTypes.reserveZeroed(pool.count)
        self.memory.signatures.reserveZeroed(pool.count)
        self.memory.signatureTypeCount = 0
        self.memory.answers.reserveZeroed(ClassContext.answerCount)
        thisType = self.memory.names.type(name)
        superType = view.superClassIndex == 0 ? .top : self.memory.names.type(view.superClassName)
    }

    // MARK: - Constants as types

    static func known(_ name: NameTable.WellKnown) -> VerificationType { .object(name.rawValue) }

    /// The type that a Class constant names. Top for any other constant.
    @inline(__always)
    mutating func classType(_ index: UInt16) -> VerificationType {
        guard Int(index) < pool.count else { return .top }
        let known = memory.constantTypes[Int(index)]
        return known != 0 ? VerificationType(raw: known) : makeClassType(index)
    }

    @inline(never)
    private mutating func makeClassType(_ index: UInt16) -> VerificationType {
        guard pool.tag(at: index) == .class else { return .top }
        let type = index == view.thisClassIndex ? thisType : memory.names.type(pool.className(at: index))
        memory.constantTypes[Int(index)] = type.raw
        return type
    }

    /// The type of a field descriptor's values on the stack.
    mutating func fieldType(_ descriptor: UnsafeRawBufferPointer) -> VerificationType {
        resultType(descriptor).onStack
    }

    /// The type of a field descriptor's values, narrow integers told apart; top for void.
    mutating func resultType(_ descriptor: UnsafeRawBufferPointer) -> VerificationType {
        guard let first = descriptor.first else { return .top }
        switch first {
        case 0x4C where descriptor.count >= 2:
            return memory.names.type(UnsafeRawBufferPointer(rebasing: descriptor[1..<(descriptor.count - 1)]))
        case 0x5B:
            return memory.names.type(descriptor)
        default:
            return VerificationType.primitive(first) ?? .top
        }
    }

    /// Where the types of the method descriptor in a Utf8 constant lie in `signatureTypes`.
    @inline(__always)
    mutating func signature(_ index: UInt16) -> Int {
        guard Int(index) < pool.count else { return makeSignature(index) }
        let known = memory.signatures[Int(index)]
        return known != 0 ? Int(known &- 1) : makeSignature(index)
    }

    @inline(never)
    private mutating func makeSignature(_ index: UInt16) -> Int {
        let start = memory.signatureTypeCount
        let descriptor = pool.utf8Bytes(at: index)
        var next = start + 2
        func reserve(_ memory: inout VerifierMemory) { memory.signatureTypes.reserve(next + 2, keeping: next) }
        reserve(&memory)
        for parameter in Descriptor.parameters(descriptor) {
            let type = fieldType(UnsafeRawBufferPointer(rebasing: descriptor[parameter.range]))
            reserve(&memory)
            memory.signatureTypes[next] = type.raw
            next += 1
            if type.isCategory2 {
                memory.signatureTypes[next] = type.second.raw
                next += 1
            }
        }
        memory.signatureTypes[start] = UInt32(truncatingIfNeeded: next - start - 2)
        var resultSlots: UInt32 = 0
        if let result = Descriptor.result(descriptor), result.kind != .void {
            let type = fieldType(UnsafeRawBufferPointer(rebasing: descriptor[result.range]))
            reserve(&memory)
            memory.signatureTypes[next] = type.raw
            next += 1
            resultSlots = 1
            if type.isCategory2 {
                memory.signatureTypes[next] = type.second.raw
                next += 1
                resultSlots = 2
            }
        }
        memory.signatureTypes[start + 1] = resultSlots
        memory.signatureTypeCount = next
        if Int(index) < pool.count { memory.signatures[Int(index)] = UInt32(truncatingIfNeeded: start + 1) }
        return start
    }

    // MARK: - Assignability (JVMS 4.10.1.2)

    /// Whether a value of type `source` may stand where `target` is wanted. `isProtectedAccess` makes an interface not
    /// accept Object: the receiver of a protected member must be of the verified class.
    @inline(__always)
    mutating func isAssignable(
        _ source: VerificationType, to target: VerificationType, isProtectedAccess: Bool = false
    ) throws(Failure) -> Bool {
        if source == target || target == .top { return true }
        return try isAssignableSlowly(source, target, isProtectedAccess)
    }

    @inline(never)
    private mutating func isAssignableSlowly(
        _ source: VerificationType, _ target: VerificationType, _ isProtectedAccess: Bool
    ) throws(Failure) -> Bool {
        switch target.kind {
        case .anyCategory1: return source.isCategory1
        case .anyCategory2: return source.isCategory2
        case .anySecondHalf: return source.isSecondHalf
        case .anyReference: return source.isReference || source.isUninitialized
        case .boolean, .byte, .char, .short: return source == .integer
        case .object:
            if source.isNull { return true }
            guard source.isReference else { return false }
            if target == ClassContext.known(.object) { return true }
            return try isSubtype(source, target, isProtectedAccess)
        case .array:
            if source.isNull { return true }
            guard source.isArray else { return false }
            return try isArrayAssignable(source, target, isProtectedAccess)
        default: return false
        }
    }

    /// Component by component; a primitive component is assignable to itself only.
    private mutating func isArrayAssignable(
        _ source: VerificationType, _ target: VerificationType, _ isProtectedAccess: Bool
    ) throws(Failure) -> Bool {
        var source = source
        var target = target
        while target.isArray {
            guard source.isArray else { return false }
            source = memory.names.component(source)
            target = memory.names.component(target)
            if source == .top || target == .top { return false }
            if source == target { return true }
        }
        guard target.isObject, source.isReference else { return false }
        return try isAssignable(source, to: target, isProtectedAccess: isProtectedAccess)
    }

    private mutating func isSubtype(
        _ source: VerificationType, _ target: VerificationType, _ isProtectedAccess: Bool
    ) throws(Failure) -> Bool {
        let key = (UInt64(target.name) << 32 | UInt64(source.raw)) << 1 | (isProtectedAccess ? 1 : 0)
        let slot = Int(truncatingIfNeeded: (key &* 0x9E37_79B9_7F4A_7C15) >> 56)
        let known = memory.answers[slot]
        if known >> 1 == key { return known & 1 != 0 }
        let answer: Bool
        do throws(Hierarchy.Failure) {
            answer = try askIsSubtype(source, target, isProtectedAccess)
        } catch {
            throw .hierarchy(error)
        }
        // 27 bits of name, 32 of type, one of access: the key leaves room for the answer.
        memory.answers[slot] = key << 1 | (answer ? 1 : 0)
        return answer
    }

    private func askIsSubtype(
        _ source: VerificationType, _ target: VerificationType, _ isProtectedAccess: Bool
    ) throws(Hierarchy.Failure) -> Bool {
        let targetName = memory.names.bytes(target.name)
        if try hierarchy.isInterface(targetName), !isProtectedAccess || source != ClassContext.known(.object) {
            // Interfaces accept everything: casts to them are checked when they are called. Not arrays, though.
            if !source.isArray { return true }
            return target == ClassContext.known(.cloneable) || target == ClassContext.known(.serializable)
        }
        guard source.isObject else { return false }
        return try hierarchy.isSubclass(memory.names.bytes(source.name), of: targetName)
    }

    func hasSuperclass(_ type: VerificationType) -> Bool {
        type.isObject && hierarchy.hasSuperclass(memory.names.bytes(type.name))
    }

    func isProtectedElsewhere(
        _ reference: ConstantPoolView.MemberReference, isMethod: Bool, in holder: VerificationType
    ) throws(Failure) -> Bool {
        let member = MemberQuery(
            isMethod: isMethod, name: pool.utf8Bytes(at: reference.nameIndex),
            descriptor: pool.utf8Bytes(at: reference.descriptorIndex))
        do throws(Hierarchy.Failure) {
            return try hierarchy.isProtectedElsewhere(member, in: memory.names.bytes(holder.name))
        } catch {
            throw .hierarchy(error)
        }
    }

    /// Whether the class declares the field itself.
    func declaresField(_ reference: ConstantPoolView.MemberReference) -> Bool {
        let name = pool.utf8Bytes(at: reference.nameIndex)
        let descriptor = pool.utf8Bytes(at: reference.descriptorIndex)
        for field in view.fields {
            if pool.utf8Bytes(at: field.nameIndex).elementsEqual(name),
                pool.utf8Bytes(at: field.descriptorIndex).elementsEqual(descriptor)
            {
                return true
            }
        }
        return false
    }

    /// Whether the type is a direct superinterface of the class.
    mutating func isDirectInterface(_ type: VerificationType) -> Bool {
        for index in view.interfaces where classType(index) == type { return true }
        return false
    }
}
