// SPDX-License-Identifier: Apache-2.0
import ClassFile

/// Sends class files through everything the library does with one, and counts what becomes of them.
///
/// Each lies right before a page that cannot be read, so that reading past its end is a fault.
public struct ClassFileFuzzer {
    public private(set) var accepted: Int = 0
    public private(set) var refused: Int = 0
    /// Refused ones that have the structure of a class file all the same, and were printed.
    public private(set) var printedThoughRefused: Int = 0
    private var memory = GuardedBytes(capacity: 1 << 16)
    private var text: [UInt8] = []

    public init() {}

    /// What mutants are made of: the built samples twice and, where a JDK is at hand, some of its smaller classes.
    public static func seeds() -> [[UInt8]] {
        let samples: [[UInt8]] = SampleClasses.all()
        let real: [[UInt8]] = InstalledJDK.find()?.sampleClasses(400) ?? []
        return samples + samples + real.filter { $0.count < 3000 }.prefix(90)
    }

    /// Reads, checks, prints, models and writes the class file. Returns the checker's error.
    @discardableResult
    public mutating func run(_ bytes: [UInt8]) -> ClassFileError? {
        if bytes.count > memory.capacity { memory = GuardedBytes(capacity: bytes.count) }
        let raw: UnsafeRawBufferPointer = memory.place(bytes)
        var failure: ClassFileError? = nil
        do throws(ClassFileError) {
            _ = try FormatChecker.checkedView(raw)
            accepted += 1
        } catch {
            refused += 1
            failure = error
        }
        // Printing and modelling must survive what the checker refuses, as long as there is a structure at all.
        guard let view = try? ClassFileView(raw) else { return failure }
        if failure != nil { printedThoughRefused += 1 }
        text.removeAll(keepingCapacity: true)
        Disassembler.print(view, into: &text)
        if let model = try? ClassFileModel(view) { _ = try? model.write() }
        return failure
    }
}
