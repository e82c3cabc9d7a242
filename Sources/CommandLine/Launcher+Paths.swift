// SPDX-License-Identifier: Apache-2.0
import Swiftlet

extension Launcher {
    /// The files and folders that a command line names for the launcher and the machine to read, without regard to whether
    /// they exist: the class path, the module path, argument files, agents, source files. What the words of a program mean
    /// is its own affair. Empty for words that the launcher refuses, and for its verbs.
    ///
    /// - Parameter classPathVariable: CLASSPATH, if the program is to see it.
    public static func pathsToRead(_ words: [String], classPathVariable: String?) -> [String] {
        if let verb = words.first, ["disassemble", "compile", "image"].contains(verb) { return [] }
        var paths = words.prefix { $0.hasPrefix("@") || $0.hasPrefix("-") }
            .filter { $0.hasPrefix("@") && !$0.hasPrefix("@@") }.map { String($0.dropFirst()) }
        let line: LauncherLine
        do throws(Refusal) {
            line = try LauncherLine(try ArgumentExpansion.expand(words, variable: nil))
        } catch {
            return paths  // the launcher in the machine says what is wrong
        }
        if let path = line.classPath {
            paths += elements(path)
        } else if let path = classPathVariable {
            paths += elements(ClassPathWildcards.expand(path))
        } else if !line.isModular, line.plan.program != nil {
            paths.append(".")
        }
        if let file = line.sourceFile { paths.append(file) }
        for word in line.machineWords { paths += pathsToRead(ofMachineWord: word) }
        return paths
    }

    private static func pathsToRead(ofMachineWord word: String) -> [String] {
        for name in ["--module-path=", "--upgrade-module-path=", "-Xbootclasspath/a:"] where word.hasPrefix(name) {
            return elements(String(word.dropFirst(name.count)))
        }
        for name in ["-XX:Flags=", "-XX:VMOptionsFile=", "-XX:SharedArchiveFile="] where word.hasPrefix(name) {
            return [String(word.dropFirst(name.count))]
        }
        if word.hasPrefix("--patch-module="), let module = word.dropFirst("--patch-module=".count).firstIndex(of: "=") {
            return elements(String(word[word.index(after: module)...]))
        }
        if word.hasPrefix("-javaagent:") {
            return [String(word.dropFirst("-javaagent:".count).prefix { $0 != "=" })]
        }
        return []
    }

    private static func elements(_ path: String) -> [String] {
        path.split(separator: ":").map(String.init)
    }
}
