// SPDX-License-Identifier: Apache-2.0
import JavaSyntax

/// A source file in a compilation: its tree, its package and what its imports mean.
package final class SourceUnit {
    package let tree: Tree
    /// Position in `Universe.sources`.
    package let index: Int
    package let package: SymbolID
    /// The module the file belongs to; empty for the unnamed one.
    package internal(set) var module: String = ""
    /// Its classes, nested ones included, local ones not, in order of declaration.
    package internal(set) var declared: [SymbolID] = []
    /// Single-type imports, by simple name.
    var singleTypes: [NameID: SymbolID] = [:]
    /// Those of them that may not be accessed here.
    var hiddenImports: Set<NameID> = []
    /// Packages (with dots) whose classes are imported on demand, in order; `java.lang` is the last.
    var packages: [NameID] = []
    /// Classes whose nested classes are imported on demand.
    var classes: [SymbolID] = []
    /// Single static imports: the class and the name of its members.
    package internal(set) var staticMembers: [(owner: SymbolID, name: NameID)] = []
    /// Classes whose static members are imported on demand.
    package internal(set) var staticClasses: [SymbolID] = []
    /// Packages imported on demand that do not exist, until that is complained about.
    var missingPackages: [(position: SourcePosition, text: String)] = []
    /// Packages of imported modules; they come after all other imports.
    var modulePackages: [NameID] = []
    /// What simple names have been found to mean at the top of the file; `none` for nothing.
    var topLevelNames: [NameID: SymbolID] = [:]
    /// Names that imports on demand give several meanings.
    var ambiguousNames: [NameID: (SymbolID, SymbolID)] = [:]
    /// Imports are looked at when the first name needs them: by then all files have been entered.
    var areImportsResolved: Bool = false

    /// Whether there are annotations anywhere.
    private(set) lazy var hasAnnotations: Bool = (0..<UInt32(tree.nodeCount)).contains {
        tree.kind(NodeID($0)) == .annotation
    }

    /// Where warnings are suppressed; looked for when there is one.
    private(set) lazy var suppressions: Suppressions = Suppressions(tree)

    init(tree: Tree, index: Int, package: SymbolID) {
        self.tree = tree
        self.index = index
        self.package = package
    }
}
