// SPDX-License-Identifier: Apache-2.0
import ClassFile

// Fields and methods: what is on the stack must fit the reference's class and descriptor, protected members are open to
// receivers of the own class only (JVMS 4.10.1.8), and constructors follow rules of their own.

extension TypeChecker {
    private func memberReference(_ index: UInt16) -> ConstantPoolView.MemberReference {
        context.pool.memberReference(at: index)
    }

    // MARK: - Fields

    mutating func accessField(_ opcode: UInt8) throws(Failure) {
        let index = u2(1)
        guard try constantTag(index) == .fieldref else { throw badConstant(index) }
        let reference = memberReference(index)
        let holder = context.classType(reference.classIndex)
        let isStatic = opcode < 0xB4
        guard holder.isObject || isStatic && holder.isArray else {
            throw verifyError(
                Fault(.wrongType, at: position, Origin(.constant(Int(index)), holder)),
                "Expecting reference to class in class \(className) at constant pool index \(index)")
        }
        let type = context.fieldType(context.pool.utf8Bytes(at: reference.descriptorIndex))
        if opcode == 0xB3 || opcode == 0xB5 {
            if type.isCategory2 { try pop(type.second) }
            try pop(type)
        }
        if isStatic {
            if opcode == 0xB2 { try pushValue(type) }
            return
        }
        var receiver = opcode == 0xB4 ? try pop(holder) : try pop()
        // A constructor may set fields of its class before it calls the superclass's.
        if opcode == 0xB5, receiver == .uninitializedThis, holder == context.thisType,
            context.declaresField(reference)
        {
            receiver = context.thisType
        }
        guard try context.isAssignable(receiver, to: holder) else {
            throw badOperand(
                expecting: Origin(.constant(Int(index)), holder), "Bad type on operand stack in putfield")
        }
        if receiver != context.thisType, context.hasSuperclass(holder),
            try context.isProtectedElsewhere(reference, isMethod: false, in: holder),
            try !context.isAssignable(receiver, to: context.thisType, isProtectedAccess: true)
        {
            throw badOperand(
                expecting: Origin(.implicit, context.thisType),
                "Bad access to protected data in \(opcodeName(opcode))")
        }
        if opcode == 0xB4 { try pushValue(type) }
    }

    // MARK: - Methods

    mutating func invoke(_ opcode: UInt8, _ initializedThis: inout Bool) throws(Failure) {
        let index = u2(1)
        let tag = try constantTag(index)
        switch opcode {
        case 0xB9: if tag != .interfaceMethodref { throw badConstant(index) }
        case 0xBA: if tag != .invokeDynamic { throw badConstant(index) }
        case 0xB7, 0xB8:
            guard tag == .methodref || tag == .interfaceMethodref && context.view.majorVersion >= 52 else {
                throw badConstant(index)
            }
        default: if tag != .methodref { throw badConstant(index) }
        }
        let reference = memberReference(index)
        if opcode == 0xBA, context.view.majorVersion < 51 {
            throw classFormatError(
                "invokedynamic instructions not supported by this class file version "
                    + "(\(context.view.majorVersion)), class \(className)")
        }
        let holder = opcode == 0xBA ? .top : context.classType(reference.classIndex)
        let signature = context.signature(reference.descriptorIndex)
        let argumentCount = Int(context.memory.signatureTypes[signature])
        try checkOperands(opcode, argumentCount)
        let name = context.pool.utf8Bytes(at: reference.nameIndex)
        let isConstructorCall = name.first == 0x3C
        if isConstructorCall {
            guard opcode == 0xB7, name.equals("<init>") else {
                throw verifyError(Fault(.invalidBytecode, at: position), "Illegal call to internal method")
            }
        } else if opcode == 0xB7 {
            try checkSpecialCall(holder)
        }
        var argument = argumentCount
        while argument > 0 {
            argument &-= 1
            try pop(VerificationType(raw: context.memory.signatureTypes[signature &+ 2 &+ argument]))
        }
        switch opcode {
        case 0xB8, 0xBA: break
        case 0xB7:
            if isConstructorCall {
                try construct(index, reference, holder, &initializedThis)
            } else {
                try pop(context.thisType)
            }
        case 0xB6:
            let receiver = try pop(holder)
            if receiver != context.thisType { try checkProtectedCall(reference, holder, receiver) }
        default: try pop(holder)
        }
        let resultSlots = Int(context.memory.signatureTypes[signature &+ 1])
        if resultSlots > 0 {
            guard !isConstructorCall else {
                throw verifyError(
                    Fault(.invalidBytecode, at: position), "Return type must be void in <init> method")
            }
            for slot in 0..<resultSlots {
                try push(VerificationType(raw: context.memory.signatureTypes[signature &+ 2 &+ argumentCount &+ slot]))
            }
        }
    }

    private func checkOperands(_ opcode: UInt8, _ argumentCount: Int) throws(Failure) {
        if opcode == 0xB9 {
            guard u1(3) == argumentCount + 1 else {
                throw verifyError(
                    Fault(.invalidBytecode, at: position), "Inconsistent args count operand in invokeinterface")
            }
            guard u1(4) == 0 else {
                throw verifyError(
                    Fault(.invalidBytecode, at: position), "Fourth operand byte of invokeinterface must be zero")
            }
        } else if opcode == 0xBA, u2(3) != 0 {
            throw verifyError(
                Fault(.invalidBytecode, at: position), "Third and fourth operand bytes of invokedynamic must be zero")
        }
    }

    /// `invokespecial` of an ordinary method: of this class, a superclass or a direct superinterface.
    private mutating func checkSpecialCall(_ holder: VerificationType) throws(Failure) {
        if holder == context.thisType || holder == context.superType || context.isDirectInterface(holder) { return }
        guard try context.isAssignable(context.thisType, to: holder) else {
            throw verifyError(
                Fault(.invalidBytecode, at: position),
                "Bad invokespecial instruction: current class isn't assignable to reference class.")
        }
        if holder != ClassContext<Hierarchy>.known(.object), try context.isInterface(holder) {
            throw verifyError(
                Fault(.invalidBytecode, at: position),
                "Bad invokespecial instruction: interface method to invoke is not in a direct superinterface.")
        }
    }

    private mutating func checkProtectedCall(
        _ reference: ConstantPoolView.MemberReference, _ holder: VerificationType, _ receiver: VerificationType
    ) throws(Failure) {
        guard context.hasSuperclass(holder),
            try context.isProtectedElsewhere(reference, isMethod: true, in: holder)
        else { return }
        // Arrays have a public clone().
        if holder == ClassContext<Hierarchy>.known(.object), receiver.isArray,
            context.pool.utf8Bytes(at: reference.nameIndex).equals("clone")
        {
            return
        }
        guard try context.isAssignable(receiver, to: context.thisType, isProtectedAccess: true) else {
            throw badOperand(
                expecting: Origin(.implicit, context.thisType), "Bad access to protected data in invokevirtual")
        }
    }

    // MARK: - Constructors

    private mutating func construct(
        _ index: UInt16, _ reference: ConstantPoolView.MemberReference, _ holder: VerificationType,
        _ initializedThis: inout Bool
    ) throws(Failure) {
        let isCovered = position >= coveredFrom && position < coveredTo
        let object = try pop(.anyReference)
        if object == .uninitializedThis {
            guard holder == context.thisType || holder == context.superType else {
                throw verifyError(
                    Fault(.wrongType, at: position, Origin(.implicit, holder), Origin(.implicit, context.thisType)),
                    "Bad <init> method call")
            }
            if isCovered { try checkHandlers(isThisUninitialized: true) }
            initialize(object, as: context.thisType)
            initializedThis = true
        } else if object.kind == .uninitialized {
            try constructNew(index, reference, holder, object)
            if isCovered { try checkHandlers(isThisUninitialized: isThisUninitialized || initializedThis) }
            initialize(object, as: holder)
        } else {
            throw badOperand("Bad operand type when invoking <init>")
        }
    }

    private mutating func constructNew(
        _ index: UInt16, _ reference: ConstantPoolView.MemberReference, _ holder: VerificationType,
        _ object: VerificationType
    ) throws(Failure) {
        let new = object.newPosition
        guard new <= code.count - 3, code[new] == Opcode.new.rawValue else {
            throw verifyError(Fault(.invalidBytecode, at: new), "Expecting new instruction")
        }
        let newIndex = UInt16(bigEndian: code.loadUnaligned(fromByteOffset: new + 1, as: UInt16.self))
        let type = try classConstant(newIndex)
        guard type == holder else {
            throw verifyError(
                Fault(
                    .wrongType, at: position, Origin(.constant(Int(newIndex)), type),
                    Origin(.constant(Int(index)), holder)), "Call to wrong <init> method")
        }
        guard context.hasSuperclass(holder),
            try context.isProtectedElsewhere(reference, isMethod: true, in: holder)
        else { return }
        guard try context.isAssignable(type, to: context.thisType, isProtectedAccess: true) else {
            throw verifyError(
                Fault(
                    .wrongType, at: position, Origin(.constant(Int(newIndex)), type),
                    Origin(.implicit, context.thisType)), "Bad access to protected <init> method")
        }
    }
}
