// SPDX-License-Identifier: Apache-2.0
import Glibc
import Heap
import HostInterface
import ObjectModel

extension VirtualMachine {
    /// Writes a dump of the heap to a file that must not exist. Returns its size in bytes. A safepoint; no other thread runs
    /// meanwhile. Errors: of the file, with the system's error number.
    package func dumpHeap(to path: String, _ thread: Thread) throws(HostErrorNumber) -> Int {
        // O_WRONLY, O_CREAT, O_EXCL
        let opened = path.withCString { host.open(at: HostPath.workingDirectory, $0, flags: 0o301, mode: 0o600) }
        guard let descriptor = opened.value.map({ Int32(truncatingIfNeeded: $0) }) else {
            throw opened.error ?? .inputOutput
        }
        defer { _ = host.close(descriptor) }
        // Nothing is allocated at the safepoint, so what is written is what there is.
        var result: Result<Int, HostErrorNumber> = .failure(.inputOutput)
        threads.stopTheWorld(thread) {
            for record in threads.all { heap.retire(record.raw) }
            var dump = HeapDump(self, descriptor)
            do throws(HostErrorNumber) { result = .success(try dump.write()) } catch { result = .failure(error) }
        }
        return try result.get()
    }

    /// `-XX:+HeapDumpOnOutOfMemoryError`: a dump at the first of all OutOfMemoryErrors, with HotSpot's words on standard output.
    func dumpHeapOnce(because message: String, _ thread: Thread) {
        guard options.dumpsHeapOnOutOfMemory, outOfMemoryReports.next() == 0 else { return }
        log("java.lang.OutOfMemoryError: \(message)")
        let path = heapDumpPath
        log("Dumping heap to \(path) ...")
        let start = host.monotonicNanoseconds
        do throws(HostErrorNumber) {
            let size = try dumpHeap(to: path, thread)
            let milliseconds = (host.monotonicNanoseconds - start) / 1_000_000
            let fraction = String(milliseconds % 1000 + 1000).dropFirst()
            log("Heap dump file created [\(size) bytes in \(milliseconds / 1000).\(fraction) secs]")
        } catch {
            log("Unable to create \(path): \(String(cString: strerror(error.rawValue)))")
        }
    }

    /// The file that `-XX:HeapDumpPath` names, or one in that folder.
    private var heapDumpPath: String {
        let usual = "java_pid\(host.processID).hprof"
        let given = options.heapDumpPath
        if given.isEmpty { return usual }
        var status = FileStatus()
        let result = given.withCString {
            host.status(at: HostPath.workingDirectory, $0, followsLinks: true, &status)
        }
        let isFolder = result.value != nil && status.mode & 0o170000 == 0o040000
        return isFolder ? given + (given.hasSuffix("/") ? "" : "/") + usual : given
    }

    /// Whether a mirror is that of a primitive type or void.
    func isMirrorOfPrimitive(_ mirror: Reference) -> Bool {
        let metadata = space.load(mirror, Int(wellKnown.pointee.mirrorMetadata), as: UInt32.self)
        return metadata != 0 && space[ClassRef(rawValue: metadata)].isPrimitive
    }
}
