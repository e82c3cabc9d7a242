// SPDX-License-Identifier: Apache-2.0
import ClassPath
import CompilerCommand
import Glibc
import TestSupport

/// The class files of the programs that tests run (Programs/), compiled once for the whole test run.
final class CompiledPrograms: @unchecked Sendable {
    let folder: TemporaryFolder

    static let shared: CompiledPrograms? = {
        let programs = try? CompiledPrograms()
        atexit { CompiledPrograms.shared?.folder.remove() }
        return programs
    }()

    private init() throws {
        folder = try TemporaryFolder()
        let here = #filePath
        let sources = here[..<here.lastIndex(of: "/")!] + "/Programs/"
        guard let home = Machines.javaHome else { return }
        let session = try CompileSession(
            words: ["-g", "-d", folder.path, sources + "Programs.java", sources + "Limits.java"],
            image: try ImageReader(path: home.modulesPath))
        session.compilation.run()
        for message in session.shownMessages { print(message.file.name, message.diagnostic.text) }
        for compiled in session.compilation.classes { _ = session.write(compiled) }
    }
}
