// SPDX-License-Identifier: Apache-2.0
import CSwiftlet
import Glibc

/// The seam between this target and the kernel: five operations on descriptors.
///
/// `LinuxKVMDevice` is the real one. A test's device answers with injected capabilities and failures, or passes calls
/// on and refuses one of them. Implementations may be called from any thread.
public protocol KVMDevice: Sendable {
    /// Opens the device; a descriptor, or a negated errno.
    func open() -> Int
    /// Performs `call` on a descriptor; the kernel's result, or a negated errno. The argument is a value or an address.
    func control(_ descriptor: Int32, _ call: KVMCall, _ argument: UInt) -> Int
    /// Maps a VCPU's run structure, or returns nil.
    func mapRunStructure(_ descriptor: Int32, size: Int) -> UnsafeMutableRawPointer?
    /// Undoes `mapRunStructure`.
    func unmapRunStructure(_ address: UnsafeMutableRawPointer, size: Int)
    /// Closes a descriptor that `open` or a creating call returned.
    func close(_ descriptor: Int32)
}

/// `/dev/kvm` of the running kernel, opened by its path, or by somebody else who may.
public struct LinuxKVMDevice: KVMDevice {
    public let path: String
    /// The device, open already; the caller's.
    private let given: Int32?

    public init(path: String = "/dev/kvm") {
        self.path = path
        given = nil
    }

    /// A device that this process was given open, and may have no right to open itself.
    public init(descriptor: Int32) {
        path = ""
        given = descriptor
    }

    public func open() -> Int {
        guard let given else { return Int(swiftlet_open(path, O_RDWR)) }
        let copy = fcntl(given, F_DUPFD_CLOEXEC, 3)
        return copy >= 0 ? Int(copy) : -Int(errno)
    }

    public func control(_ descriptor: Int32, _ call: KVMCall, _ argument: UInt) -> Int {
        swiftlet_ioctl(descriptor, call.request, argument)
    }

    public func mapRunStructure(_ descriptor: Int32, size: Int) -> UnsafeMutableRawPointer? {
        swiftlet_kvm_map_run(descriptor, size)
    }

    public func unmapRunStructure(_ address: UnsafeMutableRawPointer, size: Int) { munmap(address, size) }

    public func close(_ descriptor: Int32) { _ = Glibc.close(descriptor) }
}

/// A descriptor of the kernel's, closed with its last user.
final class KVMDescriptor: Sendable {
    let device: any KVMDevice
    let number: Int32

    init(device: any KVMDevice, number: Int32) {
        self.device = device
        self.number = number
    }

    deinit { device.close(number) }

    /// Performs a call whose argument is a plain value.
    @discardableResult
    func perform(_ call: KVMCall, _ argument: UInt = 0) throws(KVMError) -> Int {
        let result = device.control(number, call, argument)
        guard result >= 0 else { throw .failed(call: call, errno: Int32(truncatingIfNeeded: -result)) }
        return result
    }

    /// Performs a call that reads or writes the structure at `argument`.
    @discardableResult
    func perform(_ call: KVMCall, at argument: UnsafeMutableRawPointer) throws(KVMError) -> Int {
        try perform(call, UInt(bitPattern: argument))
    }

    /// Hands a structure to the kernel.
    @discardableResult
    func set<Value>(_ call: KVMCall, _ value: Value) throws(KVMError) -> Int {
        var copy = value
        let result = withUnsafeMutablePointer(to: &copy) { device.control(number, call, UInt(bitPattern: $0)) }
        guard result >= 0 else { throw .failed(call: call, errno: Int32(truncatingIfNeeded: -result)) }
        return result
    }

    /// Lets the kernel fill a structure.
    func get<Value>(_ call: KVMCall, into initial: Value) throws(KVMError) -> Value {
        var value = initial
        let result = withUnsafeMutablePointer(to: &value) { device.control(number, call, UInt(bitPattern: $0)) }
        guard result >= 0 else { throw .failed(call: call, errno: Int32(truncatingIfNeeded: -result)) }
        return value
    }
}
