// SPDX-License-Identifier: Apache-2.0
import Platform
import TestSupport
import Testing

@testable import ClassPath

@Suite struct JarFileTests {
    let folder: TemporaryFolder

    init() throws { folder = try TemporaryFolder() }

    func open(_ writer: JarWriter) throws -> JarFile { try open(writer.finish()) }

    func open(_ bytes: [UInt8]) throws -> JarFile { try JarFile(path: folder.write("test.jar", bytes)) }

    func text(_ jar: JarFile, _ name: String) throws -> String? {
        try jar.entry(named: name).map { String(decoding: try jar.contents(of: $0).array, as: UTF8.self) }
    }

    @Test(arguments: [false, true], [0, 1000])
    func readsStoredAndDeflatedEntries(usesZip64: Bool, prefixLength: Int) throws {
        var writer = JarWriter()
        writer.usesZip64 = usesZip64
        writer.prefix = [UInt8](repeating: UInt8(ascii: "#"), count: prefixLength)
        writer.comment = Array("PK\u{5}\u{6} is not the end".utf8)
        writer.add("a/", [], .stored)
        writer.add("a/stored", Array("plain".utf8), .stored)
        writer.add("a/empty", [], .deflated)
        let long = (0..<300_000).map { UInt8(truncatingIfNeeded: $0 * $0 >> 7) }
        writer.add("a/long", long)
        for index in 0..<100 { writer.add("many/\(index)", "entry \(index)") }
        let jar = try open(writer)
        #expect(jar.entryCount == 104)
        #expect(try text(jar, "a/stored") == "plain")
        #expect(try text(jar, "a/empty") == "")
        #expect(try jar.contents(of: #require(jar.entry(named: "a/stored"))).isMapped)
        let inflated = try jar.contents(of: #require(jar.entry(named: "a/long"))).array
        #expect(inflated == long)
        for index in 0..<100 { #expect(try text(jar, "many/\(index)") == "entry \(index)") }
        for absent in ["", "a", "a/stored ", "many/100"] { #expect(jar.entry(named: absent) == nil) }
        #expect(jar.fileNames(inDirectory: "a").sorted() == ["empty", "long", "stored"])
        #expect(jar.fileNames(inDirectory: "many").count == 100)
        #expect(jar.fileNames(inDirectory: "").isEmpty)
    }

    @Test func theLastOfTwoEntriesCounts() throws {
        var writer = JarWriter()
        writer.add("twice", "first")
        writer.add("twice", "second")
        let jar = try open(writer)
        #expect(jar.entryCount == 1)
        #expect(try text(jar, "twice") == "second")
    }

    @Test func choosesVersionedEntries() throws {
        func jar(declared: String?) throws -> JarFile {
            var writer = JarWriter()
            writer.add(
                "META-INF/MANIFEST.MF", "Manifest-Version: 1.0\n" + (declared.map { "Multi-Release: \($0)\n" } ?? ""))
            writer.add("p/C.class", "base")
            for version in ["8", "9", "17", "26", "x", "099999999999999999999"] {
                writer.add("META-INF/versions/\(version)/p/C.class", version)
            }
            writer.add("META-INF/services/p.S", "base")
            writer.add("META-INF/versions/9/META-INF/services/p.S", "9")
            return try open(writer)
        }
        func chosen(_ jar: JarFile, _ name: String, _ suffix: String, _ release: Int) throws -> String {
            let entry = try withBytes(of: name) { name in
                try withBytes(of: suffix) { try jar.versionedEntry(named: name, suffix: $0, release: release) }
            }
            return String(decoding: try jar.contents(of: #require(entry)).array, as: UTF8.self)
        }
        let multi = try jar(declared: "TRUE")
        #expect(try multi.isMultiRelease)
        #expect(try chosen(multi, "p/C", ".class", 25) == "17")
        #expect(try chosen(multi, "p/C", ".class", 17) == "17")
        #expect(try chosen(multi, "p/C.class", "", 16) == "9")
        #expect(try chosen(multi, "p/C", ".class", 8) == "base")
        #expect(try chosen(multi, "META-INF/services/p.S", "", 25) == "base")
        for other in [nil, "false", "yes"] { #expect(try chosen(jar(declared: other), "p/C", ".class", 25) == "base") }
    }

    @Test func reportsBadEntries() throws {
        var writer = JarWriter()
        writer.add("encrypted", [1], .stored, flags: 1)
        writer.add("lzma", [1], .stored, methodCode: 14)
        writer.add("short", [1, 2, 3], .stored, announcedSize: 4)
        writer.add("cut", [1, 2, 3], announcedSize: 2)
        writer.add("grown", [1, 2, 3], announcedSize: 4)
        writer.add("bomb", [1, 2, 3], announcedSize: 1 << 30)
        writer.add("garbage", [0xFF, 0xFF, 0xFF], .stored, methodCode: 8)
        let jar = try open(writer)
        let expected: [(String, JarError)] = [
            ("encrypted", .encrypted), ("lzma", .unsupportedMethod(14)), ("short", .corruptEntry),
            ("cut", .corruptEntry), ("grown", .corruptEntry), ("bomb", .corruptEntry), ("garbage", .corruptEntry),
        ]
        for (name, error) in expected {
            let entry = try #require(jar.entry(named: name))
            #expect(throws: error, "\(name)") { try jar.contents(of: entry) }
        }
    }

    @Test func refusesOtherFiles() throws {
        #expect(throws: JarError.noCentralDirectory) { try open([]) }
        #expect(throws: JarError.noCentralDirectory) { try open(Array("no zip file, but long enough".utf8)) }
        #expect(throws: JarError.unreadable(SystemError(operation: "open", code: 2))) {
            try JarFile(path: folder.path + "/absent.jar")
        }
        var directory = JarWriter().finish()
        directory[12] = 1
        #expect(throws: JarError.malformedCentralDirectory) { try open(directory) }
    }

    private func sample(usesZip64: Bool) -> [UInt8] {
        var writer = JarWriter()
        writer.usesZip64 = usesZip64
        writer.add("META-INF/MANIFEST.MF", "Multi-Release: true\nMain-Class: p.Main\n")
        for index in 0..<8 { writer.add("p/C\(index).class", "class \(index)") }
        writer.add("META-INF/versions/21/p/C3.class", "newer")
        return writer.finish()
    }

    @Test(arguments: [false, true]) func survivesTruncation(usesZip64: Bool) throws {
        let bytes = sample(usesZip64: usesZip64)
        for length in stride(from: 0, to: bytes.count, by: 3) {
            #expect(throws: JarError.self, "\(length) bytes") { try open(Array(bytes[..<length])) }
        }
    }

    @Test(arguments: [false, true]) func survivesMutation(usesZip64: Bool) throws {
        let bytes = sample(usesZip64: usesZip64)
        var generator = SequenceGenerator(seed: usesZip64 ? 3 : 4)
        var refused = 0
        var unreadable = 0
        for _ in 0..<1500 {
            var mutant = bytes
            for _ in 0..<Int.random(in: 1...4, using: &generator) {
                mutant[Int.random(in: 0..<mutant.count, using: &generator)] = [0, 1, 0xFF, 0x80, 0x7F, 0x50]
                    .randomElement(using: &generator)!
            }
            guard let jar = try? open(mutant) else {
                refused += 1
                continue
            }
            for index in 0..<jar.entryCount {
                let entry = try jar.entry(at: index)
                if (try? jar.contents(of: entry)) == nil { unreadable += 1 }
                #expect(jar.entry(named: entry.nameBytes) != nil)
            }
            _ = try? jar.manifest()
            _ = try? withBytes(of: "p/C3") {
                try jar.versionedEntry(named: $0, suffix: UnsafeRawBufferPointer(".class"))
            }
        }
        #expect(refused > 0 && unreadable > 0)
    }
}

@Suite struct JarManifestTests {
    func parse(_ text: String) throws -> JarManifest {
        try withBytes(of: text) { bytes throws(JarError) in try JarManifest(bytes) }
    }

    @Test(arguments: ["\n", "\r\n", "\r"]) func readsTheMainSection(ending: String) throws {
        let lines = [
            "Manifest-Version: 1.0", "Main-Class:  com.exam", " ple.Main ", "Class-Path: a.jar lib/", "  b%20c.jar", "",
            "Name: x",
            "Main-Class: other",
        ]
        let manifest = try parse(lines.joined(separator: ending))
        #expect(manifest.mainAttributes.count == 3)
        #expect(manifest["manifest-version"] == "1.0")
        #expect(manifest.mainClass == "com.example.Main")
        #expect(manifest.classPath(relativeTo: "dir/x.jar") == ["dir/a.jar", "dir/lib/", "dir/b c.jar"])
        #expect(manifest["Absent"] == nil)
    }

    /// A character of several bytes may be cut by a line break.
    @Test func joinsContinuationLinesAsBytes() throws {
        let bytes: [UInt8] = Array("Name-Of: \u{E9}".utf8.dropLast()) + [10, 32, 0xA9, 10]
        let manifest = try withBytes(of: bytes) { bytes throws(JarError) in try JarManifest(bytes) }
        #expect(manifest["Name-Of"] == "\u{E9}")
    }

    @Test(arguments: ["no colon", ": value", " starts: so", "Name:value", "N\u{E9}: x", "Name:"])
    func refusesOtherText(text: String) {
        #expect(throws: JarError.malformedManifest) { try parse(text) }
    }

    @Test func resolvesURLs() {
        let expected: [(String, String?)] = [
            ("a.jar", "a.jar"), ("file:/x/a.jar", "/x/a.jar"), ("file:///x/a.jar", "/x/a.jar"), ("FILE:a", "a"),
            ("/x/a.jar", "/x/a.jar"), ("../a.jar", "../a.jar"), ("http://h/a.jar", nil), ("file://host/a.jar", nil),
            ("a%2", nil), ("a%zz", nil), ("a%00b", nil), ("%C3%A9", "\u{E9}"), ("", nil), ("x/a:b", "x/a:b"),
        ]
        for (url, path) in expected { #expect(JarManifest.filePath(ofURL: url)?.path == path, "\(url)") }
    }
}
