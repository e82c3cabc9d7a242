// SPDX-License-Identifier: Apache-2.0
import ClassFile
import ClassFileTestSupport
import Glibc
import Testing

/// No class file, however broken, may bring the library down.
///
/// Each mutant lies right before a page that cannot be read, so that reading past its end is a fault. The number of
/// mutants can be raised by SWIFTLET_FUZZ_COUNT and another series chosen by SWIFTLET_FUZZ_SEED; a series is always the
/// same, so a crash is found again by running it.
@Suite struct FuzzTests {
    private static func number(_ name: String, default value: Int) -> Int {
        guard let text = getenv(name) else { return value }
        return Int(String(cString: text)) ?? value
    }

    /// What mutants are made of: the built samples and, where a JDK is at hand, some of its smaller classes.
    private static func seeds() -> [[UInt8]] {
        let samples: [[UInt8]] = SampleClasses.all()
        let real: [[UInt8]] = InstalledJDK.find()?.sampleClasses(400) ?? []
        return samples + samples + real.filter { $0.count < 3000 }.prefix(90)
    }

    @Test func mutantsNeverTrap() {
        let count: Int = FuzzTests.number("SWIFTLET_FUZZ_COUNT", default: 20_000)
        let seed: Int = FuzzTests.number("SWIFTLET_FUZZ_SEED", default: 1)
        let seeds: [[UInt8]] = FuzzTests.seeds()
        var mutator = Mutator(seed: UInt64(seed))
        var memory = GuardedBytes(capacity: 1 << 16)
        var text: [UInt8] = []
        var accepted: Int = 0
        var refused: Int = 0
        for _ in 0..<count {
            let bytes: [UInt8] = mutator.mutant(of: seeds)
            if bytes.count > memory.capacity { memory = GuardedBytes(capacity: bytes.count) }
            let raw: UnsafeRawBufferPointer = memory.place(bytes)
            do throws(ClassFileError) {
                _ = try FormatChecker.checkedView(raw)
                accepted += 1
            } catch {
                refused += 1
                #expect(error.offset >= 0 && error.offset <= raw.count)
                #expect(!error.message.isEmpty)
            }
            // Printing and modelling must survive what the checker refuses, as long as there is a structure at all.
            guard let view = try? ClassFileView(raw) else { continue }
            text.removeAll(keepingCapacity: true)
            Disassembler.print(view, into: &text)
            #expect(!text.isEmpty)
            if let model = try? ClassFileModel(view) { _ = try? model.write() }
        }
        // A fuzzer whose mutants are all fine or all hopeless tests nothing.
        #expect(accepted > count / 20 && refused > count / 4)
    }

    /// The shortest way to find a missing length check: every prefix of every sample.
    @Test func everyTruncationIsRefused() {
        let memory = GuardedBytes(capacity: 1 << 16)
        for bytes: [UInt8] in SampleClasses.all() {
            for length: Int in 0..<bytes.count {
                let raw: UnsafeRawBufferPointer = memory.place(Array(bytes[..<length]))
                #expect(throws: ClassFileError.self) { _ = try FormatChecker.checkedView(raw) }
            }
        }
    }
}
