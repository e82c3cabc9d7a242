// SPDX-License-Identifier: Apache-2.0

/// Where the sources of modules lie (`--module-source-path`): for each module named explicitly its folders, and patterns
/// in which `*` stands for the name of the module. A pattern without a star ends with one.
package struct ModuleSourcePath: Sendable {
    private var patterns: [(before: String, after: String)] = []
    private var folders: [String: [String]] = [:]
    /// Names with folders of their own, in the order given.
    private var named: [String] = []
    /// Modules that are compiled already.
    private var excluded: Set<String> = []

    /// Sources of these modules are no longer looked for.
    package mutating func exclude(_ modules: Set<String>) { excluded.formUnion(modules) }

    package init() {}

    /// Adds the argument of an option. False if it is the second one with patterns, or the second for a module.
    package mutating func add(_ argument: String) -> Bool {
        if let equals: String.Index = argument.firstIndex(of: "="), !argument[..<equals].contains("/") {
            let name: String = String(argument[..<equals])
            guard folders[name] == nil else { return false }
            folders[name] = argument[argument.index(after: equals)...].split(separator: ":").map(String.init)
            named.append(name)
            return true
        }
        guard patterns.isEmpty else { return false }
        for element: Substring in argument.split(separator: ":") {
            for path: String in ModuleSourcePath.alternatives(String(element)) {
                if let star: Range<String.Index> = path.firstRange(of: "*") {
                    patterns.append((String(path[..<star.lowerBound]), String(path[star.upperBound...])))
                } else {
                    patterns.append((path.hasSuffix("/") ? path : path + "/", ""))
                }
            }
        }
        return true
    }

    /// `a/{b,c}/d` as `a/b/d` and `a/c/d`.
    private static func alternatives(_ text: String) -> [String] {
        guard let open: String.Index = text.firstIndex(of: "{"),
            let close: String.Index = text[open...].firstIndex(of: "}")
        else { return [text] }
        let inside: Substring = text[text.index(after: open)..<close]
        let rest: String = String(text[text.index(after: close)...])
        return inside.split(separator: ",", omittingEmptySubsequences: false).flatMap { choice in
            alternatives(text[..<open] + choice + rest)
        }
    }

    /// The folders of a module's sources, whether they exist or not.
    package func folders(of module: String) -> [String] {
        if excluded.contains(module) { return [] }
        if let found: [String] = folders[module] { return found }
        return patterns.map { $0.before + module + $0.after }
    }

    /// The module that a file belongs to by its path, and the folder its packages lie in.
    package func module(ofFile path: String) -> (name: String, folder: String)? {
        for name: String in named {
            for folder: String in folders[name] ?? [] where path.hasPrefix(folder + "/") { return (name, folder) }
        }
        for (before, after): (String, String) in patterns where path.hasPrefix(before) {
            let rest: Substring = path.dropFirst(before.count)
            guard let slash: String.Index = rest.firstIndex(of: "/") else { continue }
            let name: String = String(rest[..<slash])
            if rest[slash...].hasPrefix(after + "/") { return (name, before + name + after) }
        }
        return nil
    }

    /// Folders in which modules lie, for those that patterns find.
    package var roots: [String] { patterns.map(\.before) }
}
