// SPDX-License-Identifier: Apache-2.0
import Glibc
import GuestMemory
import MachineState
import Platform

// A snapshot as two files in a folder: `memory`, with holes where nothing is, and `state`. Both are written under
// temporary names, reach the disk, and are renamed; `state` last, so that a folder with a `state` is whole.
//
// Files come from anywhere. The state is judged as it is decoded; page tables lie in the memory file, and since the
// monitor follows them, a machine made from files checks them against the state before it runs.

extension Snapshot {
    static let memoryName = "memory"
    static let stateName = "state"

    /// Writes the snapshot into a folder that exists, replacing one that is there.
    public func write(to folder: String) throws(MachineError) {
        let stateBytes = state.encoded()
        do throws(SystemError) {
            unlink(folder + "/" + Snapshot.stateName)
            try Snapshot.writeFile(folder + "/" + Snapshot.memoryName) { (file) throws(SystemError) in
                guard ftruncate(file, memory.size) == 0 else { throw Snapshot.failure("ftruncate") }
                try copyMemory(to: file)
            }
            try Snapshot.writeFile(folder + "/" + Snapshot.stateName) { (file) throws(SystemError) in
                try stateBytes.withUnsafeBytes { bytes in
                    Result { () throws(SystemError) in try Snapshot.write(bytes, to: file, at: 0) }
                }.get()
            }
        } catch {
            throw .system(error)
        }
    }

    /// Opens a snapshot that `write` made. The files must not change while machines made from it live.
    public convenience init(folder: String) throws(MachineError) {
        let bytes: [UInt8]
        do throws(SystemError) {
            let file = try MappedFile(path: folder + "/" + Snapshot.stateName)
            bytes = withExtendedLifetime(file) { Array(file.bytes) }
        } catch {
            throw .system(error)
        }
        let memory = try inLayer { () throws(GuestMemoryError) in
            try MemoryFile(path: folder + "/" + Snapshot.memoryName)
        }
        do throws(StateError) {
            let state = try MachineState(decoding: bytes)
            let environment = try state.restore(EnvironmentState.self)
            guard let mainSize = Int(exactly: environment.memorySize),
                let imageSize = Int(exactly: environment.imageSize),
                mainSize > 0, imageSize > 0, mainSize <= memory.size, imageSize == memory.size - mainSize
            else { throw .invalidValue("memory size") }
            self.init(memory: memory, mainSize: mainSize, imageSize: imageSize, state: state)
        } catch {
            throw .state(error)
        }
    }

    // MARK: Files

    /// Copies what is not a hole.
    private func copyMemory(to file: Int32) throws(SystemError) {
        let source = memory.descriptor
        var position = lseek(source, 0, 3)  // SEEK_DATA
        while position >= 0 {
            let end = lseek(source, position, 4)  // SEEK_HOLE
            let count = end - position
            guard count > 0 else { break }
            let view = try VirtualMemory.mapFile(
                descriptor: source, offset: Int64(position), sizeInBytes: count, protection: .read, sharing: .shared)
            defer { munmap(view, count) }
            try Snapshot.write(UnsafeRawBufferPointer(start: view, count: count), to: file, at: position)
            position = lseek(source, end, 3)
        }
    }

    private static func write(_ bytes: UnsafeRawBufferPointer, to file: Int32, at start: Int) throws(SystemError) {
        var position = 0
        while position < bytes.count, let base = bytes.baseAddress {
            let count = pwrite(file, base + position, bytes.count - position, start + position)
            if count < 0, errno != EINTR { throw failure("pwrite") }
            position += max(count, 0)
        }
    }

    /// Makes a file appear whole: `body` fills it under a temporary name.
    private static func writeFile(_ path: String, _ body: (Int32) throws(SystemError) -> Void) throws(SystemError) {
        let temporary = path + ".new"
        let file = open(temporary, O_RDWR | O_CREAT | O_TRUNC | O_CLOEXEC, 0o600)
        guard file >= 0 else { throw failure("open") }
        defer { close(file) }
        do throws(SystemError) {
            try body(file)
            guard fsync(file) == 0 else { throw failure("fsync") }
            guard rename(temporary, path) == 0 else { throw failure("rename") }
        } catch {
            unlink(temporary)
            throw error
        }
    }

    private static func failure(_ operation: StaticString) -> SystemError {
        SystemError(operation: operation, code: errno)
    }
}
