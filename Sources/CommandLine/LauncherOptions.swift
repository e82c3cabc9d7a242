// SPDX-License-Identifier: Apache-2.0
import Swiftlet

/// The command line of `java`, whose syntax is not GNU's: options, then what to run, then the program's arguments.
public struct LauncherOptions {
    public var classPath: String?
    public var program: MainProgram?
    public var arguments: [String] = []
    public var properties: [(key: String, value: String)] = []
    public var maximumHeapSize = 0
    public var initialHeapSize = 0
    public var nurserySize = 0
    public var stackSize = 0
    public var assertionsEnabled = false
    public var systemAssertionsEnabled = false
    public var isPreviewEnabled = false
    public var logsClassLoading = false
    public var logsCollections = false
    public var logsImage = false
    public var imageUse = ImageUse.automatic
    public var stressInterval = 0
    public var stressMajorInterval = 0
    public var plantedFault: String?
    public var verifiesBeforeCollection = false
    public var verifiesAfterCollection = false
    public var action = Action.run
    public var runtimeArguments: [String] = []

    public enum Action: Equatable {
        case run
        /// `-version`: to standard error.
        case version
        /// `--version`: to standard output.
        case longVersion
        case help
    }

    /// Why a command line is refused, in `java`'s words.
    public struct Refusal: Error {
        public let message: String
    }

    public init() {}

    /// Parses the words after the program's name.
    public static func parse(_ words: [String]) throws(Refusal) -> LauncherOptions {
        var options = LauncherOptions()
        var index = 0
        while index < words.count {
            let word = words[index]
            guard word.hasPrefix("-"), word != "-" else {
                options.program = .className(word)
                options.arguments = Array(words[(index + 1)...])
                return options
            }
            index += 1
            if word == "-jar" {
                guard index < words.count else {
                    throw Refusal(message: "Error: -jar requires jar file specification")
                }
                options.program = .jar(words[index])
                options.arguments = Array(words[(index + 1)...])
                return options
            }
            if word == "-cp" || word == "-classpath" || word == "--class-path" {
                guard index < words.count else {
                    throw Refusal(message: "Error: \(word) requires class path specification")
                }
                options.classPath = words[index]
                index += 1
                continue
            }
            try options.take(word)
            if options.action != .run { return options }
        }
        return options
    }

    /// One option of a single word.
    private mutating func take(_ word: String) throws(Refusal) {
        switch word {
        case "-version", "-fullversion": action = .version
        case "--version": action = .longVersion
        case "-help", "--help", "-h", "-?": action = .help
        case "-ea", "-enableassertions": assertionsEnabled = true
        case "-da", "-disableassertions": assertionsEnabled = false
        case "-esa", "-enablesystemassertions": systemAssertionsEnabled = true
        case "-dsa", "-disablesystemassertions": systemAssertionsEnabled = false
        case "--enable-preview": isPreviewEnabled = true
        case "-verbose:class", "-Xlog:class+load": logsClassLoading = true
        case "-verbose:gc", "-Xlog:gc": logsCollections = true
        case "-Xint", "-Xrs", "-server", "-client": break
        case "-Xlog:image": logsImage = true
        case "-Xshare:off": imageUse = .off
        case "-Xshare:auto", "-Xshare:on": imageUse = .automatic
        case "-XX:+VerifyBeforeGC": verifiesBeforeCollection = true
        case "-XX:-VerifyBeforeGC": verifiesBeforeCollection = false
        case "-XX:+VerifyAfterGC": verifiesAfterCollection = true
        case "-XX:-VerifyAfterGC": verifiesAfterCollection = false
        default: try takeWithValue(word)
        }
        if word.hasPrefix("-X") || word.hasPrefix("-D") || word.hasPrefix("-e") { runtimeArguments.append(word) }
    }

    private mutating func takeWithValue(_ word: String) throws(Refusal) {
        if word.hasPrefix("-D") {
            let definition = word.dropFirst(2)
            let parts = definition.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
            properties.append((String(parts[0]), parts.count > 1 ? String(parts[1]) : ""))
        } else if word.hasPrefix("--class-path=") {
            classPath = String(word.dropFirst("--class-path=".count))
        } else if word.hasPrefix("-Xmx") {
            maximumHeapSize = try size(word, 4, "Invalid maximum heap size")
        } else if word.hasPrefix("-Xms") {
            initialHeapSize = try size(word, 4, "Invalid initial heap size")
        } else if word.hasPrefix("-Xmn") {
            nurserySize = try size(word, 4, "Invalid initial young generation size")
        } else if word.hasPrefix("-Xss") {
            stackSize = try size(word, 4, "Invalid thread stack size")
        } else if word.hasPrefix("-XX:SwiftletGCStress=") {
            stressInterval = Int(word.dropFirst("-XX:SwiftletGCStress=".count)) ?? 0
        } else if word.hasPrefix("-XX:SwiftletMajorEvery=") {
            stressMajorInterval = Int(word.dropFirst("-XX:SwiftletMajorEvery=".count)) ?? 0
        } else if word.hasPrefix("-XX:SwiftletPlantedFault=") {
            plantedFault = String(word.dropFirst("-XX:SwiftletPlantedFault=".count))
        } else if word.hasPrefix("-XX:") || word.hasPrefix("-Xlog") || word.hasPrefix("-ea:") || word.hasPrefix("-da:")
        {
            // Tuning of another VM's collectors and compilers means nothing here.
        } else {
            throw Refusal(message: "Unrecognized option: \(word)")
        }
    }

    /// Bytes of `-Xmx512m` and the like.
    private func size(_ word: String, _ prefix: Int, _ complaint: String) throws(Refusal) -> Int {
        var digits = word.dropFirst(prefix)
        var factor = 1
        switch digits.last {
        case "k", "K": factor = 1 << 10
        case "m", "M": factor = 1 << 20
        case "g", "G": factor = 1 << 30
        case "t", "T": factor = 1 << 40
        default: break
        }
        if factor > 1 { digits = digits.dropLast() }
        guard let number = Int(digits), number >= 0, number <= Int.max / factor else {
            throw Refusal(message: "\(complaint): \(word)")
        }
        return number * factor
    }
}
