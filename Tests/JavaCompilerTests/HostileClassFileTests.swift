// SPDX-License-Identifier: Apache-2.0
import ClassPath
import JavaSyntax
import TestSupport
import Testing

@testable import JavaCompiler

/// Class files and signatures are input: whatever they contain, reading them ends and does not trap.
@Suite struct HostileClassFileTests {
    /// Finds nothing: classes exist as names only.
    private struct NoClasses: ClassFinder {
        func find(_ binaryName: UnsafeRawBufferPointer) -> Resource? { nil }
        func hasPackage(_ name: UnsafeRawBufferPointer) -> Bool { false }
    }

    private static func read(_ signature: [UInt8], _ universe: Universe) -> (TypeID?, Bool, Bool) {
        signature.withUnsafeBytes { bytes in
            var type: SignatureReader = SignatureReader(universe, bytes, scope: [])
            var method: SignatureReader = SignatureReader(universe, bytes, scope: [])
            var header: SignatureReader = SignatureReader(universe, bytes, scope: [])
            return (type.type(), method.method() != nil, header.typeParameters(of: .none) != nil)
        }
    }

    @Test func wellFormedSignatures() {
        let universe: Universe = Universe(names: NameTable(), finder: NoClasses())
        func text(_ signature: String) -> String? {
            HostileClassFileTests.read(Array(signature.utf8), universe).0.map { universe.text($0) }
        }
        #expect(text("I") == "int")
        #expect(text("[[Ljava/lang/String;") == "java.lang.String[][]")
        #expect(text("La/B<*+La/C;-[I>;") == "a.B<?,? extends a.C,? super int[]>")
        #expect(text("La/B<TX;>.C<La/D;>.E;") == "a.B<<any>>.B$C<a.D>.B$C$E")
        #expect(HostileClassFileTests.read(Array("(I[J)V^La/E;^TT;".utf8), universe).1)
        #expect(HostileClassFileTests.read(Array("<T:La/B;:La/C;U::La/D<TT;>;>".utf8), universe).2)
    }

    @Test(arguments: [
        "", "L", "La/B", "[", "[V", "T", "TX", "La/B<", "La/B<>;", "La/B<*", "La/B.;", "L;", "Q", "(", "(V)V", "()",
        "(I",
        "<", "<T", "<T:", "<>", "<T:>", "(I)V^",
    ])
    func malformedSignatures(_ signature: String) {
        let universe: Universe = Universe(names: NameTable(), finder: NoClasses())
        let (type, isMethod, _): (TypeID?, Bool, Bool) = HostileClassFileTests.read(Array(signature.utf8), universe)
        #expect(type == nil && !isMethod)
    }

    @Test func deepAndRandomSignatures() {
        let universe: Universe = Universe(names: NameTable(), finder: NoClasses())
        for piece: String in ["[", "La/B<", "La/B<+", "(", "<T:", "La/B;:"] {
            let deep: [UInt8] = Array(String(repeating: piece, count: 50_000).utf8)
            #expect(HostileClassFileTests.read(deep, universe).0 == nil || piece.hasSuffix(":"))
        }
        var random: SequenceGenerator = SequenceGenerator(seed: 7)
        let alphabet: [UInt8] = Array("ILVTJ[;<>*+-:.^()/$ab".utf8)
        for _: Int in 0..<5_000 {
            let length: Int = Int.random(in: 1...24, using: &random)
            let bytes: [UInt8] = (0..<length).map { _ in alphabet.randomElement(using: &random)! }
            if let type: TypeID = HostileClassFileTests.read(bytes, universe).0 {
                #expect(universe.isSubtype(type, type))
                _ = universe.text(type) + universe.text(universe.erasure(type))
            }
        }
    }

    /// Real class files with bytes changed.
    @Test(.enabled(if: LibraryFixture.image != nil, "needs the class library of a JDK 25"))
    func mutatedClassFiles() throws {
        let image: ImageReader = try #require(LibraryFixture.image)
        let base: LibraryClassFinder = LibraryClassFinder(image: image)
        var random: SequenceGenerator = SequenceGenerator(seed: 11)
        let folder: TemporaryFolder = try TemporaryFolder()
        let classPath: ClassPath = ClassPath(elements: [folder.path])
        var missing: Int = 0
        for name: String in ["java/util/HashMap", "java/util/stream/Collectors", "java/lang/Thread$State"] {
            let original: [UInt8] = try #require(
                Array(name.utf8).withUnsafeBytes { base.find($0) }.map { $0.array })
            for _: Int in 0..<60 {
                var bytes: [UInt8] = original
                for _: Int in 0..<Int.random(in: 1...8, using: &random) {
                    // The constant pool and the headers, not code, are what is read.
                    let index: Int = Int.random(in: 10..<bytes.count, using: &random)
                    bytes[index] = UInt8.random(in: 0...255, using: &random)
                }
                let finder: OneClass = OneClass(name: name, bytes: bytes, others: base, folder: folder, path: classPath)
                let universe: Universe = Universe(names: NameTable(), finder: finder)
                guard let symbol: SymbolID = universe.existingClass(name) else { continue }
                universe.complete(symbol)
                if universe.isMissing(symbol) { missing += 1 }
                for member: SymbolID in universe.members(of: symbol) { _ = universe.text(universe[member].type) }
                let type: TypeID = universe.ownType(symbol)
                _ = universe.closure(type).map { universe.text($0) }
                #expect(universe.isSubtype(type, type))
            }
        }
        #expect(missing > 0)
    }

    /// One class with given bytes, which a folder on the class path serves, before those of the library.
    private struct OneClass: ClassFinder {
        let name: String
        let others: LibraryClassFinder
        let path: ClassPath

        init(name: String, bytes: [UInt8], others: LibraryClassFinder, folder: TemporaryFolder, path: ClassPath) {
            self.name = name
            self.others = others
            self.path = path
            writeFile(bytes, to: "\(folder.path)/\(name).class")
        }

        func find(_ binaryName: UnsafeRawBufferPointer) -> Resource? {
            String(decoding: binaryName, as: UTF8.self) == name
                ? (try? path.find(className: binaryName))?.resource : others.find(binaryName)
        }
        func hasPackage(_ name: UnsafeRawBufferPointer) -> Bool { others.hasPackage(name) }
    }
}
