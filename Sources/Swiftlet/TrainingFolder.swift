// SPDX-License-Identifier: Apache-2.0
import Glibc
import Platform

/// A new temporary folder with the class files of the training program, for a run from a class path.
struct TrainingFolder {
    let path: String

    /// Nil if the temporary folder cannot be written to.
    init?(javaHome: String) throws(MachineError) {
        let classes = try OwnClasses([.training], javaHome: javaHome)
        var template = Array("\(Environment.value(of: "TMPDIR") ?? "/tmp")/swiftlet-training-XXXXXX".utf8CString)
        guard mkdtemp(&template) != nil else { return nil }
        path = String(decoding: template.dropLast().map { UInt8(bitPattern: $0) }, as: UTF8.self)
        for file in classes.files where !write(file.bytes, to: file.name + ".class") {
            remove()
            return nil
        }
    }

    /// Removes the folder with everything in it.
    func remove() { Self.remove(path) }

    private func write(_ bytes: [UInt8], to name: String) -> Bool {
        var folder = path
        for element in name.split(separator: "/").dropLast() {
            folder += "/" + element
            mkdir(folder, 0o700)
        }
        guard let file = fopen("\(path)/\(name)", "w") else { return false }
        let written = fwrite(bytes, 1, bytes.count, file)
        return fclose(file) == 0 && written == bytes.count
    }

    private static func remove(_ path: String) {
        if let folder = opendir(path) {
            while let entry = readdir(folder) {
                let name = withUnsafePointer(to: &entry.pointee.d_name) {
                    $0.withMemoryRebound(to: CChar.self, capacity: 256) { String(cString: $0) }
                }
                if name != "." && name != ".." { remove("\(path)/\(name)") }
            }
            closedir(folder)
            rmdir(path)
        } else {
            unlink(path)
        }
    }
}
