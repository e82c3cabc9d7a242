// SPDX-License-Identifier: Apache-2.0
import JavaSyntax
import TestSupport
import Testing

@testable import JavaCompiler

/// Constant expressions. `Cases/Constants.txt` has the ConstantValue attributes that javac 25 gives the fields of
/// `Cases/Constants.java`; `-` stands for none.
@Suite(.enabled(if: LibraryFixture.image != nil, "needs the class library of a JDK 25"))
struct ConstantTests {
    @Test func agreeWithJavac() throws {
        let universe: Universe = try #require(LibraryFixture.universe())
        let source: String = String(decoding: readCase("Constants.java"), as: UTF8.self)
        try SourceSymbolsTests.enter(source, into: universe)
        let owner: SymbolID = try #require(universe.existingClass("Constants"))
        var compared: Int = 0
        for line: Substring in String(decoding: readCase("Constants.txt"), as: UTF8.self).split(separator: "\n") {
            let words: [Substring] = line.split(separator: " ", maxSplits: 1)
            let field: SymbolID = try #require(
                universe.members(universe.names.intern(String(words[0])), .field, of: owner).first)
            let found: String =
                switch universe.constantValue(of: field)?.value {
                case .none: "-"
                case .int(let value): "int \(value)"
                case .long(let value): "long \(value)"
                case .float(let bits): "float \(Int32(bitPattern: bits))"
                case .double(let bits): "double \(Int64(bitPattern: bits))"
                case .string(let name): "string \(universe.names.text(of: name))"
                }
            #expect(found == words[1], "\(words[0])")
            compared += 1
        }
        #expect(compared > 40)
        #expect(universe.diagnostics.isEmpty)
    }
}
