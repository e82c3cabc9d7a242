// SPDX-License-Identifier: Apache-2.0
import ObjectModel
import Runtime

/// What `java` is asked for besides, or instead of, running a program. The class library itself answers most of it, in
/// sun.launcher.LauncherHelper, so the words are its own.
public struct LaunchPlan: Sendable {
    /// A usage text, on standard error or output.
    public struct Usage: Equatable, Sendable {
        public enum Kind: Equatable, Sendable { case full, extra, concise }
        public let kind: Kind
        public let onError: Bool
        /// Exit status after it.
        public let status: Int32

        public init(kind: Kind, onError: Bool, status: Int32 = 0) {
            self.kind = kind
            self.onError = onError
            self.status = status
        }
    }

    public struct Version: Equatable, Sendable {
        /// `-version` with its quotes on standard error; else `--version` on standard output.
        public let onError: Bool
        /// Nothing is run afterwards.
        public let ends: Bool

        public init(onError: Bool, ends: Bool) {
            self.onError = onError
            self.ends = ends
        }
    }

    public var program: MainProgram?
    public var arguments: [String]
    /// The whole word, `-XshowSettings` or `-XshowSettings:kind`.
    public var shownSettings: String?
    public var showsResolvedModules = false
    public var listsModules = false
    public var describedModule: String?
    public var version: Version?
    /// Modules have been validated by booting.
    public var onlyValidatesModules = false
    public var usage: Usage?
    /// The main class is loaded, not run.
    public var isDryRun = false

    public init(program: MainProgram? = nil, arguments: [String] = []) {
        self.program = program
        self.arguments = arguments
    }
}

extension VirtualMachine {
    /// Answers what needs no main class, in `java`'s order. The exit status if that is all, nil to go on.
    func answer(_ plan: LaunchPlan, _ thread: Thread) throws(JavaThrow) -> Int32? {
        if let settings = plan.shownSettings {
            try callHelper(
                "showSettings", "(ZLjava/lang/String;JJJ)V",
                [.boolean(true), .handle(thread.handle(try newString(settings, thread)))]
                    + [Int64(options.initialHeapSize), Int64(options.maximumHeapSize), Int64(options.givenStackSize)]
                    .map { JavaArgument.long($0) },
                thread)
        }
        if plan.showsResolvedModules { try callHelper("showResolvedModules", "()V", [], thread) }
        if plan.listsModules {
            try callHelper("listModules", "()V", [], thread)
            return 0
        }
        if let module = plan.describedModule {
            let name = thread.handle(try newString(module, thread))
            try callHelper("describeModule", "(Ljava/lang/String;)V", [.handle(name)], thread)
            return 0
        }
        if let version = plan.version {
            let print = try staticMethod("java/lang/VersionProps", "print", "(Z)V", thread)
            try thread.call(print, [.boolean(version.onError)])
            if version.ends { return 0 }
        }
        if plan.onlyValidatesModules { return 0 }
        if let usage = plan.usage {
            try show(usage, thread)
            return usage.status
        }
        if plan.program == nil {
            try show(LaunchPlan.Usage(kind: .concise, onError: true), thread)
            return 1
        }
        return nil
    }

    private func show(_ usage: LaunchPlan.Usage, _ thread: Thread) throws(JavaThrow) {
        switch usage.kind {
        case .full:
            let name = thread.handle(try newString("java", thread))
            try callHelper("initHelpMessage", "(Ljava/lang/String;)V", [.handle(name)], thread)
            try callHelper("printHelpMessage", "(Z)V", [.boolean(usage.onError)], thread)
        case .extra: try callHelper("printXUsageMessage", "(Z)V", [.boolean(usage.onError)], thread)
        case .concise: try callHelper("printConciseUsageMessage", "(Z)V", [.boolean(usage.onError)], thread)
        }
    }

    private func callHelper(
        _ name: StaticString, _ descriptor: StaticString, _ arguments: [JavaArgument], _ thread: Thread
    ) throws(JavaThrow) {
        try thread.call(
            try staticMethod("sun/launcher/LauncherHelper", name, descriptor, thread), arguments)
    }
}
