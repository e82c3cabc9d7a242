// SPDX-License-Identifier: Apache-2.0
import ClassFile
import ClassPath
import Glibc

/// What `jar --describe-module` says: the module that a jar declares, or the one it would be on a module path.
struct ModuleDescription {
    private(set) var text: String

    init(_ jar: JarFile, _ path: String) throws(JarOptions.Refusal) {
        guard let entry: JarEntry = jar.entry(named: "module-info.class") else {
            text = try ModuleDescription.automatic(jar, path)
            return
        }
        let place: String = "jar:file://\(ModuleDescription.absolute(path))!/module-info.class"
        guard let file: Resource = try? jar.contents(of: entry),
            let described: String = file.withBytes({ ModuleDescription.declared($0, place) })
        else { throw JarOptions.Refusal(text: "module-info.class: no module descriptor") }
        text = described
    }

    private static func absolute(_ path: String) -> String {
        guard let resolved: UnsafeMutablePointer<CChar> = realpath(path, nil) else { return path }
        defer { free(resolved) }
        return String(cString: resolved)
    }

    // MARK: - Without a declaration

    /// The name comes from the manifest or the file's name, whose version is what follows a dash and a digit.
    private static func automatic(_ jar: JarFile, _ path: String) throws(JarOptions.Refusal) -> String {
        var name: String = String(path.split(separator: "/").last ?? "")
        if name.hasSuffix(".jar") { name.removeLast(4) }
        var version: String = ""
        for index: String.Index in name.indices where name[index] == "-" {
            let rest: Substring = name[name.index(after: index)...]
            guard rest.first?.isNumber ?? false,
                rest.prefix(while: \.isNumber).count == rest.count
                    || rest[rest.firstIndex { !$0.isNumber } ?? rest.startIndex] == "."
            else { continue }
            version = "@" + rest
            name = String(name[..<index])
            break
        }
        name = name.map { $0.isLetter || $0.isNumber ? String($0) : "." }.joined().split(separator: ".")
            .joined(separator: ".")
        if let given: String = ((try? jar.manifest()) ?? nil)?["Automatic-Module-Name"] { name = given }
        var packages: Set<String> = []
        for index: Int in 0..<jar.entryCount {
            guard let entry: String = (try? jar.entry(at: index))?.name, entry.hasSuffix(".class"),
                !entry.hasPrefix("META-INF/")
            else { continue }
            guard let slash: String.Index = entry.lastIndex(of: "/") else {
                throw JarOptions.Refusal(
                    text: "Unable to derive module descriptor for: \(path)\n"
                        + "\(entry) found in top-level directory (unnamed package not allowed in module)", status: 0)
            }
            packages.insert(entry[..<slash].split(separator: "/").joined(separator: "."))
        }
        var lines: [String] = [
            "No module descriptor found. Derived automatic module.", "", "\(name)\(version) automatic",
            "requires java.base mandated",
        ]
        lines += packages.sorted().map { "contains \($0)" }
        if let main: String = ((try? jar.manifest()) ?? nil)?.mainClass { lines.append("main-class \(main)") }
        return lines.joined(separator: "\n")
    }

    // MARK: - As declared

    /// Reads the attributes Module, ModulePackages and ModuleMainClass (JVMS 4.7.25 to 4.7.27).
    private static func declared(_ bytes: UnsafeRawBufferPointer, _ place: String) -> String? {
        guard let view: ClassFileView = try? ClassFileView(bytes),
            let module: AttributeView = view.first(.module, in: view.attributes)
        else { return nil }
        var reader: Reader = Reader(view: view, attribute: module)
        let name: String = reader.name()
        let isOpen: Bool = reader.next() & 0x20 != 0
        let version: String = reader.text()
        var exports: [String] = []
        var qualifiedExports: [String] = []
        var requires: [String] = []
        var known: Set<String> = []
        for _: Int in 0..<reader.count() {
            let required: String = reader.name()
            let flags: Int = reader.next()
            _ = reader.next()
            let words: [(Int, String)] = [(0x8000, " mandated"), (0x20, " transitive"), (0x40, " static")]
            requires.append("requires \(required)" + words.filter { flags & $0.0 != 0 }.map(\.1).joined())
        }
        func packages(_ word: String, _ plain: inout [String], _ qualified: inout [String]) {
            for _: Int in 0..<reader.count() {
                let package: String = reader.name()
                _ = reader.next()
                known.insert(package)
                let targets: [String] = (0..<reader.count()).map { _ in reader.name() }
                if targets.isEmpty {
                    plain.append("\(word) \(package)")
                } else {
                    qualified.append("qualified \(word) \(package) to \(targets.sorted().joined(separator: " "))")
                }
            }
        }
        packages("exports", &exports, &qualifiedExports)
        var opens: [String] = []
        var qualifiedOpens: [String] = []
        packages("opens", &opens, &qualifiedOpens)
        let uses: [String] = (0..<reader.count()).map { _ in "uses " + reader.name() }
        let provides: [String] = (0..<reader.count()).map { _ in
            let service: String = reader.name()
            let names: [String] = (0..<reader.count()).map { _ in reader.name() }
            return "provides \(service) with \(names.joined(separator: " "))"
        }
        var contained: [String] = []
        if let attribute: AttributeView = view.first(.modulePackages, in: view.attributes) {
            var reader: Reader = Reader(view: view, attribute: attribute)
            contained = (0..<reader.count()).map { _ in reader.name() }.filter { !known.contains($0) }
        }
        let head: String = "\(name)\(version.isEmpty ? "" : "@" + version) \(place)\(isOpen ? " open" : "")"
        var lines: [String] = [head] + exports.sorted() + requires.sorted() + uses.sorted() + provides.sorted()
        lines += qualifiedExports.sorted() + opens.sorted() + qualifiedOpens.sorted()
        lines += contained.sorted().map { "contains \($0)" }
        if let attribute: AttributeView = view.first(.moduleMainClass, in: view.attributes) {
            var reader: Reader = Reader(view: view, attribute: attribute)
            lines.append("main-class \(reader.name())")
        }
        return lines.joined(separator: "\n")
    }

    /// Reads an attribute item by item; behind its end everything is 0.
    private struct Reader {
        let view: ClassFileView
        let attribute: AttributeView
        var at: Int = 0

        mutating func next() -> Int {
            guard at + 2 <= Int(attribute.length) else { return 0 }
            at += 2
            return Int(attribute.u2(at: at - 2))
        }

        /// A count, cut down to what the attribute can hold.
        mutating func count() -> Int { min(next(), (Int(attribute.length) - at) / 2) }

        /// The dotted name in a Module, Package or Class constant.
        mutating func name() -> String {
            let index: Int = next()
            guard index > 0, index < Int(view.constantPool.count) else { return "" }
            let bytes: UnsafeRawBufferPointer = view.constantPool.utf8Bytes(
                at: view.constantPool.u2(at: UInt16(index)))
            return String(decoding: bytes.map { $0 == 0x2F ? 0x2E : $0 }, as: UTF8.self)
        }

        /// A text, empty if there is none.
        mutating func text() -> String {
            let index: Int = next()
            guard index > 0, index < Int(view.constantPool.count) else { return "" }
            return String(decoding: view.constantPool.utf8Bytes(at: UInt16(index)), as: UTF8.self)
        }
    }
}
