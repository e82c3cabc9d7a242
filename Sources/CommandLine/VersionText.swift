// SPDX-License-Identifier: Apache-2.0
import ClassPath
import Swiftlet

/// What `java -version` and its relatives print: that of the class library's VersionProps, without booting a machine.
struct VersionText {
    /// Version with its date, quoted as `-version` does or plain as `--version`.
    let quoted: String
    let plain: String
    let fullVersion: String

    /// - Parameter mode: as in `java.vm.info`.
    init(_ home: JavaHome, mode: String) {
        let version = home.property("JAVA_VERSION") ?? "25"
        let date = home.property("JAVA_VERSION_DATE") ?? ""
        fullVersion = home.property("JAVA_RUNTIME_VERSION") ?? version
        // The vendor's version is a word of its own: "Temurin-25.0.3+9".
        let vendor = home.property("IMPLEMENTOR_VERSION").map { " " + $0 } ?? ""
        let head = (date.isEmpty ? "" : " " + date) + (fullVersion.hasSuffix("LTS") ? " LTS" : "")
        let tail = """
            OpenJDK Runtime Environment\(vendor) (build \(fullVersion))
            Swiftlet VM\(vendor) (build \(VirtualMachine.version), \(mode))
            """
        quoted = "openjdk version \"\(version)\"\(head)\n\(tail)"
        plain = "openjdk \(version)\(head)\n\(tail)"
    }
}
