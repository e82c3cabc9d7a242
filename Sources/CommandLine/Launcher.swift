// SPDX-License-Identifier: Apache-2.0
import ClassPath
import CompilerCommand
import Glibc
import JarTool
import JavaShell
import Platform
import Swiftlet

/// The `java`-compatible launcher, apart from the process: words in, exit status out.
public enum Launcher {
    /// Runs the command line after the program's name and returns the exit status.
    ///
    /// - Parameters:
    ///   - image: the start-up image to use, instead of the cache's, where no option names one or rules them out.
    ///   - guestServices: what the program finds beside the class library.
    public static func main(
        _ words: [String], image: String? = nil, guestServices: GuestServices = []
    ) -> Int32 {
        // Called as one of the JDK's tools, through a link of that name.
        if let tool = Swift.CommandLine.arguments.first?.split(separator: "/").last {
            switch tool {
            case "javac": return CompileCommand.main(words)
            case "javap": return DisassembleCommand.runJavap(words)
            case "jar": return runJar(words)
            case "jshell": return runShell(words)
            default: break
            }
        }
        // A verb, unless a class of that name is meant by giving options first.
        if words.first == "disassemble" { return DisassembleCommand.run(Array(words.dropFirst())) }
        if words.first == "compile" { return CompileCommand.main(Array(words.dropFirst())) }
        if words.first == "javap" { return DisassembleCommand.runJavap(Array(words.dropFirst())) }
        if words.first == "jar" { return runJar(Array(words.dropFirst())) }
        if words.first == "repl" { return runShell(Array(words.dropFirst())) }
        if words.first == "image" { return ImageCommand.run(Array(words.dropFirst())) }
        do throws(Refusal) { return try launch(words, image, guestServices) } catch {
            if let text = error.output { StandardStream.print(text) }
            if let text = error.error { StandardStream.complain(text) }
            guard error.showsUsage else { return error.status }
            var plan = LaunchPlan()
            plan.usage = LaunchPlan.Usage(kind: .full, onError: true, status: 1)
            return (try? run(plan, MachineLine([]), "")) ?? 1
        }
    }

    private static func runJar(_ words: [String]) -> Int32 {
        do throws(CompileOptions.Refusal) { return JarCommand.run(try ArgumentFiles.expand(words)) } catch {
            StandardStream.complain(error.message)
            return 1
        }
    }

    private static func runShell(_ words: [String]) -> Int32 {
        do throws(Refusal) {
            let home = try home()
            return ShellCommand.run(words, home: home) { (words) throws(MachineError) in
                var options = MachineOptions(javaHome: home.path)
                do throws(Refusal) { try MachineLine(words).apply(to: &options) } catch {
                    throw MachineError(error.error ?? error.output ?? "")
                }
                return options
            }
        } catch {
            StandardStream.complain(error.error ?? "")
            return 1
        }
    }

    private static func launch(
        _ words: [String], _ image: String?, _ services: GuestServices
    ) throws(Refusal) -> Int32 {
        let variable = Environment.value(of: "JDK_JAVA_OPTIONS")
        if let variable { StandardStream.complain("NOTE: Picked up JDK_JAVA_OPTIONS: \(variable)") }
        let line = try LauncherLine(try ArgumentExpansion.expand(words, variable: variable))
        for warning in line.warnings { StandardStream.complain(warning) }
        if let fullVersion = line.fullVersion { return try show(fullVersion) }
        var machineWords = try environmentWords("JAVA_TOOL_OPTIONS")
        machineWords += line.machineWords
        machineWords += try environmentWords("_JAVA_OPTIONS")
        var machine = try MachineLine(machineWords)
        if let image, machine.imageUse == .automatic { machine.imageUse = .file(image) }
        machine.guestServices = services
        for warning in machine.warnings { StandardStream.complain(warning) }
        FlagListing.print(machine, to: StandardStream.print)
        if let version = plainVersion(line, machineWords) { return try show(version, machine) }
        return try run(line.plan, machine, classPath(line), line)
    }

    /// Words of a variable that the virtual machine reads by itself.
    static func environmentWords(_ name: String) throws(Refusal) -> [String] {
        guard let text = Environment.value(of: name) else { return [] }
        StandardStream.complain("Picked up \(name): \(text)")
        guard let words = QuotedWords.split(text) else {
            throw .option("Unmatched quote in \(name)")
        }
        return words
    }

    /// `-jar` wins over `-cp`, which wins over CLASSPATH, which wins over the working directory.
    private static func classPath(_ line: LauncherLine) -> String {
        if let path = line.classPath { return path }
        if let path = Environment.value(of: "CLASSPATH") { return ClassPathWildcards.expand(path) }
        return line.isModular ? "" : "."
    }

    // MARK: - Versions

    /// The version, if that is all that is asked for and no module option could stop the machine from booting.
    private static func plainVersion(_ line: LauncherLine, _ machineWords: [String]) -> LaunchPlan.Version? {
        let plan = line.plan
        guard let version = plan.version, version.ends, plan.shownSettings == nil, !plan.showsResolvedModules,
            !plan.listsModules, plan.describedModule == nil,
            !machineWords.contains(where: { $0.hasPrefix("--") || $0.hasPrefix("-verbose") || $0.hasPrefix("-Xlog") })
        else { return nil }
        return version
    }

    private static func show(_ version: LaunchPlan.Version, _ machine: MachineLine) throws(Refusal) -> Int32 {
        var options = MachineOptions(javaHome: "")
        machine.compilation.apply(to: &options)
        let text = VersionText(try home(), mode: options.modeDescription)
        if version.onError { StandardStream.complain(text.quoted) } else { StandardStream.print(text.plain) }
        return 0
    }

    private static func show(_ version: LauncherLine.FullVersion) throws(Refusal) -> Int32 {
        let text = VersionText(try home(), mode: "").fullVersion
        switch version {
        case .onError: StandardStream.complain("openjdk full version \"\(text)\"")
        case .onOutput: StandardStream.print("openjdk \(text)")
        }
        return 0
    }

    // MARK: - Running

    /// Exit status of a program that a limit ended; `timeout` has the same.
    private static let limitStatus: Int32 = 124

    private static func run(
        _ plan: LaunchPlan, _ line: MachineLine, _ classPath: String, _ words: LauncherLine? = nil
    ) throws(Refusal) -> Int32 {
        if case .jar(let path) = plan.program, access(path, R_OK) != 0 {
            throw .launcher("Unable to access jarfile \(path)")
        }
        let home = try home()
        var options = MachineOptions(javaHome: home.path)
        options.classPath = classPath
        line.apply(to: &options)
        options.properties += commandProperties(plan, words?.sourceFile)
        if let file = words?.sourceFile {
            let launch = SourceLaunch(
                file: file, modulesPath: home.modulesPath, classPath: classPath, release: words?.sourceRelease)
            options.source = SourceFileProgram(launch)
        }
        // HotSpot's machine does not come back from Runtime.halt either: whoever blocks in the system goes down with it.
        options.haltHandler = { exit($0) }
        options.limitHandler = { reason in
            StandardStream.complain(
                reason == .fuelExhausted ? "swiftlet: the fuel is used up" : "swiftlet: the time limit is reached")
            exit(Launcher.limitStatus)
        }
        do throws(MachineError) {
            return try VirtualMachine.create(options, image: line.imageUse).run(plan)
        } catch {
            StandardStream.print(error.description)
            return 1
        }
    }

    /// What tools and the class library want to know about the command line.
    private static func commandProperties(
        _ plan: LaunchPlan, _ sourceFile: String?
    ) -> [(key: String, value: String)] {
        var properties: [(key: String, value: String)] = [("sun.java.launcher", "SUN_STANDARD")]
        if let program = plan.program {
            let words = [program.launcherArguments.what] + (sourceFile.map { [$0] } ?? []) + plan.arguments
            properties.append(("sun.java.command", words.joined(separator: " ")))
        }
        return properties
    }

    /// The class library: the one this program lies in, in a Java home that was made of it, or one that is found.
    private static func home() throws(Refusal) -> JavaHome {
        do throws(JavaHome.NotFound) {
            return try JavaHome.discover(variable: Environment.value(of:), own: ownHome())
        } catch { throw .launcher("\(error)") }
    }

    /// The Java home this program was called in: `home` when its name, or what that links to, is `home/bin/java`.
    private static func ownHome() -> String? {
        guard let name = Swift.CommandLine.arguments.first else { return nil }
        return (name.contains("/") ? name : searchPath(name)).flatMap { HomeOfFile.find($0, in: "bin") }
    }

    private static func searchPath(_ name: String) -> String? {
        for folder in (Environment.value(of: "PATH") ?? "").split(separator: ":") {
            let path = "\(folder)/\(name)"
            if access(path, X_OK) == 0 { return path }
        }
        return nil
    }
}

extension MachineLine {
    /// What the words mean to the machine.
    func apply(to options: inout MachineOptions) {
        options.properties = properties
        options.maximumHeapSize = heap.maximum ?? 0
        options.maximumHeapPercentage = heap.maximumPercentage ?? options.maximumHeapPercentage
        options.initialHeapSize = heap.initial ?? 0
        options.nurserySize = heap.nursery ?? 0
        if stackSize > 0 { options.stackSize = stackSize }
        options.givenStackSize = stackSize
        options.assertions = assertions
        options.isPreviewEnabled = isPreviewEnabled
        options.isFinalizationEnabled = isFinalizationEnabled
        options.guestServices = guestServices
        options.logsClassLoading = logsClassLoading
        options.logsCollections = logsCollections
        options.logsImage = logsImage
        options.stressInterval = flags.stressInterval
        options.collectsAtPolls = flags.collectsAtPolls
        options.stressMajorInterval = flags.stressMajorInterval
        options.plantedFault = flags.plantedFault
        options.collectorThreads = flags.collectorThreads
        options.sharesCollectionsEagerly = flags.sharesCollectionsEagerly
        options.verifiesBeforeCollection = flags.verifiesBeforeCollection
        options.verifiesAfterCollection = flags.verifiesAfterCollection
        options.verifiesBootClasses = flags.verifiesBootClasses
        options.verifiesOtherClasses = flags.verifiesOtherClasses
        options.dumpsHeapOnOutOfMemory = flags.dumpsHeapOnOutOfMemory
        options.heapDumpPath = flags.heapDumpPath
        options.haltsOnOutOfMemory = flags.exitsOnOutOfMemory
        options.fuel = flags.fuel
        options.reportsCompilation = flags.reportsCompilation
        options.collectsProfiles = flags.collectsProfiles
        options.timeLimit = flags.timeLimit.map { .seconds($0) }
        compilation.apply(to: &options)
        options.runtimeArguments = inputWords
        options.bootClassPathAppended = classPathAppended
        options.signals = flags.reducesSignalUsage ? .machineReduced : .machine
    }
}
