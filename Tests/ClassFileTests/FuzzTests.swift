// SPDX-License-Identifier: Apache-2.0
import ClassFile
import ClassFileTestSupport
import Glibc
import Testing

/// No class file, however broken, may bring the library down.
///
/// The number of mutants can be raised by SWIFTLET_FUZZ_COUNT and another series chosen by SWIFTLET_FUZZ_SEED; a series
/// is always the same, so a crash is found again by running it.
@Suite struct FuzzTests {
    private static func number(_ name: String, default value: Int) -> Int {
        guard let text = getenv(name) else { return value }
        return Int(String(cString: text)) ?? value
    }

    @Test func mutantsNeverTrap() {
        let count: Int = FuzzTests.number("SWIFTLET_FUZZ_COUNT", default: 20_000)
        let seeds: [[UInt8]] = ClassFileFuzzer.seeds()
        var mutator = Mutator(seed: UInt64(truncatingIfNeeded: FuzzTests.number("SWIFTLET_FUZZ_SEED", default: 1)))
        var fuzzer = ClassFileFuzzer()
        for _ in 0..<count {
            let bytes: [UInt8] = mutator.mutant(of: seeds)
            guard let error = fuzzer.run(bytes) else { continue }
            #expect(error.offset >= 0 && error.offset <= bytes.count && !error.message.isEmpty)
        }
        // A fuzzer whose mutants are all fine or all hopeless tests nothing.
        #expect(fuzzer.accepted > count / 20 && fuzzer.refused > count / 4 && fuzzer.printedThoughRefused > count / 20)
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
