// SPDX-License-Identifier: Apache-2.0
// Texts of NullPointerExceptions against HotSpot's. NullPointerTexts holds a class compiled with and without debugging
// tables, and what HotSpot 25 says for each of its instructions; NullPointerOracle.java there makes such files, for any
// class. SWIFTLET_NULL_POINTER_TEXTS names a further folder (class files below it, `texts.tsv` in it).
import ClassFile
import ClassFileTestSupport
import Glibc
import Testing

@testable import Runtime

private struct PoolConstants: NullPointerConstants {
    let pool: ConstantPoolView
    func tag(_ index: UInt16) -> ConstantTag { pool.tag(at: index) }
    func memberClass(_ index: UInt16) -> UnsafeRawBufferPointer {
        pool.className(at: pool.memberReference(at: index).classIndex)
    }
    func memberName(_ index: UInt16) -> UnsafeRawBufferPointer {
        pool.utf8Bytes(at: pool.memberReference(at: index).nameIndex)
    }
    func memberDescriptor(_ index: UInt16) -> UnsafeRawBufferPointer {
        pool.utf8Bytes(at: pool.memberReference(at: index).descriptorIndex)
    }
    func utf8(_ index: UInt16) -> UnsafeRawBufferPointer { pool.utf8Bytes(at: index) }
}

/// The class files of a folder with the texts of HotSpot.
private struct Texts {
    var mismatches: [String] = []
    var count = 0

    init(folder: String) throws {
        let lines = try #require(FileBytes(path: folder + "/texts.tsv"))
        var byClass: [Substring: [[Substring]]] = [:]
        for line in String(decoding: lines.raw, as: UTF8.self).split(separator: "\n") {
            let columns = line.split(separator: "\t", maxSplits: 3, omittingEmptySubsequences: false)
            try #require(columns.count == 4)
            byClass[columns[0], default: []].append(columns)
        }
        for (name, rows) in byClass {
            let path = folder + "/" + name.split(separator: ".").joined(separator: "/") + ".class"
            let file = try #require(FileBytes(path: path))
            try compare(ClassFileView(file.raw), rows)
        }
    }

    private mutating func compare(_ view: ClassFileView, _ rows: [[Substring]]) throws {
        let constants = PoolConstants(pool: view.constantPool)
        var methods: [String: NullPointerMessage<PoolConstants>.Method] = [:]
        for member in view.methods {
            guard let code = try view.code(of: member) else { continue }
            let table = code.exceptionTable
            let variables = view.first(.localVariableTable, in: code.attributes)?.payload
            let descriptor = constants.utf8(member.descriptorIndex)
            let bytes = view.bytes
            let handlers = Int(table.offset)..<(Int(table.offset) + table.count * 8)
            let name = String(decoding: constants.utf8(member.nameIndex), as: UTF8.self)
            methods[name + String(decoding: descriptor, as: UTF8.self)] = .init(
                code: code.code, handlers: UnsafeRawBufferPointer(rebasing: bytes[handlers]),
                localVariables: variables ?? UnsafeRawBufferPointer(start: nil, count: 0),
                isStatic: member.accessFlags.contains(.static), descriptor: descriptor)
        }
        for row in rows {
            let method = try #require(methods[String(row[1])])
            let position = try #require(Int(row[2]))
            let text = NullPointerMessage.text(method, at: position, constants) ?? "-"
            count += 1
            if text != row[3] { mismatches.append("\(row.joined(separator: " ")), here: \(text)") }
        }
    }
}

@Suite struct NullPointerMessageTests {
    static let folder = String(#filePath.dropLast("NullPointerMessageTests.swift".count)) + "NullPointerTexts/"

    @Test(arguments: ["debug", "plain"]) func textsAreHotSpots(kind: String) throws {
        let texts = try Texts(folder: NullPointerMessageTests.folder + kind)
        #expect(texts.count > 200)
        #expect(texts.mismatches == [])
    }

    @Test(.enabled(if: getenv("SWIFTLET_NULL_POINTER_TEXTS") != nil, "no further texts named"))
    func textsOfFurtherClasses() throws {
        let texts = try Texts(folder: String(cString: getenv("SWIFTLET_NULL_POINTER_TEXTS")))
        print("\(texts.count) texts, \(texts.mismatches.count) mismatches")
        #expect(texts.mismatches.prefix(20) == [])
    }

    /// Damaged code gives some text or none.
    @Test func damagedCodeDoesNotTrap() throws {
        let file = try #require(FileBytes(path: NullPointerMessageTests.folder + "plain/NullPointerShapes.class"))
        let view = try ClassFileView(file.raw)
        var random = SplitMix64(seed: 7)
        for member in view.methods {
            guard let code = try view.code(of: member) else { continue }
            for _ in 0..<50 {
                var bytes = Array(code.code)
                for _ in 0..<3 {
                    bytes[Int.random(in: 0..<bytes.count, using: &random)] = UInt8.random(in: 0...255, using: &random)
                }
                bytes.withUnsafeBytes { bytes in
                    let method = NullPointerMessage<PoolConstants>.Method(
                        code: bytes, handlers: UnsafeRawBufferPointer(rebasing: bytes.prefix(16)),
                        localVariables: UnsafeRawBufferPointer(rebasing: bytes.suffix(40)), isStatic: false,
                        descriptor: view.constantPool.utf8Bytes(at: member.descriptorIndex))
                    for position in -1...bytes.count {
                        _ = NullPointerMessage.text(method, at: position, PoolConstants(pool: view.constantPool))
                    }
                }
            }
        }
    }
}
