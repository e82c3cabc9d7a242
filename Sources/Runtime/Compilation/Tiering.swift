// SPDX-License-Identifier: Apache-2.0
import BaselineCompiler
import CompilerInterface
import Interpreter
import ObjectModel
import Platform

// When methods are compiled, and how execution goes from one tier to the other.
//
// Counters in the metadata count up to 0. A method that is entered or whose loops turn often is compiled; its entries then lead
// to machine code, and a frame in the interpreter goes on there at the head of a loop, or where an exception is caught,
// since both tiers have the same frames. Machine code leaves for the interpreter at any instruction. When it leaves often
// because an instruction was not resolved when it was made, the method is interpreted again for a few calls and compiled
// anew: rarely at last, as each time allows twice as many exits.
//
// Methods are compiled in the background unless everything is compiled at its first call, or `-Xbatch` is given: the counters
// ask for it again and again until there is code.

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
            let address = machineCode.address(of: instruction, in: space.ref(method))
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
        machineCode.publishing.lock()
        defer { machineCode.publishing.unlock() }
        interpret(method)
        machineCode.retire(space.ref(method))
        let calls: UInt32 = options.compilation == .always ? 1 : 16
        method.pointee.exitCount = never
        method.pointee.invocationCount = down(calls)
        method.pointee.backEdgeCount = down(calls * 4)
    }

    /// Leads entries back to the interpreter.
    func interpret(_ method: MethodPointer) {
        let operation: Operation =
            method.isNative ? .enter_native : method.isSynchronized ? .enter_synchronized : .enter_interpreted
        atomic32StoreRelease(entryAddress(method), UInt32(bitPattern: HandlerTable.shared[operation]))
        atomic32StoreRelease(machineEntryAddress(method), UInt32(bitPattern: MachineCode.interpreterEntry))
    }

    private func machineEntryAddress(_ method: MethodPointer) -> UnsafeMutableRawPointer {
        UnsafeMutableRawPointer(method) + MemoryLayout<MethodMetadata>.offset(of: \.machineEntry)!
    }

    // MARK: Compiling

    /// Compiles the method, so that the frame on top can go on at an instruction if one is given, or asks for that. Returns
    /// whether there is code now.
    private func compileIfUseful(
        _ method: MethodPointer, at place: (instruction: Int, depth: Int)?, _ thread: Thread
    ) -> Bool {
        if options.isForImage {
            resetCounters(method)
            return false
        }
        let ref = space.ref(method)
        if place == nil, machineCode[ref].start != 0 { return true }
        guard mayCompile(method) else {
            giveUp(method)
            return false
        }
        if options.compilesInBackground {
            askAgain(method, after: invocationLimit)
            ask(for: ref, place)
            return false
        }
        guard machineCode.compiling.tryLock() else {
            // Somebody compiles; come back soon.
            askAgain(method, after: 20)
            return false
        }
        defer { machineCode.compiling.unlock() }
        switch compile(method, place) {
        case .done: return true
        case .hopeless: giveUp(method)
        case .full:
            // Making room takes a safepoint, which this is not.
            askAgain(method, after: invocationLimit)
            ask(for: ref, place)
        }
        return false
    }

    /// Signature-polymorphic methods and intrinsics have entries of their own; monitors are watched in the interpreter only.
    private func mayCompile(_ method: MethodPointer) -> Bool {
        let known = machineCode[space.ref(method)]
        return method.pointee.intrinsic == 0 && !method.isWatched && !known.isHopeless
            && known.compilations < VirtualMachine.maximumCompilations && !machineCode.isRefused && isChosen(method)
    }

    private func isChosen(_ method: MethodPointer) -> Bool {
        options.compiledMethods.isEmpty || compiledName(method).contains(options.compiledMethods)
    }

    private func giveUp(_ method: MethodPointer) {
        machineCode.markHopeless(space.ref(method))
        method.pointee.invocationCount = never
        method.pointee.backEdgeCount = never
    }

    private func askAgain(_ method: MethodPointer, after calls: UInt32) {
        method.pointee.invocationCount = down(calls)
        method.pointee.backEdgeCount = down(min(calls, 1 << 24) * 4)
    }

    /// `java.lang.String::hashCode`
    package func compiledName(_ method: MethodPointer) -> String {
        externalName(space[method.pointee.holder]) + "::" + symbols.string(method.pointee.name)
    }

    enum CompilationOutcome { case done, hopeless, full }

    /// With `compiling` held.
    func compile(_ method: MethodPointer, _ place: (instruction: Int, depth: Int)?) -> CompilationOutcome {
        if let message = machineCode.open(), options.logsCompilation {
            log("[warning][jit] no machine code: \(message)")
        }
        let start = SystemClock.monotonicNanoseconds
        guard !machineCode.isRefused, var snapshot = snapshot(method, place) else { return .hopeless }
        if options.collectsProfiles { addProfile(to: &snapshot) }
        let facts = CompilerFacts(
            space, objectClass: wellKnown.pointee.objectClass, stubs: machineCode.stubs, hasBMI2: hasBMI2(),
            randomExitInterval: options.randomExitInterval, countsFuel: options.isFuelCounted,
            // Of programs only: the machine has to boot.
            fault: loaders[space[method.pointee.holder].pointee.loader].isBoot ? nil : options.compilerFault)
        let code: CompiledCode
        do throws(CompilationError) { code = try BaselineCompiler.compile(snapshot, facts) } catch {
            if options.logsCompilation { log("       made not compilable: \(snapshot.name) (\(error))") }
            return .hopeless
        }
        let entry = machineCode.publishing.withLock { publish(code, of: method, snapshot) }
        guard let entry else { return .full }
        machineCode.note(
            bytecode: self.code(method)?.code.count ?? 0, code: code.code.count,
            nanoseconds: SystemClock.monotonicNanoseconds &- start)
        if options.logsCompilation { logCompiled(snapshot, code) }
        if !options.dumpedMethods.isEmpty, snapshot.name.contains(options.dumpedMethods) {
            dump(snapshot, code, at: entry)
        }
        return .done
    }

    /// Installs code and leads entries to it; only then the old code is retired. Nil if there is no room.
    private func publish(_ code: CompiledCode, of method: MethodPointer, _ snapshot: MethodToCompile) -> Int32? {
        guard let made = machineCode.install(code, of: snapshot.method, name: snapshot.name) else { return nil }
        let exits: UInt32 = options.compilation == .always ? 1 : 8
        method.pointee.exitCount = down(exits << UInt32(min(made.compilations - 1, 16)))
        atomic32StoreRelease(machineEntryAddress(method), UInt32(bitPattern: made.entry))
        atomic32StoreRelease(
            entryAddress(method), UInt32(bitPattern: HandlerTable.shared[.enter_machine_code]))
        if let old = made.old { machineCode.retire(blob: old) }
        // A frame that is interpreted goes over at its next turn.
        method.pointee.backEdgeCount = down(1)
        return made.entry
    }

    // MARK: In the background

    private func ask(for method: MethodRef, _ place: (instruction: Int, depth: Int)?) {
        let queue = machineCode.queue
        guard queue.add(method, place) else { return }
        let machine = self
        let thread = try? NativeThread.start(stackSizeInBytes: 1 << 20, name: "compiler") { machine.compileQueued() }
        guard let thread else { return queue.failed() }
        try? thread.detach()
    }

    /// Body of the compiling thread, which is no Java thread: it never stops at safepoints. Unloading of classes waits for the
    /// method in hand (`MachineCode.remove`).
    private func compileQueued() {
        while machineCode.queue.next() != nil {
            if compileCurrent() == .full, !makeRoomForMachineCode() || compileCurrent() == .full {
                machineCode.compiling.withLock {
                    guard let request = machineCode.queue.now else { return }
                    askAgain(space[request.method], after: invocationLimit * 50)
                }
            }
        }
    }

    private func compileCurrent() -> CompilationOutcome {
        machineCode.compiling.withLock {
            guard let request = machineCode.queue.now else { return .done }
            let known = machineCode[request.method]
            if known.start != 0, request.place.map({ known.address(of: $0.instruction) != nil }) ?? true {
                return .done
            }
            let method = space[request.method]
            let outcome = mayCompile(method) ? compile(method, request.place) : .hopeless
            if outcome == .hopeless { giveUp(method) }
            return outcome
        }
    }

    /// After the machine moved to another base: methods compiled for the old one are interpreted, and may be compiled again.
    package func leaveMachineCode(of old: VirtualMachine) {
        for ref in old.machineCode.all where space[ref].pointee.machineEntry != MachineCode.interpreterEntry {
            interpret(space[ref])
            resetCounters(space[ref])
        }
    }
}
