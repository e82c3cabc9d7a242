// SPDX-License-Identifier: Apache-2.0

/// Sockets. Addresses are `sockaddr` structures of Linux as bytes; families, types, options and flags are Linux's numbers.
///
/// Calls that may wait (`connect`, `accept`, `receive`, `send` and their vectors) return EINTR when `interrupt` wakes the
/// thread, for the caller must see whether its channel was closed.
public protocol HostSockets: AnyObject, Sendable {
    func socket(family: Int32, type: Int32, protocolNumber: Int32) -> HostResult
    /// Fills in two connected descriptors.
    func socketPair(family: Int32, type: Int32, _ first: inout Int32, _ second: inout Int32) -> HostResult
    func bind(_ descriptor: Int32, _ address: UnsafeRawBufferPointer) -> HostResult
    func listen(_ descriptor: Int32, backlog: Int32) -> HostResult
    func connect(_ descriptor: Int32, _ address: UnsafeRawBufferPointer) -> HostResult
    /// Returns the new descriptor. `length` becomes the length of the peer's address, which may exceed the buffer.
    func accept(_ descriptor: Int32, peer: UnsafeMutableRawBufferPointer, length: inout Int) -> HostResult
    /// `direction` as for shutdown(2): 0 reading, 1 writing, 2 both.
    func shutdown(_ descriptor: Int32, direction: Int32) -> HostResult
    /// Returns the length of the address.
    func localAddress(_ descriptor: Int32, into buffer: UnsafeMutableRawBufferPointer) -> HostResult
    func peerAddress(_ descriptor: Int32, into buffer: UnsafeMutableRawBufferPointer) -> HostResult
    /// Returns the length of the value.
    func socketOption(
        _ descriptor: Int32, level: Int32, name: Int32, into buffer: UnsafeMutableRawBufferPointer
    ) -> HostResult
    func setSocketOption(_ descriptor: Int32, level: Int32, name: Int32, _ value: UnsafeRawBufferPointer) -> HostResult
    func receive(_ descriptor: Int32, into buffer: UnsafeMutableRawBufferPointer, flags: Int32) -> HostResult
    func send(_ descriptor: Int32, _ buffer: UnsafeRawBufferPointer, flags: Int32) -> HostResult
    /// `length` becomes the length of the sender's address, 0 if there is none.
    func receive(
        _ descriptor: Int32, into buffer: UnsafeMutableRawBufferPointer, flags: Int32,
        sender: UnsafeMutableRawBufferPointer, length: inout Int
    ) -> HostResult
    func send(
        _ descriptor: Int32, _ buffer: UnsafeRawBufferPointer, flags: Int32, to address: UnsafeRawBufferPointer
    ) -> HostResult
    /// Whether the last byte read stands before urgent data: 1 or 0.
    func isAtUrgentMark(_ descriptor: Int32) -> HostResult

    // MARK: Names

    /// Addresses of a host name, 4 or 16 bytes each, in the order of the resolver. `scopes` has an interface index for
    /// each, 0 for most. Failures are those of getaddrinfo(3), as text.
    func resolve(_ name: UnsafePointer<CChar>, family: Int32) -> HostAddresses
    /// Name of a host by its `sockaddr`; nil if it has none.
    func name(of address: UnsafeRawBufferPointer) -> [UInt8]?
    var hostName: [UInt8] { get }
    var networkInterfaces: [HostNetworkInterface] { get }
}

/// What a host name resolved to.
public enum HostAddresses: Sendable {
    case addresses([HostAddress])
    /// Text of the resolver's error.
    case failure(String)
}

public struct HostAddress: Sendable, Equatable {
    /// 4 or 16 bytes, in network order.
    public var bytes: [UInt8]
    /// Interface index of a link-local address, else 0.
    public var scope: UInt32

    public init(bytes: [UInt8], scope: UInt32 = 0) {
        self.bytes = bytes
        self.scope = scope
    }
}

/// A network interface and its addresses.
public struct HostNetworkInterface: Sendable {
    public struct Binding: Sendable {
        public var address: HostAddress
        /// 4 bytes, or empty.
        public var broadcast: [UInt8] = []
        public var prefixLength: Int = 0

        public init(address: HostAddress) { self.address = address }
    }

    public var name: String
    public var index: Int32
    /// IFF_ flags.
    public var flags: UInt32 = 0
    public var maximumTransmissionUnit: Int32 = 0
    /// Empty if there is none.
    public var hardwareAddress: [UInt8] = []
    public var bindings: [Binding] = []

    public init(name: String, index: Int32) {
        self.name = name
        self.index = index
    }
}
