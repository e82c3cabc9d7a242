// SPDX-License-Identifier: Apache-2.0
import JavaSyntax
import TestSupport
import Testing

@testable import JavaCompiler

/// Type operations compared with javac 25's, over a hundred types of the class library and each pair of them.
///
/// `Cases/TypeFacts.txt` has a line with the type variables in scope, a line per type (signature, then text, erasure and
/// direct supertypes), a line per type of its relations to all types (one base-32 digit each: subtype 1, assignable 2,
/// same 4, castable 8), then bounds, members and functional methods.
@Suite(.enabled(if: LibraryFixture.image != nil, "needs the class library of a JDK 25"))
struct TypeFactsTests {
    private struct Facts {
        let universe: Universe
        var types: [TypeID] = []
        var descriptions: [[String]] = []
        var relations: [[UInt8]] = []
        var others: [[String]] = []

        init() throws {
            universe = try #require(LibraryFixture.universe())
            var scope: [(name: NameID, type: TypeID)] = []
            for line: Substring in String(decoding: readCase("TypeFacts.txt"), as: UTF8.self).split(separator: "\n") {
                let words: [String] = line.split(separator: " ").map(String.init)
                switch words[0] {
                case "variables":
                    scope = try Array(words[1].utf8).withUnsafeBytes { bytes in
                        var reader: SignatureReader = SignatureReader(universe, bytes, scope: [])
                        let parameters: TypeList? = reader.typeParameters(of: .none)
                        _ = try #require(parameters)
                        return reader.scope
                    }
                case "type":
                    let type: TypeID? = Array(words[1].utf8).withUnsafeBytes { bytes in
                        var reader: SignatureReader = SignatureReader(universe, bytes, scope: scope)
                        return reader.type()
                    }
                    types.append(try #require(type))
                    descriptions.append(Facts.split(words[2...].joined(separator: " ")))
                case "pairs":
                    relations.append(words[1].utf8.map { $0 >= 0x61 ? $0 - 0x61 + 10 : $0 - 0x30 })
                default:
                    others.append(words)
                }
            }
        }

        static func split(_ text: String) -> [String] {
            var parts: [String] = []
            var rest: Substring = text[...]
            while let range: Range<Substring.Index> = rest.firstRange(of: " / ") {
                parts.append(String(rest[..<range.lowerBound]))
                rest = rest[range.upperBound...]
            }
            parts.append(String(rest))
            return parts
        }
    }

    @Test func textErasureAndSupertypes() throws {
        let facts: Facts = try Facts()
        let universe: Universe = facts.universe
        #expect(facts.types.count == 111)
        for (index, type): (Int, TypeID) in facts.types.enumerated() {
            let expected: [String] = facts.descriptions[index]
            #expect(universe.text(type) == expected[0])
            #expect(universe.text(universe.erasure(type)) == expected[1])
            guard universe.types.kind(type) == .class else { continue }
            let parent: TypeID = universe.superclass(type)
            let supertypes: [String] =
                [parent.isNone ? "none" : universe.text(parent)]
                + universe.interfaces(type).map { universe.text($0).replacing(" ", with: "_") }
            #expect(supertypes.joined(separator: " ") == expected[2], "supertypes of \(expected[0])")
        }
    }

    @Test(arguments: [("subtype", UInt8(1)), ("assignable", 2), ("same", 4), ("castable", 8)])
    func relations(_ name: String, _ bit: UInt8) throws {
        let facts: Facts = try Facts()
        let universe: Universe = facts.universe
        var positive: Int = 0
        for (i, type): (Int, TypeID) in facts.types.enumerated() {
            for (j, other): (Int, TypeID) in facts.types.enumerated() {
                let expected: Bool = facts.relations[i][j] & bit != 0
                let found: Bool =
                    switch bit {
                    case 1: universe.isSubtype(type, other)
                    case 2: universe.isAssignable(type, other)
                    case 4: universe.isSameType(type, other)
                    default: universe.isCastable(type, other)
                    }
                if found { positive += 1 }
                #expect(found == expected, "\(name): \(universe.text(type)) to \(universe.text(other))")
            }
        }
        #expect(positive >= facts.types.count)
    }

    /// What javac shows and we do not: Object before interfaces, and as the bound of `?`.
    private func plain(_ text: String) -> String {
        text.replacing(" ", with: "_").replacing("java.lang.Object&", with: "")
            .replacing("?_extends_java.lang.Object>", with: "?>").replacing("?_extends_java.lang.Object,", with: "?,")
    }

    @Test func leastUpperBounds() throws {
        let facts: Facts = try Facts()
        let universe: Universe = facts.universe
        var count: Int = 0
        for words: [String] in facts.others where words[0] == "bounds" {
            let one: TypeID = facts.types[try #require(Int(words[1]))]
            let other: TypeID = facts.types[try #require(Int(words[2]))]
            // Arguments `? super A` widen to `?` (JLS 4.10.4); javac invents bounds for them.
            if universe.text([one, other]).contains("super") { continue }
            let text: String = plain(universe.text(universe.lub([one, other])))
            #expect(text == plain(words[3]), "lub of \(universe.text(one)) and \(universe.text(other))")
            count += 1
        }
        #expect(count > 500)
    }

    private func inheritsTwice(_ universe: Universe, _ one: TypeID, _ other: TypeID) -> Bool {
        if universe.types.kind(one) == .array || universe.types.kind(other) == .array { return true }
        if universe.isSubtype(one, other) || universe.isSubtype(other, one) { return false }
        return universe.closure(one).contains { inherited in
            let symbol: SymbolID = universe.classSymbol(of: inherited)
            return universe.asSuper(other, symbol).map { $0 != inherited } ?? false
        }
    }

    @Test func greatestLowerBounds() throws {
        let facts: Facts = try Facts()
        let universe: Universe = facts.universe
        for words: [String] in facts.others where words[0] == "bounds" && words[4] != "!" {
            let one: TypeID = facts.types[try #require(Int(words[1]))]
            let other: TypeID = facts.types[try #require(Int(words[2]))]
            // Of two parameterizations of one class javac keeps the first; we keep both (JLS 5.1.10).
            if inheritsTwice(universe, one, other) { continue }
            let text: String = plain(universe.text(universe.glb([one, other])))
            #expect(text == plain(words[4]), "glb of \(universe.text(one)) and \(universe.text(other))")
        }
    }

    @Test func memberTypes() throws {
        let facts: Facts = try Facts()
        let universe: Universe = facts.universe
        for words: [String] in facts.others where words[0] == "member" {
            let site: TypeID = facts.types[try #require(Int(words[1]))]
            var found: Set<String> = []
            for supertype: TypeID in universe.closure(site) {
                let owner: SymbolID = universe.classSymbol(of: supertype)
                for method: SymbolID in universe.members(universe.names.intern(words[2]), .method, of: owner) {
                    let type: String = universe.text(universe.memberType(method, in: site))
                    let ownerName: String = universe.names.text(of: universe[owner].name)
                    found.insert("\(ownerName) " + type.replacing(" ", with: "_"))
                }
            }
            let expected: Set<String> = Set(
                words[3...].joined(separator: " ").split(separator: "|").map { part in
                    String(part.drop { $0 == " " }.reversed().drop { $0 == " " }.reversed())
                })
            #expect(found == expected, "\(words[2]) in \(universe.text(site))")
        }
    }

    @Test func functionalInterfaces() throws {
        let facts: Facts = try Facts()
        let universe: Universe = facts.universe
        for words: [String] in facts.others where words[0] == "functional" {
            let type: TypeID = facts.types[try #require(Int(words[1]))]
            let name: String = universe.functionalMethod(type).map { universe.names.text(of: universe[$0].name) } ?? "-"
            #expect(name == words[2], "\(universe.text(type))")
        }
    }
}
