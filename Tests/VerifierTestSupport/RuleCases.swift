// SPDX-License-Identifier: Apache-2.0

/// One small class for each rule that damaged files seldom meet. `scripts/compare-verifier` asks HotSpot for its texts;
/// `expected` is the first line of them, or "ok".
public struct RuleCase {
    public var name: String
    public var expected: String
    public var bytes: [UInt8]

    /// In order of their names' numbers.
    public static func all() -> [RuleCase] {
        var cases = RuleCases()
        cases.addStackRules()
        cases.addLocalRules()
        cases.addControlRules()
        cases.addReferenceRules()
        cases.addConstructorRules()
        cases.addOldRules()
        return cases.all
    }
}

private struct RuleCases {
    var all: [RuleCase] = []

    /// A class `Case<n>` with one method.
    mutating func add(
        _ expected: String, _ descriptor: String = "()V", extends superName: String = "java/lang/Object",
        version: Int = 65, flags: Int = 8, name: String = "m",
        stack: Int = 4, locals: Int = 4, frames: [UInt8]? = nil, handlers: [TinyClass.Handler] = [],
        code: (inout TinyClass) -> [UInt8]
    ) {
        let own = "Case\(all.count)"
        var tiny = TinyClass(own, extends: superName, version: version)
        tiny.field("own", "Ljava/lang/Object;")
        let bytes = code(&tiny)
        tiny.method(
            name, descriptor, flags: flags, stack: stack, locals: locals, code: bytes, handlers: handlers,
            frames: frames)
        all.append(RuleCase(name: own, expected: expected, bytes: tiny.bytes))
    }

    mutating func addStackRules() {
        add("ok") { _ in [0x09, 0x5C, 0x58, 0x58, 0xB1] }  // lconst_0 dup2 pop2 pop2
        add("Bad type on operand stack") { _ in [0x09, 0x59, 0xB1] }  // dup of half a long
        add("Bad type on operand stack") { _ in [0x09, 0x57, 0xB1] }
        add("Bad type on operand stack") { _ in [0x03, 0x09, 0x5F, 0xB1] }
        add("ok", stack: 5) { _ in [0x03, 0x09, 0x5D, 0x58, 0x57, 0x58, 0xB1] }  // dup2_x1
        add("ok") { _ in [0x0E, 0x03, 0x5B, 0x57, 0x58, 0x57, 0xB1] }  // dup_x2 over a double
        add("Operand stack overflow", stack: 5) { _ in [0x09, 0x09, 0x5E, 0xB1] }
        add("Bad type on operand stack") { _ in [0x09, 0x0E, 0x61, 0xB1] }  // ladd of a double
        add("ok", "()Z") { _ in [0x10, 0x07, 0xAC] }
        add("Bad return type", "()F") { _ in [0x03, 0xAC] }
        add("Method expects a return value", "()I") { _ in [0xB1] }
        add("Method does not expect a return value") { _ in [0x03, 0xAC] }
    }

    mutating func addLocalRules() {
        add("Bad local variable type") { _ in [0x09, 0x3F, 0x03, 0x3C, 0x1E, 0xB1] }  // an int over half a long
        add("Bad local variable type") { _ in [0x09, 0x40, 0x03, 0x3C, 0x1F, 0xB1] }
        add("get long/double overflows locals", locals: 2) { _ in [0x03, 0x3B, 0x1F, 0xB1] }
        add("Local variable table overflow", locals: 2) { _ in [0x09, 0x40, 0xB1] }
        add("ok", locals: 300) { _ in [0x03, 0xC4, 0x36, 1, 1, 0xC4, 0x84, 1, 1, 1, 0, 0xC4, 0x15, 1, 1, 0x57, 0xB1] }
        add("Bad instruction") { _ in [0xC4, 0x60, 0, 0, 0xB1] }
        add("Bad local variable type", "(I)V") { _ in [0x2A, 0x57, 0xB1] }
    }

    mutating func addControlRules() {
        add("Control flow falls through code end") { _ in [0x00] }
        add("Expecting a stackmap frame at branch target 0") { _ in [0xA7, 0, 0] }
        add("ok", frames: [0, 1, 0]) { _ in [0xA7, 0, 0] }
        add("Expecting a stack map frame") { _ in [0xB1, 0x00, 0xB1] }
        add("Inconsistent stackmap frames at branch target 4", frames: [0, 1, 68, 1]) { _ in
            [0x03, 0x99, 0, 3, 0xB1]
        }
        add("Instruction type does not match stack map", frames: [0, 1, 65, 1]) { _ in [0x01, 0x57, 0xB1] }
        add("Bad lookupswitch instruction", frames: [0, 1, 28]) { _ in
            [0x03, 0xAB, 0, 0, 0, 0, 0, 27, 0, 0, 0, 2, 0, 0, 0, 2, 0, 0, 0, 27, 0, 0, 0, 1, 0, 0, 0, 27, 0xB1]
        }
        add("Bad instruction", frames: [0, 1, 16]) { _ in
            [0x03, 0xAA, 0, 0, 0, 0, 0, 15, 0, 0, 0, 1, 0, 0, 0, 0, 0xB1]
        }
        add("Bad instruction: a8") { _ in [0xA8, 0, 3, 0xB1] }
        add(
            "StackMapTable format error: bad type array size in method 'void Case28.m()'", locals: 1,
            frames: [0, 1, 252, 0, 0, 4]
        ) { _ in [0xA7, 0, 0] }
        add("StackMapTable format error: reserved frame type", frames: [0, 1, 200, 0, 0]) { _ in [0xB1] }
        // A handler sees the locals before the store that it covers, and the store may not spoil them.
        add(
            "Stack map does not match the one at exception handler 4",
            frames: [0, 1, 255, 0, 4, 0, 1, 1, 0, 1, 7, 0, 4], handlers: [.init(0, 3, 4)]
        ) { _ in [0x03, 0x3B, 0x00, 0xB1, 0x57, 0xB1] }
    }

    mutating func addReferenceRules() {
        func returned(_ value: String, _ expected: String, as result: String) {
            let descriptor = "(" + value + ")" + result
            add(expected, descriptor) { _ in [0x2A, 0xB0] }
        }
        returned("Ljava/lang/String;", "ok", as: "Ljava/util/List;")
        returned("Ljava/util/List;", "Bad return type", as: "Ljava/lang/String;")
        returned("Ljava/lang/Integer;", "ok", as: "Ljava/lang/Number;")
        returned("Ljava/lang/Number;", "Bad return type", as: "Ljava/lang/Integer;")
        returned("[Ljava/lang/String;", "ok", as: "[Ljava/lang/Object;")
        returned("[I", "Bad return type", as: "[Ljava/lang/Object;")
        returned("[[I", "ok", as: "[Ljava/lang/Object;")
        returned("[[I", "ok", as: "[Ljava/lang/Cloneable;")
        returned("[I", "ok", as: "Ljava/io/Serializable;")
        returned("[I", "Bad return type", as: "Ljava/util/List;")
        returned("[Ljava/util/List;", "Bad return type", as: "[Ljava/lang/String;")
        returned("[Z", "Bad return type", as: "[B")
        add("ok", "(Ljava/lang/Object;)V") { _ in [0x2A, 0xC2, 0x2A, 0xC3, 0xB1] }
        add("Bad access to protected data in invokevirtual", "(Ljava/lang/String;)V") { tiny in
            [0x2A, 0xB6] + index(tiny.member(10, "java/lang/Object", "clone", "()Ljava/lang/Object;")) + [0x57, 0xB1]
        }
        add("ok", "([I)V") { tiny in
            [0x2A, 0xB6] + index(tiny.member(10, "java/lang/Object", "clone", "()Ljava/lang/Object;")) + [0x57, 0xB1]
        }
        add("Bad invokespecial instruction: current class isn't assignable to reference class.", "()V", flags: 0) {
            tiny in [0x2A, 0xB7] + index(tiny.member(10, "java/lang/String", "length", "()I")) + [0x57, 0xB1]
        }
        let stream = "java/io/FilterInputStream"
        for opcode: UInt8 in [0xB4, 0xB5] {
            add(
                "Bad access to protected data in \(opcode == 0xB4 ? "getfield" : "putfield")", "(L\(stream);)V",
                extends: stream
            ) { tiny in
                let field = index(tiny.member(9, stream, "in", "Ljava/io/InputStream;"))
                return (opcode == 0xB4 ? [0x2A, opcode] : [0x2A, 0x01, opcode]) + field + [0xB1]
            }
        }
        let loader = "java/lang/ClassLoader"
        add("Bad access to protected data in invokevirtual", "(L\(loader);)V", extends: loader) { tiny in
            let find = tiny.member(10, loader, "findClass", "(Ljava/lang/String;)Ljava/lang/Class;")
            return [0x2A, 0x01, 0xB6] + index(find) + [0x57, 0xB1]
        }
        add("Bad access to protected <init> method", extends: stream) { tiny in
            let constructor = tiny.member(10, stream, "<init>", "(Ljava/io/InputStream;)V")
            return [0xBB] + index(tiny.classConstant(stream)) + [0x59, 0x01, 0xB7] + index(constructor) + [0x57, 0xB1]
        }
        add("Bad access to protected data", "(L\(stream);)V", extends: stream, version: 48) { tiny in
            [0x2A, 0xB4] + index(tiny.member(9, stream, "in", "Ljava/io/InputStream;")) + [0x57, 0xB1]
        }
        add("Illegal creation of multi-dimensional array", version: 48) { tiny in
            [0xBB] + index(tiny.classConstant("[I")) + [0x57, 0xB1]
        }
        add("Bad access to protected data", extends: stream, version: 48) { tiny in
            let constructor = tiny.member(10, stream, "<init>", "(Ljava/io/InputStream;)V")
            return [0xBB] + index(tiny.classConstant(stream)) + [0x59, 0x01, 0xB7] + index(constructor) + [0x57, 0xB1]
        }
        add("Inconsistent args count operand in invokeinterface", "(Ljava/util/List;)V") { tiny in
            [0x2A, 0xB9] + index(tiny.member(11, "java/util/List", "size", "()I")) + [2, 0, 0x57, 0xB1]
        }
        add("Illegal dimension in multianewarray instruction: 3") { tiny in
            [0x03, 0x03, 0x03, 0xC5] + index(tiny.classConstant("[[I")) + [3, 0x57, 0xB1]
        }
        add("Illegal anewarray instruction, array has more than 255 dimensions") { tiny in
            [0x03, 0xBD] + index(tiny.classConstant(String(repeating: "[", count: 255) + "I")) + [0x57, 0xB1]
        }
        add("Illegal newarray instruction") { _ in [0x03, 0xBC, 3, 0x57, 0xB1] }
        add("Illegal new instruction") { tiny in [0xBB] + index(tiny.classConstant("[I")) + [0x57, 0xB1] }
    }

    mutating func addConstructorRules() {
        func superCall(_ tiny: inout TinyClass) -> [UInt8] {
            [0xB7] + index(tiny.member(10, "java/lang/Object", "<init>", "()V"))
        }
        func constructor(
            _ expected: String, frames: [UInt8]? = nil, handlers: [TinyClass.Handler] = [],
            code: (inout TinyClass) -> [UInt8]
        ) {
            add(expected, flags: 0, name: "<init>", frames: frames, handlers: handlers, code: code)
        }
        constructor("ok") { tiny in [0x2A] + superCall(&tiny) + [0xB1] }
        constructor("Constructor must call super() or this() before return") { _ in [0xB1] }
        constructor("ok") { tiny in
            let own = tiny.member(9, tiny.name, "own", "Ljava/lang/Object;")
            return [0x2A, 0x01, 0xB5] + index(own) + [0x2A] + superCall(&tiny) + [0xB1]
        }
        constructor("Bad type on operand stack in putfield") { tiny in
            let inherited = tiny.member(9, "java/lang/Object", "own", "Ljava/lang/Object;")
            return [0x2A, 0x01, 0xB5] + index(inherited) + [0x2A] + superCall(&tiny) + [0xB1]
        }
        constructor("Bad type on operand stack") { tiny in
            [0x2A, 0xB6] + index(tiny.member(10, "java/lang/Object", "hashCode", "()I")) + [0x57, 0xB1]
        }
        constructor("Bad <init> method call") { tiny in
            [0x2A, 0xB7] + index(tiny.member(10, "java/lang/String", "<init>", "()V")) + [0xB1]
        }
        // The superclass's constructor in a try block leaves no frame for the handler that both paths suit.
        let handlerFrame: [UInt8] = [0, 1, 255, 0, 5, 0, 1, 6, 0, 1, 7, 0, 12]
        constructor(
            "Stack map does not match the one at exception handler 5", frames: handlerFrame, handlers: [.init(0, 4, 5)]
        ) { tiny in
            let call = superCall(&tiny)
            _ = tiny.classConstant("java/lang/Throwable")
            return [0x2A] + call + [0xB1, 0xBF]
        }
        constructor(
            "Stack map does not match the one at exception handler 5", frames: [0, 1, 255, 0, 5, 0, 0, 0, 1, 7, 0, 12],
            handlers: [.init(0, 4, 5)]
        ) { tiny in
            let call = superCall(&tiny)
            _ = tiny.classConstant("java/lang/Throwable")
            return [0x2A] + call + [0xB1, 0xBF]
        }
        add("ok") { tiny in
            [0xBB] + index(tiny.classConstant("java/lang/Object")) + [0x59] + superCall(&tiny) + [0x57, 0xB1]
        }
        add("Call to wrong <init> method") { tiny in
            [0xBB] + index(tiny.classConstant("java/lang/String")) + [0x59] + superCall(&tiny) + [0x57, 0xB1]
        }
        add("Bad operand type when invoking <init>") { tiny in [0x01] + superCall(&tiny) + [0xB1] }
        add("Illegal call to internal method") { tiny in
            [0x01, 0xB6] + index(tiny.member(10, "java/lang/Object", "<init>", "()V")) + [0xB1]
        }
    }

    mutating func addOldRules() {
        // try { } finally { }: two calls of one subroutine, which leaves local 1 alone whatever its type.
        add("ok", version: 48) { _ in
            [0x03, 0x3C, 0xA8, 0, 12, 0x01, 0x4C, 0xA8, 0, 7, 0x2B, 0x57, 0xB1, 0x00, 0x4D, 0xA9, 2]
        }
        add("Recursive call to jsr entry", version: 48) { _ in [0xA8, 0, 3, 0x57, 0xA8, 0xFF, 0xFF, 0xB1] }
        add("Register 1 contains wrong type", version: 48) { _ in [0x01, 0x4C, 0xA9, 1] }
        add("Cannot load return address from register 1", version: 48) { _ in [0xA8, 0, 3, 0x4C, 0x2B, 0x57, 0xB1] }
        add("Mismatched stack types", version: 48) { _ in
            [0x03, 0x03, 0x99, 0, 5, 0x57, 0x01, 0x57, 0xB1]
        }
        add("Inconsistent stack height 0 != 1", version: 48) { _ in [0x03, 0x03, 0x99, 0, 4, 0x57, 0x00, 0xB1] }
        add("Illegal type in constant pool", version: 48) { tiny in
            [0x13] + index(tiny.classConstant("java/lang/Object")) + [0x57, 0xB1]
        }
        add("Illegal instruction found at offset 1", version: 48) { _ in
            [0x03, 0xAA, 0, 0, 0, 0, 0, 15, 0, 0, 0, 1, 0, 0, 0, 0, 0xB1]
        }
        add("Bad instruction", frames: [0, 1, 12]) { _ in
            [0x03, 0xAB, 0, 0, 0, 0, 0, 11, 0xFF, 0xFF, 0xFF, 0xFF, 0xB1, 0, 0, 0, 0xB1]
        }
        add("Illegal instruction found at offset 1", version: 48) { _ in
            [0x03, 0xAB, 0, 0, 0, 0, 0, 11, 0xFF, 0xFF, 0xFF, 0xFF, 0xB1, 0, 0, 0, 0xB1]
        }
        // Equal keys are not sorted.
        add("Bad lookupswitch instruction", frames: [0, 1, 28]) { _ in
            [0x03, 0xAB, 0, 0, 0, 0, 0, 27, 0, 0, 0, 2, 0, 0, 0, 1, 0, 0, 0, 27, 0, 0, 0, 1, 0, 0, 0, 27, 0xB1]
        }
        // Version 50 without frames goes to the old verifier; its refusal has the text of the new one's.
        add("ok", version: 50) { _ in [0xA7, 0, 3, 0xB1] }
        add("Expecting a stackmap frame at branch target 3", version: 50) { _ in [0xA7, 0, 3, 0x57, 0xB1] }
    }
}

/// A constant's index as an operand.
private func index(_ constant: Int) -> [UInt8] {
    [UInt8(truncatingIfNeeded: constant >> 8), UInt8(truncatingIfNeeded: constant)]
}
