// SPDX-License-Identifier: Apache-2.0
import GuestProtocol

// Extended attributes of open files: the user's own, those whose names begin with `user.`, and no others. They are read where
// the file may be, and changed in folders granted for writing.

extension GuestEnvironment {
    /// Bytes of a name with its end, and of a value or a list of names: the kernel's own limits.
    private static let attributeNameLimit = 256
    private static let attributeLimit: UInt64 = 64 << 10
    private static let userAttributes: [UInt8] = Array("user.".utf8)

    func ofAttributes(_ call: GuestCall, _ file: HostFile, _ a: CallArguments) throws(GuestCallError) -> CallOutcome {
        switch call {
        case .setAttributeOf:
            guard file.description.mayChange else { throw .notPermitted }
            let name = try attributeName(a.b)
            guard a.d <= GuestEnvironment.attributeLimit, a.e <= 2 else { throw .invalid }
            let value = a.d == 0 ? [] : try addressSpace.read(a.c, count: Int(a.d))
            let flags = Int(a.e)
            return .deferred(
                HostWork {
                    value.withUnsafeBytes { value in
                        name.withUnsafeBytes { name in
                            .value(
                                hostCall(
                                    .setAttributeOf, Int(file.descriptor), Int(bitPattern: name.baseAddress),
                                    Int(bitPattern: value.baseAddress), value.count, flags))
                        }
                    }
                })
        case .removeAttributeOf:
            guard file.description.mayChange else { throw .notPermitted }
            let name = try attributeName(a.b)
            return .deferred(
                HostWork {
                    name.withUnsafeBytes { .value(hostCall(.removeAttributeOf, Int(file.descriptor), $0.baseAddress)) }
                })
        case .getAttributeOf:
            let name = try attributeName(a.b)
            return attributeBytes(at: a.c, limit: a.d) { buffer in
                name.withUnsafeBytes { name in
                    hostCall(
                        .getAttributeOf, Int(file.descriptor), Int(bitPattern: name.baseAddress),
                        Int(bitPattern: buffer.baseAddress), buffer.count)
                }
            }
        default: return listAttributes(file, a)
        }
    }

    /// The names that a guest may know of; the host's count of bytes includes others.
    private func listAttributes(_ file: HostFile, _ a: CallArguments) -> CallOutcome {
        .deferred(
            HostWork {
                let (all, result) = GuestEnvironment.hostBytes(Int(GuestEnvironment.attributeLimit)) { buffer in
                    hostCall(.listAttributesOf, Int(file.descriptor), buffer.baseAddress, buffer.count)
                }
                guard result >= 0 else { return .value(result) }
                var names: [UInt8] = []
                for name in all.split(separator: 0) where name.starts(with: GuestEnvironment.userAttributes) {
                    names += name + [0]
                }
                if a.c == 0 { return .value(names.count) }
                guard names.count <= a.c else { return .value(GuestCallError.outOfRange.negated) }
                return .bytes(names, at: [GuestPiece(address: a.b, count: names.count)])
            })
    }

    /// Bytes for a buffer of the guest's; without one, their number.
    private func attributeBytes(
        at address: UInt64, limit: UInt64, _ body: @escaping (UnsafeMutableRawBufferPointer) -> Int
    ) -> CallOutcome {
        let room = min(limit, GuestEnvironment.attributeLimit)
        return .deferred(
            HostWork {
                if room == 0 { return .value(body(UnsafeMutableRawBufferPointer(start: nil, count: 0))) }
                let (bytes, result) = GuestEnvironment.hostBytes(Int(room), body)
                guard result >= 0 else { return .value(result) }
                return .bytes(bytes, at: [GuestPiece(address: address, count: bytes.count)])
            })
    }

    /// The name of an attribute that a guest may use, with its end.
    private func attributeName(_ address: UInt64) throws(GuestCallError) -> [UInt8] {
        let name = try addressSpace.readString(address)
        guard name.count < GuestEnvironment.attributeNameLimit else { throw .outOfRange }
        guard name.starts(with: GuestEnvironment.userAttributes), name.count > GuestEnvironment.userAttributes.count
        else { throw .notSupported }
        return name + [0]
    }
}
