// SPDX-License-Identifier: Apache-2.0
import Glibc
import ObjectModel
import Runtime

// Running a program whose class files are in memory (JEP 330, 458, 512): a loader of our own defines them
// (stdlib/swiftlet/internal/SourceClassLoader.java), and main is called from here, so that stack traces begin with it.

extension VirtualMachine {
    private static let sourceLoaderName: StaticString = "swiftlet/internal/SourceClassLoader"

    static func registerSourceLoader(in machine: VirtualMachine) {
        machine.natives.register("swiftlet/internal/SourceClassLoader") { binder in
            binder.bind("compile", "(Ljava/lang/String;)[Ljava/lang/Object;", VirtualMachine.compileOnDemand)
        }
    }

    /// SourceClassLoader.compile.
    private static func compileOnDemand(_ call: inout NativeCall) throws(JavaThrow) -> NativeResult {
        let vm = call.vm
        guard let program = vm.options.source else { return .null }
        let name = vm.string(call.handle().reference)
        guard let classes = call.thread.inNative({ program.compile(className: name) }) else { return .null }
        let array = call.thread.handle(
            try vm.allocateArray(vm.classes.objectArray!, length: classes.count * 2, call.thread))
        for (index, found) in classes.enumerated() {
            let slot = SwiftletArrayData4 + index * 8
            vm.space.storeReference(array.reference, slot, try vm.newString(found.name, call.thread))
            vm.space.storeReference(array.reference, slot + 4, try vm.newByteArray(found.bytes, call.thread))
        }
        return .reference(array)
    }

    func newByteArray(_ bytes: [UInt8], _ thread: Thread) throws(JavaThrow) -> Reference {
        try bytes.withUnsafeBufferPointer { (buffer) throws(JavaThrow) in
            try byteArray(UnsafeRawBufferPointer(buffer), thread)
        }
    }

    // MARK: - Launching

    /// Waits for the compiler, defines the program and calls its main method. The exit status, nil if main returned.
    func callSourceMain(_ program: any SourceProgram, _ plan: LaunchPlan, _ thread: Thread) throws(JavaThrow) -> Int32?
    {
        guard case .compiled(let source) = thread.inNative({ program.compiled() }) else { return 1 }
        return try thread.withHandleScope { () throws(JavaThrow) in
            let loader = try makeSourceLoader(source, thread)
            guard let main = try findSourceMain(source, loader, thread) else { return 1 }
            if plan.isDryRun { return nil }
            return try call(main, plan.arguments, thread)
        }
    }

    private func makeSourceLoader(_ source: CompiledSource, _ thread: Thread) throws(JavaThrow) -> Handle {
        if !hasOwnClass(VirtualMachine.sourceLoaderName) { try define([.sourceLoader], thread) }
        let file = thread.handle(try newString(source.file, thread))
        let root = thread.handle(try newString(source.root, thread))
        let names = thread.handle(try newStringArray(source.classes.map(\.name), thread))
        let byteArrays = try arrayClass(of: classes.byteArray, thread)
        let files = thread.handle(try allocateArray(byteArrays, length: source.classes.count, thread))
        for (index, found) in source.classes.enumerated() {
            let bytes = try newByteArray(found.bytes, thread)
            space.storeReference(files.reference, SwiftletArrayData4 + index * 4, bytes)
        }
        let create = try staticMethod(
            VirtualMachine.sourceLoaderName, "create",
            "(Ljava/lang/String;Ljava/lang/String;[Ljava/lang/String;[[B)Ljava/lang/ClassLoader;", thread)
        return thread.handle(
            try thread.call(create, [.handle(file), .handle(root), .handle(names), .handle(files)]).reference)
    }

    /// The main method of the first candidate that has one (java.lang.reflect.Method). Nil after a complaint.
    private func findSourceMain(
        _ source: CompiledSource, _ loader: Handle, _ thread: Thread
    ) throws(JavaThrow) -> SourceMain? {
        let find = try staticMethod(
            "jdk/internal/misc/MethodFinder", "findMainMethod", "(Ljava/lang/Class;)Ljava/lang/reflect/Method;", thread)
        var complaint = "no class declared in source file"
        for candidate in source.mainCandidates {
            let name = intern(String(decoding: candidate.utf8.map { $0 == 0x2E ? 0x2F : $0 }, as: UTF8.self))
            guard source.classes.contains(where: { $0.name == candidate }),
                let found = try findClass(name, loaderData(loader), thread)
            else {
                complaint = "can't find class: \(candidate)"
                continue
            }
            let method = thread.handle(try thread.call(find, [.reference(found.pointee.mirror)]).reference)
            if !method.isNull { return try describe(method, thread) }
            complaint = "can't find main(String[]) or main() method in class: \(candidate)"
        }
        complain(complaint)
        return nil
    }

    /// What a java.lang.reflect.Method says of a main method.
    private struct SourceMain {
        let holder: ClassPointer
        let isStatic: Bool
        let takesArguments: Bool
    }

    private func describe(_ method: Handle, _ thread: Thread) throws(JavaThrow) -> SourceMain {
        func ask(_ name: StaticString, _ descriptor: StaticString) throws(JavaThrow) -> JavaResult {
            let found = try virtualMethod(method, intern(name), intern(descriptor), thread)
            return try thread.call(found, [.handle(method)])
        }
        let holder = classOfMirror(try ask("getDeclaringClass", "()Ljava/lang/Class;").reference)
        let modifiers = try ask("getModifiers", "()I").int
        return SourceMain(
            holder: holder, isStatic: modifiers & Int32(AccessFlag.static) != 0,
            takesArguments: try ask("getParameterCount", "()I").int != 0)
    }

    private func call(_ main: SourceMain, _ arguments: [String], _ thread: Thread) throws(JavaThrow) -> Int32? {
        let name = externalName(main.holder)
        let array = thread.handle(try newStringArray(arguments, thread))
        let descriptor: StaticString = main.takesArguments ? "([Ljava/lang/String;)V" : "()V"
        var actual: [JavaArgument] = main.takesArguments ? [.handle(array)] : []
        if main.isStatic {
            try initialize(main.holder, thread)
            try thread.call(try knownMethod(main.holder, "main", descriptor, thread), actual)
            return nil
        }
        if main.holder.isAbstract {
            complain("abstract class: \(name) can not be instantiated")
            return 1
        }
        try initialize(main.holder, thread)
        guard declaredMethod(main.holder, names.objectInitializer, intern("()V" as StaticString)) != nil else {
            complain("can't find no argument constructor in class: \(name)")
            return 1
        }
        let receiver = thread.handle(try thread.construct(main.holder, names.emptyDescriptor, []))
        actual.insert(.handle(receiver), at: 0)
        let method = try virtualMethod(receiver, intern("main" as StaticString), intern(descriptor), thread)
        try thread.call(method, actual)
        return nil
    }

    private func complain(_ text: String) {
        Array("error: \(text)\n".utf8).withUnsafeBytes { _ = host.write(STDERR_FILENO, $0) }
    }

    func newStringArray(_ texts: [String], _ thread: Thread) throws(JavaThrow) -> Reference {
        let array = thread.handle(try allocateArray(classes.stringArray!, length: texts.count, thread))
        for (i, text) in texts.enumerated() {
            let string = try newString(text, thread)
            space.storeReference(array.reference, SwiftletArrayData4 + i * 4, string)
        }
        return array.reference
    }
}
