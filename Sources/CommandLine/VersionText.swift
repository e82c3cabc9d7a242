// SPDX-License-Identifier: Apache-2.0
import ClassPath
import Swiftlet

/// The three lines of `java -version`. The first names the class library, as tools expect that parse it.
struct VersionText {
    let lines: String

    init(_ home: JavaHome) {
        let version = home.property("JAVA_VERSION") ?? "25"
        let date = home.property("JAVA_VERSION_DATE") ?? ""
        let runtime = home.property("JAVA_RUNTIME_VERSION") ?? version
        let support = runtime.hasSuffix("LTS") ? " LTS" : ""
        lines = """
            openjdk version "\(version)"\(date.isEmpty ? "" : " " + date)\(support)
            OpenJDK Runtime Environment (build \(runtime))
            Swiftlet VM (build \(VirtualMachine.version), interpreted mode)
            """
    }
}
