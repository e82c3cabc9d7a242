// SPDX-License-Identifier: Apache-2.0
import ClassFile
import ClassPath
import Glibc
import Platform

/// `swiftlet disassemble [-cp PATH] CLASS…`: what `javap -c -v -p` prints, for class files and for classes by name.
///
/// A word that ends in `.class` is a file. Any other is a class, named as in source (`java.util.Map.Entry`) or as in
/// class files (`java/util/Map$Entry`), with or without its module (`java.base/java.util.Map`); it is looked for in
/// the class library, then on the class path. Under the first line, which says where the class was found, javap gives
/// a date and a checksum besides the size; from the third line on both print the same.
struct DisassembleCommand {
    private let classPath: ClassPath
    /// What `javap` is to show; nil for everything.
    private var options: DisassemblyOptions?
    private var image: ImageReader?

    static let usage = "usage: swiftlet disassemble [-cp PATH] CLASS|FILE.class..."

    static func run(_ words: [String]) -> Int32 {
        var path = "."
        var names = words[...]
        if let option = names.first, ["-cp", "-classpath", "--class-path"].contains(option), names.count > 1 {
            path = names[names.startIndex + 1]
            names = names.dropFirst(2)
        }
        if names == ["--help"] {
            StandardStream.print(usage)
            return 0
        }
        guard let first = names.first, !first.hasPrefix("-") else {
            StandardStream.complain(usage)
            return 2
        }
        var command = DisassembleCommand(classPath: ClassPath(path))
        var status: Int32 = 0
        for name in names where !command.disassemble(name) { status = 1 }
        return status
    }

    private init(classPath: ClassPath, options: DisassemblyOptions? = nil) {
        self.classPath = classPath
        self.options = options
    }

    // MARK: javap

    /// `javap`: as above with javap's options, which say how much is printed.
    static func runJavap(_ words: [String]) -> Int32 {
        var path = "."
        var options = DisassemblyOptions()
        var names: [String] = []
        var module: String?
        var index = 0
        while index < words.count {
            let word = words[index]
            index += 1
            switch word {
            case "-cp", "-classpath", "--class-path":
                guard index < words.count else { return refuse("Error: \(word) requires an argument") }
                path = words[index]
                index += 1
            case "-m", "--module":
                guard index < words.count else { return refuse("Error: \(word) requires an argument") }
                module = words[index]
                index += 1
            case "-v", "-verbose":
                options.isVerbose = true
                options.showsCode = true
            case "-c": options.showsCode = true
            case "-l": options.showsLines = true
            case "-s": options.showsDescriptors = true
            case "-constants": options.showsConstants = true
            case "-public": options.access = .public
            case "-protected": options.access = .protected
            case "-package": options.access = .package
            case "-p", "-private": options.access = .private
            case "-version", "--version":
                StandardStream.print((try? JavaHome.discover())?.version ?? JavaHome.requiredVersion)
                return 0
            case "-help", "--help", "-?", "-h":
                StandardStream.write(Array(javapUsage.utf8))
                return 0
            default:
                if word.hasPrefix("-") { return refuse("Error: unknown option: \(word)") }
                names.append(word)
            }
        }
        if names.isEmpty { return refuse("Error: no classes specified") }
        if options.showsLines && !options.showsCode {
            StandardStream.complain(
                "Warning: bad combination of options: -l without -c, line number and local variable tables will not be printed"
            )
        }
        var command = DisassembleCommand(classPath: ClassPath(path), options: options)
        var status: Int32 = 0
        for name in names where !command.disassemble(module.map { "\($0)/\(name)" } ?? name) { status = 1 }
        return status
    }

    private static func refuse(_ text: String) -> Int32 {
        StandardStream.complain(text)
        StandardStream.complain("Usage: javap <options> <classes>\nuse --help for a list of possible options")
        return 2
    }

    private static let javapUsage = """
        Usage: javap <options> <classes>
          -v -verbose        everything
          -c                 instructions
          -l                 with them lines and local variables
          -s                 descriptors
          -constants         values of constant fields
          -public -protected -package -p -private
                             members of that access and wider
          -cp -classpath --class-path <path>
          -m --module <module>
          -version --help

        """

    /// Prints one class, or says why not.
    private mutating func disassemble(_ name: String) -> Bool {
        do {
            if name.hasSuffix(".class") {
                let file = try MappedFile(path: name)
                // The view does not own the bytes: the mapping lives until everything is printed.
                try withExtendedLifetime(file) { try print(file.bytes, from: name) }
                return true
            }
            guard let (origin, resource) = try find(name) else {
                StandardStream.complain("Error: class not found: \(name)")
                return false
            }
            try resource.withBytes { try print($0, from: origin) }
            return true
        } catch {
            StandardStream.complain("Error: \(name): \(error)")
            return false
        }
    }

    private func print(_ bytes: UnsafeRawBufferPointer, from origin: String) throws {
        let view = try ClassFileView(bytes)
        if let options {
            var text: [UInt8] = []
            if options.isVerbose {
                let place = origin.hasPrefix("jrt:") || origin.hasPrefix("jar:") ? origin : absolute(origin)
                text = Array("Classfile \(place)\n  Size \(bytes.count) bytes\n".utf8)
            }
            Disassembler.print(view, options, into: &text)
            StandardStream.write(text)
            return
        }
        StandardStream.write(Array("Classfile \(origin)\n  size \(bytes.count) bytes\n".utf8))
        var text: [UInt8] = []
        Disassembler.print(view, into: &text)
        StandardStream.write(text)
    }

    private func absolute(_ path: String) -> String {
        guard let resolved = realpath(path, nil) else { return path }
        defer { free(resolved) }
        return String(cString: resolved)
    }

    // MARK: Look-up

    private mutating func find(_ name: String) throws -> (origin: String, Resource)? {
        var module: String?
        var rest = name[...]
        // Neither spelling of a class has dots and slashes both, so what is before the first slash is a module.
        if let slash = name.firstIndex(of: "/"), name.contains(".") {
            module = String(name[..<slash])
            rest = name[name.index(after: slash)...]
        }
        var className = String(rest.map { $0 == "." ? "/" : $0 })
        // A member class in source's spelling: the last separator that leads to nothing becomes a `$`.
        while true {
            if let found = try find(className: className, module: module) { return found }
            guard let slash = className.lastIndex(of: "/") else { return nil }
            className.replaceSubrange(slash...slash, with: "$")
        }
    }

    private mutating func find(className: String, module: String?) throws -> (origin: String, Resource)? {
        if let image = try openImage() {
            let package = className.lastIndex(of: "/").map { String(className[..<$0]) } ?? ""
            let owner = try module ?? image.module(ofPackage: package)
            if let owner, let location = try image.find(module: owner, className: className) {
                return ("jrt:/\(owner)/\(className).class", try image.contents(of: location))
            }
        }
        guard module == nil, let match = try classPath.find(className: className) else { return nil }
        switch match.entry {
        case .directory(let directory): return ("\(directory.path)/\(className).class", match.resource)
        case .jar(let jar): return ("jar:file:\(jar.path)!/\(className).class", match.resource)
        }
    }

    /// The class library's image; nil if there is none here, which matters only to those who ask for its classes.
    private mutating func openImage() throws -> ImageReader? {
        if let image { return image }
        guard let home = try? JavaHome.discover() else { return nil }
        image = try ImageReader(path: home.modulesPath)
        return image
    }
}
