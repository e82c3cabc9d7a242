// SPDX-License-Identifier: Apache-2.0
import ClassPath
import Platform
import Swiftlet

/// `swiftlet image create [-o FILE]`: boots the class library and writes its start-up image, into the cache where every later
/// start finds it, or to a file for `-XX:SharedArchiveFile=FILE`.
enum ImageCommand {
    static let usage = "usage: swiftlet image create [-o FILE]"

    static func run(_ words: [String]) -> Int32 {
        var file: String?
        switch words.count {
        case 1 where words == ["create"]: break
        case 3 where words[0] == "create" && words[1] == "-o": file = words[2]
        case 1 where words == ["--help"]:
            StandardStream.print(usage)
            return 0
        default:
            StandardStream.complain(usage)
            return 2
        }
        do {
            let path = try StartupImages.create(MachineOptions(javaHome: try JavaHome.discover().path), to: file)
            StandardStream.print(path)
            return 0
        } catch {
            StandardStream.complain("Error: \(error)")
            return 1
        }
    }
}
