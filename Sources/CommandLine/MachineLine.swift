// SPDX-License-Identifier: Apache-2.0
import Swiftlet

/// The virtual machine's half of the command line: `-X`, `-D`, assertions, module options, flags. Words come from
/// JAVA_TOOL_OPTIONS, the command line and _JAVA_OPTIONS, in this order; later ones win.
struct MachineLine {
    var properties: [(key: String, value: String)] = []
    var heap = HeapWords()
    var flags = MachineFlags()
    var compilation = CompilationWords()
    var stackSize = 0
    var assertions = AssertionSettings()
    var isPreviewEnabled = false
    var isFinalizationEnabled = true
    var logsClassLoading = false
    var logsCollections = false
    var logsImage = false
    var imageUse = ImageUse.automatic
    var guestServices: GuestServices = []
    var classPathAppended = ""
    /// Words as `RuntimeMXBean.getInputArguments` and the source launcher see them.
    private(set) var inputWords: [String] = []
    /// Lines for standard error that do not stop the machine.
    private(set) var warnings: [String] = []
    private var counters: [String: Int] = [:]

    /// Smallest stack that HotSpot accepts, in bytes.
    static let smallestStack = 136 << 10

    /// Parses all words in order.
    ///
    /// - Parameter ignoring: options that are not known are passed over, as if a flag said so.
    init(_ words: [String], ignoring: Bool = false) throws(Refusal) {
        // HotSpot looks for this one ahead of the others.
        let flag = words.last { $0.hasSuffix("IgnoreUnrecognizedVMOptions") }
        let ignoresUnknown = ignoring || flag == "-XX:+IgnoreUnrecognizedVMOptions"
        flags.ignoresUnknown = ignoresUnknown
        for word in words {
            if try !take(word), !ignoresUnknown { throw .option("Unrecognized option: \(word)") }
            inputWords.append(word)
        }
        try flags.finish()
        compilation.threshold = flags.compileThreshold
        compilation.isLogged = compilation.isLogged || flags.logsCompilation
        compilation.writesPerfMap = flags.writesPerfMap
        compilation.randomExitInterval = flags.randomExitInterval
        compilation.isInBackground = compilation.isInBackground && flags.compilesInBackground
        compilation.codeCacheSize = flags.sizes["ReservedCodeCacheSize"] ?? 0
        compilation.refusesExecutableMemory = flags.refusesExecutableMemory
        warnings += flags.warnings
        if let file = flags.imageFile, imageUse != .off { imageUse = .file(file) }
        logsCollections = logsCollections || flags.logsCollections
        heap.take(flags)
        if flags.threadStackSize > 0 { stackSize = flags.threadStackSize }
        if let limit = flags.maximumDirectMemory { properties.append(("sun.nio.MaxDirectMemorySize", "\(limit)")) }
        try heap.check()
    }

    /// One word; false if it is not known.
    private mutating func take(_ word: String) throws(Refusal) -> Bool {
        if word.hasPrefix("-XX:") {
            try flags.take(String(word.dropFirst(4)))
        } else if word.hasPrefix("-D") {
            define(word.dropFirst(2))
        } else if word.hasPrefix("--") {
            return try takeLong(word)
        } else if word.hasPrefix("-X") {
            return try takeExtra(word)
        } else if assertions.take(word) {
            return true
        } else if word == "-verbose" || word.hasPrefix("-verbose:") {
            switch word.dropFirst("-verbose".count) {
            case "", ":class": logsClassLoading = true
            case ":gc": logsCollections = true
            default: break
            }
        } else if word.hasPrefix("-javaagent:") || word.hasPrefix("-agentlib:") || word.hasPrefix("-agentpath:") {
            let name = word.drop { $0 != ":" }.dropFirst().prefix { $0 != "=" }
            throw .initialization("Could not find agent library \(name): this machine loads no agents")
        } else {
            return false
        }
        return true
    }

    /// `-Dname=value`; the name alone stands for an empty value.
    private mutating func define(_ definition: Substring) {
        let parts = definition.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
        properties.append((String(parts[0]), parts.count > 1 ? String(parts[1]) : ""))
    }

    // MARK: - Long options

    private mutating func takeLong(_ word: String) throws(Refusal) -> Bool {
        if word == "--enable-preview" {
            isPreviewEnabled = true
            return true
        }
        guard let equals = word.firstIndex(of: "=") else { return false }
        let value = String(word[word.index(after: equals)...])
        switch word[..<equals] {
        case "--add-modules": addNumbered("jdk.module.addmods", value)
        case "--add-exports": addNumbered("jdk.module.addexports", value)
        case "--add-opens": addNumbered("jdk.module.addopens", value)
        case "--add-reads": addNumbered("jdk.module.addreads", value)
        case "--enable-native-access": addNumbered("jdk.module.enable.native.access", value)
        case "--patch-module":
            guard value.contains("=") else {
                throw .option("", onOutput: "Missing '=' in --patch-module specification")
            }
            addNumbered("jdk.module.patch", value)
        case "--limit-modules": properties.append(("jdk.module.limitmods", value))
        case "--module-path": properties.append(("jdk.module.path", value))
        case "--upgrade-module-path": properties.append(("jdk.module.upgrade.path", value))
        case "--illegal-native-access": properties.append(("jdk.module.illegal.native.access", value))
        case "--illegal-access":
            warn("Ignoring option --illegal-access=\(value); support was removed in 17.0")
        case "--sun-misc-unsafe-memory-access":
            guard ["allow", "warn", "debug", "deny"].contains(value) else {
                throw .option("Value specified to --sun-misc-unsafe-memory-access not recognized: '\(value)'")
            }
            properties.append(("sun.misc.unsafe.memory.access", value))
        case "--compile-only": compilation.compiledMethods = value
        case "--dump":
            guard value.hasPrefix("asm:") else { return false }
            compilation.dumpedMethods = String(value.dropFirst("asm:".count))
        case "--finalization":
            guard value == "enabled" || value == "disabled" else {
                throw .option("Invalid finalization value '\(value)', must be 'disabled' or 'enabled'.")
            }
            isFinalizationEnabled = value == "enabled"
        default: return false
        }
        return true
    }

    /// Options that may be repeated are numbered properties of the class library.
    private mutating func addNumbered(_ key: String, _ value: String) {
        let number = counters[key, default: 0]
        counters[key] = number + 1
        properties.append(("\(key).\(number)", value))
    }

    private mutating func warn(_ text: String) { warnings.append(MachineLine.warningPrefix + text) }

    /// What HotSpot puts before its warnings; tools look for it.
    static let warningPrefix = "OpenJDK 64-Bit Server VM warning: "

    // MARK: - -X

    private mutating func takeExtra(_ word: String) throws(Refusal) -> Bool {
        switch word {
        case "-Xint": compilation.mode = .never
        case "-Xmixed": compilation.mode = .whenHot
        case "-Xcomp": compilation.mode = .always
        case "-Xbatch": compilation.isInBackground = false
        case "-Xnoclassgc", "-Xdebug", "-Xcheck:jni",
            "-Xinternalversion":
            break
        case "-Xverify", "-Xverify:all": (flags.verifiesBootClasses, flags.verifiesOtherClasses) = (true, true)
        case "-Xverify:remote": (flags.verifiesBootClasses, flags.verifiesOtherClasses) = (false, true)
        case "-Xshare:off": imageUse = .off
        case "-Xshare:auto", "-Xshare:on": imageUse = .automatic
        case "-Xverify:none":
            (flags.verifiesBootClasses, flags.verifiesOtherClasses) = (false, false)
            warn(
                "Options -Xverify:none and -noverify were deprecated in JDK 13 and will likely be removed in a future "
                    + "release.")
        case _ where word.hasPrefix("-Xverify:"): throw .option("Unrecognized verification option: \(word)")
        case "-Xrs": flags.reducesSignalUsage = true
        default: return try takeExtraWithValue(word)
        }
        return true
    }

    private mutating func takeExtraWithValue(_ word: String) throws(Refusal) -> Bool {
        func value(_ prefix: String) -> Substring? { word.hasPrefix(prefix) ? word.dropFirst(prefix.count) : nil }
        if let text = value("-Xmx") {
            heap.maximum = try size(text, word, "maximum heap size", atLeast: 1)
            flags.forget(["MaxHeapSize"])
        } else if let text = value("-Xms") {
            heap.initial = try size(text, word, "initial heap size")
            heap.minimum = heap.initial
            flags.forget(["InitialHeapSize", "MinHeapSize"])
        } else if let text = value("-Xmn") {
            heap.nursery = try size(text, word, "initial young generation size", atLeast: 1)
            flags.forget(["NewSize", "MaxNewSize"])
        } else if let text = value("-Xss") {
            try takeStackSize(text, word)
        } else if let text = value("-Xlog") {
            try takeLog(text)
        } else if value("-Xloggc:") != nil {
            warnings.append("[warning][gc] -Xloggc is deprecated. Will use -Xlog:gc:\(word.dropFirst(8)) instead.")
        } else if let text = value("-Xbootclasspath/a:") {
            classPathAppended += classPathAppended.isEmpty ? String(text) : ":" + text
        } else if value("-Xbootclasspath:") != nil || value("-Xbootclasspath/p:") != nil {
            let name = word.prefix { $0 != ":" }
            throw .option("", onOutput: "\(name) is no longer a supported option.")
        } else {
            return false
        }
        return true
    }

    private func size(
        _ text: Substring, _ word: String, _ what: String, atLeast least: Int = 0
    ) throws(Refusal) -> Int {
        guard let bytes = MemorySize.parse(text), bytes >= least else { throw .option("Invalid \(what): \(word)") }
        return bytes
    }

    private mutating func takeStackSize(_ text: Substring, _ word: String) throws(Refusal) {
        guard let bytes = MemorySize.parse(text) else { throw .option("Invalid thread stack size: \(word)") }
        guard bytes <= 1 << 30 else {
            throw .option(
                "Invalid thread stack size: \(word)\nThe specified size exceeds the maximum representable size.")
        }
        guard bytes == 0 || bytes >= MachineLine.smallestStack else { throw .stackTooSmall }
        stackSize = bytes
    }

    /// `-Xlog`: the tags that this machine has something to say about; all others are accepted and stay silent.
    private mutating func takeLog(_ text: Substring) throws(Refusal) {
        guard text.hasPrefix(":") else { return }
        let selections = text.dropFirst().prefix { $0 != ":" }
        if selections == "help" { throw Refusal(output: LogWords.help, status: 0) }
        for selection in selections.split(separator: ",") {
            let parts = selection.split(separator: "=", maxSplits: 1)
            if let tag = parts.first.flatMap(LogWords.unknownTag) {
                throw .option(
                    "Invalid -Xlog option '-Xlog\(text)', see error log for details.",
                    onOutput: "[0.000s][error][logging] Invalid tag '\(tag)' in log selection.")
            }
            let isOn = parts.count < 2 || ["info", "debug", "trace"].contains(parts[1])
            switch parts.first {
            case "gc", "gc*": logsCollections = isOn
            case "class+load", "class+load*": logsClassLoading = isOn
            case "image": logsImage = isOn
            case "jit", "jit*", "jit+compilation": compilation.isLogged = isOn
            case "all": (logsCollections, logsClassLoading) = (isOn, isOn)
            case "disable": (logsCollections, logsClassLoading) = (false, false)
            default: break
            }
        }
    }
}

/// Sizes such as `512m`.
enum MemorySize {
    /// Bytes; nil if it is no size or too large for a word.
    static func parse(_ text: Substring) -> Int? {
        let shift: Int
        switch text.last {
        case "k", "K": shift = 10
        case "m", "M": shift = 20
        case "g", "G": shift = 30
        case "t", "T": shift = 40
        default: shift = 0
        }
        let digits = shift > 0 ? text.dropLast() : text
        let number = digits.hasPrefix("0x") ? Int(digits.dropFirst(2), radix: 16) : Int(digits)
        guard let number, number >= 0, !digits.hasPrefix("+"), number <= Int.max >> shift else { return nil }
        return number << shift
    }
}

/// The sizes of the heap that were asked for, in bytes; nil where nothing was.
struct HeapWords {
    var maximum: Int?
    var initial: Int?
    var nursery: Int?
    /// What `-Xms` or `-XX:MinHeapSize` says.
    var minimum: Int?
    /// The collector is the one HotSpot would choose, or asked for as G1.
    var isOfG1 = true
    /// Share of the machine's memory for the largest heap.
    var maximumPercentage: Double?

    private static let leastMaximum = 2 << 20
    private static let leastInitial = 1 << 20

    mutating func take(_ flags: MachineFlags) {
        maximum = flags.sizes["MaxHeapSize"] ?? maximum
        initial = flags.sizes["InitialHeapSize"] ?? initial
        nursery = flags.sizes["MaxNewSize"] ?? flags.sizes["NewSize"] ?? nursery
        maximumPercentage = flags.maximumPercentage
        minimum = flags.sizes["MinHeapSize"] ?? minimum
        isOfG1 = flags.mayUseG1
    }

    /// What HotSpot refuses, in its order. Zero stands for a choice of the machine's.
    func check() throws(Refusal) {
        if let maximum, maximum > 0 {
            if let initial, initial > maximum {
                throw .initialization("Initial heap size set to a larger value than the maximum heap size")
            }
            if let minimum, minimum > maximum {
                throw .initialization("Incompatible minimum and maximum heap sizes specified")
            }
            if maximum < HeapWords.leastMaximum { throw .initialization("Too small maximum heap") }
        }
        if let initial, initial > 0, initial < HeapWords.leastInitial {
            throw .initialization("Too small initial heap")
        }
        if let minimum, minimum > 0 {
            if minimum < HeapWords.leastInitial { throw .initialization("Too small minimum heap") }
            if let initial, initial > 0, initial < minimum {
                throw .initialization("Incompatible minimum and initial heap sizes specified")
            }
        }
        // Two regions do not see G1 through its start.
        if maximum == HeapWords.leastMaximum, isOfG1 {
            throw .initialization(
                "GC triggered before VM initialization completed. Try increasing NewSize, current value "
                    + (nursery == nil ? "1331K." : "1024K."))
        }
        // More than the processor can address.
        if let maximum, maximum > 1 << 46 {
            throw .initialization("Could not reserve enough space for \(maximum >> 10) KB object heap")
        }
    }
}
