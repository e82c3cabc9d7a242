// SPDX-License-Identifier: Apache-2.0
import ClassFile
import ClassFileTestSupport
import ClassPath
import Glibc
import Testing
import VerifierTestSupport

@testable import Verifier

/// The class library that tests look up classes in; nil without a JDK 25.
private func installedImage() -> ImageClasses? {
    guard let home = try? JavaHome.discover() else { return nil }
    return try? ImageClasses(path: home.path + "/lib/modules")
}

private let folder = String(#filePath.dropLast("VerifierTests.swift".count))

private let seedNames: [String] = {
    guard let stream = opendir(folder + "Seeds") else { return [] }
    defer { closedir(stream) }
    var names: [String] = []
    while let entry = readdir(stream) {
        let name = withUnsafeBytes(of: entry.pointee.d_name) { bytes in
            String(decoding: bytes.prefix { $0 != 0 }, as: UTF8.self)
        }
        if name.hasSuffix(".class") { names.append(name) }
    }
    return names.sorted()
}()

private func seeds() -> [FileBytes] { seedNames.compactMap { FileBytes(path: folder + "Seeds/" + $0) } }

@Suite struct VerifierTests {
    static let hasImage = (try? JavaHome.discover()) != nil

    // MARK: - Against HotSpot

    @Test(.enabled(if: hasImage, "no JDK 25 found")) func rulesHaveHotSpotsVerdicts() throws {
        let library = Verdicts.library([], try #require(installedImage()))
        let verifier = ClassVerifier()
        for rule in RuleCase.all() {
            let verdict = rule.bytes.withUnsafeBytes { Verdicts.verdict($0, library, verifier) }
            var first = String(verdict.split(separator: "\\").first ?? "")
            if let colon = first.firstIndex(of: ":"), first.hasPrefix("java.lang.") {
                first = String(first[first.index(colon, offsetBy: 2)...])
            }
            // The old verifier's texts begin with the method: "(class: C, method: m signature: ()V) ".
            if first.hasPrefix("(class: \(rule.name),"), let place = first.lastIndex(of: ")") {
                first = String(first[first.index(place, offsetBy: 2)...])
            }
            #expect(first == rule.expected, "\(rule.name)")
        }
    }

    /// Damaged and random methods: the full texts of HotSpot, by their digests. See scripts/compare-verifier.
    @Test(.enabled(if: hasImage, "no JDK 25 found"), arguments: ["mutate", "random"])
    func verdictsAreHotSpots(kind: String) throws {
        let library = Verdicts.library([folder + "Seeds"], try #require(installedImage()))
        let expected = try #require(FileBytes(path: folder + "Expected-\(kind).txt"))
        let digests = String(decoding: expected.raw, as: UTF8.self).split(separator: "\n")
        #expect(digests.count == 3000)
        let verifier = ClassVerifier()
        let seeds = seeds()
        var mutator = CodeMutator(seed: 5)
        var random = RandomMethods(seed: 5)
        var differences: [String] = []
        for (number, digest) in digests.enumerated() {
            let bytes =
                kind == "mutate"
                ? mutator.mutant(of: seeds.map(\.raw)) : random.make("Random\(number)", version: 45 + number % 6)
            let verdict = bytes.withUnsafeBytes { Verdicts.verdict($0, library, verifier) }
            if Verdicts.digest(verdict[...]) != digest { differences.append("\(number): \(verdict)") }
        }
        #expect(differences.prefix(5) == [])
    }

    // MARK: - Sound classes

    /// Every class of the class library is sound. A part of them in ordinary runs, because debug builds are slow.
    @Test(.enabled(if: hasImage, "no JDK 25 found")) func acceptsTheClassLibrary() throws {
        let image = try #require(installedImage())
        let library = Verdicts.library([], image)
        let verifier = ClassVerifier()
        let step = getenv("SWIFTLET_LONG_TESTS") == nil ? 40 : 1
        var count = 0
        for index in stride(from: 0, to: image.names.count, by: step) {
            let bytes = try #require(image.bytes(image.names[index]))
            let view = try ClassFileView(bytes)
            #expect(throws: Never.self, "\(image.names[index])") {
                try verifier.verify(view, FileHierarchy(library, view))
            }
            count += 1
        }
        #expect(count > 500)
    }

    // MARK: - Hostile code

    /// 20,000 damaged methods and 4,000 random ones, with a hierarchy that gives any answer.
    @Test func damagedClassesDoNotTrap() throws {
        let verifier = ClassVerifier()
        var mutator = CodeMutator(seed: 41)
        var random = RandomMethods(seed: 42)
        let seeds = seeds().map(\.raw)
        #expect(seeds.count > 20)
        var accepted = 0
        for number in 0..<24_000 {
            var bytes = number < 20_000 ? mutator.mutant(of: seeds) : random.make("R", version: 45 + number % 6)
            // A third of them go to the old verifier.
            if number % 3 == 0 { bytes[7] = UInt8(45 + number % 7) }
            bytes.withUnsafeBytes { bytes in
                guard let view = try? ClassFileView(bytes) else { return }
                if (try? verifier.verify(view, FickleHierarchy(number))) != nil { accepted += 1 }
            }
        }
        #expect(accepted > 300)
        #expect(accepted < 12_000)
    }

    /// Also when the format check has not looked at the file: any byte may be damaged.
    @Test func uncheckedClassesDoNotTrap() {
        let verifier = ClassVerifier()
        var mutator = Mutator(seed: 43)
        let seeds = seeds().map { Array($0.raw) }
        var seen = 0
        for number in 0..<4000 {
            mutator.mutant(of: seeds).withUnsafeBytes { bytes in
                guard let view = try? ClassFileView(bytes) else { return }
                seen += 1
                _ = try? verifier.verify(view, FickleHierarchy(number))
            }
        }
        #expect(seen > 1000)
    }

    /// Frames of a method that together have more locals than memory should hold are refused.
    @Test func refusesHugeFrameTables() {
        var tiny = TinyClass("Huge", version: 65)
        var frames: [UInt8] = [0x07, 0x00, 255, 0, 0, 0xFF, 0xF0]
        frames += [UInt8](repeating: 1, count: 0xFFF0) + [0, 0]
        // Each drops a local and adds one, so that nothing can be shared.
        for _ in 0..<0x380 { frames += [250, 0, 0, 252, 0, 0, 1] }
        tiny.method(
            "m", "()V", stack: 1, locals: 0xFFFF, code: [UInt8](repeating: 0, count: 0xFFFE) + [0xB1], frames: frames)
        tiny.bytes.withUnsafeBytes { bytes in
            #expect(throws: VerifyFailure<Fickle>.classFormat("StackMapTable format error: too large")) {
                try ClassVerifier().verify(try ClassFileView(bytes), FickleHierarchy(0))
            }
        }
    }

    // MARK: - Hierarchy

    @Test func failuresOfTheHierarchyPassThrough() throws {
        var missing: Set<String> = []
        for rule in RuleCase.all() where rule.expected == "Bad return type" {
            try rule.bytes.withUnsafeBytes { bytes in
                let view = try ClassFileView(bytes)
                do throws(VerifyFailure<ClassMissing>) {
                    try ClassVerifier().verify(view, FileHierarchy(ClassLibrary { _ in nil }, view))
                    Issue.record("\(rule.name) was accepted")
                } catch {
                    if case .hierarchy(let failure) = error { missing.insert(failure.name) }
                }
            }
        }
        #expect(missing == ["java/lang/String", "java/lang/Integer", "java/util/List"])
    }

    /// Loading a class for one verification may verify another class with the same verifier.
    @Test func verificationMayNest() throws {
        let verifier = ClassVerifier()
        let rules = RuleCase.all()
        let inner = try #require(rules.first { $0.expected == "Control flow falls through code end" })
        let nested = NestingHierarchy {
            inner.bytes.withUnsafeBytes { bytes in
                guard let view = try? ClassFileView(bytes) else { return false }
                return (try? verifier.verify(view, FickleHierarchy(0))) == nil
            }
        }
        for rule in rules where rule.expected == "ok" {
            try rule.bytes.withUnsafeBytes { bytes in
                let view = try ClassFileView(bytes)
                #expect(throws: Never.self, "\(rule.name)") { try verifier.verify(view, nested) }
            }
        }
        #expect(nested.counter.count > 2)
    }
}

struct Fickle: Error, Equatable {}

/// Answers yes, or by a hash of the question: the same each time, right or wrong; at times it fails.
private struct FickleHierarchy: ClassHierarchy {
    let salt: Int

    init(_ salt: Int) { self.salt = salt }

    private func answer(_ question: Int, _ names: UnsafeRawBufferPointer...) throws(Fickle) -> Bool {
        // Half of the hierarchies say yes to everything, so that more than the first lines of methods are reached.
        if salt % 2 == 0 { return true }
        var state = UInt64(truncatingIfNeeded: salt &* 31 &+ question)
        for name in names { for byte in name { state = (state ^ UInt64(byte)) &* 0x100_0000_01B3 } }
        if state >> 33 & 255 == 0 { throw Fickle() }
        return state >> 41 & 31 != 0
    }

    func isInterface(_ name: UnsafeRawBufferPointer) throws(Fickle) -> Bool { try answer(1, name) }

    func isSubclass(_ name: UnsafeRawBufferPointer, of other: UnsafeRawBufferPointer) throws(Fickle) -> Bool {
        try answer(2, name, other)
    }

    func commonSuperclass(
        _ first: UnsafeRawBufferPointer, _ second: UnsafeRawBufferPointer
    ) throws(Fickle) -> UnsafeRawBufferPointer {
        try answer(3, first, second) ? first : second
    }

    func hasSuperclass(_ name: UnsafeRawBufferPointer) -> Bool { name.count % 2 == 0 }

    func isProtectedElsewhere(_ member: MemberQuery, in holder: UnsafeRawBufferPointer) throws(Fickle) -> Bool {
        try answer(4, member.name, holder)
    }
}

/// Runs something at each question, and answers that everything is an interface.
private struct NestingHierarchy: ClassHierarchy {
    final class Counter { var count = 0 }
    let counter = Counter()
    let action: () -> Bool

    init(_ action: @escaping () -> Bool) { self.action = action }

    func isInterface(_ name: UnsafeRawBufferPointer) throws(Fickle) -> Bool {
        if action() { counter.count += 1 }
        return true
    }
    func isSubclass(_ name: UnsafeRawBufferPointer, of other: UnsafeRawBufferPointer) throws(Fickle) -> Bool { true }
    func commonSuperclass(
        _ first: UnsafeRawBufferPointer, _ second: UnsafeRawBufferPointer
    ) throws(Fickle) -> UnsafeRawBufferPointer { first }
    func hasSuperclass(_ name: UnsafeRawBufferPointer) -> Bool { false }
    func isProtectedElsewhere(_ member: MemberQuery, in holder: UnsafeRawBufferPointer) throws(Fickle) -> Bool { false }
}
