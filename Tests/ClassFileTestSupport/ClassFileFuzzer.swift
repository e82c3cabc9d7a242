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
    /// Promises of the views that a mutant showed to be broken: ranges outside of what they are part of.
    public private(set) var violations: Int = 0
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
        checkPromises(view)
        text.removeAll(keepingCapacity: true)
        Disassembler.print(view, into: &text)
        if let model = try? ClassFileModel(view) { _ = try? model.write() }
        return failure
    }

    /// What the guard page cannot notice: overruns that stay inside the file.
    private mutating func checkPromises(_ view: ClassFileView) {
        let pool: ConstantPoolView = view.constantPool
        for index: Int in 0..<pool.count {
            let entry = UInt16(truncatingIfNeeded: index)
            let tag: ConstantTag = pool.tag(at: entry)
            if tag.bodySize < 8, pool.u8(at: entry) != 0 { violations += 1 }
            if tag.bodySize < 4, pool.u4(at: entry) != 0 { violations += 1 }
            if tag != .utf8, !pool.utf8Bytes(at: entry).isEmpty { violations += 1 }
        }
        let whole: Range<Int> = 0..<view.size
        for member: MemberView in Array(view.fields) + Array(view.methods) { check(member.attributes, inside: whole) }
        check(view.attributes, inside: whole)
        for method: MemberView in view.methods {
            guard let attribute = view.first(.code, in: method.attributes), let code = try? view.code(of: method) else {
                continue
            }
            check(code.attributes, inside: attribute.range)
            if code.exceptionTable.count * 8 > Int(attribute.length) { violations += 1 }
            for instruction: InstructionView in code.instructions
            where instruction.pc + instruction.length > Int(code.codeLength) { violations += 1 }
        }
        guard let record = view.first(.record, in: view.attributes), let components = RecordComponents(record) else {
            return
        }
        for component: RecordComponents.Component in components { check(component.attributes, inside: record.range) }
    }

    private mutating func check(_ list: AttributeList, inside range: Range<Int>) {
        var count: Int = 0
        for attribute: AttributeView in list {
            count += 1
            if attribute.range.clamped(to: range) != attribute.range { violations += 1 }
        }
        if count != list.count { violations += 1 }
    }
}
