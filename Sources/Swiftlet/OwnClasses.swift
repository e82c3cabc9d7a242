// SPDX-License-Identifier: Apache-2.0
import ClassFile
import ClassPath
import JavaCompiler
import JavaSyntax
import Runtime
import StandardLibrary

/// Our own Java classes beside the class library, compiled from their sources.
struct OwnClasses {
    /// Supertypes first; names with slashes.
    let files: [(name: String, bytes: [UInt8])]

    /// Compiles parts of the standard library against a Java home's class library.
    init(_ parts: [StandardLibrary.Part], javaHome: String) throws(MachineError) {
        let image: ImageReader
        do { image = try ImageReader(path: javaHome + "/lib/modules") } catch {
            throw MachineError("Cannot read \(javaHome)/lib/modules: \(error)")
        }
        var options = CompilationOptions()
        options.emission.hasLines = false
        options.emission.hasSourceFile = false
        options.lints = LintSet(rawValue: 0)
        let compilation = JavaCompilation(finder: LibraryClassFinder(image: image), options: options)
        for source in parts.flatMap(StandardLibrary.sources) {
            do { compilation.add(try SourceFile(name: source.path, bytes: source.text)) } catch {
                throw MachineError("Cannot read \(source.path): \(error)")
            }
        }
        guard compilation.run() else {
            let first = compilation.messages.first { $0.diagnostic.severity == .error }
            throw MachineError(
                "Cannot compile \(first?.file.name ?? "the standard library"): \(first?.diagnostic.text ?? "")")
        }
        files = OwnClasses.supertypesFirst(compilation.classes.map { (String($0.binaryName), $0.bytes) })
    }

    private static func supertypesFirst(
        _ classes: [(name: String, bytes: [UInt8])]
    ) -> [(name: String, bytes: [UInt8])] {
        var ordered: [(name: String, bytes: [UInt8])] = []
        var waiting = classes
        while !waiting.isEmpty {
            let names = Set(waiting.map(\.name))
            let ready = waiting.filter { names.isDisjoint(with: supertypes(of: $0.bytes)) }
            if ready.isEmpty { return ordered + waiting }
            ordered += ready
            waiting.removeAll { one in ready.contains { $0.name == one.name } }
        }
        return ordered
    }

    /// Names of the superclass and the interfaces.
    private static func supertypes(of file: [UInt8]) -> [String] {
        file.withUnsafeBytes { bytes in
            guard let view = try? ClassFileView(bytes) else { return [] }
            var names = [String(decoding: view.superClassName, as: UTF8.self)]
            for index in view.interfaces {
                names.append(String(decoding: view.constantPool.className(at: index), as: UTF8.self))
            }
            return names
        }
    }
}

extension VirtualMachine {
    /// Compiles and defines parts of the standard library in the boot loader.
    func define(_ parts: [StandardLibrary.Part], _ thread: Thread) throws(JavaThrow) {
        let home = options.javaHome
        let classes: OwnClasses
        do throws(MachineError) {
            classes = try thread.inNative { () throws(MachineError) in try OwnClasses(parts, javaHome: home) }
        } catch { throw thread.exception("java/lang/InternalError", "\(error)") }
        for file in classes.files {
            _ = try defineClass(
                file.bytes, loader: loaders.boot, name: nil, protectionDomain: thread.nullHandle(), thread)
        }
    }

    /// Whether the boot loader has a class of ours: the start-up image brings them all.
    func hasOwnClass(_ name: StaticString) -> Bool { loaders.boot.lookup(intern(name)) != nil }
}
