// SPDX-License-Identifier: Apache-2.0

/// The Java sources of this folder, which travel within the executable. What needs their classes compiles them: the start-up
/// image when it is made, or a machine that starts without one.
public struct StandardLibrary: Sendable {
    /// What is compiled together, and needed for one purpose.
    public enum Part: CaseIterable, Sendable {
        /// What a machine that becomes a start-up image runs.
        case training
        /// The class loader of programs that are launched from source.
        case sourceLoader
        /// The other end of sessions at a prompt.
        case shell
        /// What guests of virtual machines have beside the class library.
        case guest
    }

    public struct Source: Sendable {
        /// Relative to this folder.
        public let path: String
        public let text: [UInt8]
    }

    public static func sources(of part: Part) -> [Source] {
        switch part {
        case .training:
            [Source(path: "swiftlet/internal/StartupTraining.java", text: PackageResources.StartupTraining_java)]
        case .sourceLoader:
            [Source(path: "swiftlet/internal/SourceClassLoader.java", text: PackageResources.SourceClassLoader_java)]
        case .shell:
            [Source(path: "swiftlet/internal/Shell.java", text: PackageResources.Shell_java)]
        case .guest:
            [
                Source(path: "swiftlet/vm/Channel.java", text: PackageResources.Channel_java),
                Source(path: "swiftlet/vm/Executions.java", text: PackageResources.Executions_java),
                Source(path: "swiftlet/vm/Ring.java", text: PackageResources.Ring_java),
            ]
        }
    }
}
