// SPDX-License-Identifier: Apache-2.0
import Glibc
import GuestProtocol

// Watched folders: inotify of the host's, on granted folders. What it tells of, names and changes in a folder that may be read,
// a guest could find out by looking again and again.
//
// The host's call takes a path and follows it; as for names of sockets (`GuestEnvironment+SocketNames`), the process's
// working directory stands in for the descriptor of the folder that was found, and the path is `.`.

extension GuestEnvironment {
    /// Instances at a time, and watches in the life of each: the host's user has so many for all programs together.
    private static let instanceLimit = 8
    private static let watchLimit = 256
    /// Kinds of events; and to add to a watch, to end it after one event, to refuse what is no folder.
    private static let watchFlags: UInt64 = 0xa100_0fff

    func watch(_ call: GuestCall, _ a: CallArguments) throws(GuestCallError) -> CallOutcome {
        guard network.grants.isPrivate else { throw .notImplemented }
        switch call {
        case .makeWatch:
            guard a.a & ~0o2004000 == 0 else { throw .invalid }
            let instances = descriptors.files.values.count {
                if case .host(let file) = $0 { file.description.watchCount != nil } else { false }
            }
            guard instances < GuestEnvironment.instanceLimit else { throw .tooManyFiles }
            let result = hostCall(.makeWatch, 0o2004000)
            guard result >= 0 else { return .hostResult(result) }
            let description = HostFile.Description(
                kind: .stream, isReadable: true, isWritable: false, flags: a.a & 0o4000)
            description.watchCount = 0
            return .result(try descriptors.open(.host(HostFile(Int32(result), description))))
        case .addWatch:
            let file = try watchFile(a.a)
            let count = file.description.watchCount ?? 0
            guard count < GuestEnvironment.watchLimit else { throw .noSpace }
            let path = try addressSpace.readString(a.b)
            let mask = Int(a.c & GuestEnvironment.watchFlags)
            let result = names.look(path, base: names.workingDirectory, follows: true) { found in
                guard case .descriptor(let folder) = found else { return GuestCallError.accessDenied.negated }
                // Only folders can be gone to; other things are not watched.
                guard fchdir(Int32(folder)) == 0 else { return -Int(errno) }
                let here: StaticString = "."
                return hostCall(.addWatch, Int(file.descriptor), Int(bitPattern: here.utf8Start), mask)
            }
            if result >= 0 { file.description.watchCount = count + 1 }
            return .hostResult(result)
        default:
            let file = try watchFile(a.a)
            return .hostResult(hostCall(.removeWatch, Int(file.descriptor), Int(Int32(truncatingIfNeeded: a.b))))
        }
    }

    private func watchFile(_ number: UInt64) throws(GuestCallError) -> HostFile {
        guard let file = descriptors[number] else { throw .badDescriptor }
        guard case .host(let file) = file, file.description.watchCount != nil else { throw .invalid }
        return file
    }
}
