// SPDX-License-Identifier: Apache-2.0

/// What a `VirtualMachine` is created with.
public struct MachineOptions {
    /// The JDK home whose `lib/modules` is the class library.
    public var javaHome: String
    /// `java.class.path`.
    public var classPath: String = ""
    /// System properties, in order; later ones win.
    public var properties: [(key: String, value: String)] = []
    /// Maximum, initial and nursery size of the heap in bytes; 0 lets the machine choose.
    public var maximumHeapSize: Int = 0
    public var initialHeapSize: Int = 0
    public var nurserySize: Int = 0
    /// Java stack of a thread in bytes.
    public var stackSize: Int = 1 << 20
    /// Stress: a minor collection at every n-th allocation once the machine has booted; 0 is off.
    public var stressInterval: Int = 0
    /// Stress: every m-th collection is a major one; 0 is never.
    public var stressMajorInterval: Int = 0
    /// With stress: a mistake the machine makes from the end of boot on, to prove that its tests
    /// would notice; the name of a `PlantedFault`.
    public var plantedFault: String?
    /// Checks the whole heap before, or after, each collection. A finding stops the process.
    public var verifiesBeforeCollection = false
    public var verifiesAfterCollection = false
    /// `-ea` and `-esa`: default assertion status of application and system classes.
    public var assertionsEnabled = false
    public var systemAssertionsEnabled = false
    public var isPreviewEnabled = false
    /// VM options as given, for `VM.getRuntimeArguments`.
    public var runtimeArguments: [String] = []
    /// The machine boots to be written as a start-up image: threads that Java starts are not run.
    public var isForImage = false
    public var logsClassLoading = false
    /// `-Xlog:image`.
    public var logsImage = false
    public var logsCollections = false

    public init(javaHome: String) { self.javaHome = javaHome }
}
