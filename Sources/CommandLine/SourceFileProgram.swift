// SPDX-License-Identifier: Apache-2.0
import CompilerCommand
import Glibc
import Platform
import Swiftlet

/// The program of a source file. It is compiled on a thread of its own while the machine boots.
final class SourceFileProgram: SourceProgram {
    private let launch: SourceLaunch
    /// Nil if the thread could not be started.
    private let thread: NativeThread?
    private let result: Result

    /// Written by the compiler's thread before it ends and read after it has been joined.
    private final class Result: @unchecked Sendable {
        var outcome = SourceOutcome.failed
        var root = ""
        var isDone = false
    }

    init(_ launch: SourceLaunch) {
        self.launch = launch
        let result = Result()
        self.result = result
        thread = try? NativeThread.start(stackSizeInBytes: SourceFileProgram.stackSizeInBytes) {
            SourceFileProgram.compile(launch, result)
        }
    }

    /// Room for deeply nested source.
    private static let stackSizeInBytes = 256 << 20

    private static func compile(_ launch: SourceLaunch, _ result: Result) {
        do throws(SourceLaunch.Fault) {
            let program = try launch.compile()
            StandardStream.write(Array(program.complaints.utf8), to: STDERR_FILENO)
            result.root = program.root
            result.outcome = .compiled(
                CompiledSource(
                    file: program.file, root: program.root, classes: program.classes.map(SourceClass.init),
                    mainCandidates: program.mainCandidates))
        } catch {
            StandardStream.write(Array(error.text.utf8), to: STDERR_FILENO)
        }
        result.isDone = true
    }

    func compiled() -> SourceOutcome {
        try? thread?.join()
        if !result.isDone { SourceFileProgram.compile(launch, result) }
        return result.outcome
    }

    func compile(className: String) -> [SourceClass]? {
        do throws(SourceLaunch.Fault) {
            guard let found = try launch.compile(className: className, root: result.root) else { return nil }
            StandardStream.write(Array(found.complaints.utf8), to: STDERR_FILENO)
            return found.classes.map(SourceClass.init)
        } catch {
            StandardStream.write(Array(error.text.utf8), to: STDERR_FILENO)
            return []
        }
    }
}

extension SourceClass {
    fileprivate init(_ file: SourceLaunch.ClassFile) { self.init(name: file.name, bytes: file.bytes) }
}
