// SPDX-License-Identifier: Apache-2.0
import DataStructures

/// Prints class files the way `javap -c -v -p` of JDK 25 does, byte for byte behind the lines about the file itself.
///
/// The printer walks the view in place and writes UTF-8; no model is built. It expects a class file that passed the
/// format checker, and prints `???` where one did not: nothing traps, whatever the bytes.
///
/// The work is split by what is printed: this file has the class's head and members, the extensions of `ClassPrinter`
/// constants, signatures, attributes, code, stack maps, annotations and modules.
public enum Disassembler {
    /// Appends the text of the class to `output`, beginning with the "Compiled from" line.
    public static func print(_ view: ClassFileView, into output: inout [UInt8]) {
        let writer = LineWriter(capacity: view.size &* 6)
        let printer = ClassPrinter(view, writer)
        printer.printClass()
        output.append(contentsOf: writer.text)
    }

    /// Hands the text of the class to `sink` in pieces of up to 64 KiB or so, beginning with the "Compiled from" line.
    /// Unlike the other two, it does not need memory for all of the text.
    public static func print(_ view: ClassFileView, to sink: (UnsafeRawBufferPointer) -> Void) {
        withoutActuallyEscaping(sink) { sink in
            let writer = LineWriter(capacity: 1 << 16, sink: sink)
            ClassPrinter(view, writer).printClass()
            writer.flush()
        }
    }

    /// As the first one, showing no more than `options` ask for.
    public static func print(_ view: ClassFileView, _ options: DisassemblyOptions, into output: inout [UInt8]) {
        let writer = LineWriter(capacity: view.size &* 2)
        let printer = ClassPrinter(view, writer, options)
        if options.isVerbose { printer.printClass() } else { printer.printSummary() }
        output.append(contentsOf: writer.text)
    }

    /// The text of the class, beginning with the "Compiled from" line.
    public static func text(of view: ClassFileView) -> String {
        var output: [UInt8] = []
        print(view, into: &output)
        return String(decoding: output, as: UTF8.self)
    }
}

/// What `javap` is asked to show.
public struct DisassemblyOptions: Sendable {
    /// `-v`: everything.
    public var isVerbose: Bool = false
    /// `-c`: instructions.
    public var showsCode: Bool = false
    /// `-l`: with the instructions lines and local variables.
    public var showsLines: Bool = false
    /// `-s`: descriptors.
    public var showsDescriptors: Bool = false
    /// `-constants`: values of constant fields.
    public var showsConstants: Bool = false
    /// Which members are shown.
    public var access: Access = .package

    public enum Access: Sendable { case `public`, protected, package, `private` }

    public init() {}

    func shows(_ flags: AccessFlags) -> Bool {
        switch access {
        case .public: flags.contains(.public)
        case .protected: flags.contains(.public) || flags.contains(.protected)
        case .package: !flags.contains(.private)
        case .private: true
        }
    }
}

struct ClassPrinter {
    let view: ClassFileView
    let pool: ConstantPoolView
    let out: LineWriter
    let options: DisassemblyOptions

    /// Everything.
    static let all: DisassemblyOptions = {
        var options = DisassemblyOptions()
        options.isVerbose = true
        options.access = .private
        return options
    }()

    init(_ view: ClassFileView, _ out: LineWriter, _ options: DisassemblyOptions = ClassPrinter.all) {
        self.options = options
        self.view = view
        self.pool = view.constantPool
        self.out = out
    }

    // MARK: The class

    func printClass() {
        out.indent(1)
        printSource()
        out.indent(-1)
        printDeclaration()
        out.newline()
        printHeader()
        printConstantPool()
        out.printLine("{")
        out.indent(1)
        for field: MemberView in view.fields where options.shows(field.accessFlags) { printField(field) }
        for method: MemberView in view.methods where options.shows(method.accessFlags) { printMethod(method) }
        out.hasPendingNewline = false
        out.indent(-1)
        out.printLine("}")
        printAttributes(view.attributes, code: nil)
    }

    func printSource() {
        guard let source = view.first(.sourceFile, in: view.attributes) else { return }
        out.print("Compiled from \"")
        out.print(pool.utf8Bytes(at: source.u2))
        out.print("\"")
        out.newline()
    }

    func printDeclaration() {
        let flags: AccessFlags = view.accessFlags
        let isInterface: Bool = flags.contains(.interface)
        printModifiers(flags, .class, hidesAbstractInterface: true)
        if flags.contains(.module) {
            if let module = view.first(.module, in: view.attributes) {
                printModuleDeclaration(module)
            } else {
                out.print("class ")
                out.printDotted(view.thisClassName)
            }
        } else {
            out.print(isInterface ? "interface " : "class ")
            out.printDotted(view.thisClassName)
        }
        if let signature = view.first(.signature, in: view.attributes) {
            if !printClassSignature(pool.utf8Bytes(at: signature.u2), isInterface: isInterface) { out.print("???") }
            return
        }
        if !isInterface, view.superClassIndex != 0, !view.superClassName.equals("java/lang/Object") {
            out.print(" extends ")
            out.printDotted(view.superClassName)
        }
        var separator: StaticString = isInterface ? " extends " : " implements "
        for index: UInt16 in view.interfaces {
            out.print(separator)
            out.printDotted(pool.className(at: index))
            separator = ","
        }
    }

    private func printHeader() {
        out.indent(1)
        printLine("minor version: ", Int(view.minorVersion))
        printLine("major version: ", Int(view.majorVersion))
        printFlags(view.accessFlags, .class)
        out.print("this_class: #")
        out.print(view.thisClassIndex)
        out.tab()
        out.print("// ")
        out.print(view.thisClassName)
        out.newline()
        out.print("super_class: #")
        out.print(view.superClassIndex)
        if view.superClassIndex != 0 {
            out.tab()
            out.print("// ")
            out.print(view.superClassName)
        }
        out.newline()
        out.print("interfaces: ")
        out.print(view.interfaces.count)
        out.print(", fields: ")
        out.print(view.fields.count)
        out.print(", methods: ")
        out.print(view.methods.count)
        out.print(", attributes: ")
        out.print(view.attributes.count)
        out.newline()
        out.indent(-1)
    }

    private func printLine(_ label: StaticString, _ number: Int) {
        out.print(label)
        out.print(number)
        out.newline()
    }

    // MARK: Members

    private func printField(_ field: MemberView) {
        printFieldHead(field)
        out.indent(1)
        printDescriptor(field)
        printFlags(field.accessFlags, .field)
        printAttributes(field.attributes, code: nil)
        out.indent(-1)
        out.newline()
    }

    func printFieldHead(_ field: MemberView) {
        printModifiers(field.accessFlags, .field)
        let descriptor: UnsafeRawBufferPointer = pool.utf8Bytes(at: field.descriptorIndex)
        let signature: AttributeView? = view.first(.signature, in: field.attributes)
        printFieldSignature(signature.map { pool.utf8Bytes(at: $0.u2) } ?? descriptor)
        out.print(" ")
        out.print(pool.utf8Bytes(at: field.nameIndex))
        if options.showsConstants, let constant = view.first(.constantValue, in: field.attributes) {
            out.print(" = ")
            printFieldConstant(constant.u2, descriptor)
        }
        out.print(";")
        out.newline()
    }

    func printDescriptor(_ member: MemberView) {
        out.print("descriptor: ")
        out.print(pool.utf8Bytes(at: member.descriptorIndex))
        out.newline()
    }

    func printMethodHead(_ method: MemberView) {
        let flags: AccessFlags = method.accessFlags
        let name: UnsafeRawBufferPointer = pool.utf8Bytes(at: method.nameIndex)
        printModifiers(flags, .method)
        let isInstance: Bool = flags.isDisjoint(with: [.abstract, .static, .private])
        if view.accessFlags.contains(.interface), isInstance, !name.equals("<clinit>"), view.majorVersion >= 52 {
            out.print("default ")
        }
        let descriptor: UnsafeRawBufferPointer = pool.utf8Bytes(at: method.descriptorIndex)
        let signature: AttributeView? = view.first(.signature, in: method.attributes)
        printMethodDeclaration(
            name, signature.map { pool.utf8Bytes(at: $0.u2) } ?? descriptor, flags,
            exceptions: view.first(.exceptions, in: method.attributes))
        out.printLine(";")
    }

    private func printMethod(_ method: MemberView) {
        printMethodHead(method)
        out.indent(1)
        printDescriptor(method)
        printFlags(method.accessFlags, .method)
        printAttributes(method.attributes, code: nil, method: method)
        out.indent(-1)
        out.hasPendingNewline = true
    }
}
