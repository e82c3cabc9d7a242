// SPDX-License-Identifier: Apache-2.0
import Glibc
import Swiftlet

/// The command line of `java`, whose syntax is not GNU's: options, then what to run, then the program's arguments. This
/// is the launcher's half of the work; the options for the virtual machine are only collected, in order.
struct LauncherLine {
    var plan = LaunchPlan()
    /// Options for the virtual machine; those with a value in the form `--name=value`.
    var machineWords: [String] = []
    var classPath: String?
    /// The source file to launch, and the release that `--source` says it is written in.
    var sourceFile: String?
    var sourceRelease: String?
    /// `-fullversion` or `--full-version`: answered without a machine.
    var fullVersion: FullVersion?
    /// Text of warnings for standard error.
    var warnings: [String] = []

    enum FullVersion { case onError, onOutput }
    private enum Mode { case unknown, classPath, jar, module, source }
    private var mode = Mode.unknown
    private var what: String?

    /// Whether an option's value is the next word.
    static func takesValue(_ word: String) -> Bool {
        switch word {
        case "-cp", "-classpath", "--class-path", "-m", "--module", "-d", "--describe-module", "--source", "-jar":
            true
        default: moduleOption(word) != nil
        }
    }

    /// The long name of a module option that stands alone, as the machine knows it.
    private static func moduleOption(_ word: String) -> String? {
        switch word {
        case "-p", "--module-path": "--module-path"
        case "--upgrade-module-path", "--add-modules", "--limit-modules", "--add-exports", "--add-opens", "--add-reads",
            "--patch-module", "--enable-native-access":
            word
        default: nil
        }
    }

    /// Parses expanded words.
    init(_ words: [String]) throws(Refusal) {
        var index = 0
        while index < words.count, words[index].hasPrefix("-") {
            let word = words[index]
            index += 1
            if word == "-jar" {
                guard index < words.count else {
                    throw Refusal(error: "Error: -jar requires jar file specification", showsUsage: true)
                }
                // The jar is the first word that is no option.
                mode = .jar
                continue
            }
            var option = word
            var value: String?
            if LauncherLine.takesValue(word) {
                // A further option is not the value of this one.
                if index < words.count, !words[index].hasPrefix("-") {
                    value = words[index]
                    index += 1
                }
            } else if word.hasPrefix("--"), let equals = word.firstIndex(of: "=") {
                option = String(word[..<equals])
                if LauncherLine.takesValue(option) {
                    value = String(word[word.index(after: equals)...])
                } else {
                    option = word
                }
            }
            if try take(word, option, value) {
                finish(ended: true, [])
                return
            }
            if mode == .module { break }
        }
        finish(ended: false, Array(words[index...]))
    }

    /// True if the launcher looks at no further word.
    private mutating func take(_ word: String, _ option: String, _ value: String?) throws(Refusal) -> Bool {
        let hasValue = !(value ?? "").isEmpty
        switch option {
        case "-m", "--module":
            guard hasValue else { throw .launcher("\(word) requires module name") }
            mode = .module
            what = value
        case "--source":
            guard hasValue else { throw .launcher("\(word) requires source version") }
            mode = .source
            sourceRelease = value
        case "-cp", "-classpath", "--class-path":
            guard let value else { throw .launcher("\(word) requires class path specification") }
            classPath = ClassPathWildcards.expand(value)
        case "-d", "--describe-module":
            guard hasValue else { throw .launcher("\(word) requires module name") }
            plan.describedModule = value
        default:
            if let name = LauncherLine.moduleOption(option) {
                guard hasValue else {
                    let kind = name.hasSuffix("module-path") ? "module path specification" : "modules to be specified"
                    throw .launcher("\(word) requires \(kind)")
                }
                machineWords.append("\(name)=\(value!)")
            } else {
                return try takePlain(word)
            }
        }
        return false
    }

    private mutating func takePlain(_ word: String) throws(Refusal) -> Bool {
        switch word {
        case "--list-modules": plan.listsModules = true
        case "--show-resolved-modules": plan.showsResolvedModules = true
        case "--validate-modules":
            machineWords.append("-Djdk.module.validation=true")
            plan.onlyValidatesModules = true
        case "--show-module-resolution": machineWords.append("-Djdk.module.showModuleResolution=true")
        case "--dry-run": plan.isDryRun = true
        case "-help", "-h", "-?": plan.usage = .init(kind: .full, onError: true)
        case "--help": plan.usage = .init(kind: .full, onError: false)
        case "-X": plan.usage = .init(kind: .extra, onError: true)
        case "--help-extra": plan.usage = .init(kind: .extra, onError: false)
        case "-version": plan.version = .init(onError: true, ends: true)
        case "--version": plan.version = .init(onError: false, ends: true)
        case "-showversion": plan.version = .init(onError: true, ends: false)
        case "--show-version": plan.version = .init(onError: false, ends: false)
        case "-fullversion": fullVersion = .onError
        case "--full-version": fullVersion = .onOutput
        case "-Xdiag": machineWords.append("-Dsun.java.launcher.diag=true")
        case "-verbosegc": machineWords.append("-verbose:gc")
        case "-debug": machineWords.append("-Xdebug")
        case "-noclassgc": machineWords.append("-Xnoclassgc")
        case "-noverify": machineWords.append("-Xverify:none")
        case "-verify": machineWords.append("-Xverify:all")
        case "-verifyremote": machineWords.append("-Xverify:remote")
        case "-noasyncgc", "-async", "-checksource", "-cs":
            warnings.append("Warning: \(word) option is no longer supported.")
        case "-server", "-client", "--disable-@files": break
        default:
            if word == "-XshowSettings" || word.hasPrefix("-XshowSettings:") {
                plan.shownSettings = word
            } else if word.hasPrefix("-splash:") {
                // There is no screen to splash on.
            } else if word.hasPrefix("-ss") || word.hasPrefix("-ms") || word.hasPrefix("-mx") {
                machineWords.append("-X" + word.dropFirst())
            } else {
                machineWords.append(word)
            }
        }
        if plan.usage != nil || fullVersion != nil { return true }
        return plan.version?.ends ?? false
    }

    /// What is to be run, once the options are over.
    private mutating func finish(ended: Bool, _ rest: [String]) {
        var rest = rest
        if what == nil, !ended, !rest.isEmpty { what = rest.removeFirst() }
        guard !ended, let what else { return }
        switch mode {
        case .unknown, .classPath:
            if LauncherLine.isSourceFile(what) { return launchSource(what, rest) }
            plan.program = .className(what)
        case .source: return launchSource(what, rest)
        case .jar:
            plan.program = .jar(what)
            classPath = what
        case .module:
            plan.program = .module(what)
            machineWords.append("-Djdk.module.main=" + what.prefix { $0 != "/" })
        }
        plan.arguments = rest
    }

    private mutating func launchSource(_ file: String, _ rest: [String]) {
        plan.program = .source
        sourceFile = file
        plan.arguments = rest
    }

    private static func isSourceFile(_ word: String) -> Bool { word.hasSuffix(".java") && access(word, F_OK) == 0 }

    /// Whether a class path is implied when none is given.
    var isModular: Bool { mode == .module }
}
