// SPDX-License-Identifier: Apache-2.0
import ClassPath
import Glibc
import JavaCompiler
import Platform

/// What a session begins with: snippets of files or of scripts that are always there.
struct StartupScript: Equatable {
    struct Part: Equatable {
        /// A script that is always there; it is known by its name.
        let isBuiltIn: Bool
        let name: String
        let text: String
        /// When a file was read.
        var time: String = ""

        static func == (a: Part, b: Part) -> Bool {
            a.isBuiltIn == b.isBuiltIn && a.name == b.name && (a.isBuiltIn || a.text == b.text)
        }
    }

    var parts: [Part]

    static let none: StartupScript = StartupScript(parts: [])
    static let standard: StartupScript = StartupScript(parts: [
        Part(isBuiltIn: true, name: "DEFAULT", text: "import module java.base;\n")
    ])

    var text: String { parts.map(\.text).joined() }

    var isStandard: Bool { self == StartupScript.standard }

    // MARK: - Reading

    /// Why a file cannot be read, in jshell's words.
    struct Mistake: Error { let text: String }

    /// - Parameter command: what asks for the files.
    static func read(_ names: [String], for command: String, _ home: JavaHome) throws(Mistake) -> StartupScript {
        var parts: [Part] = []
        for name: String in names {
            let path: String = ShellTool.expanded(name)
            if let text: String = SmallFile.text(path: path, limit: 64 << 20) {
                parts.append(Part(isBuiltIn: false, name: name, text: text, time: timeText()))
            } else if errno == EACCES {
                throw Mistake(text: "File '\(name)' for '\(command)' is not accessible: \(name)")
            } else if let text: String = BuiltInScript.text(name, home) {
                parts.append(Part(isBuiltIn: true, name: name, text: text))
            } else {
                throw Mistake(text: "File '\(name)' for '\(command)' is not found.")
            }
        }
        return StartupScript(parts: parts)
    }

    private static func timeText() -> String {
        var now: time_t = time(nil)
        var parts: tm = tm()
        localtime_r(&now, &parts)
        var buffer: [CChar] = Array(repeating: 0, count: 64)
        let count: Int = strftime(&buffer, buffer.count, "%b %-d, %Y, %-I:%M:%S\u{202F}%p", &parts)
        return String(decoding: buffer[..<count].map { UInt8(bitPattern: $0) }, as: UTF8.self)
    }

    // MARK: - Showing and keeping

    func command(isRetained: Bool) -> String {
        let words: String =
            isStandard ? "-default" : parts.isEmpty ? "-none" : parts.map(\.name).joined(separator: " ")
        return "/set start \(isRetained ? "-retain " : "")\(words)\n"
    }

    /// The texts, each under a line that says where it comes from.
    var detail: String {
        if isStandard { return "" }
        return parts.map { "---- \($0.name)\($0.time.isEmpty ? "" : " @ " + $0.time) ----\n\($0.text)" }.joined()
    }

    var storedText: String {
        ShellSettings.joined(parts.flatMap { [$0.isBuiltIn ? "*" : "-", $0.name, $0.time, $0.text] })
    }

    /// What `storedText` says; nil if it says nothing.
    static func restored(_ stored: String, _ home: JavaHome) -> StartupScript? {
        if stored.isEmpty { return StartupScript.none }
        let words: [String] = ShellSettings.parts(stored)
        guard words.count % 4 == 0 else { return nil }
        return StartupScript(
            parts: stride(from: 0, to: words.count, by: 4).map { at in
                let isBuiltIn: Bool = words[at] == "*"
                let text: String = isBuiltIn ? BuiltInScript.text(words[at + 1], home) ?? words[at + 3] : words[at + 3]
                return Part(isBuiltIn: isBuiltIn, name: words[at + 1], text: text, time: words[at + 2])
            })
    }
}

/// Scripts that are always there, under jshell's names.
enum BuiltInScript {
    static func text(_ name: String, _ home: JavaHome) -> String? {
        switch name {
        case "DEFAULT": StartupScript.standard.text
        case "PRINTING": printing
        case "JAVASE": imports(ofModule: "java.se", home)
        case "TOOLING": tooling
        default: nil
        }
    }

    /// `print`, `println` and `printf` without `System.out`.
    private static var printing: String {
        let parameters: [String] = [
            "boolean b", "char c", "int i", "long l", "float f", "double d", "char s[]", "String s", "Object obj",
        ]
        func method(_ name: String, _ parameters: String, _ arguments: String) -> String {
            "void \(name)(\(parameters)) { System.out.\(name)(\(arguments)); }\n"
        }
        func argument(_ parameter: String) -> String {
            String((parameter.split(separator: " ").last ?? "").prefix { $0.isLetter })
        }
        return parameters.map { method("print", $0, argument($0)) }.joined() + method("println", "", "")
            + parameters.map { method("println", $0, argument($0)) }.joined()
            + method("printf", "java.util.Locale l, String format, Object... args", "l, format, args")
            + method("printf", "String format, Object... args", "format, args")
    }

    /// Imports of all packages that a module and those it requires export to everyone.
    private static func imports(ofModule name: String, _ home: JavaHome) -> String? {
        guard let image: ImageReader = try? ImageReader(path: home.modulesPath) else { return nil }
        let finder: LibraryClassFinder = LibraryClassFinder(image: image)
        var waiting: [String] = [name]
        var seen: Set<String> = []
        var packages: Set<String> = []
        while let module: String = waiting.popLast() {
            guard seen.insert(module).inserted, let found: ModuleDescription = finder.moduleDescription(module)
            else { continue }
            packages.formUnion(found.publicPackages)
            waiting += found.transitiveRequirements + ["java.base"]
        }
        return packages.isEmpty ? nil : packages.sorted().map { "import \($0).*;\n" }.joined()
    }

    /// The tools of a JDK as methods.
    private static var tooling: String {
        let tools: [String] = ["jar", "javac", "javadoc", "javap", "jdeps", "jlink", "jmod", "jpackage"]
        return tools.map { "void \($0)(String... args) { run(\"\($0)\", args); }\n" }.joined() + """

            void javap(Class<?> type) throws Exception {
                String path = type.getName().replace('.', '/') + ".class";
                ClassLoader loader = type.getClassLoader();
                var file = java.nio.file.Files.createTempFile("javap", ".class");
                try (var in = loader == null ? ClassLoader.getSystemResourceAsStream(path) : loader.getResourceAsStream(path)) {
                    if (in == null) throw new IllegalArgumentException("No class file of " + type);
                    java.nio.file.Files.write(file, in.readAllBytes());
                    run("javap", "-c", "-v", "-s", file.toString());
                } finally {
                    java.nio.file.Files.delete(file);
                }
            }

            void run(String name, String... args) {
                var tool = java.util.spi.ToolProvider.findFirst(name)
                    .orElseThrow(() -> new RuntimeException("No such tool found: " + name));
                int code = tool.run(System.out, System.err, args);
                if (code != 0) System.err.println(name + " returned non-zero exit code: " + code);
            }

            void tools() {
                java.util.ServiceLoader.load(java.util.spi.ToolProvider.class).stream()
                    .map(p -> p.get().name()).sorted().forEach(System.out::println);
            }

            """
    }
}
