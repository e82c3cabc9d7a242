// SPDX-License-Identifier: Apache-2.0
import HostInterface

extension JavaBaseNatives {
    /// Character encoding of the environment's locale, which file names are in (`sun.jnu.encoding`).
    public static func encoding(of host: any HostInterface) -> String {
        PlatformFacts.encoding(ofLocale: PlatformFacts.locale(of: host))
    }
}

/// What the class library asks about its surroundings at boot: locale, encoding, user, folders.
struct PlatformFacts {
    private let host: any HostInterface
    private let information: SystemInformation
    private let locale: String

    init(_ host: any HostInterface) {
        self.host = host
        information = host.systemInformation
        locale = PlatformFacts.locale(of: host)
    }

    /// The name of the locale that characters are taken from.
    static func locale(of host: any HostInterface) -> String {
        var variables: [String: String] = [:]
        for entry in host.environment {
            let text = String(decoding: entry, as: UTF8.self)
            guard let equals = text.firstIndex(of: "=") else { continue }
            variables[String(text[..<equals])] = String(text[text.index(after: equals)...])
        }
        // As setlocale: the first that is set and not empty.
        let candidates = ["LC_ALL", "LC_CTYPE", "LANG"].compactMap { variables[$0] }.filter { !$0.isEmpty }
        return candidates.first ?? "C"
    }

    /// `en` for the C locale, as the JDK decides.
    var language: String {
        let name = locale.split(whereSeparator: { $0 == "." || $0 == "@" }).first.map(String.init) ?? "C"
        if name == "C" || name == "POSIX" { return "en" }
        return name.split(separator: "_").first.map(String.init) ?? "en"
    }

    var country: String? {
        let name = locale.split(whereSeparator: { $0 == "." || $0 == "@" }).first.map(String.init) ?? "C"
        let parts = name.split(separator: "_")
        return parts.count > 1 ? String(parts[1]) : nil
    }

    /// Character encoding of the locale, by which names and standard streams are encoded.
    var encoding: String { PlatformFacts.encoding(ofLocale: locale) }

    static func encoding(ofLocale locale: String) -> String {
        guard let dot = locale.firstIndex(of: ".") else { return "ANSI_X3.4-1968" }
        let name = locale[locale.index(after: dot)...].split(separator: "@").first.map(String.init) ?? ""
        switch name.lowercased() {
        case "utf-8", "utf8": return "UTF-8"
        case "": return "ANSI_X3.4-1968"
        default: return name
        }
    }

    /// Encoding of a standard stream if it is a terminal.
    func terminalEncoding(_ descriptor: Int32) -> String? {
        host.isTerminal(descriptor).value == 1 ? encoding : nil
    }

    var systemName: String { information.systemName }
    var systemVersion: String { information.release }
    var home: String { information.homeDirectory }
    var user: String { information.userName }

    var workingDirectory: String {
        withUnsafeTemporaryAllocation(byteCount: 4096, alignment: 1) { buffer in
            guard let count = host.workingDirectory(into: buffer).value else { return "/" }
            return String(decoding: buffer[..<min(count, buffer.count)], as: UTF8.self)
        }
    }
}
