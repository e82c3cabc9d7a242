// SPDX-License-Identifier: Apache-2.0
import Platform

/// The kernel refused a call, or answered it in a way we cannot work with.
public enum KVMError: Error, Equatable, Sendable, CustomStringConvertible {
    /// `call` failed with `errno`.
    case failed(call: KVMCall, errno: Int32)
    /// The interface's version is not the one (12) that has been frozen since 2007.
    case unsupportedVersion(Int)
    /// The host cannot do something the monitor cannot do without.
    case missingCapability(Capability)
    /// Only `done` of `requested` model-specific registers were accepted.
    case partialMSRs(call: KVMCall, done: Int, requested: Int)
    /// A reply of the kernel does not have the shape its header promises.
    case malformedReply(call: KVMCall)

    public var description: String {
        switch self {
        case .failed(let call, let errno):
            "\(call.rawValue) failed: \(SystemError.message(for: errno)) (errno \(errno))"
        case .unsupportedVersion(let version):
            "KVM interface version \(version) is not supported (12 is)"
        case .missingCapability(let capability):
            "the host's KVM lacks \(capability)"
        case .partialMSRs(let call, let done, let requested):
            "\(call.rawValue) accepted \(done) of \(requested) registers"
        case .malformedReply(let call):
            "\(call.rawValue) answered with a malformed structure"
        }
    }

    /// The kernel's error number, where the failure has one.
    public var errno: Int32? {
        if case .failed(_, let errno) = self { errno } else { nil }
    }
}
