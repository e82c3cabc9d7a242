// SPDX-License-Identifier: Apache-2.0
import ClassPath

/// `dir/*` in a class path stands for the jars in that folder.
enum ClassPathWildcards {
    static func expand(_ path: String) -> String {
        guard path.contains("*") else { return path }
        var elements: [String] = []
        for element in path.split(separator: ":", omittingEmptySubsequences: false) {
            guard element == "*" || element.hasSuffix("/*") else {
                elements.append(String(element))
                continue
            }
            let folder = String(element.dropLast())
            let jars = DirectoryEntry.names(inFolder: folder.isEmpty ? "." : folder).filter {
                $0.hasSuffix(".jar") || $0.hasSuffix(".JAR")
            }
            // A folder without jars leaves the element as it is.
            if jars.isEmpty { elements.append(String(element)) } else { elements += jars.map { folder + $0 } }
        }
        return elements.joined(separator: ":")
    }
}
