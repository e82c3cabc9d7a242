// SPDX-License-Identifier: Apache-2.0
import Glibc
import GuestProtocol

// UNIX sockets with names, which are names of files: made where the guest may write, found where it may look.
//
// The host's calls take a path, and there is no form that starts from a descriptor. So the process's working directory,
// which nothing else here uses, stands in for one: making a socket starts from the folder it is to be in, connecting
// goes by the number of a descriptor for the very socket, in the process's own folder of those. Neither leads past what
// was looked up before. A process that does other things besides has no such sockets for its guests.

extension GuestEnvironment {
    /// The path in a `sockaddr_un`; nil for an unnamed or abstract one.
    private func path(_ address: [UInt8]) -> [UInt8]? {
        let name = address.dropFirst(2).prefix { $0 != 0 }
        return name.isEmpty ? nil : Array(name)
    }

    private func withAddress(_ name: [UInt8], _ body: (UnsafeRawPointer?, Int) -> Int) -> Int {
        let address = [1, 0] + name + [0]
        return address.withUnsafeBytes { body($0.baseAddress, $0.count) }
    }

    func bindByName(_ file: HostFile, _ bytes: [UInt8]) throws(GuestCallError) -> Int {
        guard network.grants.isPrivate, let path = path(bytes) else { throw .accessDenied }
        let result = names.inFolder(path) { folder, name in
            guard fchdir(Int32(folder)) == 0 else { return -Int(errno) }
            return withAddress(name) { hostCall(.bind, Int(file.descriptor), $0, $1) }
        }
        if result == 0 { file.description.localName = path }
        // What is there already is an address in use.
        return result == GuestCallError.exists.negated ? GuestCallError.addressInUse.negated : result
    }

    func connectByName(
        _ file: HostFile, _ bytes: [UInt8], _ thread: GuestThread
    ) throws(GuestCallError) -> CallOutcome {
        guard let path = path(bytes) else { throw .refused }
        guard network.grants.isPrivate, let folder = network.descriptorFolder else { throw .noEntry }
        let result = names.look(path, base: names.workingDirectory, follows: true) { found in
            guard case .descriptor(let socket) = found else { return GuestCallError.refused.negated }
            guard fchdir(folder) == 0 else { return -Int(errno) }
            return withAddress(Array("\(socket)".utf8)) { hostCall(.connect, Int(file.descriptor), $0, $1) }
        }
        if result == 0 { file.description.peerName = path }
        // A full queue of a listener: the host has no way to say when to try again, so it is soon.
        if result == GuestCallError.tryAgain.negated, file.description.isBlocking {
            scheduler.wait(thread, for: .events, deadline: monotonicNow &+ 1_000_000)
            return .blocked
        }
        return .hostResult(result)
    }
}
