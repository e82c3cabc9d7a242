// SPDX-License-Identifier: Apache-2.0
import ClassFile
import DataStructures
import Testing

@Suite struct ClassFileViewTests {
    private func text(_ bytes: UnsafeRawBufferPointer) -> String { ModifiedUTF8.string(decoding: bytes) }

    @Test func everythingIsWhereItWasPut() throws {
        var builder = ClassFileBuilder("demo/Thing", superclass: "demo/Base", interfaces: ["demo/A", "demo/B"])
        let (integer, long) = (builder.constants.integer(-7), builder.constants.long(1 << 40))
        let (float, double) = (builder.constants.float(1.5), builder.constants.double(-2.5))
        let string: UInt16 = builder.constants.string("hé\u{0}llo")
        let method: UInt16 = builder.constants.method("demo/Base", "go", "(I)V", isInterface: true)
        builder.field("first", "I", .private)
        builder.field("second", "J", .public)
        builder.method("go", "(I)V", .public) { code in
            let start: CodeBuilder.Label = code.here()
            code.load(.object, 0)
            code.emit(.pop)
            let end: CodeBuilder.Label = code.here()
            code.return(.void)
            code.handler(from: start, to: end, target: end, type: "java/lang/Error")
        }
        let bytes: [UInt8] = try builder.build()
        try bytes.withUnsafeBytes { raw in
            let view = try ClassFileView(raw)
            #expect(view.majorVersion == 69 && view.minorVersion == 0)
            #expect(text(view.thisClassName) == "demo/Thing" && text(view.superClassName) == "demo/Base")
            #expect(view.interfaces.map { text(view.constantPool.className(at: $0)) } == ["demo/A", "demo/B"])
            #expect(view.fields.map { text(view.constantPool.utf8Bytes(at: $0.nameIndex)) } == ["first", "second"])
            #expect(view.fields[1].accessFlags == .public)
            let pool: ConstantPoolView = view.constantPool
            #expect(Int32(bitPattern: pool.u4(at: integer)) == -7)
            #expect(pool.u8(at: long) == 1 << 40 && pool.tag(at: long + 1) == .unusable)
            #expect(Float(bitPattern: pool.u4(at: float)) == 1.5 && Double(bitPattern: pool.u8(at: double)) == -2.5)
            #expect(text(pool.stringBytes(at: string)) == "hé\u{0}llo")
            let reference = pool.memberReference(at: method)
            #expect(pool.tag(at: method) == .interfaceMethodref)
            #expect(text(pool.className(at: reference.classIndex)) == "demo/Base")
            #expect(text(pool.utf8Bytes(at: reference.descriptorIndex)) == "(I)V")
            let code: CodeView = try #require(try view.code(of: view.methods[0]))
            #expect(code.maxStack == 1 && code.maxLocals == 2)
            #expect(Array(code.code) == [0x2A, 0x57, 0xB1])
            #expect(Array(raw[Int(code.codeOffset)..<Int(code.codeOffset) + 3]) == [0x2A, 0x57, 0xB1])
            #expect(code.exceptionTable.map(\.endPC) == [2])
            #expect(try view.code(of: view.fields[0]) == nil)
        }
    }

    @Test func wrongIndicesGiveNothing() throws {
        let bytes: [UInt8] = try ClassFileBuilder("demo/Empty").build()
        try bytes.withUnsafeBytes { raw in
            let pool: ConstantPoolView = try ClassFileView(raw).constantPool
            for index: UInt16 in 0...UInt16.max {
                let isKnown: Bool = index > 0 && Int(index) < pool.count
                #expect((pool.tag(at: index) != .unusable) == isKnown)
                if pool.tag(at: index) != .utf8 { #expect(pool.utf8Bytes(at: index).isEmpty) }
                if pool.tag(at: index) != .class { #expect(pool.className(at: index).isEmpty) }
                #expect(pool.u8(at: index) == 0)
            }
        }
    }

    @Test func attributeKindsAreFoundByName() {
        for kind: AttributeKind in AttributeKind.allCases {
            let name: StaticString = kind.name
            let bytes = UnsafeRawBufferPointer(start: name.utf8Start, count: name.utf8CodeUnitCount)
            #expect(AttributeKind(name: bytes) == kind)
        }
        #expect(Array("Codf".utf8).withUnsafeBytes { AttributeKind(name: $0) } == .unknown)
        #expect(Array("signature".utf8).withUnsafeBytes { AttributeKind(name: $0) } == .unknown)
    }
}
