// SPDX-License-Identifier: Apache-2.0
import JavaCompiler

// Options about modules, in the words javac finds for mistakes in them.

extension CompileOptions {
    /// Takes an option about modules. False if it is none.
    mutating func takeModuleOption(_ name: String, _ argument: () throws(Refusal) -> String) throws(Refusal) -> Bool {
        switch name {
        case "--add-exports":
            let (left, targets): (String, [String]) = try CompileOptions.split(name, try argument())
            guard left.contains("/") else {
                throw Refusal(message: "error: bad value for --add-exports option: '\(left)'", showsUsage: false)
            }
            compilation.modules.addedExports[left, default: []].formUnion(targets)
        case "--add-reads":
            let (left, targets): (String, [String]) = try CompileOptions.split(name, try argument())
            compilation.modules.addedReads[left, default: []].formUnion(targets)
        case "--add-modules": compilation.modules.addedModules += CompileOptions.list(try argument())
        case "--limit-modules":
            compilation.modules.limit = (compilation.modules.limit ?? []) + CompileOptions.list(try argument())
        case "--module-source-path":
            var path: ModuleSourcePath = compilation.modules.sourcePath ?? ModuleSourcePath()
            let value: String = try argument()
            guard path.add(value) else {
                throw Refusal(
                    message: "error: --module-source-path specified more than once with a pattern argument",
                    showsUsage: false)
            }
            compilation.modules.sourcePath = path
        case "--module", "-m": wholeModules += CompileOptions.list(try argument())
        case "--patch-module":
            let value: String = try argument()
            guard let equals: String.Index = value.firstIndex(of: "=") else {
                throw Refusal(message: "error: bad value for --patch-module option: '\(value)'", showsUsage: false)
            }
            let module: String = String(value[..<equals])
            if compilation.modules.patches.contains(where: { $0.module == module }) {
                throw Refusal(
                    message: "error: --patch-module specified more than once for module \(module)", showsUsage: false)
            }
            let paths: [String] = value[value.index(after: equals)...].split(separator: ":").map(String.init)
            compilation.modules.patches.append((module: module, paths: paths))
        default: return false
        }
        return true
    }

    private static func list(_ text: String) -> [String] {
        text.split(separator: ",").map(String.init)
    }

    /// `LEFT=RIGHT,RIGHT`.
    private static func split(_ name: String, _ value: String) throws(Refusal) -> (String, [String]) {
        guard let equals: String.Index = value.firstIndex(of: "="), equals != value.startIndex else {
            throw Refusal(message: "error: bad value for \(name) option: '\(value)'", showsUsage: false)
        }
        return (String(value[..<equals]), list(String(value[value.index(after: equals)...])))
    }

    /// Options that do not go together.
    func checkModules() throws(Refusal) {
        if !wholeModules.isEmpty, compilation.modules.sourcePath == nil {
            throw Refusal(
                message: "error: module source path must be specified if -m option is used", showsUsage: false)
        }
        if compilation.modules.sourcePath != nil {
            if sourcePath != nil {
                throw Refusal(
                    message: "error: cannot specify both --source-path and --module-source-path", showsUsage: false)
            }
            if outputDirectory == nil {
                throw Refusal(
                    message: "error: in multi-module mode, the output directory must be specified", showsUsage: false)
            }
        }
    }
}
