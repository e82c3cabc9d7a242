// SPDX-License-Identifier: Apache-2.0
import ObjectModel
import Runtime

/// What `java` is asked to run.
public enum MainProgram: Equatable, Sendable {
    /// A class of the class path.
    case className(String)
    /// The Main-Class of a jar.
    case jar(String)
    /// `module` or `module/Main`.
    case module(String)
    /// What `MachineOptions.source` compiles; without that the source file named by the first argument, through the class
    /// library's compiler if it has one.
    case source

    /// Mode and name as sun.launcher.LauncherHelper takes them.
    package var launcherArguments: (mode: Int32, what: String) {
        switch self {
        case .className(let name): (1, name)
        case .jar(let path): (2, path)
        case .module(let name): (3, name)
        case .source: (4, "jdk.compiler/com.sun.tools.javac.launcher.SourceLauncher")
        }
    }
}

extension VirtualMachine {
    /// Boots on the calling thread, runs a program as `java` does, waits for its threads and shutdown hooks, and returns the
    /// exit status. The machine must not have booted.
    public func run(_ program: MainProgram, arguments: [String]) throws(MachineError) -> Int32 {
        try run(LaunchPlan(program: program, arguments: arguments))
    }

    /// As above, with whatever else `java` may be asked for.
    public func run(_ plan: LaunchPlan) throws(MachineError) -> Int32 {
        do throws(AttachError<MachineError>) {
            return try withAttachedThread { (thread) throws(MachineError) -> Int32 in
                do throws(JavaThrow) { try boot(thread) } catch {
                    if let status = shutdown.exitStatus { return status }
                    throw MachineError(bootFailureText(thread))
                }
                return runBooted(plan, thread)
            }
        } catch {
            switch error {
            case .system(let failure): throw MachineError("Could not create the main thread: \(failure)")
            case .body(let failure): throw failure
            }
        }
    }

    /// Text for the exception that stopped booting: class, message and frames, without running Java.
    package func bootFailureText(_ thread: Thread) -> String {
        let exception = thread.clearException()
        if exception.isNull { return "Error occurred during initialization of VM" }
        var text = externalName(space.classMetadata(of: exception))
        if let message = messageOf(exception) { text += ": " + message }
        for line in traceLines(exception) { text += "\n" + line }
        return "Error occurred during initialization of VM\n" + text + "\n"
    }

    private func runBooted(_ plan: LaunchPlan, _ thread: Thread) -> Int32 {
        var status: Int32 = 0
        do throws(JavaThrow) {
            try startGuestServices(thread)
            if let ending = try answer(plan, thread) {
                status = ending
            } else if plan.program == .source, let source = options.source {
                status = try callSourceMain(source, plan, thread) ?? 0
            } else if let program = plan.program {
                try callMain(program, plan, thread)
            }
        } catch {
            if !shutdown.isStopping { status = 1 }
            dispatchUncaught(thread)
        }
        finish(thread)
        if shutdown.exitStatus == nil { reportCompilation() }
        return shutdown.exitStatus ?? status
    }

    /// Loads the main class through LauncherHelper and calls its main method (JEP 512).
    private func callMain(_ program: MainProgram, _ plan: LaunchPlan, _ thread: Thread) throws(JavaThrow) {
        try thread.withHandleScope { () throws(JavaThrow) in
            let launcher = program.launcherArguments
            let what = thread.handle(try newString(launcher.what, thread))
            let load = try staticMethod(
                "sun/launcher/LauncherHelper", "checkAndLoadMain", "(ZILjava/lang/String;)Ljava/lang/Class;", thread)
            let mirror = try thread.call(load, [.boolean(true), .int(launcher.mode), .handle(what)]).reference
            let mainClass = classOfMirror(mirror)
            if plan.isDryRun { return }
            let helper = try bootClass("sun/launcher/LauncherHelper", thread)
            let isStatic = staticBoolean(helper, "isStaticMain")
            let takesArguments = !staticBoolean(helper, "noArgMain")
            let array = thread.handle(try newStringArray(plan.arguments, thread))
            try initialize(mainClass, thread)
            let descriptor: StaticString = takesArguments ? "([Ljava/lang/String;)V" : "()V"
            let main = try knownMethod(mainClass, "main", descriptor, thread)
            var actual: [JavaArgument] = takesArguments ? [.handle(array)] : []
            if !isStatic {
                let receiver = thread.handle(try thread.construct(mainClass, names.emptyDescriptor, []))
                actual.insert(.handle(receiver), at: 0)
                try thread.call(
                    try virtualMethod(receiver, main.pointee.name, main.pointee.descriptor, thread), actual)
            } else {
                try thread.call(main, actual)
            }
        }
    }

    private func staticBoolean(_ holder: ClassPointer, _ name: StaticString) -> Bool {
        guard let field = declaredField(holder, intern(name), intern("Z" as StaticString)) else { return false }
        return space.load(holder.pointee.mirror, Int(field.pointee.offset), as: UInt8.self) != 0
    }

    /// The end of a Java program: the main thread ends, the other threads are waited for, the shutdown hooks run.
    private func finish(_ thread: Thread) {
        if !shutdown.isStopping { end(thread) }
        waitForNonDaemonThreads(thread)
        guard !shutdown.isStopping else { return }
        do throws(JavaThrow) {
            try attachAsJavaThread(thread, name: "DestroyJavaVM")
            try runShutdownHooks(thread)
        } catch {
            thread.clearException()
        }
    }

    /// What happens when the last thread that is no daemon has ended.
    package func runShutdownHooks(_ thread: Thread) throws(JavaThrow) {
        try thread.call(try staticMethod("java/lang/Shutdown", "shutdown", "()V", thread), [])
    }
}
