// SPDX-License-Identifier: Apache-2.0
import CJavaNativeInterface
import CommandLine

/// What JNI_CreateJavaVM was given, copied: JavaVMInitArgs.
struct InitialArguments: @unchecked Sendable {
    // The hooks are functions of the embedder, constant for as long as the process lives.
    let version: Int32
    private(set) var words: [String] = []
    let ignoresUnrecognized: Bool
    /// The embedder's function in place of vfprintf, exit, abort.
    private var printer: UnsafeRawPointer?
    private var exitHook: (@convention(c) (Int32) -> Void)?
    private var abortHook: (@convention(c) () -> Void)?

    init(_ given: SwiftletJNIInitialArguments) {
        version = given.version
        ignoresUnrecognized = given.ignoresUnrecognized != 0
        guard let options = given.options else { return }
        for index in 0..<max(0, Int(given.optionCount)) {
            guard let text = options[index].text else { continue }
            let word = String(cString: text)
            switch word {
            case "vfprintf": printer = options[index].extra.map { UnsafeRawPointer($0) }
            case "exit":
                exitHook = options[index].extra.map { unsafeBitCast($0, to: (@convention(c) (Int32) -> Void).self) }
            case "abort":
                abortHook = options[index].extra.map { unsafeBitCast($0, to: (@convention(c) () -> Void).self) }
            default: words.append(word)
            }
        }
    }

    /// Writes a line where the embedder wants it: a standard stream if it did not say.
    func print(_ line: String, isError: Bool) {
        if let printer {
            swiftlet_jni_print(printer, isError ? 1 : 0, line + "\n")
        } else if isError {
            StandardStream.complain(line)
        } else {
            StandardStream.print(line)
        }
    }

    /// To be called before the process ends with a status, or by a signal.
    func willExit(_ status: Int32) { exitHook?(status) }
    func willAbort() { abortHook?() }
}
