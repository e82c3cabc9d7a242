// SPDX-License-Identifier: Apache-2.0

/// Which classes' `assert` statements are on (`-ea`, `-da`, `-esa`, `-dsa`): the class itself decides, else the nearest
/// package, else a default; the latest word about a name counts.
public struct AssertionSettings: Sendable {
    public var applicationDefault = false
    public var systemDefault = false
    /// Class names with dots.
    public var classes: [(name: String, isEnabled: Bool)] = []
    /// Package names with dots, for the package and all below; the empty name is the unnamed package.
    public var packages: [(name: String, isEnabled: Bool)] = []

    public init() {}

    /// Whether a class of the boot loader may have its assertions on.
    public var mayConcernSystemClasses: Bool { systemDefault || !classes.isEmpty || !packages.isEmpty }

    /// Whether `assert` is on in a class. `name` has dots.
    public func isEnabled(_ name: String, isSystemClass: Bool) -> Bool {
        if let setting = classes.last(where: { $0.name == name }) { return setting.isEnabled }
        if !packages.isEmpty {
            var package = name.lastIndex(of: ".").map { name[..<$0] } ?? ""
            while true {
                if let setting = packages.last(where: { $0.name == package }) { return setting.isEnabled }
                guard let dot = package.lastIndex(of: ".") else { break }
                package = package[..<dot]
            }
        }
        return isSystemClass ? systemDefault : applicationDefault
    }
}
