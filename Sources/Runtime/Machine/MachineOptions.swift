// SPDX-License-Identifier: Apache-2.0
import CompilerInterface

/// What a `VirtualMachine` is created with.
public struct MachineOptions {
    /// The JDK home whose `lib/modules` is the class library.
    public var javaHome: String
    /// `java.class.path`.
    public var classPath: String = ""
    /// Folders and jars the boot loader searches last (`-Xbootclasspath/a`), separated by colons.
    public var bootClassPathAppended: String = ""
    /// System properties, in order; later ones win.
    public var properties: [(key: String, value: String)] = []
    /// Maximum, initial and nursery size of the heap in bytes; 0 lets the machine choose.
    public var maximumHeapSize: Int = 0
    public var initialHeapSize: Int = 0
    public var nurserySize: Int = 0
    /// Java stack of a thread in bytes.
    public var stackSize: Int = 1 << 20
    /// What `-Xss` said, for reports; 0 if nothing.
    public var givenStackSize: Int = 0
    /// Stress: a minor collection at every n-th allocation once the machine has booted; 0 is off.
    public var stressInterval: Int = 0
    /// Stress: the first poll after each of those collections, at a method's entry or a backward branch, collects as well.
    public var collectsAtPolls = false
    /// Stress: every m-th collection is a major one; 0 is never.
    public var stressMajorInterval: Int = 0
    /// A mistake the machine makes, to prove that its tests would notice: the name of a `PlantedFault`, made with stress from
    /// the end of boot on, or of a `CompilerFault`.
    public var plantedFault: String?
    package var compilerFault: CompilerFault? { plantedFault.flatMap { CompilerFault(rawValue: $0) } }
    /// The first OutOfMemoryError has the heap written to a file: to this path, or in this folder; empty is the working directory.
    public var dumpsHeapOnOutOfMemory = false
    public var heapDumpPath = ""
    /// Threads that collect together; 0 is one for each processor, up to four.
    public var collectorThreads = 0
    /// Stress: threads share even the smallest collections.
    public var sharesCollectionsEagerly = false
    /// Checks the whole heap before, or after, each collection. A finding stops the process.
    public var verifiesBeforeCollection = false
    public var verifiesAfterCollection = false
    /// Largest heap as a share of the computer's memory, in percent, when no size is given.
    public var maximumHeapPercentage: Double = 25
    /// Which classes' `assert` statements are on.
    public var assertions = AssertionSettings()
    public var isPreviewEnabled = false
    /// Whether bytecode is verified: of the boot loader's classes, of all others.
    public var verifiesBootClasses = false
    public var verifiesOtherClasses = true
    /// `--finalization`.
    public var isFinalizationEnabled = true
    /// VM options as given, for `VM.getRuntimeArguments`.
    public var runtimeArguments: [String] = []
    /// When methods get machine code.
    public enum Compilation: Sendable {
        /// Never: `-Xint`.
        case never
        /// When they are executed often: `-Xmixed`.
        case whenHot
        /// At the first call: `-Xcomp`.
        case always
    }
    public var compilation = Compilation.whenHot
    /// Calls before a method gets machine code; turns of its loops count a tenth.
    public var compileThreshold = 200
    /// Only methods whose `class::method` contains this are compiled; empty is no limit.
    public var compiledMethods = ""
    /// A line for each method compiled: `-XX:+PrintCompilation`.
    public var logsCompilation = false
    /// A line at the end that says what compiling has cost: `-XX:+CITime`.
    public var reportsCompilation = false
    /// Methods whose machine code is printed: those whose `class::method` contains this.
    public var dumpedMethods = ""
    /// With `.whenHot`: methods are compiled on a thread of the machine's own, while they go on being interpreted.
    public var isBackgroundCompilationEnabled = true
    /// Bytes of machine code at most; 0 is as much as there is room for.
    public var codeCacheSize = 0
    /// Behaves as if the system refused executable memory.
    public var refusesExecutableMemory = false
    /// Machine code notes where branches go and what classes receivers have.
    public var collectsProfiles = false
    /// Writes a map of machine code for `perf`.
    public var writesPerfMap = false
    /// Stress: machine code leaves for the interpreter after up to this many instructions, at random; 0 is off.
    public var randomExitInterval: Int = 0
    /// The file that the machine's own code was loaded from: start-up images are good for one build only.
    public var codeFile = "/proc/self/exe"
    /// The machine boots to be written as a start-up image: threads that Java starts are not run.
    public var isForImage = false
    /// What of ours Java programs find beside the class library.
    public var guestServices: GuestServices = []
    public var logsClassLoading = false
    /// `-Xlog:image`.
    public var logsImage = false
    public var logsCollections = false
    /// What `Runtime.halt` and `System.exit` do at last, with the status. Nil, as an embedder wants it: every thread
    /// unwinds and the machine stops. A launcher ends the process.
    public var haltHandler: (@Sendable (Int32) -> Void)?
    /// `-XX:+ExitOnOutOfMemoryError`: the first OutOfMemoryError halts with status 3.
    public var haltsOnOutOfMemory = false
    /// Method entries and backward branches that all threads may execute together once the machine has booted; nil is no
    /// limit. Then the machine ends, as by `destroy`.
    public var fuel: UInt64?
    /// Whether fuel is counted, for calls with limits. It is if `fuel` is set.
    public var countsFuel = false
    /// How long the machine may run once it has booted; nil is no limit. Then it ends, as by `destroy`.
    public var timeLimit: Duration?
    /// Told of a limit that ends the machine, on any thread, before that happens. A launcher ends the process.
    public var limitHandler: (@Sendable (EndReason) -> Void)?
    /// The program to be launched from source, and its compiler.
    public var source: (any SourceProgram)?
    /// Who handles the signals of the process.
    public var signals = SignalPolicy.host

    /// Signals are the process's: a machine takes them only when its launcher says so.
    public enum SignalPolicy: Sendable {
        /// The machine installs no handler; `sun.misc.Signal` knows no signal.
        case host
        /// HUP, INT and TERM run the shutdown hooks, QUIT prints the threads, programs may handle others. One machine of
        /// a process at most.
        case machine
        /// As `machine`, but HUP, INT, TERM and QUIT keep their default action, and programs' handlers are not called
        /// (`-Xrs`).
        case machineReduced
    }

    package var compilesInBackground: Bool { isBackgroundCompilationEnabled && compilation == .whenHot }

    /// What `java.vm.info` says.
    public var modeDescription: String {
        switch compilation {
        case .never: "interpreted mode"
        case .whenHot: "mixed mode"
        case .always: "compiled mode"
        }
    }

    package var isFuelCounted: Bool { countsFuel || fuel != nil }

    public init(javaHome: String) { self.javaHome = javaHome }
}
