// SPDX-License-Identifier: Apache-2.0

/// A module-info.class with what `jar` adds to it: all packages of the jar, the main class, the version (JVMS 4.7.25 to
/// 4.7.27). What the class file has of these already is replaced.
struct ModuleInfoExtension {
    /// Names with dots, of all packages that have files in the jar.
    var packages: [String] = []
    var mainClass: String?
    var version: String?

    /// Nil if that is no class file of a module.
    func apply(to bytes: [UInt8]) -> [UInt8]? {
        guard var file: Pool = Pool(bytes) else { return nil }
        // Access, class, superclass, no interfaces, no fields, no methods.
        let head: Int = file.end
        guard let count: Int = file.number(at: head + 12, 2) else { return nil }
        var at: Int = head + 14
        var kept: [[UInt8]] = []
        var isModule: Bool = false
        for _ in 0..<count {
            guard let name: Int = file.number(at: at, 2), let length: Int = file.number(at: at + 2, 4),
                at + 6 + length <= bytes.count
            else { return nil }
            var attribute: [UInt8] = Array(bytes[at..<at + 6 + length])
            at += 6 + length
            switch file.text(name) {
            case "ModulePackages": continue
            case "ModuleMainClass": if mainClass != nil { continue }
            case "Module":
                isModule = true
                guard length >= 6 else { return nil }
                if let version: String = version {
                    let index: Int = file.utf8(version)
                    attribute[10] = UInt8(truncatingIfNeeded: index >> 8)
                    attribute[11] = UInt8(truncatingIfNeeded: index)
                }
            default: break
            }
            kept.append(attribute)
        }
        guard isModule else { return nil }
        if let mainClass: String = mainClass {
            let index: Int = file.reference(7, mainClass)
            kept.append(file.attribute("ModuleMainClass", Pool.short(index)))
        }
        if !packages.isEmpty {
            let indices: [Int] = packages.sorted().map { file.reference(20, $0) }
            kept.append(file.attribute("ModulePackages", ([indices.count] + indices).flatMap { Pool.short($0) }))
        }
        guard file.count <= 0xFFFF else { return nil }
        return Array(bytes[..<8]) + Pool.short(file.count) + bytes[10..<head] + file.added + bytes[head..<head + 12]
            + Pool.short(kept.count) + kept.flatMap { $0 }
    }

    /// The constants of a class file, which can get more.
    private struct Pool {
        private let bytes: [UInt8]
        /// Behind the last constant of the file.
        let end: Int
        /// One more than the number of the last constant.
        private(set) var count: Int
        private(set) var added: [UInt8] = []
        private var texts: [Int: String] = [:]
        private var numbers: [String: Int] = [:]

        init?(_ bytes: [UInt8]) {
            self.bytes = bytes
            guard bytes.count > 10, bytes[0] == 0xCA, bytes[1] == 0xFE else { return nil }
            count = Int(bytes[8]) << 8 | Int(bytes[9])
            var at: Int = 10
            var index: Int = 1
            while index < count {
                guard at + 3 <= bytes.count else { return nil }
                switch bytes[at] {
                case 1:
                    let length: Int = Int(bytes[at + 1]) << 8 | Int(bytes[at + 2])
                    guard at + 3 + length <= bytes.count else { return nil }
                    let text: String = String(decoding: bytes[at + 3..<at + 3 + length], as: UTF8.self)
                    texts[index] = text
                    numbers[text] = index
                    at += 3 + length
                case 5, 6:
                    at += 9
                    index += 1
                case 7, 8, 16, 19, 20: at += 3
                case 15: at += 4
                case 3, 4, 9, 10, 11, 12, 17, 18: at += 5
                default: return nil
                }
                index += 1
            }
            guard at + 14 <= bytes.count else { return nil }
            end = at
        }

        func number(at offset: Int, _ size: Int) -> Int? {
            guard offset + size <= bytes.count else { return nil }
            return bytes[offset..<offset + size].reduce(0) { $0 << 8 | Int($1) }
        }

        func text(_ index: Int) -> String? { texts[index] }

        static func short(_ value: Int) -> [UInt8] {
            [UInt8(truncatingIfNeeded: value >> 8), UInt8(truncatingIfNeeded: value)]
        }

        mutating func utf8(_ text: String) -> Int {
            if let known: Int = numbers[text] { return known }
            added += [1] + Pool.short(text.utf8.count) + Array(text.utf8)
            numbers[text] = count
            count += 1
            return count - 1
        }

        /// A class (tag 7) or package (20) by its name with dots.
        mutating func reference(_ tag: UInt8, _ name: String) -> Int {
            let text: Int = utf8(name.split(separator: ".", omittingEmptySubsequences: false).joined(separator: "/"))
            added += [tag] + Pool.short(text)
            count += 1
            return count - 1
        }

        mutating func attribute(_ name: String, _ contents: [UInt8]) -> [UInt8] {
            Pool.short(utf8(name)) + Pool.short(contents.count >> 16) + Pool.short(contents.count & 0xFFFF) + contents
        }
    }

    // MARK: - Packages

    /// The package that an entry of a jar belongs to; nil for those in none.
    static func package(ofEntry name: String) -> String? {
        guard !name.hasPrefix("META-INF/"), !name.hasSuffix("/"), let slash: String.Index = name.lastIndex(of: "/")
        else {
            return nil
        }
        let parts: [Substring] = name[..<slash].split(separator: "/", omittingEmptySubsequences: false)
        let isName: Bool = parts.allSatisfy { part in
            guard let first: Character = part.first, first.isLetter || first == "_" || first == "$" else {
                return false
            }
            return part.allSatisfy { $0.isLetter || $0.isNumber || $0 == "_" || $0 == "$" }
        }
        return isName ? parts.joined(separator: ".") : nil
    }
}
