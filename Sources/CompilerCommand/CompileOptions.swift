// SPDX-License-Identifier: Apache-2.0
import JavaCompiler

/// The words of a `javac` command line, understood.
package struct CompileOptions {
    /// Why a command line cannot be followed, in javac's words; the exit status is 2.
    package struct Refusal: Error {
        package let message: String
        var showsUsage: Bool = true
    }

    enum Action { case compile, version, help }

    var action: Action = .compile
    package var compilation: CompilationOptions = CompilationOptions()
    var outputDirectory: String?
    var classPath: String?
    var sourcePath: String?
    var modulePath: String?
    /// Modules all files of which are compiled: `--module`.
    var wholeModules: [String] = []
    var files: [String] = []
    var areWarningsShown: Bool = true
    var areWarningsErrors: Bool = false
    var maximumErrors: Int = 100
    private var lintWords: [String] = []

    /// Options that take the next word, and that change nothing here: what they allow is allowed anyway, or they concern
    /// annotation processing, which there is none of.
    private static func takesIgnoredWord(_ word: String) -> Bool {
        switch word {
        case "--add-opens", "--upgrade-module-path", "--system", "-processorpath",
            "--processor-path", "--processor-module-path", "-s", "-h", "-Xmaxwarns", "--module-version",
            "--default-module-for-created-files":
            true
        default: false
        }
    }

    package static func parse(_ words: [String]) throws(Refusal) -> CompileOptions {
        var options: CompileOptions = CompileOptions()
        var index: Int = 0
        func next(_ option: String) throws(Refusal) -> String {
            index += 1
            guard index < words.count else { throw Refusal(message: "error: \(option) requires an argument") }
            return words[index]
        }
        while index < words.count {
            let word: String = words[index]
            if let equals: String.Index = word.firstIndex(of: "="), word.hasPrefix("--") {
                let name: String = String(word[..<equals])
                let argument: String = String(word[word.index(after: equals)...])
                try options.take(name, word) { () throws(Refusal) in argument }
            } else {
                try options.take(word, word) { () throws(Refusal) in try next(word) }
            }
            index += 1
        }
        options.compilation.lints = LintSet.parse(options.lintWords)
        try options.checkModules()
        return options
    }

    private mutating func take(
        _ name: String, _ word: String, _ argument: () throws(Refusal) -> String
    ) throws(Refusal) {
        switch name {
        case "-d": outputDirectory = try argument()
        case "-cp", "-classpath", "--class-path": classPath = try argument()
        case "-sourcepath", "--source-path": sourcePath = try argument()
        case "-p", "--module-path":
            modulePath = try argument()
        case "--release", "-source", "--source", "-target", "--target":
            let release: String = try argument()
            if release != "25" {
                throw Refusal(
                    message: "error: release version \(release) not supported: only 25 is, whose class library is used",
                    showsUsage: false)
            }
        case "-encoding":
            let encoding: String = try argument().lowercased()
            if encoding != "utf-8" && encoding != "utf8" && encoding != "us-ascii" && encoding != "ascii" {
                throw Refusal(message: "error: unsupported encoding: \(encoding)", showsUsage: false)
            }
        case "-parameters": compilation.emission.hasParameters = true
        case "-nowarn": areWarningsShown = false
        case "-Werror": areWarningsErrors = true
        case "-g":
            compilation.emission.hasLines = true
            compilation.emission.hasVariables = true
            compilation.emission.hasSourceFile = true
        case "-Xmaxerrs": maximumErrors = Int(try argument()) ?? 100
        case "-version", "--version": action = .version
        case "-help", "--help", "-?": action = .help
        case "-deprecation": lintWords.append("deprecation")
        case "--enable-preview", "-verbose", "-Xdoclint", "-Xpkginfo:always": break
        default: try takeOther(name, word, argument)
        }
    }

    private mutating func takeOther(
        _ name: String, _ word: String, _ argument: () throws(Refusal) -> String
    ) throws(Refusal) {
        if name == "-processor" || word == "-proc:only" || word == "-proc:full" {
            throw Refusal(
                message: "error: annotation processors are not supported; use a full JDK's javac to run them",
                showsUsage: false)
        } else if try takeModuleOption(name, argument) {
            return
        } else if CompileOptions.takesIgnoredWord(name) {
            _ = try argument()
        } else if word.hasPrefix("-g:") {
            let kinds: [Substring] = word.dropFirst(3).split(separator: ",")
            compilation.emission.hasLines = kinds.contains("lines")
            compilation.emission.hasVariables = kinds.contains("vars")
            compilation.emission.hasSourceFile = kinds.contains("source")
        } else if word.hasPrefix("-Xlint") {
            lintWords += word.hasPrefix("-Xlint:") ? word.dropFirst(7).split(separator: ",").map(String.init) : ["all"]
        } else if word.hasPrefix("-XD") {
            if word == "-XDstringConcat=inline" { compilation.emission.hasInlineConcatenation = true }
        } else if ["-proc:", "-implicit:", "-J", "-A", "-Xdoclint", "-Xdiags", "-Xpkginfo"].contains(where: {
            word.hasPrefix($0)
        }) {
            return
        } else if word.hasPrefix("-") {
            throw Refusal(message: "error: invalid flag: \(word)")
        } else if word.hasSuffix(".java") {
            files.append(word)
        } else {
            throw Refusal(
                message:
                    "error: Class names, '\(word)', are only accepted if annotation processing is explicitly requested",
                showsUsage: false)
        }
    }
}
