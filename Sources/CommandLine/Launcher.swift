// SPDX-License-Identifier: Apache-2.0
import ClassPath
import CompilerCommand
import Glibc
import Platform
import Swiftlet

/// The `java`-compatible launcher, apart from the process: words in, exit status out.
public enum Launcher {
    /// Runs the command line after the program's name and returns the exit status.
    public static func main(_ words: [String]) -> Int32 {
        // A verb, unless a class of that name is meant by giving options first.
        if words.first == "disassemble" { return DisassembleCommand.run(Array(words.dropFirst())) }
        if words.first == "compile" { return CompileCommand.main(Array(words.dropFirst())) }
        let options: LauncherOptions
        do throws(LauncherOptions.Refusal) { options = try LauncherOptions.parse(words) } catch {
            complain(error.message)
            if error.message.hasPrefix("Error:") { return 1 }
            complain("Error: Could not create the Java Virtual Machine.")
            complain("Error: A fatal exception has occurred. Program will exit.")
            return 1
        }
        switch options.action {
        case .version, .longVersion: return version(toError: options.action == .version)
        case .help:
            print(help)
            return 0
        case .run:
            guard let program = options.program else {
                complain(help)
                return 1
            }
            return run(program, options)
        }
    }

    private static func run(_ program: MainProgram, _ options: LauncherOptions) -> Int32 {
        if case .jar(let path) = program, access(path, R_OK) != 0 {
            complain("Error: Unable to access jarfile \(path)")
            return 1
        }
        do {
            let home = try JavaHome.discover()
            var machine = MachineOptions(javaHome: home.path)
            machine.classPath = classPath(program, options)
            machine.properties = options.properties
            machine.maximumHeapSize = options.maximumHeapSize
            machine.initialHeapSize = options.initialHeapSize
            machine.nurserySize = options.nurserySize
            if options.stackSize > 0 { machine.stackSize = options.stackSize }
            machine.assertionsEnabled = options.assertionsEnabled
            machine.systemAssertionsEnabled = options.systemAssertionsEnabled
            machine.isPreviewEnabled = options.isPreviewEnabled
            machine.logsClassLoading = options.logsClassLoading
            machine.logsCollections = options.logsCollections
            machine.stressInterval = options.stressInterval
            machine.stressMajorInterval = options.stressMajorInterval
            machine.verifiesBeforeCollection = options.verifiesBeforeCollection
            machine.verifiesAfterCollection = options.verifiesAfterCollection
            machine.runtimeArguments = options.runtimeArguments
            let vm = try VirtualMachine.create(machine)
            return try vm.run(program, arguments: options.arguments)
        } catch {
            complain("\(error)")
            return 1
        }
    }

    /// `-jar` wins over `-cp`, which wins over CLASSPATH, which wins over the working directory.
    private static func classPath(_ program: MainProgram, _ options: LauncherOptions) -> String {
        if case .jar(let path) = program { return path }
        return options.classPath ?? Environment.value(of: "CLASSPATH") ?? "."
    }

    private static func version(toError: Bool) -> Int32 {
        guard let home = try? JavaHome.discover() else {
            complain("Error: no JDK 25 class library was found")
            return 1
        }
        let text = VersionText(home).lines
        if toError { complain(text) } else { print(text) }
        return 0
    }

    /// A line on standard error.
    private static func complain(_ text: String) {
        let bytes = Array((text + "\n").utf8)
        _ = bytes.withUnsafeBytes { write(STDERR_FILENO, $0.baseAddress, $0.count) }
    }

    private static let help = """
        Usage: swiftlet [options] <mainclass> [args...]
               swiftlet [options] -jar <jarfile> [args...]
               swiftlet disassemble <classfile>...
               swiftlet compile [javac options] <sourcefile>...

        Runs Java class files on OpenJDK 25's class library.

        Options:
          -cp <path>, -classpath <path>, --class-path <path>
                            where classes are looked up: directories and jars, separated by :
          -D<name>=<value>  sets a system property
          -Xmx<size>        largest heap, for example -Xmx512m
          -Xms<size>        initial heap
          -Xss<size>        Java stack of a thread
          -ea, -da          enables or disables assertions
          -verbose:class    tells which classes are loaded
          -version          prints the version and ends
          -help             prints this text and ends
        """
}
