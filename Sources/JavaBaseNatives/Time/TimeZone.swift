// SPDX-License-Identifier: Apache-2.0
import HostInterface
import Runtime

/// Natives of java.util.TimeZone: which zone the host is in. TZ decides if it is set; otherwise /etc/localtime does,
/// either by the name it links to, or by being a copy of a file below /usr/share/zoneinfo.
enum TimeZoneNatives {
    static func bind(_ binder: NativeBinder) {
        binder.bind("getSystemTimeZoneID", "(Ljava/lang/String;)Ljava/lang/String;", getSystemTimeZoneID)
        binder.bind("getSystemGMTOffsetID", "()Ljava/lang/String;", getSystemOffset)
    }

    private static let zoneFolder = "/usr/share/zoneinfo"
    private static let localFile = "/etc/localtime"

    private static func getSystemTimeZoneID(_ call: inout NativeCall) throws(JavaThrow) -> NativeResult {
        let zone = call.onHost { host in
            identifier(fromVariable: variable(host)) ?? identifierOfLocalFile(host)
        }
        return try call.result(zone)
    }

    private static func variable(_ host: any HostInterface) -> String? {
        let prefix = Array("TZ=".utf8)
        return host.environment.first { $0.starts(with: prefix) }
            .map { String(decoding: $0.dropFirst(prefix.count), as: UTF8.self) }
    }

    /// The zone that a value of TZ names; nil if it is not set or empty.
    static func identifier(fromVariable value: String?) -> String? {
        guard var text = value, !text.isEmpty else { return nil }
        if text.hasPrefix(":") { text.removeFirst() }
        if text.hasPrefix("posix/") { text.removeFirst(6) }
        return text
    }

    /// The zone in a path below a zoneinfo folder.
    static func identifier(fromPath path: String) -> String? {
        guard let range = path.firstRange(of: "zoneinfo/") else { return nil }
        return String(path[range.upperBound...])
    }

    /// "GMT" with an offset given in seconds.
    static func offsetIdentifier(_ seconds: Int) -> String {
        if seconds == 0 { return "GMT" }
        let minutes = abs(seconds) / 60
        func digits(_ number: Int) -> String { (number < 10 ? "0" : "") + String(number) }
        return "GMT\(seconds < 0 ? "-" : "+")\(digits(minutes / 60)):\(digits(minutes % 60))"
    }

    private static func identifierOfLocalFile(_ host: any HostInterface) -> String? {
        var status = FileStatus()
        guard host.status(at: HostPath.workingDirectory, localFile, followsLinks: false, &status).error == nil else {
            return nil
        }
        if status.isSymbolicLink {
            if let found = HostFile.linkTarget(localFile, host).flatMap(identifier(fromPath:)) { return found }
        }
        guard let contents = HostFile.read(localFile, host, limit: 1 << 20), !contents.isEmpty else { return nil }
        return search(zoneFolder, contents, host, depth: 0).flatMap(identifier(fromPath:))
    }

    /// A file below `folder` with these contents.
    private static func search(_ folder: String, _ contents: [UInt8], _ host: any HostInterface, depth: Int) -> String?
    {
        guard depth < 8 else { return nil }
        for name in HostFile.names(in: folder, host) ?? [] {
            // Neither zones nor names that zones are asked by.
            if name.hasPrefix(".") || ["ROC", "posixrules", "localtime"].contains(name) { continue }
            let path = folder + "/" + name
            var status = FileStatus()
            guard host.status(at: HostPath.workingDirectory, path, followsLinks: true, &status).error == nil else {
                continue
            }
            if status.isDirectory {
                if let found = search(path, contents, host, depth: depth + 1) { return found }
            } else if status.isRegularFile, status.sizeInBytes == Int64(contents.count),
                HostFile.read(path, host, limit: contents.count + 1) == contents
            {
                return path
            }
        }
        return nil
    }

    private static func getSystemOffset(_ call: inout NativeCall) throws(JavaThrow) -> NativeResult {
        try call.result(offsetIdentifier(call.onHost { $0.secondsEastOfGreenwich }))
    }
}
