// SPDX-License-Identifier: Apache-2.0

/// A program that is launched from source: whoever owns the machine brings the compiler.
public protocol SourceProgram: Sendable {
    /// What became of the program's first file. Asked once, when the machine has booted.
    func compiled() -> SourceOutcome
    /// The classes of the source file that a class, named with dots, should be in. Nil if there is no such file; no
    /// classes if it has errors, which have been shown. Any thread.
    func compile(className: String) -> [SourceClass]?
}

/// A class file in memory.
public struct SourceClass: Sendable {
    /// With dots: `p.Outer$Inner`.
    public let name: String
    public let bytes: [UInt8]

    public init(name: String, bytes: [UInt8]) {
        self.name = name
        self.bytes = bytes
    }
}

/// What became of compiling a program.
public enum SourceOutcome: Sendable {
    case compiled(CompiledSource)
    /// Everything there is to say has been said.
    case failed
}

/// A program in memory.
public struct CompiledSource: Sendable {
    /// Absolute path of the file that was launched.
    public var file: String
    /// Absolute path of the folder that packages and resources are relative to.
    public var root: String
    public var classes: [SourceClass]
    /// The classes whose main method may be meant, in this order; names with dots.
    public var mainCandidates: [String]

    public init(file: String, root: String, classes: [SourceClass], mainCandidates: [String]) {
        self.file = file
        self.root = root
        self.classes = classes
        self.mainCandidates = mainCandidates
    }
}
