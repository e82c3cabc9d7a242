// SPDX-License-Identifier: Apache-2.0
import ClassFile
import ClassFileTestSupport
import Testing

/// One fault each, with the error HotSpot gives for it.
@Suite struct FormatCheckerTests {
    /// What the checker says about the class; nil when it accepts it.
    static func verdict(
        _ builder: ClassFileBuilder, expectedName: String? = nil, change: (inout [UInt8]) -> Void = { _ in }
    ) throws -> ClassFileError? {
        var bytes: [UInt8] = try builder.build()
        change(&bytes)
        let name: [UInt8]? = expectedName.map { Array($0.utf8) }
        return bytes.withUnsafeBytes { raw in
            func check(_ name: UnsafeRawBufferPointer?) -> ClassFileError? {
                do throws(ClassFileError) {
                    _ = try FormatChecker.checkedView(raw, expectedName: name)
                    return nil
                } catch {
                    return error
                }
            }
            return name.map { $0.withUnsafeBytes { check($0) } } ?? check(nil)
        }
    }

    @Test func samplesAreAccepted() throws {
        for bytes: [UInt8] in SampleClasses.all() {
            try bytes.withUnsafeBytes { raw in
                let view = try ClassFileView(raw)
                if view.accessFlags.contains(.module) {
                    let error: ClassFileError? = #expect(throws: ClassFileError.self) { try FormatChecker.check(view) }
                    #expect(error?.kind == .noClassDefFound)
                } else {
                    try FormatChecker.check(view)
                }
            }
        }
    }

    // MARK: Header

    @Test func magicAndVersion() throws {
        let answer: ClassFileBuilder = SampleClasses.answer()
        let magic: ClassFileError? = try FormatCheckerTests.verdict(answer) { bytes in
            bytes.replaceSubrange(0..<4, with: [0x70, 0x6B, 0x67, 0x2B])
        }
        #expect(magic?.message == "Incompatible magic value 1886086955 in class file <Unknown>")
        let versions: [([UInt8], String?)] = [
            ([0, 0, 0, 44], "demo/Answer (class file version 44.0) was compiled with an invalid major version"),
            ([0, 0, 0, 45], nil), ([0, 3, 0, 45], nil), ([0, 9, 0, 55], nil),
            (
                [0, 1, 0, 56],
                "demo/Answer (class file version 56.1) was compiled with an invalid non-zero minor version"
            ),
            (
                [0, 0, 0, 70],
                "demo/Answer has been compiled by a more recent version of the Java Runtime (class file version 70.0), "
                    + "this version of the Java Runtime only recognizes class file versions up to 69.0"
            ),
            (
                [0xFF, 0xFF, 0, 68],
                "demo/Answer (class file version 68.65535) was compiled with preview features that are unsupported. This "
                    + "version of the Java Runtime only recognizes preview features for class file version 69.65535"
            ),
            (
                [0xFF, 0xFF, 0, 69],
                "Preview features are not enabled for demo/Answer (class file version 69.65535). Try running with "
                    + "'--enable-preview'"
            ),
        ]
        for (version, message) in versions {
            let error: ClassFileError? = try FormatCheckerTests.verdict(answer, expectedName: "demo/Answer") { bytes in
                bytes.replaceSubrange(4..<8, with: version)
            }
            #expect(error?.message == message)
            #expect(error == nil || error?.kind == .unsupportedClassVersion)
        }
    }

    @Test func namesMustMatch() throws {
        let error: ClassFileError? = try FormatCheckerTests.verdict(
            SampleClasses.answer(), expectedName: "demo/Question")
        #expect(error?.kind == .noClassDefFound)
        #expect(error?.message == "demo/Question (wrong name: demo/Answer)")
        #expect(try FormatCheckerTests.verdict(SampleClasses.answer(), expectedName: "demo/Answer") == nil)
    }

    @Test func nothingFollowsTheClass() throws {
        let error: ClassFileError? = try FormatCheckerTests.verdict(SampleClasses.answer()) { $0.append(0) }
        #expect(error?.message == "Extra bytes at the end of class file demo/Answer")
        let short: ClassFileError? = try FormatCheckerTests.verdict(SampleClasses.answer()) { $0.removeLast() }
        #expect(short?.message == "Truncated class file")
    }

    // MARK: One faulty class each

    struct Case: Sendable, CustomTestStringConvertible {
        let message: String
        let build: @Sendable (inout ClassFileBuilder) -> Void
        var testDescription: String { message }

        init(_ message: String, _ build: @escaping @Sendable (inout ClassFileBuilder) -> Void) {
            self.message = message
            self.build = build
        }
    }

    static let cases: [Case] = classCases + memberCases + attributeCases

    private static let classCases: [Case] = [
        Case("Illegal class modifiers in class <Unknown>: 0x631") {
            $0.model.accessFlags = [.public, .final, .super, .interface, .abstract]
        },
        Case("Illegal class modifiers in class <Unknown>: 0x200") { $0.model.accessFlags = .interface },
        Case("Illegal class modifiers in class <Unknown>: 0x2001") { $0.model.accessFlags = [.public, .annotation] },
        Case("Invalid superclass index 0 in class file demo/C") { $0.model.superClassIndex = 0 },
        Case("Invalid superclass index 1 in class file demo/C") { $0.model.superClassIndex = 1 },
        Case("Bad superclass name in class file demo/C") { $0.model.superClassIndex = $0.constants.class("[I") },
        Case("Interfaces must have java.lang.Object as superclass in class file demo/C") {
            $0.model.accessFlags = [.interface, .abstract]
            $0.model.superClassIndex = $0.constants.class("demo/Super")
        },
        Case("Duplicate interface name \"demo/I\" in class file demo/C") {
            let index: UInt16 = $0.constants.class("demo/I")
            $0.model.interfaces = [index, index]
        },
        Case("Bad interface name in class file demo/C") {
            $0.model.interfaces = [$0.constants.class("[Ljava/lang/Object;")]
        },
        Case("Illegal class name \"a//b\" in class file <Unknown>") { _ = $0.constants.class("a//b") },
        Case("Illegal class name \"a.b\" in class file <Unknown>") { _ = $0.constants.class("a.b") },
        Case("Illegal class name \"\" in class file <Unknown>") { _ = $0.constants.class("") },
        Case("Illegal zero length constant pool entry at 6 in class <Unknown>") {
            _ = $0.constants.nameAndType("x", "")
        },
        Case("Illegal field name \"a;b\" in class <Unknown>") { _ = $0.constants.nameAndType("a;b", "I") },
        Case("Illegal method name \"<x>\" in class <Unknown>") { _ = $0.constants.nameAndType("<x>", "()V") },
        Case("Field \"a\" in class <Unknown> has illegal signature \"II\"") { _ = $0.constants.nameAndType("a", "II") },
        Case("Method \"a\" in class <Unknown> has illegal signature \"(V)V\"") {
            _ = $0.constants.nameAndType("a", "(V)V")
        },
        Case("Method \"<init>\" in class <Unknown> has illegal signature \"()I\"") {
            _ = $0.constants.nameAndType("<init>", "()I")
        },
        Case("Class name is empty or contains illegal character in descriptor in class file <Unknown>") {
            _ = $0.constants.methodType("(L;)V")
        },
        Case("Array type descriptor has more than 255 dimensions in class file <Unknown>") {
            _ = $0.constants.methodType("(" + String(repeating: "[", count: 256) + "I)V")
        },
        Case("Bad method name at constant pool index 7 in class file <Unknown>") {
            _ = $0.constants.method("demo/X", "<clinit>", "()V")
        },
        Case("Field \"a\" in class <Unknown> has illegal signature \"()V\"") {
            _ = $0.constants.field("demo/X", "a", "()V")
        },
        Case("Method \"a\" in class <Unknown> has illegal signature \"I\"") {
            _ = $0.constants.method("demo/X", "a", "I")
        },
        Case("Invalid constant pool index 1 in class file <Unknown> (not a field)") {
            _ = $0.constants.methodHandle(.getField, 1)
        },
        Case("Invalid constant pool index 99 in class file <Unknown>") {
            _ = $0.constants.methodHandle(.invokeStatic, 99)
        },
        Case("Missing BootstrapMethods attribute in class file demo/C") {
            _ = $0.constants.invokeDynamic(bootstrapMethod: 0, "a", "()V")
        },
        Case("Short length on BootstrapMethods in class file demo/C") {
            _ = $0.constants.invokeDynamic(bootstrapMethod: 0, "a", "()V")
            $0.model.attributes.append(.bootstrapMethods([]))
        },
    ]

    private static let memberCases: [Case] = [
        Case("Illegal field modifiers in class demo/C: 0x3") { $0.field("a", "I", [.public, .private]) },
        Case("Illegal field modifiers in class demo/C: 0x50") { $0.field("a", "I", [.final, .volatile]) },
        Case("Illegal field name \"a/b\" in class demo/C") { $0.field("a/b", "I", []) },
        Case("Field \"a\" in class demo/C has illegal signature \"V\"") { $0.field("a", "V", []) },
        Case("Duplicate field name \"a\" with signature \"Lx.Y;\" in class file demo/C") {
            for _ in 0..<2 { $0.field("a", "Lx/Y;", []) }
        },
        Case("Invalid constant pool index 0 for field name in class file demo/C") {
            $0.field("a", "I", [])
            $0.model.fields[0].nameIndex = 0
        },
        Case("Duplicate method name \"a\" with signature \"()V\" in class file demo/C") {
            for _ in 0..<2 { $0.method("a", "()V", [.native]) }
        },
        Case("Method a in class demo/C has illegal modifiers: 0x410") { $0.method("a", "()V", [.abstract, .final]) },
        Case("Method <init> in class demo/C has illegal modifiers: 0x8") { $0.method("<init>", "()V", .static) },
        Case("Method <clinit> is not static in class file demo/C") { $0.method("<clinit>", "()V", []) },
        Case("Method \"<clinit>\" in class demo/C has illegal signature \"(I)V\"") {
            $0.method("<clinit>", "(I)V", .static)
        },
        Case("Too many arguments in method signature in class file demo/C") {
            $0.method("a", "(" + String(repeating: "J", count: 127) + "I)V", .native)
        },
        Case("Absent Code attribute in method that is not native or abstract in class file demo/C") {
            $0.method("a", "()V", [])
        },
        Case("Interface cannot have a method named <init>, class file demo/C") {
            $0.model.accessFlags = [.interface, .abstract]
            $0.method("<init>", "()V", [.public])
        },
        Case("Code attribute in native or abstract methods in class file demo/C") {
            $0.method("a", "()V", [.native]) { $0.return(.void) }
        },
        Case("Illegal constant pool index 2 for method signature in class file demo/C") {
            $0.method("a", "()V", [.native])
            $0.model.methods[0].descriptorIndex = 2
        },
    ]

    private static let attributeCases: [Case] = [
        Case("Arguments can't fit into locals in class file demo/C") {
            $0.changeCode("(J)V") { $0.maxLocals = 1 }
        },
        Case("Illegal exception table range in class file demo/C") {
            $0.changeCode { $0.exceptionTable = [.init(startPC: 0, endPC: 0, handlerPC: 0, catchTypeIndex: 0)] }
        },
        Case("Illegal exception table handler in class file demo/C") {
            $0.changeCode { $0.exceptionTable = [.init(startPC: 0, endPC: 1, handlerPC: 1, catchTypeIndex: 0)] }
        },
        Case("Catch type in exception table has bad constant type in class file demo/C") {
            $0.changeCode { $0.exceptionTable = [.init(startPC: 0, endPC: 1, handlerPC: 0, catchTypeIndex: 1)] }
        },
        Case("Invalid pc in LineNumberTable in class file demo/C") {
            $0.changeCode { $0.attributes = [.lineNumberTable([.init(startPC: 1, line: 1)])] }
        },
        Case("Invalid start_pc 1 in LocalVariableTable in class file demo/C") {
            $0.changeCode {
                $0.attributes = [
                    .localVariableTable([.init(startPC: 1, length: 0, nameIndex: 1, typeIndex: 1, slot: 0)])
                ]
            }
        },
        Case("Invalid length 2 in LocalVariableTypeTable in class file demo/C") {
            $0.changeCode {
                $0.attributes = [
                    .localVariableTypeTable([.init(startPC: 0, length: 2, nameIndex: 1, typeIndex: 1, slot: 0)])
                ]
            }
        },
        Case("Multiple StackMapTable attributes in class file demo/C") {
            $0.changeCode { $0.attributes = [.stackMapTable([]), .stackMapTable([])] }
        },
        Case("Bad initial value index 0 in ConstantValue attribute in class file demo/C") {
            $0.field("a", "I", .static, attributes: [.constantValue(0)])
        },
        Case("Inconsistent constant value type in class file demo/C") {
            let index: UInt16 = $0.constants.float(1)
            $0.field("a", "I", .static, attributes: [.constantValue(index)])
        },
        Case("Bad string initial value in class file demo/C") {
            let index: UInt16 = $0.constants.string("x")
            $0.field("a", "Ljava/lang/Object;", .static, attributes: [.constantValue(index)])
        },
        Case("Unable to set initial value 2 in class file demo/C") {
            $0.field("a", "[I", .static, attributes: [.constantValue(2)])
        },
        Case("Duplicate ConstantValue attribute in class file demo/C") {
            let index: UInt16 = $0.constants.integer(1)
            $0.field("a", "I", .static, attributes: [.constantValue(index), .constantValue(index)])
        },
        Case("Multiple Signature attributes for field in class file demo/C") {
            $0.field("a", "I", .static, attributes: [.signature(1), .signature(1)])
        },
        Case("Multiple Exceptions attributes in class file demo/C") {
            $0.method("a", "()V", .native, attributes: [.exceptions([]), .exceptions([])])
        },
        Case("Exception name has bad type at constant pool 1 in class file demo/C") {
            $0.method("a", "()V", .native, attributes: [.exceptions([1])])
        },
        Case("Multiple AnnotationDefault attributes for method in class file demo/C") {
            $0.method(
                "a", "()V", .native, attributes: [.annotationDefault(.array([])), .annotationDefault(.array([]))])
        },
        Case("Invalid SourceFile attribute at constant pool index 2 in class file demo/C") {
            $0.model.attributes = [.sourceFile(2)]
        },
        Case("Multiple InnerClasses attributes in class file demo/C") {
            $0.model.attributes = [.innerClasses([]), .innerClasses([])]
        },
        Case("Class is both outer and inner class in class file demo/C") {
            $0.model.attributes = [
                .innerClasses([.init(innerClassIndex: 2, outerClassIndex: 2, nameIndex: 0, accessFlags: [])])
            ]
        },
        Case("Conflicting NestMembers and NestHost attributes in class file demo/C") {
            $0.model.attributes = [.nestMembers([]), .nestHost(2)]
        },
        Case("Nest-host class_info_index 1 has bad constant type in class file demo/C") {
            $0.model.attributes = [.nestHost(1)]
        },
        Case("PermittedSubclasses attribute in final class file demo/C") {
            $0.model.accessFlags = [.final]
            $0.model.attributes = [.permittedSubclasses([])]
        },
        Case("Invalid class index in EnclosingMethod attribute in class file demo/C") {
            $0.model.attributes = [.enclosingMethod(classIndex: 0, methodIndex: 0)]
        },
        Case("Invalid constant pool index 2 for name in Record attribute in class file demo/C") {
            $0.model.attributes = [.record([.init(nameIndex: 2, descriptorIndex: 1)])]
        },
        Case("bootstrap_method_index 1 has bad constant type in class file demo/C") {
            $0.model.attributes = [.bootstrapMethods([.init(methodHandleIndex: 1, argumentIndices: [])])]
        },
    ]

    @Test(arguments: cases)
    func faultIsReportedInHotSpotsWords(_ fault: Case) throws {
        var builder = ClassFileBuilder("demo/C", flags: [.super])
        fault.build(&builder)
        #expect(try FormatCheckerTests.verdict(builder)?.message == fault.message)
    }
}

extension ClassFileBuilder {
    /// Adds a static method of one `return` and changes its Code attribute.
    fileprivate mutating func changeCode(_ descriptor: String = "()V", _ change: (inout Attribute.Code) -> Void) {
        method("a", descriptor, .static) { $0.return(.void) }
        guard case .code(var code)? = model.methods.last?.attributes.first else { return }
        change(&code)
        model.methods[model.methods.count - 1].attributes[0] = .code(code)
    }
}
