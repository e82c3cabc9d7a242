// SPDX-License-Identifier: Apache-2.0
import ObjectModel
import Runtime
import Synchronization

/// A machine that runs the classes of a session at a prompt (stdlib/swiftlet/internal/Shell.java). Used on the thread that
/// booted it, `interrupt` apart.
public final class SnippetMachine {
    /// A frame of a stack trace.
    public struct Frame: Equatable, Sendable {
        public let className: String
        public let method: String
        /// Empty if unknown.
        public let file: String
        public let line: Int
        public let isNative: Bool
    }

    /// An exception, as it is shown.
    public struct Exception: Equatable, Sendable {
        public let className: String
        public let message: String?
        public let frames: [Frame]
    }

    /// How running a snippet ended.
    public enum Outcome: Equatable, Sendable {
        /// With a value as text, empty if there is none.
        case value(String)
        /// With an exception, its cause, and so on.
        case thrown([Exception])
        /// `interrupt` ended it.
        case stopped
        /// The machine runs no more code: the snippet has called `System.exit`, say.
        case ended
    }

    private let thread: HostedThread
    public var machine: VirtualMachine { thread.machine }

    /// Boots a machine.
    public init(_ options: MachineOptions, image: ImageUse = .automatic) throws(MachineError) {
        thread = try VirtualMachine.create(options, image: image).boot()
        do throws(JavaError) {
            try thread.inJava { (thread) throws(JavaThrow) in
                if !thread.vm.hasOwnClass("swiftlet/internal/Shell") { try thread.vm.define([.shell], thread) }
            }
            try thread.callStatic("swiftlet.internal.Shell", "begin", "()V")
        } catch { throw MachineError("Could not begin the session: \(error)") }
    }

    /// Ends the machine and all its threads. Those that are stuck in the system go with the process.
    public func destroy() {
        machine.destroy(timeout: .seconds(1))
    }

    /// Makes a class known, by its name with dots.
    public func add(_ name: String, _ bytes: [UInt8]) {
        do throws(JavaError) {
            try thread.inJava { (thread) throws(JavaThrow) in
                let machine = thread.vm
                let name = thread.handle(try machine.newString(name, thread))
                let file = thread.handle(try machine.newByteArray(bytes, thread))
                let add = try machine.staticMethod(
                    "swiftlet/internal/Shell", "add", "(Ljava/lang/String;[B)V", thread)
                try thread.call(add, [.handle(name), .handle(file)])
            }
        } catch {}
    }

    /// Runs `do_it$` of a class.
    public func run(_ className: String) -> Outcome {
        outcome("run", "(Ljava/lang/String;)[Ljava/lang/String;", [className])
    }

    /// The value of a static field.
    public func value(_ className: String, _ field: String) -> Outcome {
        outcome("value", "(Ljava/lang/String;Ljava/lang/String;)[Ljava/lang/String;", [className, field])
    }

    /// Set by `interrupt`, cleared when a snippet begins: what it throws then is a consequence.
    private let wasInterrupted = Atomic<Bool>(false)

    /// Has the snippet that runs throw, and ends a system call that it waits in; any thread. Whether one is running the caller
    /// must know. May be repeated: a signal that arrives just before the system call is lost.
    public func interrupt() {
        wasInterrupted.store(true, ordering: .relaxed)
        thread.record.stop()
        if thread.record.isOutside { _ = machine.host.forbidWaiting(thread: thread.record.hostThread) }
    }

    private func outcome(_ name: StaticString, _ descriptor: StaticString, _ texts: [String]) -> Outcome {
        var words: [String] = []
        wasInterrupted.store(false, ordering: .relaxed)
        defer { machine.host.permitWaiting(thread: thread.record.hostThread) }
        do throws(JavaError) {
            try thread.inJava { (thread) throws(JavaThrow) in
                let machine = thread.vm
                var arguments: [JavaArgument] = []
                for text in texts { arguments.append(.handle(thread.handle(try machine.newString(text, thread)))) }
                let method = try machine.staticMethod("swiftlet/internal/Shell", name, descriptor, thread)
                let array = thread.handle(try thread.call(method, arguments).reference)
                thread.record.withdrawStop()
                for index in 0..<Int(machine.space.arrayLength(array.reference)) {
                    let text = machine.space.loadReference(array.reference, SwiftletArrayData4 + index * 4)
                    words.append(machine.string(text))
                }
            }
        } catch {
            guard case .thrown(let className, let message) = error else { return .ended }
            if className == "java.lang.ThreadDeath" || wasInterrupted.load(ordering: .relaxed) { return .stopped }
            // Where there is no memory left to describe it, this is what can be said.
            return .thrown([Exception(className: className, message: message, frames: [])])
        }
        switch words.first {
        case "value": return .value(words.count > 1 ? words[1] : "")
        case "thrown":
            return wasInterrupted.load(ordering: .relaxed) ? .stopped : .thrown(SnippetMachine.exceptions(words))
        default: return .stopped
        }
    }

    /// What `Shell.exception` wrote.
    private static func exceptions(_ words: [String]) -> [Exception] {
        var found: [Exception] = []
        var at = 1
        while at + 3 < words.count {
            let className = words[at]
            let message: String? = words[at + 1] == "1" ? words[at + 2] : nil
            let count = Int(words[at + 3]) ?? 0
            at += 4
            var frames: [Frame] = []
            for _ in 0..<count where at + 4 < words.count {
                frames.append(
                    Frame(
                        className: words[at], method: words[at + 1], file: words[at + 2],
                        line: Int(words[at + 3]) ?? -1,
                        isNative: words[at + 4] == "1"))
                at += 5
            }
            found.append(Exception(className: className, message: message, frames: frames))
        }
        return found
    }
}
