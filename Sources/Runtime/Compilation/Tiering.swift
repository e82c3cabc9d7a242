// SPDX-License-Identifier: Apache-2.0
import BaselineCompiler
import CompilerInterface
import Interpreter
import ObjectModel

// When methods are compiled, and how execution goes from one tier to the other.
//
// Counters in the metadata count up to 0. A method that is entered or whose loops turn often is compiled; its entries then lead
// to machine code, and a frame in the interpreter goes on there at the head of a loop, or where an exception is caught,
// since both tiers have the same frames. Machine code leaves for the interpreter at any instruction. When it leaves often
// because an instruction was not resolved when it was made, the method is interpreted again for a few calls and compiled
// anew: rarely at last, as each time allows twice as many exits.

extension VirtualMachine {
    /// Calls, and turns of loops, before a method is compiled.
    private var invocationLimit: UInt32 {
        options.compilation == .always ? 1 : UInt32(clamping: options.compileThreshold)
    }
    private var backEdgeLimit: UInt32 { options.compilation == .always ? 1 : invocationLimit * 10 }
    private static var maximumCompilations: Int { 12 }

    /// A counter's value that gets 0 after `count` steps.
    private func down(_ count: UInt32) -> UInt32 { 0 &- count }

    /// So many steps that they never happen.
    private var never: UInt32 { 0x8000_0000 }

    package func resetCounters(_ method: MethodPointer) {
        let isUseless = machineCode.isRefused && !options.isForImage
        method.pointee.invocationCount = isUseless ? never : down(invocationLimit)
        method.pointee.backEdgeCount = isUseless ? never : down(backEdgeLimit)
        method.pointee.exitCount = never
    }

    /// The entry point `countOverflow`. No safepoint.
    package func countOverflow(_ thread: Thread) {
        let method = thread.argumentMethod
        switch Int(thread.raw.pointee.argument2) {
        case SwiftletCountInvocation: _ = compileIfUseful(method, at: nil, thread)
        case SwiftletCountBackEdge: turnedOften(method, thread)
        default: leftOften(method)
        }
    }

    private func turnedOften(_ method: MethodPointer, _ thread: Thread) {
        let position = CodeRef(rawValue: space.metadataOffset(thread.raw.pointee.pc))
        let instruction = Int(position.rawValue - method.pointee.code.rawValue) / 8
        // The next turn comes back here, until there is code.
        method.pointee.backEdgeCount = down(1)
        if resumeInMachineCode(method, position, thread) { return }
        let operands = UnsafeRawPointer(thread.raw.pointee.fp!) + SwiftletFrameHeaderSize
        let depth = (UnsafeRawPointer(thread.raw.pointee.sp) - operands) / 4
        guard compileIfUseful(method, at: (instruction, depth), thread) else { return }
        resumeInMachineCode(method, position, thread)
    }

    /// Has execution go on in machine code at the instruction the thread is about to execute, if there is a place.
    @discardableResult
    package func resumeInMachineCode(_ method: MethodPointer, _ position: CodeRef, _ thread: Thread) -> Bool {
        let instruction = Int(position.rawValue - method.pointee.code.rawValue) / 8
        guard method.pointee.machineEntry != MachineCode.interpreterEntry,
            let address = machineCode[space.ref(method)].address(of: instruction)
        else { return false }
        thread.raw.pointee.result = UInt64(address)
        thread.raw.pointee.pc = UnsafeRawPointer(thread.raw.pointee.resumeCell).assumingMemoryBound(to: UInt8.self)
        return true
    }

    private func leftOften(_ method: MethodPointer) {
        let known = machineCode[space.ref(method)]
        guard known.start != 0, known.compilations < VirtualMachine.maximumCompilations else {
            method.pointee.exitCount = never
            return
        }
        machineCode.compiling.lock()
        defer { machineCode.compiling.unlock() }
        interpret(method)
        machineCode.retire(space.ref(method))
        let calls: UInt32 = options.compilation == .always ? 1 : 16
        method.pointee.exitCount = never
        method.pointee.invocationCount = down(calls)
        method.pointee.backEdgeCount = down(calls * 4)
    }

    /// Leads entries back to the interpreter.
    private func interpret(_ method: MethodPointer) {
        let operation: Operation = method.isSynchronized ? .enter_synchronized : .enter_interpreted
        atomic32StoreRelease(entryAddress(method), UInt32(bitPattern: HandlerTable.shared[operation]))
        atomic32StoreRelease(machineEntryAddress(method), UInt32(bitPattern: MachineCode.interpreterEntry))
    }

    private func machineEntryAddress(_ method: MethodPointer) -> UnsafeMutableRawPointer {
        UnsafeMutableRawPointer(method) + MemoryLayout<MethodMetadata>.offset(of: \.machineEntry)!
    }

    // MARK: Compiling

    /// Compiles the method, so that the frame on top can go on at an instruction if one is given. Returns whether there is
    /// new code.
    private func compileIfUseful(
        _ method: MethodPointer, at requested: (instruction: Int, depth: Int)?, _ thread: Thread
    ) -> Bool {
        if options.isForImage {
            resetCounters(method)
            return false
        }
        let ref = space.ref(method)
        guard machineCode.compiling.tryLock() else {
            // Somebody compiles; come back soon.
            method.pointee.invocationCount = down(20)
            method.pointee.backEdgeCount = down(200)
            return false
        }
        defer { machineCode.compiling.unlock() }
        var known = machineCode[ref]
        if requested == nil, known.start != 0 { return true }
        // Signature-polymorphic methods and intrinsics have entries of their own.
        let isEligible =
            method.pointee.intrinsic == 0 && !known.isHopeless
            && known.compilations < VirtualMachine.maximumCompilations
            && isChosen(method)
        if isEligible, let message = machineCode.open(), options.logsCompilation {
            log("[warning][jit] no machine code: \(message)")
        }
        guard isEligible, !machineCode.isRefused, compile(method, requested) else {
            known = machineCode[ref]
            known.isHopeless = true
            machineCode[ref] = known
            method.pointee.invocationCount = never
            method.pointee.backEdgeCount = never
            return false
        }
        return true
    }

    private func isChosen(_ method: MethodPointer) -> Bool {
        options.compiledMethods.isEmpty || compiledName(method).contains(options.compiledMethods)
    }

    /// `java.lang.String::hashCode`
    package func compiledName(_ method: MethodPointer) -> String {
        externalName(space[method.pointee.holder]) + "::" + symbols.string(method.pointee.name)
    }

    private func compile(_ method: MethodPointer, _ requested: (instruction: Int, depth: Int)?) -> Bool {
        guard let snapshot = snapshot(method, requested) else { return false }
        let facts = CompilerFacts(
            space, objectClass: wellKnown.pointee.objectClass, stubs: machineCode.stubs, hasBMI2: hasBMI2(),
            randomExitInterval: options.randomExitInterval, countsFuel: options.isFuelCounted)
        let code: CompiledCode
        do throws(CompilationError) { code = try BaselineCompiler.compile(snapshot, facts) } catch {
            if options.logsCompilation { log("       made not compilable: \(snapshot.name) (\(error))") }
            return false
        }
        machineCode.retire(snapshot.method)
        guard let entry = machineCode.install(code, of: snapshot.method, name: snapshot.name) else { return false }
        let compilations = machineCode[snapshot.method].compilations
        let exits: UInt32 = options.compilation == .always ? 1 : 8
        method.pointee.exitCount = down(exits << UInt32(min(compilations - 1, 16)))
        atomic32StoreRelease(machineEntryAddress(method), UInt32(bitPattern: entry))
        atomic32StoreRelease(
            entryAddress(method), UInt32(bitPattern: HandlerTable.shared[.enter_machine_code]))
        // A frame that is interpreted goes over at its next turn.
        method.pointee.backEdgeCount = down(1)
        if options.logsCompilation { logCompiled(snapshot, code) }
        if !options.dumpedMethods.isEmpty, snapshot.name.contains(options.dumpedMethods) {
            dump(snapshot, code, at: entry)
        }
        return true
    }

    /// Frees code that was made anew. A continuation in a method's code belongs to a frame of the method. At a safepoint.
    package func reclaimMachineCode() {
        guard machineCode.hasRetired else { return }
        var methods: Set<MethodRef> = []
        for record in threads.all {
            var frame = Frame.innermost(record.thread)
            while let current = frame {
                methods.insert(current.header.pointee.method)
                frame = current.caller
            }
        }
        machineCode.reclaim(methodsWithFrames: methods)
    }

    /// After the machine moved to another base: methods compiled for the old one are interpreted, and may be compiled again.
    package func leaveMachineCode(of old: VirtualMachine) {
        for ref in old.machineCode.all where space[ref].pointee.machineEntry != MachineCode.interpreterEntry {
            interpret(space[ref])
            resetCounters(space[ref])
        }
    }
}
