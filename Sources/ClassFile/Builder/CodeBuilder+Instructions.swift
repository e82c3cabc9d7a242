// SPDX-License-Identifier: Apache-2.0

/// Instructions, one function per operand format, and the choice of the shortest form where there is one.
extension CodeBuilder {
    /// An instruction without operands.
    public mutating func emit(_ opcode: Opcode) {
        precondition(opcode.format == .none, "instruction needs operands")
        begin(opcode)
    }

    // MARK: Constants

    public mutating func push(_ value: Int32) {
        switch value {
        case -1...5: begin(Opcode(rawValue: UInt8(Int32(Opcode.iconst_0.rawValue) + value))!)
        case -128...127:
            begin(.bipush)
            u1(UInt8(bitPattern: Int8(value)))
        case -32768...32767:
            begin(.sipush)
            u2(UInt16(bitPattern: Int16(value)))
        default: loadConstant(constants.integer(value), isWide: false)
        }
    }

    public mutating func push(_ value: Int64) {
        if value == 0 || value == 1 { return begin(value == 0 ? .lconst_0 : .lconst_1) }
        loadConstant(constants.long(value), isWide: true)
    }

    public mutating func push(_ value: Float) {
        // Bits are compared, because −0 is not the constant 0.
        switch value.bitPattern {
        case Float(0).bitPattern: begin(.fconst_0)
        case Float(1).bitPattern: begin(.fconst_1)
        case Float(2).bitPattern: begin(.fconst_2)
        default: loadConstant(constants.float(value), isWide: false)
        }
    }

    public mutating func push(_ value: Double) {
        switch value.bitPattern {
        case Double(0).bitPattern: begin(.dconst_0)
        case Double(1).bitPattern: begin(.dconst_1)
        default: loadConstant(constants.double(value), isWide: true)
        }
    }

    public mutating func push(_ text: String) { loadConstant(constants.string(text), isWide: false) }

    /// The Class object of a class (internal name) or array (descriptor).
    public mutating func pushClass(_ name: String) { loadConstant(constants.class(name), isWide: false) }

    /// `ldc`, `ldc_w` or, for longs, doubles and dynamic constants of those types, `ldc2_w`.
    public mutating func loadConstant(_ index: UInt16, isWide: Bool) {
        if isWide {
            begin(.ldc2_w)
            u2(index)
        } else if index <= 0xFF {
            begin(.ldc)
            u1(UInt8(index))
        } else {
            begin(.ldc_w)
            u2(index)
        }
    }

    // MARK: Locals

    /// Loads a local variable of the given kind.
    public mutating func load(_ kind: Descriptor.Kind, _ slot: Int) { access(.iload, .iload_0, kind, slot) }

    /// Stores into a local variable of the given kind.
    public mutating func store(_ kind: Descriptor.Kind, _ slot: Int) { access(.istore, .istore_0, kind, slot) }

    /// Place of a kind among the five type letters `i l f d a` of the instruction set.
    private func letter(_ kind: Descriptor.Kind) -> UInt8 {
        switch kind {
        case .long: 1
        case .float: 2
        case .double: 3
        case .object, .array: 4
        default: 0
        }
    }

    private mutating func access(_ general: Opcode, _ short: Opcode, _ kind: Descriptor.Kind, _ slot: Int) {
        maxLocals = max(maxLocals, slot + kind.slots)
        if slot < 4 { return begin(Opcode(rawValue: short.rawValue + letter(kind) * 4 + UInt8(slot))!) }
        local(Opcode(rawValue: general.rawValue + letter(kind))!, slot)
    }

    /// An instruction with a local-variable operand, `ret` included; with the prefix when the index needs it.
    public mutating func local(_ opcode: Opcode, _ slot: Int) {
        precondition(opcode.format == .local, "instruction has no local-variable operand")
        if slot > 0xFF { begin(.wide) }
        begin(opcode)
        index(slot, isWide: slot > 0xFF)
    }

    private mutating func index(_ slot: Int, isWide: Bool) {
        if isWide {
            u2(UInt16(clamping: slot))
        } else {
            u1(UInt8(clamping: slot))
        }
    }

    /// `iinc`. Precondition: `amount` fits in 16 bits.
    public mutating func increment(_ slot: Int, by amount: Int) {
        let isWide: Bool = slot > 0xFF || Int8(exactly: amount) == nil
        maxLocals = max(maxLocals, slot + 1)
        if isWide { begin(.wide) }
        begin(.iinc)
        index(slot, isWide: isWide)
        if isWide {
            u2(UInt16(bitPattern: Int16(amount)))
        } else {
            u1(UInt8(bitPattern: Int8(amount)))
        }
    }

    public mutating func `return`(_ kind: Descriptor.Kind) {
        begin(kind == .void ? .return : Opcode(rawValue: Opcode.ireturn.rawValue + letter(kind))!)
    }

    // MARK: Branches

    /// A conditional or unconditional branch, or `jsr`.
    public mutating func branch(_ opcode: Opcode, _ label: Label) {
        precondition(opcode.isBranch, "instruction does not branch")
        let start: Int = pc
        switch opcode {
        case .goto, .goto_w:
            begin(usesWideBranches ? .goto_w : opcode)
        case .jsr, .jsr_w:
            begin(usesWideBranches ? .jsr_w : opcode)
        default:
            guard usesWideBranches else {
                begin(opcode)
                return distance(to: label, from: start, isWide: false)
            }
            // The opposite condition jumps over a goto_w.
            begin(opcode.opposite)
            u2(8)
            let jump: Int = pc
            u1(Opcode.goto_w.rawValue)
            return distance(to: label, from: jump, isWide: true)
        }
        distance(to: label, from: start, isWide: usesWideBranches || opcode == .goto_w || opcode == .jsr_w)
    }

    /// Cases `low`, `low` + 1, … in order.
    public mutating func tableSwitch(low: Int32, _ targets: [Label], default fallback: Label) {
        let start: Int = pc
        begin(.tableswitch)
        while pc % 4 != 0 { u1(0) }
        distance(to: fallback, from: start, isWide: true)
        u4(UInt32(bitPattern: low))
        u4(UInt32(bitPattern: low &+ Int32(targets.count) &- 1))
        for target: Label in targets { distance(to: target, from: start, isWide: true) }
    }

    /// Cases in any order; they are written in ascending order, as the format asks.
    public mutating func lookupSwitch(_ cases: [(value: Int32, target: Label)], default fallback: Label) {
        let start: Int = pc
        begin(.lookupswitch)
        while pc % 4 != 0 { u1(0) }
        distance(to: fallback, from: start, isWide: true)
        u4(UInt32(cases.count))
        for row in cases.sorted(by: { $0.value < $1.value }) {
            u4(UInt32(bitPattern: row.value))
            distance(to: row.target, from: start, isWide: true)
        }
    }

    // MARK: Members and types

    /// `getstatic`, `putstatic`, `getfield` or `putfield`.
    public mutating func field(_ opcode: Opcode, _ owner: String, _ name: String, _ descriptor: String) {
        let slots: Int = slotsOfField(descriptor)
        begin(opcode)
        u2(constants.field(owner, name, descriptor))
        switch opcode {
        case .getstatic: adjustStack(by: slots)
        case .putstatic: adjustStack(by: -slots)
        case .getfield: adjustStack(by: slots - 1)
        case .putfield: adjustStack(by: -slots - 1)
        default: preconditionFailure("not a field instruction")
        }
    }

    /// `invokevirtual`, `invokespecial`, `invokestatic` or `invokeinterface`.
    ///
    /// `isInterface`: whether the owner is an interface; implied by `invokeinterface`.
    public mutating func invoke(
        _ opcode: Opcode, _ owner: String, _ name: String, _ descriptor: String, isInterface: Bool = false
    ) {
        let index: UInt16 = constants.method(
            owner, name, descriptor, isInterface: isInterface || opcode == .invokeinterface)
        let shape: Descriptor.Shape = shapeOfMethod(descriptor)
        let argumentSlots: Int = shape.argumentSlots + (opcode == .invokestatic ? 0 : 1)
        begin(opcode)
        u2(index)
        if opcode == .invokeinterface {
            u1(UInt8(clamping: argumentSlots))
            u1(0)
        }
        adjustStack(by: -argumentSlots)
        adjustStack(by: shape.result.slots)
    }

    /// `bootstrapMethod`: row in the class's BootstrapMethods attribute.
    public mutating func invokeDynamic(bootstrapMethod: UInt16, _ name: String, _ descriptor: String) {
        let index: UInt16 = constants.invokeDynamic(bootstrapMethod: bootstrapMethod, name, descriptor)
        let shape: Descriptor.Shape = shapeOfMethod(descriptor)
        begin(.invokedynamic)
        u2(index)
        u2(0)
        adjustStack(by: -shape.argumentSlots)
        adjustStack(by: shape.result.slots)
    }

    /// `new`, `anewarray`, `checkcast` or `instanceof` of a class (internal name) or array (descriptor).
    public mutating func type(_ opcode: Opcode, _ name: String) {
        let index: UInt16 = constants.class(name)
        begin(opcode)
        u2(index)
    }

    /// `newarray`. Precondition: `element` is a primitive type.
    public mutating func newArray(_ element: Descriptor.Kind) {
        begin(.newarray)
        switch element {
        case .boolean: u1(4)
        case .char: u1(5)
        case .float: u1(6)
        case .double: u1(7)
        case .byte: u1(8)
        case .short: u1(9)
        case .int: u1(10)
        case .long: u1(11)
        case .object, .array, .void: preconditionFailure("not a primitive type")
        }
    }

    public mutating func multiNewArray(_ descriptor: String, dimensions: Int) {
        let index: UInt16 = constants.class(descriptor)
        begin(.multianewarray)
        u2(index)
        u1(UInt8(clamping: dimensions))
        adjustStack(by: 1 - dimensions)
    }

    private func slotsOfField(_ descriptor: String) -> Int {
        switch descriptor.utf8.first {
        case Descriptor.Kind.long.rawValue, Descriptor.Kind.double.rawValue: 2
        default: 1
        }
    }

    private func shapeOfMethod(_ descriptor: String) -> Descriptor.Shape {
        var text: String = descriptor
        let shape: Descriptor.Shape? = text.withUTF8 { Descriptor.shape(UnsafeRawBufferPointer($0)) }
        return shape ?? Descriptor.Shape(parameterCount: 0, argumentSlots: 0, result: .void)
    }
}

extension Opcode {
    /// The branch on the opposite condition. Precondition: a conditional branch.
    public var opposite: Opcode {
        switch self {
        case .ifnull: .ifnonnull
        case .ifnonnull: .ifnull
        default:
            // Conditions stand in pairs from ifeq, which is odd, to if_acmpne.
            Opcode(rawValue: ((rawValue + 1) ^ 1) - 1) ?? self
        }
    }
}
