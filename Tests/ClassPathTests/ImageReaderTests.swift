// SPDX-License-Identifier: Apache-2.0
import Platform
import TestSupport
import Testing

@testable import ClassPath

@Suite struct ImageReaderTests {
    /// A small image with every kind of entry.
    static func sample() -> [UInt8] {
        var writer = ImageWriter()
        for index in 0..<40 {
            writer.add(
                module: "m.a", parent: "p/q", base: "C\(index)", extension: "class", Array("class \(index)".utf8),
                index % 2 == 0 ? .none : .zip)
        }
        writer.add(module: "m.a", base: "module-info", extension: "class", [1, 2, 3])
        writer.add(module: "m.b", parent: "r", base: "noextension", [])
        // p has no resources of its own in m.a, but p.q has.
        var records: [UInt8] = []
        records.append32(1)
        records.append32(writer.string("m.a"))
        writer.add(module: "packages", base: "p", records)
        records = []
        records.append32(1)
        records.append32(writer.string("m.b"))
        records.append32(0)
        records.append32(writer.string("m.a"))
        writer.add(module: "packages", base: "p.q", records)
        return writer.finish()
    }

    func open(_ bytes: [UInt8], in folder: TemporaryFolder) throws -> ImageReader {
        try ImageReader(path: folder.write("modules", bytes))
    }

    @Test func findsEntriesByEveryKindOfName() throws {
        let folder = try TemporaryFolder()
        let image = try open(Self.sample(), in: folder)
        for index in 0..<40 {
            let location = try #require(try image.find(module: "m.a", className: "p/q/C\(index)"))
            #expect(try image.contents(of: location).array == Array("class \(index)".utf8))
            #expect(try image.fullName(of: location) == "/m.a/p/q/C\(index).class")
            #expect(location.isCompressed == (index % 2 == 1))
        }
        let info = try withBytes(of: "m.a") { module in
            try withBytes(of: "module-info.class") { try image.find(module: module, resource: $0) }
        }
        #expect(try image.contents(of: #require(info)).array == [1, 2, 3])
        #expect(try image.contents(of: #require(try image.find(fullName: "/m.b/r/noextension"))).array == [])
        for absent in ["/m.a/p/q/C40.class", "/m.a/p/q/C0", "/m.a/p/q/C0.classs", "m.a/p/q/C0.class", "", "/", "/m.a"] {
            #expect(try image.find(fullName: absent) == nil, "\(absent)")
        }
    }

    @Test func mapsPackagesToModules() throws {
        let folder = try TemporaryFolder()
        let image = try open(Self.sample(), in: folder)
        #expect(try image.module(ofPackage: "p/q") == "m.a")
        #expect(try image.module(ofPackage: "p") == nil)
        #expect(try image.module(ofPackage: "absent") == nil)
        let graph = ModuleGraph(image: image)
        let found = try ["p/q/C3", "p/C3", "C3"].map { name in
            try withBytes(of: name) { try graph.find(className: $0) != nil }
        }
        #expect(found == [true, false, false])
    }

    @Test func refusesOtherFiles() throws {
        let folder = try TemporaryFolder()
        var bytes = Self.sample()
        func expect(_ error: ImageError, _ bytes: [UInt8]) {
            #expect(throws: error) { try open(bytes, in: folder) }
        }
        expect(.notAnImage, [])
        expect(.notAnImage, Array("PK\u{3}\u{4} and so on".utf8))
        expect(.foreignByteOrder, Array(bytes[..<4].reversed()) + bytes[4...])
        bytes[6] = 2
        expect(.unsupportedVersion(major: 2, minor: 0), bytes)
        bytes[6] = 1
        bytes[8] = 4
        expect(.unsupportedFlags(4), bytes)
        bytes[8] = 0
        bytes[19] = 0xFF
        expect(.truncated, bytes)
        #expect(throws: ImageError.unreadable(SystemError(operation: "open", code: 2))) {
            try ImageReader(path: folder.path + "/absent")
        }
    }

    @Test func anEmptyTableHasNothing() throws {
        let folder = try TemporaryFolder()
        var bytes: [UInt8] = []
        for word in [0xCAFE_DADA, 1 << 16, 0, 0, 0, 0, 0] { bytes.append32(word) }
        let image = try open(bytes, in: folder)
        #expect(try image.find(fullName: "/modules") == nil)
        #expect(try image.moduleNames().isEmpty)
    }

    /// Every prefix of an image either is refused or behaves like an image with missing pieces.
    @Test func survivesTruncation() throws {
        let folder = try TemporaryFolder()
        let bytes = Self.sample()
        var refused = 0
        for length in stride(from: 0, to: bytes.count, by: 7) {
            do {
                let image = try open(Array(bytes[..<length]), in: folder)
                exercise(image)
            } catch {
                refused += 1
            }
        }
        #expect(refused > 100)
    }

    /// Flipped bytes, most of them in the tables, may change answers but nothing else.
    @Test func survivesMutation() throws {
        let folder = try TemporaryFolder()
        let bytes = Self.sample()
        var generator = SequenceGenerator(seed: 1)
        var unusable = 0
        for _ in 0..<600 {
            var mutant = bytes
            for _ in 0..<Int.random(in: 1...8, using: &generator) {
                mutant[Int.random(in: 4..<mutant.count, using: &generator)] = [0, 0xFF, 0x80, 0x7F, 0x1F]
                    .randomElement(using: &generator)!
            }
            guard let image = try? open(mutant, in: folder) else { continue }
            unusable += exercise(image)
        }
        #expect(unusable > 0)
    }

    /// Touches everything; returns how many calls failed.
    @discardableResult
    private func exercise(_ image: ImageReader) -> Int {
        var failures = 0
        func attempt(_ body: () throws -> Void) { do { try body() } catch { failures += 1 } }
        // The announced table may be longer than any real one.
        for index in 0..<min(image.entryCount, 100) {
            attempt {
                let location = try image.location(atIndex: index)
                let name = try image.fullName(of: location)
                _ = try image.find(fullName: name)
                let contents = try image.contents(of: location)
                _ = contents.withBytes { $0.reduce(0) { $0 &+ Int($1) } }
            }
        }
        attempt { _ = try image.module(ofPackage: "p/q") }
        attempt { _ = try image.moduleNames() }
        attempt { _ = try image.packages() }
        return failures
    }
}

@Suite struct ImageCompressionTests {
    /// A class file's beginning with constants of several kinds, plain, and the same compacted.
    private func classFile(_ writer: inout ImageWriter) -> (plain: [UInt8], compact: [UInt8]) {
        let head: [UInt8] = [0xCA, 0xFE, 0xBA, 0xBE, 0, 0, 0, 69, 0, 8]
        func utf8(_ text: String) -> [UInt8] { [1, 0, UInt8(text.utf8.count)] + Array(text.utf8) }
        func integer(_ value: Int) -> [UInt8] {
            if value < 0x20 { return [0x80 | 1 << 5 | UInt8(value)] }
            if value < 0x2000 { return [0x80 | 2 << 5 | UInt8(value >> 8), UInt8(value & 0xFF)] }
            return [0, UInt8(value >> 16), UInt8(value >> 8 & 0xFF), UInt8(value & 0xFF)]
        }
        let long: [UInt8] = [5, 1, 2, 3, 4, 5, 6, 7, 8]
        let reference: [UInt8] = [7, 0, 1]
        let rest: [UInt8] = [0, 0x21, 0, 3, 1, 23, 25]
        let plain =
            head + utf8("kept") + utf8("shared text") + long + utf8("(Ljava/lang/String;ILTop;)V") + reference
            + utf8("") + rest
        let indices =
            integer(writer.string("java/lang")) + integer(writer.string("String")) + integer(0)
            + integer(writer.string("Top"))
        let compact =
            head + utf8("kept") + [23] + integer(writer.string("shared text")) + long + [25]
            + integer(writer.string("(L;IL;)V")) + integer(indices.count) + indices + reference + [23] + integer(0)
            + rest
        return (plain, compact)
    }

    @Test func expandsSharedConstants() throws {
        let folder = try TemporaryFolder()
        var writer = ImageWriter()
        let (plain, compact) = classFile(&writer)
        let once = writer.step("compact-cp", compact, resultSize: plain.count)
        writer.add("m", "p", "Once", "class", stored: once, size: plain.count, isCompressed: true)
        let twice = writer.step("zip", deflated(once, windowBits: 15), resultSize: once.count)
        writer.add("m", "p", "Twice", "class", stored: twice, size: plain.count, isCompressed: true)
        let image = try ImageReader(path: folder.write("modules", writer.finish()))
        for name in ["Once", "Twice"] {
            let location = try #require(try image.find(module: "m", className: "p/\(name)"))
            #expect(try image.contents(of: location).array == plain)
        }
    }

    @Test func reportsWhatDoesNotDecode() throws {
        let folder = try TemporaryFolder()
        var writer = ImageWriter()
        let (plain, compact) = classFile(&writer)
        let bytes = [UInt8](repeating: 7, count: 1000)
        let stream = deflated(bytes, windowBits: 15)
        func add(_ name: String, _ stored: [UInt8], size: Int) {
            writer.add("m", "p", name, "class", stored: stored, size: size, isCompressed: true)
        }
        add("NoHeader", bytes, size: 1000)
        add("TooLong", writer.step("zip", stream, resultSize: 999), size: 999)
        add("TooShort", writer.step("zip", stream, resultSize: 1001), size: 1001)
        add("OtherSize", writer.step("zip", stream, resultSize: 1000), size: 1001)
        add("Bomb", writer.step("zip", stream, resultSize: 1 << 40), size: 1 << 40)
        add("Cut", writer.step("zip", Array(stream.dropLast(5)), resultSize: 1000), size: 1000)
        add("ShortPool", writer.step("compact-cp", Array(compact[..<20]), resultSize: plain.count), size: plain.count)
        add("Unknown", writer.step("lzma", stream, resultSize: 1000), size: 1000)
        let image = try ImageReader(path: folder.write("modules", writer.finish()))
        for name in ["NoHeader", "TooLong", "TooShort", "OtherSize", "Bomb", "Cut", "ShortPool"] {
            let location = try #require(try image.find(module: "m", className: "p/\(name)"))
            #expect(throws: ImageError.corruptCompression, "\(name)") { try image.contents(of: location) }
        }
        let unknown = try #require(try image.find(module: "m", className: "p/Unknown"))
        #expect(throws: ImageError.unsupportedCompression("lzma")) { try image.contents(of: unknown) }
    }

    @Test func survivesMutatedConstants() throws {
        let folder = try TemporaryFolder()
        var generator = SequenceGenerator(seed: 2)
        var decoded = 0
        var refused = 0
        for _ in 0..<20 {
            var writer = ImageWriter()
            for index in 0..<50 {
                let (plain, intact) = classFile(&writer)
                var compact = intact
                compact[Int.random(in: 8..<compact.count, using: &generator)] = UInt8.random(
                    in: 0...255, using: &generator)
                let stored = writer.step("compact-cp", compact, resultSize: plain.count)
                writer.add("m", "p", "C\(index)", "class", stored: stored, size: plain.count, isCompressed: true)
            }
            let image = try ImageReader(path: folder.write("modules", writer.finish()))
            for index in 0..<50 {
                let location = try #require(try image.find(module: "m", className: "p/C\(index)"))
                if (try? image.contents(of: location)) == nil { refused += 1 } else { decoded += 1 }
            }
        }
        #expect(refused > 0 && decoded > 0)
    }
}
