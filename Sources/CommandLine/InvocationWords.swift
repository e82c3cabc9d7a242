// SPDX-License-Identifier: Apache-2.0
import Platform
import Swiftlet

/// The machine's half of a command line without a launcher: what a C program gives `JNI_CreateJavaVM`.
package struct InvocationWords {
    private let line: MachineLine

    /// Parses the words, those of JAVA_TOOL_OPTIONS before and those of _JAVA_OPTIONS after them.
    ///
    /// - Parameter ignoring: options that are not known are passed over.
    package init(_ words: [String], ignoring: Bool) throws(Refusal) {
        let before = try Launcher.environmentWords("JAVA_TOOL_OPTIONS")
        let after = try Launcher.environmentWords("_JAVA_OPTIONS")
        line = try MachineLine(before + words + after, ignoring: ignoring)
    }

    /// Lines for standard error that do not stop the machine.
    package var warnings: [String] { line.warnings }
    package var imageUse: ImageUse { line.imageUse }

    /// Tells `write` what the flags ask to be listed, line by line.
    package func list(_ write: (String) -> Void) { FlagListing.print(line, to: write) }

    /// Options for a machine with a class library. The class path is a property here.
    package func options(javaHome: String) -> MachineOptions {
        var options = MachineOptions(javaHome: javaHome)
        line.apply(to: &options)
        options.classPath = options.properties.last { $0.key == "java.class.path" }?.value ?? ""
        options.properties.removeAll { $0.key == "java.class.path" }
        return options
    }
}
