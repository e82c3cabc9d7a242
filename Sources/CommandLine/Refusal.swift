// SPDX-License-Identifier: Apache-2.0

/// Why a command line is refused: what `java` writes, and where.
public struct Refusal: Error, Equatable {
    /// Text for standard output; the virtual machine's own complaints go there.
    public var output: String?
    /// Text for standard error.
    public var error: String?
    public var status: Int32 = 1
    /// The launcher's usage follows on standard error.
    public var showsUsage = false

    /// A mistake the launcher finds.
    static func launcher(_ text: String) -> Refusal { Refusal(error: "Error: " + text) }

    /// An option that keeps the machine from being created; the launcher adds its own two lines.
    static func option(_ text: String, onOutput: String? = nil) -> Refusal {
        Refusal(output: onOutput, error: text.isEmpty ? launcherLines : text + "\n" + launcherLines)
    }

    private static let launcherLines =
        "Error: Could not create the Java Virtual Machine.\nError: A fatal exception has occurred. Program will exit."

    /// What the machine itself has to say on standard error; nil if nothing.
    package var machineError: String? {
        guard let error, error.hasSuffix(Refusal.launcherLines) else { return error }
        let text = error.dropLast(Refusal.launcherLines.count + 1)
        return text.isEmpty ? nil : String(text)
    }

    static let stackTooSmall = Refusal.option(
        "", onOutput: "\nThe Java thread stack size specified is too small. Specify at least 136k")

    /// A machine that could not be initialized.
    static func initialization(_ text: String) -> Refusal {
        Refusal(output: "Error occurred during initialization of VM\n" + text)
    }
}
