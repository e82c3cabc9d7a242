// SPDX-License-Identifier: Apache-2.0

/// What a compiler may ask about the machine beyond the method. All answers are read from metadata at once; what is said
/// to be constant stays so for ever, so that code may contain it.
public struct CompilerFacts: Sendable {
    private let space: AddressSpace
    /// Addresses of the code every machine has once.
    public let stubs: StubAddresses
    /// Processors in use have BMI2.
    public let hasBMI2: Bool
    /// Stress: code leaves for the interpreter after up to this many instructions (`JavaThread.stressCount`); 0 is off.
    public let randomExitInterval: Int
    /// Entries and backward branches burn fuel (`JavaThread.fuel`): no call is done in place.
    public let countsFuel: Bool
    public let fault: CompilerFault?
    private let objectClass: ClassRef

    public init(
        _ space: AddressSpace, objectClass: ClassRef, stubs: StubAddresses, hasBMI2: Bool, randomExitInterval: Int,
        countsFuel: Bool, fault: CompilerFault? = nil
    ) {
        self.fault = fault
        self.countsFuel = countsFuel
        self.space = space
        self.objectClass = objectClass
        self.stubs = stubs
        self.hasBMI2 = hasBMI2
        self.randomExitInterval = randomExitInterval
    }

    // MARK: Call sites; constant once an instruction refers to them, but for the inline cache

    public func callSite(_ ref: UInt32) -> CallSiteMetadata { space[CallSiteRef(rawValue: ref)].pointee }

    /// Methods: what is read here is constant.
    public func intrinsic(of method: MethodRef) -> Intrinsic? { Intrinsic(rawValue: space[method].pointee.intrinsic) }

    /// Whether the method is Object's constructor, whose only effect is to make finalizable objects known.
    public func isObjectConstructor(_ method: MethodRef) -> Bool {
        if countsFuel { return false }
        let pointer = space[method]
        return pointer.pointee.flags & UInt32(SwiftletMethodConstructor) != 0
            && pointer.pointee.holder == objectClass
    }

    /// Whether the method does nothing but call Object's constructor.
    public func isEmptyConstructor(_ method: MethodRef) -> Bool {
        guard !countsFuel, let cells = cells(method, count: 3), cells[0].0 == .load, cells[1].0 == .invokespecial,
            cells[2].0 == .return
        else { return false }
        return space[method].pointee.argumentSlots == 1
            && isObjectConstructor(space[CallSiteRef(rawValue: cells[1].1)].pointee.method)
    }

    /// If the method does nothing but return a field of its receiver: how it is read, and the field's offset.
    public func getter(_ method: MethodRef) -> (operation: Operation, offset: UInt32)? {
        guard !countsFuel, let cells = cells(method, count: 3), cells[0].0 == .load,
            Int(Int32(bitPattern: cells[0].1)) == -4 * Int(space[method].pointee.maxLocals)
        else { return nil }
        switch (cells[1].0, cells[2].0) {
        case (.getfield_i, .return_1), (.getfield_l, .return_2), (.getfield_b, .return_z), (.getfield_b, .return_b),
            (.getfield_c, .return_c), (.getfield_s, .return_s):
            return cells[1]
        default: return nil
        }
    }

    /// Own operations and operands of an instance method of so many instructions, which has decoded code and is neither
    /// synchronized nor an intrinsic.
    private func cells(_ method: MethodRef, count: Int) -> [(operation: Operation, offset: UInt32)]? {
        let pointer = space[method]
        let code = CodeRef(
            rawValue: atomic32LoadAcquire(
                UnsafeRawPointer(pointer) + MemoryLayout<MethodMetadata>.offset(of: \.code)!))
        guard !code.isNone, pointer.pointee.cellCount == UInt32(count), pointer.pointee.intrinsic == 0,
            pointer.pointee.flags & 0x0028 == 0
        else { return nil }
        var result: [(operation: Operation, offset: UInt32)] = []
        for i in 0..<count {
            let cell = atomic64LoadRelaxed(space[code] + i * 8)
            guard let operation = HandlerTable.shared.operation(at: Int32(truncatingIfNeeded: cell)) else { return nil }
            result.append((HandlerTable.shared.unfused(operation), UInt32(truncatingIfNeeded: cell >> 32)))
        }
        return result
    }

    /// What a static synchronized method locks: the class's mirror, which does not move.
    public func mirror(ofHolder method: MethodRef) -> Reference { space[space[method].pointee.holder].pointee.mirror }

    /// What a method's class is unloaded with; 0: it stays.
    public func unit(ofHolder method: MethodRef) -> UInt32 { space[space[method].pointee.holder].pointee.unit }

    // MARK: Classes; constant once linked

    public func instanceSize(_ class_: UInt32) -> Int { Int(space[ClassRef(rawValue: class_)].pointee.instanceSize) }

    /// Where a subclass keeps this class, in bytes from its metadata.
    public func superCheckOffset(_ class_: UInt32) -> UInt32 {
        space[ClassRef(rawValue: class_)].pointee.superCheckOffset
    }

    /// Dimensions that a resolved multianewarray gives counts for.
    public func multiArrayDimensions(_ record: UInt32) -> UInt32 {
        space.metadata(record).load(as: MultiArrayMetadata.self).dimensions
    }

    // MARK: Tables of switches, as Decoder.swift lays them out; constant

    /// Entry `index` of a table of 32-bit words.
    public func tableWord(_ table: UInt32, _ index: Int) -> Int32 {
        space.metadata(table).load(fromByteOffset: index * 4, as: Int32.self)
    }

    /// The 64-bit constant of ldc2_w.
    public func constantWord(_ offset: UInt32) -> UInt64 { space.metadata(offset).loadUnaligned(as: UInt64.self) }
}

/// Code that every machine has once; what each does is in `Stubs` of the compiler that makes it.
public enum Stub: Int, CaseIterable, Sendable {
    case enterInterpreter, dispatch, callCompleting, callRepeating, leaveAndCount, lock, unlock, isSecondarySubclass,
        searchInterfaceTable, floatRemainder, doubleRemainder
}

public struct StubAddresses: Sendable {
    private var addresses: [UInt]

    public init() { addresses = [UInt](repeating: 0, count: Stub.allCases.count) }

    public subscript(_ stub: Stub) -> UInt {
        get { addresses[stub.rawValue] }
        set { addresses[stub.rawValue] = newValue }
    }
}
