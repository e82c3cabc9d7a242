// SPDX-License-Identifier: Apache-2.0

/// The `-XX:` flags. Those that mean something here are kept; the others of HotSpot 25 are checked like HotSpot checks
/// them (name, form, lock) and then have no effect, since they tune parts of another machine.
struct MachineFlags {
    /// Flags whose value is a size in bytes, by name.
    private(set) var sizes: [String: Int] = [:]
    private(set) var maximumPercentage: Double?
    private(set) var threadStackSize = 0
    private(set) var maximumDirectMemory: Int?
    private(set) var verifiesBeforeCollection = false
    private(set) var verifiesAfterCollection = false
    /// Whether bytecode is verified: of the boot loader's classes, of all others.
    var verifiesBootClasses = false
    var verifiesOtherClasses = true
    private(set) var exitsOnOutOfMemory = false
    private(set) var dumpsHeapOnOutOfMemory = false
    private(set) var heapDumpPath = ""
    private(set) var printsFlags = false
    private(set) var printsCommandLineFlags = false
    private(set) var logsCollections = false
    private(set) var stressInterval = 0
    private(set) var stressMajorInterval = 0
    private(set) var collectsAtPolls = false
    private(set) var plantedFault: String?
    private var givenCollectorThreads = 0
    /// 0: not given.
    var collectorThreads: Int { collectors["UseSerialGC"] == true ? 1 : givenCollectorThreads }
    /// Nobody asked for another collector than G1.
    var mayUseG1: Bool { !collectors.contains { $0.value && $0.key != "UseG1GC" } }
    private(set) var sharesCollectionsEagerly = false
    private(set) var compileThreshold = 0
    private(set) var logsCompilation = false
    private(set) var writesPerfMap = false
    private(set) var randomExitInterval = 0
    private(set) var compilesInBackground = true
    private(set) var reportsCompilation = false
    private(set) var collectsProfiles = false
    private(set) var refusesExecutableMemory = false
    /// `-XX:SwiftletFuel` and `-XX:SwiftletTimeLimit`, the latter in seconds.
    private(set) var fuel: UInt64?
    private(set) var timeLimit: Double?
    /// The start-up image to use.
    private(set) var imageFile: String?
    private(set) var warnings: [String] = []
    var reducesSignalUsage = false
    var ignoresUnknown = false
    private var unlocksDiagnostic = false
    private var unlocksExperimental = false
    private var collectors: [String: Bool] = [:]
    /// Flags in the form the user gave, for `-XX:+PrintFlagsFinal`.
    private(set) var given: [String] = []

    /// One flag, without `-XX:`.
    mutating func take(_ word: String) throws(Refusal) {
        let (name, form) = MachineFlags.parse(word)
        if try takeOwn(name, form, word) { return }
        guard let known = HotSpotFlag.find(name) else {
            if takeRemoved(name) || ignoresUnknown { return }
            throw .option("Unrecognized VM option '\(unsigned(word))'")
        }
        try check(known, name, form, word)
        given.append(word)
        try apply(name, form, word)
    }

    private enum Form: Equatable {
        case on, off
        case value(String)
        case bare

        var isOn: Bool { self == .on }
        var text: String { if case .value(let text) = self { text } else { "" } }
    }

    private static func parse(_ word: String) -> (String, Form) {
        if word.hasPrefix("+") { return (String(word.dropFirst()), .on) }
        if word.hasPrefix("-") { return (String(word.dropFirst()), .off) }
        guard let equals = word.firstIndex(of: "=") else { return (word, .bare) }
        let name = word[..<equals].hasSuffix(":") ? word[..<equals].dropLast() : word[..<equals]
        return (String(name), .value(String(word[word.index(after: equals)...])))
    }

    private func unsigned(_ word: String) -> Substring {
        word.drop { $0 == "+" || $0 == "-" }
    }

    /// This machine's own flags.
    private mutating func takeOwn(_ name: String, _ form: Form, _ word: String) throws(Refusal) -> Bool {
        switch name {
        case "SwiftletGCStress": stressInterval = Int(form.text) ?? 0
        case "SwiftletPollStress": collectsAtPolls = form.isOn
        case "SwiftletMajorEvery": stressMajorInterval = Int(form.text) ?? 0
        case "SwiftletPlantedFault": plantedFault = form.text
        case "SwiftletEagerSharing": sharesCollectionsEagerly = form.isOn
        case "SwiftletRandomExits": randomExitInterval = Int(form.text) ?? 0
        case "SwiftletPerfMap": writesPerfMap = form.isOn
        case "SwiftletProfiles": collectsProfiles = form.isOn
        case "SwiftletExecutableMemory": refusesExecutableMemory = !form.isOn
        case "SwiftletFuel":
            guard let units = UInt64(form.text) else {
                throw .option("Improperly specified VM option '\(word)'")
            }
            fuel = units
        case "SwiftletTimeLimit":
            guard let seconds = Double(form.text), seconds >= 0, seconds <= 1e9 else {
                throw .option("Improperly specified VM option '\(word)'")
            }
            timeLimit = seconds
        case "Flags":
            throw .option("Could not open settings file \(form.text)")
        // These two need no unlocking here: our tests switch them on all the time.
        case "VerifyBeforeGC": verifiesBeforeCollection = form.isOn
        case "VerifyAfterGC": verifiesAfterCollection = form.isOn
        default: return false
        }
        return true
    }

    /// Flags that were dropped so lately that HotSpot 25 only warns.
    private mutating func takeRemoved(_ name: String) -> Bool {
        let release: String
        switch name {
        case "ZGenerational", "UseNotificationThread", "PreserveAllAnnotations", "UseRTMDeopt": release = "24.0"
        case "DumpSharedSpaces", "DynamicDumpSharedSpaces": release = "19.0"
        default: return false
        }
        warnings.append(
            MachineLine.warningPrefix + "Ignoring option \(name); support was removed in \(release)")
        return true
    }

    private func check(_ flag: HotSpotFlag, _ name: String, _ form: Form, _ word: String) throws(Refusal) {
        switch (flag.kind, form) {
        case (.boolean, .on), (.boolean, .off): break
        case (.boolean, _): throw .option("Missing +/- setting for VM option '\(word)'")
        case (_, .on), (_, .off): throw .option("Unexpected +/- setting in VM option '\(name)'")
        case (_, .bare): throw .option("Improperly specified VM option '\(word)'")
        case (.text, _): break
        case (.decimal, .value(let text)):
            if Double(text) == nil { throw .option("Improperly specified VM option '\(word)'") }
        case (.number, .value(let text)):
            let digits = text.hasPrefix("-") ? text.dropFirst() : Substring(text)
            if MemorySize.parse(digits) == nil {
                let what =
                    switch name {
                    case "MaxHeapSize": "maximum heap size"
                    case "InitialHeapSize": "initial heap size"
                    default: ""
                    }
                throw .option(
                    what.isEmpty ? "Improperly specified VM option '\(word)'" : "Invalid \(what): -XX:\(word)")
            }
        }
        if name.hasPrefix("Unlock") { return }
        let lock =
            switch flag.lock {
            case .none: ""
            case .diagnostic: unlocksDiagnostic ? "" : "diagnostic"
            case .experimental: unlocksExperimental ? "" : "experimental"
            }
        if !lock.isEmpty, !ignoresUnknown {
            let unlock = "Unlock\(lock == "diagnostic" ? "Diagnostic" : "Experimental")VMOptions"
            throw .option(
                "Error: VM option '\(name)' is \(lock) and must be enabled via -XX:+\(unlock).\n"
                    + "Error: The unlock option must precede '\(name)'.\nImproperly specified VM option '\(unsigned(word))'"
            )
        }
        if flag.kind == .number { try checkRange(name, form.text, word) }
    }

    /// Some flags have checks of their own.
    private func checkRange(_ name: String, _ text: String, _ word: String) throws(Refusal) {
        if ["MaxHeapSize", "InitialHeapSize", "ThreadStackSize", "CompileThreshold"].contains(name) { return }
        let isNegative = text.hasPrefix("-")
        guard let range = HotSpotFlagRange.find(name),
            let size = MemorySize.parse(isNegative ? text.dropFirst() : Substring(text))
        else { return }
        let magnitude = UInt64(size)
        let refusal = "Improperly specified VM option '\(word)'"
        switch range.verdict(isNegative: isNegative, magnitude: magnitude) {
        case .allowed: return
        case .malformed: throw .option(refusal)
        case .outside:
            let complaint =
                "\(range.type) \(name)=\(isNegative && magnitude > 0 ? "-" : "")\(magnitude) is outside the allowed range "
                + "[ \(range.low) ... \(range.high) ]"
            // HotSpot takes these two by rules of their own.
            let isBrief = name == "MaxTenuringThreshold" || name == "ReservedCodeCacheSize"
            throw .option(isBrief ? complaint : complaint + "\n" + refusal)
        }
    }

    private mutating func apply(_ name: String, _ form: Form, _ word: String) throws(Refusal) {
        switch name {
        case "UnlockDiagnosticVMOptions": unlocksDiagnostic = form.isOn
        case "UnlockExperimentalVMOptions": unlocksExperimental = form.isOn
        case "MaxHeapSize", "InitialHeapSize", "MinHeapSize", "NewSize", "MaxNewSize", "ReservedCodeCacheSize":
            sizes[name] = MemorySize.parse(Substring(form.text))
        case "SharedArchiveFile": imageFile = form.text
        case "ThreadStackSize": try takeThreadStackSize(form.text, word)
        case "MaxDirectMemorySize": maximumDirectMemory = MemorySize.parse(Substring(form.text))
        case "MaxRAMPercentage", "InitialRAMPercentage", "MinRAMPercentage":
            try takePercentage(name, form.text, word)
        case "UseSerialGC", "UseParallelGC", "UseG1GC", "UseZGC", "UseShenandoahGC", "UseEpsilonGC":
            collectors[name] = form.isOn
        case "ParallelGCThreads": givenCollectorThreads = Int(form.text) ?? 0
        case "HeapDumpOnOutOfMemoryError": dumpsHeapOnOutOfMemory = form.isOn
        case "HeapDumpPath": heapDumpPath = form.text
        case "ExitOnOutOfMemoryError", "CrashOnOutOfMemoryError": exitsOnOutOfMemory = form.isOn
        case "NativeMemoryTracking":
            guard ["off", "summary", "detail"].contains(form.text) else {
                throw .option("Syntax error, expecting -XX:NativeMemoryTracking=[off|summary|detail]")
            }
        case "BytecodeVerificationLocal": verifiesBootClasses = form.isOn
        case "BytecodeVerificationRemote": verifiesOtherClasses = form.isOn
        case "PrintCompilation": logsCompilation = form.isOn
        case "CITime": reportsCompilation = form.isOn
        case "BackgroundCompilation": compilesInBackground = form.isOn
        case "CompileThreshold": compileThreshold = Int(form.text) ?? 0
        case "ReduceSignalUsage": reducesSignalUsage = form.isOn
        case "PrintFlagsFinal": printsFlags = form.isOn
        case "PrintCommandLineFlags": printsCommandLineFlags = form.isOn
        case "PrintGC", "PrintGCDetails":
            logsCollections = form.isOn
            let instead = name == "PrintGC" ? "gc" : "gc*"
            warnings.append("[warning][gc] -XX:+\(name) is deprecated. Will use -Xlog:\(instead) instead.")
        case "FlightRecorder": warnDeprecated(name, "13.0")
        case "UseCompressedClassPointers": warnDeprecated(name, "25.0")
        case "LockingMode": warnDeprecated(name, "24.0")
        default: break
        }
    }

    private mutating func warnDeprecated(_ name: String, _ release: String) {
        warnings.append(
            MachineLine.warningPrefix
                + "Option \(name) was deprecated in version \(release) and will likely be removed in a future release.")
    }

    /// In KiB.
    private mutating func takeThreadStackSize(_ text: String, _ word: String) throws(Refusal) {
        let size = Int(text) ?? 0
        guard 0...1 << 20 ~= size else {
            throw .option(
                "intx ThreadStackSize=\(text) is outside the allowed range [ 0 ... 1048576 ]\n"
                    + "Improperly specified VM option '\(word)'")
        }
        threadStackSize = size << 10
        guard size == 0 || threadStackSize >= MachineLine.smallestStack else { throw .stackTooSmall }
    }

    private mutating func takePercentage(_ name: String, _ text: String, _ word: String) throws(Refusal) {
        guard let value = Double(text), value >= 0, value <= 100 else {
            throw .option(
                "double \(name)=\(MachineFlags.fixed(Double(text) ?? 0)) is outside the allowed range "
                    + "[ 0.000000 ... 100.000000 ]\nImproperly specified VM option '\(word)'")
        }
        if name == "MaxRAMPercentage" { maximumPercentage = value }
    }

    /// Six decimals, as C's `%f`.
    static func fixed(_ value: Double) -> String {
        let millionths = Int((min(max(value, -1e12), 1e12) * 1_000_000).rounded())
        let fraction = String(millionths.magnitude % 1_000_000 + 1_000_000).dropFirst()
        return "\(millionths < 0 ? "-" : "")\(millionths.magnitude / 1_000_000).\(fraction)"
    }

    /// Sizes that a shorter option after them says again.
    mutating func forget(_ names: [String]) {
        for name in names { sizes[name] = nil }
    }

    /// What only shows when all flags are known.
    func finish() throws(Refusal) {
        let chosen = collectors.values.count { $0 }
        if chosen > 1 { throw .initialization("Multiple garbage collectors selected") }
        if chosen == 0, collectors["UseG1GC"] == false {
            throw .initialization("Garbage collector not selected (default collector explicitly disabled)")
        }
    }
}
