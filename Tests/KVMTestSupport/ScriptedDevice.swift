// SPDX-License-Identifier: Apache-2.0
import Glibc
import KVM
import Synchronization

/// A device whose answers a test chooses: it wraps another one, or stands alone and accepts everything.
///
/// `capabilities` replaces what `KVM_CHECK_EXTENSION` says; `refuse` makes the n-th performance of a call fail.
/// Descriptors opened and closed, and run structures mapped and unmapped, are counted, so that leaks show.
public final class ScriptedDevice: KVMDevice {
    public struct Tally: Sendable {
        public var opened = 0
        public var closed = 0
        public var mapped = 0
        public var unmapped = 0
        public var calls: [KVMCall: Int] = [:]
    }
    struct Script: Sendable {
        var tally = Tally()
        var capabilities: [Capability: Int] = [:]
        var refusals: [KVMCall: (occurrence: Int, errno: Int)] = [:]
        var version = 12
    }
    let inner: (any KVMDevice)?
    private let script = Mutex(Script())

    public init(wrapping inner: (any KVMDevice)? = nil) { self.inner = inner }

    public var tally: Tally { script.withLock { $0.tally } }
    public func set(_ capability: Capability, _ value: Int) { script.withLock { $0.capabilities[capability] = value } }
    public func answerVersion(_ version: Int) { script.withLock { $0.version = version } }
    /// Makes the `occurrence`-th performance (from 1) of `call` fail with `errno`.
    public func refuse(_ call: KVMCall, occurrence: Int = 1, errno: Int32) {
        script.withLock { $0.refusals[call] = (occurrence, Int(errno)) }
    }

    public func open() -> Int {
        if let refusal = count(.openDevice) { return refusal }
        let result = inner?.open() ?? 1_000
        if result >= 0 { script.withLock { $0.tally.opened += 1 } }
        return result
    }

    public func control(_ descriptor: Int32, _ call: KVMCall, _ argument: UInt) -> Int {
        if let refusal = count(call) { return refusal }
        if call == .checkExtension, let capability = Capability(rawValue: argument),
            let value = script.withLock({ $0.capabilities[capability] })
        {
            return value
        }
        if call == .getAPIVersion { return script.withLock { $0.version } }
        let result = inner?.control(descriptor, call, argument) ?? standAlone(call, argument)
        if result >= 0, call == .createVM || call == .createVCPU { script.withLock { $0.tally.opened += 1 } }
        return result
    }

    private func standAlone(_ call: KVMCall, _ argument: UInt) -> Int {
        switch call {
        case .checkExtension: return 1
        case .getVCPUMapSize: return 12_288
        case .createVM, .createVCPU: return 1_001
        case .getMSRs, .setMSRs:
            return UnsafeRawPointer(bitPattern: argument).map { Int($0.load(as: UInt32.self)) } ?? 0
        case .getSupportedCPUID:
            UnsafeMutableRawPointer(bitPattern: argument)?.storeBytes(of: 0, as: UInt32.self)
            return 0
        default: return 0
        }
    }

    /// Notes a call; the negated errno if the script refuses it.
    private func count(_ call: KVMCall) -> Int? {
        script.withLock { script in
            script.tally.calls[call, default: 0] += 1
            guard let refusal = script.refusals[call], refusal.occurrence == script.tally.calls[call] else {
                return nil
            }
            return -refusal.errno
        }
    }

    public func mapRunStructure(_ descriptor: Int32, size: Int) -> UnsafeMutableRawPointer? {
        if let refusal = count(.mapRunStructure) {
            errno = Int32(-refusal)
            return nil
        }
        script.withLock { $0.tally.mapped += 1 }
        if let inner { return inner.mapRunStructure(descriptor, size: size) }
        let area = UnsafeMutableRawPointer.allocate(byteCount: size, alignment: 4_096)
        area.initializeMemory(as: UInt8.self, repeating: 0, count: size)
        return area
    }

    public func unmapRunStructure(_ address: UnsafeMutableRawPointer, size: Int) {
        script.withLock { $0.tally.unmapped += 1 }
        if let inner { inner.unmapRunStructure(address, size: size) } else { address.deallocate() }
    }

    public func close(_ descriptor: Int32) {
        script.withLock { $0.tally.closed += 1 }
        inner?.close(descriptor)
    }
}
