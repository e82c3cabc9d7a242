// SPDX-License-Identifier: Apache-2.0
import ClassFile

/// Small class files that among them contain every constant, attribute and operand format.
public enum SampleClasses {
    /// All samples; building them cannot fail, so a failure is a bug worth a trap.
    public static func all() -> [[UInt8]] {
        let builders: [ClassFileBuilder] = [
            answer(), arithmetic(), branches(), members(), annotated(), typeAnnotated(), record(), nested(), dynamic(),
            module(), old(),
        ]
        return builders.map { builder in
            do {
                return try builder.build()
            } catch {
                preconditionFailure("sample cannot be built: \(error)")
            }
        }
    }

    public static func answer() -> ClassFileBuilder {
        var builder = ClassFileBuilder("demo/Answer")
        builder.method("<init>", "()V", .public) { code in
            code.load(.object, 0)
            code.invoke(.invokespecial, "java/lang/Object", "<init>", "()V")
            code.return(.void)
        }
        builder.method("answer", "()I", [.public, .static]) { code in
            code.line(3)
            code.push(Int32(42))
            code.return(.int)
        }
        let source: UInt16 = builder.constants.utf8("Answer.java")
        builder.model.attributes.append(.sourceFile(source))
        return builder
    }

    /// Constants and locals of every kind, near and far.
    static func arithmetic() -> ClassFileBuilder {
        var builder = ClassFileBuilder("demo/Arithmetic")
        builder.method("run", "(IJFD)D", [.public, .static]) { code in
            for number: Int32 in [-1, 5, 100, -30000, 1_000_000] {
                code.push(number)
                code.store(.int, 7)
            }
            for number: Int64 in [0, 1, 1 << 40] {
                code.push(number)
                code.store(.long, 300)
            }
            for number: Float in [0, 1, 2, 3.5, -0.0, .infinity, .leastNonzeroMagnitude] {
                code.push(number)
                code.store(.float, 9)
            }
            for number: Double in [0, 1, 2.5, 1e300, .nan, 1e-5, .leastNonzeroMagnitude] {
                code.push(number)
                code.store(.double, 10)
            }
            code.push("text with \"quotes\", \u{1F600}, \u{0}, \t and 'é'")
            code.emit(.pop)
            code.pushClass("[[Ldemo/Answer;")
            code.emit(.pop)
            code.increment(7, by: 3)
            code.increment(7, by: -300)
            code.increment(400, by: 1)
            code.load(.double, 10)
            code.return(.double)
        }
        return builder
    }

    /// Branches, switches, exceptions, subroutine-free code with a stack map.
    static func branches() -> ClassFileBuilder {
        var builder = ClassFileBuilder("demo/Branches")
        let thrown: UInt16 = builder.constants.class("java/lang/Exception")
        let exceptions: UInt16 = builder.constants.class("java/io/IOException")
        builder.method(
            "run", "(I)I", [.public, .static], initialLocals: [.integer],
            attributes: [.exceptions([exceptions])]
        ) { code in
            let (zero, one, other, end, failed) = (
                code.newLabel(), code.newLabel(), code.newLabel(), code.newLabel(), code.newLabel()
            )
            let start: CodeBuilder.Label = code.here()
            code.load(.int, 0)
            code.tableSwitch(low: 0, [zero, one], default: other)
            code.bind(zero)
            code.frame(locals: [.integer], stack: [])
            code.load(.int, 0)
            code.lookupSwitch([(7, one), (-7, other)], default: end)
            code.bind(one)
            code.frame(locals: [.integer], stack: [])
            code.load(.int, 0)
            code.branch(.ifeq, end)
            code.bind(other)
            code.frame(locals: [.integer], stack: [])
            code.increment(0, by: 1)
            code.branch(.goto, end)
            code.bind(failed)
            code.frame(locals: [.integer], stack: [.object(thrown)])
            code.emit(.athrow)
            code.bind(end)
            code.frame(locals: [.integer], stack: [])
            code.load(.int, 0)
            code.return(.int)
            let last: CodeBuilder.Label = code.here()
            code.handler(from: start, to: failed, target: failed, type: "java/lang/Exception")
            code.handler(from: start, to: failed, target: failed, type: nil)
            code.variable("count", "I", slot: 0, from: start, to: last)
            code.variable("list", "Ljava/util/List;", signature: "Ljava/util/List<*>;", slot: 0, from: zero, to: end)
        }
        return builder
    }

    /// Field and invocation instructions, arrays, monitors.
    static func members() -> ClassFileBuilder {
        var builder = ClassFileBuilder("demo/Members", interfaces: ["java/lang/Runnable", "java/io/Serializable"])
        let number: UInt16 = builder.constants.long(77)
        builder.field("CONSTANT", "J", [.public, .static, .final], attributes: [.constantValue(number)])
        let signature: UInt16 = builder.constants.utf8("Ljava/util/Map<TK;-[TV;>.Entry<+Ljava/lang/Number;>;")
        builder.field("entry", "Ljava/util/Map$Entry;", [.private, .volatile], attributes: [.signature(signature)])
        builder.field("hidden", "[[I", [.synthetic], attributes: [.synthetic, .deprecated])
        builder.method("run", "()V", [.public, .synchronized]) { code in
            code.field(.getstatic, "demo/Members", "CONSTANT", "J")
            code.emit(.pop2)
            code.load(.object, 0)
            code.push(Int32(2))
            code.push(Int32(3))
            code.multiNewArray("[[I", dimensions: 2)
            code.field(.putfield, "demo/Members", "hidden", "[[I")
            code.type(.new, "java/lang/Object")
            code.emit(.dup)
            code.invoke(.invokespecial, "java/lang/Object", "<init>", "()V")
            code.type(.checkcast, "[Ljava/lang/Object;")
            code.type(.instanceof, "java/lang/Runnable")
            code.type(.anewarray, "java/lang/String")
            code.emit(.monitorenter)
            code.push(Int32(4))
            code.newArray(.char)
            code.emit(.arraylength)
            code.emit(.pop)
            code.load(.object, 0)
            code.invoke(.invokeinterface, "java/util/Map$Entry", "getKey", "()Ljava/lang/Object;")
            code.emit(.pop)
            code.push(Int64(5))
            code.invoke(.invokestatic, "java/lang/Long", "toString", "(J)Ljava/lang/String;")
            code.emit(.pop)
            code.return(.void)
        }
        let generic: UInt16 = builder.constants.utf8(
            "<T:Ljava/lang/Object;:Ljava/lang/Runnable;X:Ljava/lang/Exception;>([TT;)TT;^TX;")
        let thrown: UInt16 = builder.constants.class("java/lang/Exception")
        let name: UInt16 = builder.constants.utf8("items")
        builder.method(
            "pick", "([Ljava/lang/Runnable;)Ljava/lang/Runnable;", [.protected, .abstract, .varargs],
            attributes: [
                .signature(generic), .exceptions([thrown]),
                .methodParameters([.init(nameIndex: name, accessFlags: [.final, .mandated])]),
            ])
        builder.model.accessFlags.insert(.abstract)
        let classSignature: UInt16 = builder.constants.utf8(
            "<K:Ljava/lang/Object;V::Ljava/lang/Comparable<-TV;>;>Ljava/lang/Object;Ljava/lang/Runnable;")
        builder.model.attributes.append(.signature(classSignature))
        return builder
    }

    static func annotated() -> ClassFileBuilder {
        var builder = ClassFileBuilder(
            "demo/Annotated", interfaces: ["java/lang/annotation/Annotation"],
            flags: [.public, .interface, .abstract, .annotation])
        var constants: ConstantPoolBuilder = builder.constants
        let type: UInt16 = constants.utf8("Ldemo/Annotated;")
        let text: UInt16 = constants.utf8("line\none")
        let (one, name) = (constants.integer(65), constants.utf8("value"))
        let half: UInt16 = constants.double(0.5)
        let constant: UInt16 = constants.utf8("RUNTIME")
        let inner = Annotation(typeIndex: type)
        let values: [ElementValue] = "BCISZ".utf8.map { .constant(tag: $0, index: one) }
        let elements: [Annotation.Element] = [
            .init(nameIndex: name, value: .array(values)),
            .init(nameIndex: name, value: .constant(tag: 0x44, index: half)),
            .init(nameIndex: name, value: .constant(tag: 0x73, index: text)),
            .init(nameIndex: name, value: .enumConstant(typeIndex: type, nameIndex: constant)),
            .init(nameIndex: name, value: .class(type)),
            .init(nameIndex: name, value: .annotation(inner)),
            .init(nameIndex: name, value: .array([])),
        ]
        let annotation = Annotation(typeIndex: type, elements: elements)
        builder.constants = constants
        builder.model.attributes.append(.annotations([annotation, inner], isVisible: true))
        builder.model.attributes.append(.annotations([inner], isVisible: false))
        builder.method(
            "value", "()[I", [.public, .abstract], attributes: [.annotationDefault(.array([.class(type)])), .deprecated])
        builder.method(
            "take", "(II)V", [.public, .abstract],
            attributes: [
                .parameterAnnotations([[inner, annotation], []], isVisible: true),
                .parameterAnnotations([[inner]], isVisible: false),
            ])
        return builder
    }

    static func typeAnnotated() -> ClassFileBuilder {
        var builder = ClassFileBuilder("demo/TypeAnnotated")
        let type: UInt16 = builder.constants.utf8("Ldemo/Annotated;")
        let annotation = Annotation(typeIndex: type)
        let targets: [TypeAnnotation.Target] = [
            .typeParameter(type: 0, parameter: 1), .supertype(65535), .typeParameterBound(type: 0x12, parameter: 0, bound: 1),
            .empty(type: 0x13), .formalParameter(1), .throwsClause(0),
            .localVariable(type: 0x40, [.init(startPC: 0, length: 1, slot: 0), .init(startPC: 0, length: 1, slot: 1)]),
            .catchClause(0), .offset(type: 0x44, pc: 0), .typeArgument(type: 0x47, pc: 0, argument: 2),
        ]
        let path: [TypeAnnotation.PathStep] = (0...3).map { .init(kind: $0, argument: $0 == 3 ? 7 : 0) }
        let inClass: [TypeAnnotation] = targets.prefix(3).map { TypeAnnotation(target: $0, annotation: annotation) }
        let inCode: [TypeAnnotation] = targets[6...].map { TypeAnnotation(target: $0, annotation: annotation) }
        builder.model.attributes.append(.typeAnnotations(inClass, isVisible: false))
        builder.field(
            "field", "[I", .public,
            attributes: [
                .typeAnnotations([.init(target: .empty(type: 0x13), path: path, annotation: annotation)], isVisible: true)
            ])
        builder.method("run", "(II)V", [.public, .static]) { code in
            code.return(.void)
        }
        if case .code(var code)? = builder.model.methods[0].attributes.first {
            code.attributes.append(.typeAnnotations(inCode, isVisible: true))
            builder.model.methods[0].attributes[0] = .code(code)
        }
        return builder
    }

    static func record() -> ClassFileBuilder {
        var builder = ClassFileBuilder("demo/Point", superclass: "java/lang/Record", flags: [.public, .final, .super])
        let (name, descriptor) = (builder.constants.utf8("list"), builder.constants.utf8("Ljava/util/List;"))
        let signature: UInt16 = builder.constants.utf8("Ljava/util/List<Ljava/lang/String;>;")
        let annotation = Annotation(typeIndex: builder.constants.utf8("Ldemo/Annotated;"))
        builder.field("list", "Ljava/util/List;", [.private, .final], attributes: [.signature(signature)])
        builder.model.attributes.append(
            .record([
                .init(
                    nameIndex: name, descriptorIndex: descriptor,
                    attributes: [.signature(signature), .annotations([annotation], isVisible: true)]),
                .init(nameIndex: name, descriptorIndex: descriptor),
            ]))
        return builder
    }

    static func nested() -> ClassFileBuilder {
        var builder = ClassFileBuilder("demo/Outer", flags: [.public, .super, .abstract])
        var constants: ConstantPoolBuilder = builder.constants
        let (outer, inner) = (constants.class("demo/Outer"), constants.class("demo/Outer$Inner"))
        let anonymous: UInt16 = constants.class("demo/Outer$1")
        let name: UInt16 = constants.utf8("Inner")
        let method: UInt16 = constants.nameAndType("run", "()V")
        let extra: UInt16 = constants.utf8("demo.Extra")
        builder.constants = constants
        builder.model.attributes += [
            .innerClasses([
                .init(
                    innerClassIndex: inner, outerClassIndex: outer, nameIndex: name,
                    accessFlags: [.private, .static, .interface, .abstract]),
                .init(innerClassIndex: anonymous, outerClassIndex: 0, nameIndex: 0, accessFlags: []),
            ]),
            .enclosingMethod(classIndex: outer, methodIndex: method), .nestMembers([inner, anonymous]),
            .permittedSubclasses([inner]), .sourceDebugExtension(Array("SMAP\nx\r\n\r\ny".utf8)),
            .unknown(nameIndex: extra, payload: Array(0..<40)), .synthetic,
        ]
        return builder
    }

    static func dynamic() -> ClassFileBuilder {
        var builder = ClassFileBuilder("demo/Dynamic")
        var constants: ConstantPoolBuilder = builder.constants
        let bootstrap: UInt16 = constants.methodHandle(
            .invokeStatic, constants.method("demo/Dynamic", "bootstrap", "(Ljava/lang/Object;)Ljava/lang/Object;"))
        let getter: UInt16 = constants.methodHandle(.getField, constants.field("demo/Dynamic", "field", "I"))
        let interface: UInt16 = constants.methodHandle(
            .invokeInterface, constants.method("java/lang/Runnable", "run", "()V", isInterface: true))
        let constructor: UInt16 = constants.methodHandle(
            .newInvokeSpecial, constants.method("java/lang/Object", "<init>", "()V"))
        let type: UInt16 = constants.methodType("(I)V")
        let arguments: [UInt16] = [type, getter, interface, constructor, constants.string("argument")]
        builder.constants = constants
        let row: UInt16 = builder.bootstrapMethod(bootstrap, arguments: arguments)
        let loaded: UInt16 = builder.constants.dynamic(bootstrapMethod: row, "constant", "Ljava/lang/Object;")
        let host: UInt16 = builder.constants.class("demo/Host")
        builder.method("run", "()V", [.static]) { code in
            code.loadConstant(loaded, isWide: false)
            code.invokeDynamic(bootstrapMethod: row, "call", "(Ljava/lang/Object;)J")
            code.emit(.pop2)
            code.return(.void)
        }
        builder.model.attributes.append(.nestHost(host))
        return builder
    }

    static func module() -> ClassFileBuilder {
        var builder = ClassFileBuilder("module-info", superclass: nil, flags: .module)
        var constants: ConstantPoolBuilder = builder.constants
        let (name, base) = (constants.module("demo.module"), constants.module("java.base"))
        let (version, package) = (constants.utf8("1.0"), constants.package("demo/api"))
        let (service, main) = (constants.class("demo/api/Service"), constants.class("demo/api/Main"))
        builder.constants = constants
        var module = Attribute.Module(nameIndex: name, flags: .open, versionIndex: version)
        module.requires = [
            .init(moduleIndex: base, flags: .mandated, versionIndex: version),
            .init(moduleIndex: base, flags: [.transitive, .staticPhase], versionIndex: 0),
        ]
        module.exports = [.init(packageIndex: package, flags: [], targetIndices: [base])]
        module.opens = [.init(packageIndex: package, flags: .synthetic, targetIndices: [])]
        module.uses = [service]
        module.provides = [.init(serviceIndex: service, implementationIndices: [main, service])]
        builder.model.attributes += [.module(module), .modulePackages([package]), .moduleMainClass(main)]
        return builder
    }

    /// A class file of 1999 with a subroutine.
    static func old() -> ClassFileBuilder {
        var builder = ClassFileBuilder("demo/Old", flags: [.public, .super], majorVersion: 46)
        builder.method("run", "()V", [.public, .static, .strict]) { code in
            let (subroutine, end) = (code.newLabel(), code.newLabel())
            code.branch(.jsr, subroutine)
            code.branch(.goto_w, end)
            code.bind(subroutine)
            code.store(.object, 5)
            code.local(.ret, 5)
            code.bind(end)
            code.branch(.jsr_w, subroutine)
            code.return(.void)
        }
        return builder
    }
}
