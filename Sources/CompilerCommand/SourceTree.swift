// SPDX-License-Identifier: Apache-2.0
import ClassPath
import Glibc

/// Source files below a folder.
enum SourceTree {
    /// All `.java` files, sorted by path. Links to folders are followed; no deeper than 64 levels.
    static func files(below folder: String, depth: Int = 0) -> [String] {
        if depth > 64 { return [] }
        var found: [String] = []
        for name: String in DirectoryEntry.names(inFolder: folder).sorted() where !name.hasPrefix(".") {
            let path: String = folder + "/" + name
            if name.hasSuffix(".java") {
                found.append(path)
            } else if isFolder(path) {
                found += files(below: path, depth: depth + 1)
            }
        }
        return found
    }

    /// Names of the folders in a folder.
    static func folders(in folder: String) -> [String] {
        DirectoryEntry.names(inFolder: folder).filter { !$0.hasPrefix(".") && isFolder(folder + "/" + $0) }
    }

    static func exists(_ path: String) -> Bool { access(path, F_OK) == 0 }

    private static func isFolder(_ path: String) -> Bool {
        var status: stat = stat()
        return stat(path, &status) == 0 && status.st_mode & S_IFMT == S_IFDIR
    }
}
