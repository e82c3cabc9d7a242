// SPDX-License-Identifier: Apache-2.0
import AssemblerX64

/// Registers that hold the same in all machine code, as handlers have them (`Handler`'s parameters).
public enum MachineRegister {
    /// The heap base.
    public static var base: Register { .rcx }
    /// Header of the innermost frame.
    public static var frame: Register { .rdx }
    public static var thread: Register { .r8 }
    /// At entries, continuations and when leaving: the Java stack's top.
    public static var stack: Register { .rsi }
    /// At entries the continuation, when leaving the cell to execute.
    public static var position: Register { .rdi }
    /// At entries the method, at continuations the result.
    public static var accumulator: Register { .r9 }
}

/// Byte offsets in `JavaThread`.
public enum ThreadField {
    public static let limit = offset(\.limit)
    public static let stackBase = offset(\.stackBase)
    public static let pc = offset(\.pc)
    public static let sp = offset(\.sp)
    public static let fp = offset(\.fp)
    public static let result = offset(\.result)
    public static let argument = offset(\.argument)
    public static let argument2 = offset(\.argument2)
    public static let allocationTop = offset(\.allocationTop)
    public static let allocationEnd = offset(\.allocationEnd)
    public static let entryPoints = offset(\.entryPoints)
    public static let lockStackTop = offset(\.lockStackTop)
    public static let lockStack = Int32(SwiftletThreadLockStackOffset)
    public static let threadObject = offset(\.threadObject)
    public static let pendingException = offset(\.pendingException)
    public static let handleTop = offset(\.handleTop)
    public static let fuel = offset(\.fuel)
    public static let stressCount = offset(\.stressCount)

    private static func offset<T>(_ path: KeyPath<JavaThread, T>) -> Int32 {
        Int32(MemoryLayout<JavaThread>.offset(of: path)!)
    }
}

/// Byte offsets in `FrameHeader`.
public enum FrameField {
    public static var callerFrame: Int32 { 0 }
    public static var method: Int32 { 4 }
    public static var position: Int32 { 8 }
    public static var lock: Int32 { 12 }
    public static var continuation: Int32 { 16 }
    /// Size of the header: where the operand stack begins.
    public static var operands: Int32 { Int32(SwiftletFrameHeaderSize) }
}

/// Displacements from the heap base of parts of metadata, whose 32-bit name is added by an index register.
public enum MetadataField {
    public static let origin = Int32(SwiftletMetadataOffset)
    public static let cards = Int32(SwiftletCardTableOffset)
    public static let vtable = origin + Int32(SwiftletVtableOffset)
    public static let elementType = classField(\.elementType)
    public static let elementClass = classField(\.elementClass)
    public static let secondarySupers = classField(\.secondarySupers)
    public static let secondarySuperCache = classField(\.secondarySuperCache)
    public static let classFlags = classField(\.flags)
    public static let superCheckOffset = classField(\.superCheckOffset)
    public static let itable = classField(\.itable)
    public static let mirror = classField(\.mirror)
    public static let unit = classField(\.unit)
    public static let holder = methodField(\.holder)
    public static let entry = methodField(\.entry)
    public static let machineEntry = methodField(\.machineEntry)
    public static let exitCount = methodField(\.exitCount)
    public static let nativeIndex = methodField(\.nativeIndex)

    private static func classField<T>(_ path: KeyPath<ClassMetadata, T>) -> Int32 {
        origin + Int32(MemoryLayout<ClassMetadata>.offset(of: path)!)
    }

    private static func methodField<T>(_ path: KeyPath<MethodMetadata, T>) -> Int32 {
        origin + Int32(MemoryLayout<MethodMetadata>.offset(of: path)!)
    }
}

/// What a native function is called with, in memory: a thread, a method, the address of the next argument. The runtime's
/// `NativeCall` has this layout.
public enum NativeCallField {
    public static var thread: Int32 { 0 }
    public static var method: Int32 { 8 }
    public static var next: Int32 { 16 }
    public static var size: Int32 { 24 }
}

/// A row of the table of native functions: a Swift closure.
public enum NativeFunctionField {
    public static var code: Int32 { 0 }
    public static var context: Int32 { 8 }
    /// log2 of the size of a row.
    public static var shift: UInt8 { 4 }
}

/// Byte offsets in `EntryPoints`: the slow paths machine code calls.
public enum EntryPointField {
    public static let allocateObject = offset(\.allocateObject)
    public static let allocateArray = offset(\.allocateArray)
    public static let allocateMultiArray = offset(\.allocateMultiArray)
    public static let monitorEnter = offset(\.monitorEnter)
    public static let monitorExit = offset(\.monitorExit)
    public static let enterSynchronized = offset(\.enterSynchronized)
    public static let leaveSynchronized = offset(\.leaveSynchronized)
    public static let unwind = offset(\.unwind)
    public static let pollLoop = offset(\.pollLoop)
    public static let countOverflow = offset(\.countOverflow)

    private static func offset(_ path: KeyPath<EntryPoints, SlowPath>) -> Int32 {
        Int32(MemoryLayout<EntryPoints>.offset(of: path)!)
    }
}
