// SPDX-License-Identifier: Apache-2.0
import ClassPath
import Glibc
import JavaCompiler
import JavaSyntax

// Enters the source files named on the command line (or, one a line, in files named behind `@`), attributes them and
// prints every complaint as `path:line:column: key: text`, details behind ` | `. With --time also how long it took.
// With --results the types of all expressions of the files are counted instead of nothing: a file without errors must not
// have an erroneous expression.

func readFile(_ path: String) -> [UInt8]? {
    guard let file: UnsafeMutablePointer<FILE> = fopen(path, "rb") else { return nil }
    defer { fclose(file) }
    fseek(file, 0, SEEK_END)
    let size: Int = ftell(file)
    fseek(file, 0, SEEK_SET)
    var bytes: [UInt8] = [UInt8](repeating: 0, count: max(size, 0))
    let count: Int = fread(&bytes, 1, bytes.count, file)
    return Array(bytes[..<count])
}

func seconds() -> Double {
    var now: timespec = timespec()
    clock_gettime(CLOCK_MONOTONIC, &now)
    return Double(now.tv_sec) + Double(now.tv_nsec) / 1e9
}

func attributeAll() -> Int32 {
    var paths: [String] = []
    var showsTime: Bool = false
    for argument: String in CommandLine.arguments.dropFirst() {
        if argument == "--time" {
            showsTime = true
        } else if argument.hasPrefix("@") {
            let text: String = String(decoding: readFile(String(argument.dropFirst())) ?? [], as: UTF8.self)
            paths.append(contentsOf: text.split(separator: "\n").map(String.init))
        } else {
            paths.append(argument)
        }
    }
    guard let home: JavaHome = try? JavaHome.discover(),
        let image: ImageReader = try? ImageReader(path: home.modulesPath)
    else {
        print("no class library of a JDK 25")
        return 2
    }
    let universe: Universe = Universe(names: NameTable(), finder: LibraryClassFinder(image: image))
    let start: Double = seconds()
    var syntaxErrors: Int = 0
    for path: String in paths {
        guard let bytes: [UInt8] = readFile(path), let file: SourceFile = try? SourceFile(name: path, bytes: bytes)
        else {
            print("cannot read \(path)")
            return 2
        }
        let result: ParseResult = Parser.parse(file, names: universe.names)
        syntaxErrors += result.diagnostics.count
        universe.enter(result.tree)
    }
    let entered: Double = seconds()
    for unit: SourceUnit in universe.sources { _ = universe.attribute(unit) }
    let attributed: Double = seconds()
    for (source, diagnostic): (Int, Diagnostic) in universe.diagnostics {
        let file: SourceFile = universe.sources[source].tree.file
        let (line, column): (Int, Int) = DiagnosticRenderer(file).lineAndColumn(of: diagnostic) ?? (0, 0)
        let text: String = diagnostic.text.split(separator: "\n").joined(separator: " | ")
        print("\(file.name):\(line):\(column): \(diagnostic.key): \(text)")
    }
    if showsTime {
        print(
            "\(paths.count) files, \(syntaxErrors) syntax errors, \(universe.diagnostics.count) errors,",
            "parsed in \(Int((entered - start) * 1000)) ms, attributed in \(Int((attributed - entered) * 1000)) ms")
    }
    return universe.diagnostics.isEmpty ? 0 : 1
}

// Deep trees need a deep stack.
func run(_: UnsafeMutableRawPointer?) -> UnsafeMutableRawPointer? { exit(attributeAll()) }

func startThread() {
    var attributes: pthread_attr_t = pthread_attr_t()
    pthread_attr_init(&attributes)
    pthread_attr_setstacksize(&attributes, 512 << 20)
    var thread: pthread_t = pthread_t()
    pthread_create(&thread, &attributes, run, nil)
    pthread_join(thread, nil)
}

startThread()
