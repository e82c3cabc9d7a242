// SPDX-License-Identifier: Apache-2.0

/// What a module says about itself, in source, in a class file, or by the name of its jar.
package struct ModuleDescription: Sendable {
    package struct Requirement: Sendable {
        package let name: String
        package var isTransitive: Bool = false
    }

    /// An exported package; without targets everyone may use it.
    package struct Export: Sendable {
        package let package: String
        package var targets: [String] = []
    }

    package let name: String
    /// A jar without a declaration: it exports all it has, and reads every other module.
    package var isAutomatic: Bool = false
    package var requires: [Requirement] = []
    package var exports: [Export] = []

    /// Whether a package is open to a module; `""` is the unnamed one.
    func exports(_ package: String, to module: String) -> Bool {
        isAutomatic || exports.contains { $0.package == package && ($0.targets.isEmpty || $0.targets.contains(module)) }
    }

    /// The packages that everyone may use.
    package var publicPackages: [String] { exports.filter { $0.targets.isEmpty }.map(\.package) }

    /// The modules that whoever requires this one reads with it.
    package var transitiveRequirements: [String] { requires.filter(\.isTransitive).map(\.name) }

    /// Whether there are modules that a package is exported to.
    func exportsToSome(_ package: String) -> Bool { exports.contains { $0.package == package } }
}

/// Options about modules.
package struct ModuleOptions: Sendable {
    /// Modules and those they read in addition; `ALL-UNNAMED` is the unnamed one.
    package var addedReads: [String: Set<String>] = [:]
    /// `MODULE/PACKAGE` and the modules it is exported to in addition.
    package var addedExports: [String: Set<String>] = [:]
    package var addedModules: [String] = []
    /// Nil if all modules can be observed.
    package var limit: [String]?
    package var sourcePath: ModuleSourcePath?
    /// Folders with classes or sources that belong to a module.
    package var patches: [(module: String, paths: [String])] = []

    package init() {}

    /// Whether the options describe a compilation of several modules.
    package var hasSeveralModules: Bool { sourcePath != nil }
}
