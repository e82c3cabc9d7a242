// SPDX-License-Identifier: Apache-2.0
import Glibc
import KVM
import KVMTestSupport
import Testing

/// The typed layer against a device that says what the test wants.
struct DeviceTests {
    @Test func refusalNamesCallAndErrno() {
        let device = ScriptedDevice()
        device.refuse(.openDevice, errno: EACCES)
        let error = #expect(throws: KVMError.self) { try KVMSystem(device: device) }
        #expect(error == .failed(call: .openDevice, errno: EACCES))
        #expect(error.map { "\($0)".contains("/dev/kvm") && "\($0)".contains("13") } == true)
    }

    @Test func otherInterfaceVersionIsRefused() {
        let device = ScriptedDevice()
        device.answerVersion(11)
        #expect(throws: KVMError.unsupportedVersion(11)) { try KVMSystem(device: device) }
    }

    @Test(arguments: [Capability.userMemory, .syncRegisters, .immediateExit])
    func neededCapabilityIsNamed(_ capability: Capability) {
        let device = ScriptedDevice()
        device.set(capability, 0)
        #expect(throws: KVMError.missingCapability(capability)) { try KVMSystem(device: device) }
        #expect(device.tally.closed == device.tally.opened)
    }

    @Test func readOnlySlotNeedsItsCapability() throws {
        let device = ScriptedDevice()
        device.set(.readOnlyMemory, 0)
        let machine = try KVMSystem(device: device).makeMachine()
        let page = UnsafeMutableRawPointer.allocate(byteCount: 4_096, alignment: 4_096)
        defer { page.deallocate() }
        let slot = MemorySlot(number: 0, guestAddress: 0, size: 4_096, hostAddress: page, options: .readOnly)
        #expect(throws: KVMError.missingCapability(.readOnlyMemory)) { try machine.setMemorySlot(slot) }
        #expect(device.tally.calls[.setUserMemoryRegion] == nil)
    }

    /// Every call on the way to a VCPU is refused once; nothing stays open behind any of the failures.
    @Test(arguments: [
        KVMCall.getAPIVersion, .checkExtension, .getVCPUMapSize, .getSupportedCPUID, .createVM, .createVCPU,
        .mapRunStructure, .setCPUID,
    ])
    func nothingLeaksBehindAFailure(_ call: KVMCall) {
        let device = ScriptedDevice()
        device.refuse(call, errno: ENOMEM)
        #expect(throws: KVMError.failed(call: call, errno: ENOMEM)) {
            _ = try KVMSystem(device: device).makeMachine().makeVCPU(number: 0)
        }
        #expect(device.tally.opened == device.tally.closed)
        #expect(device.tally.mapped == device.tally.unmapped)
    }

    @Test func truncatedMSRTransferIsAnError() throws {
        let device = ScriptedDevice()
        let vcpu = try KVMSystem(device: device).makeMachine().makeVCPU(number: 0)
        device.refuse(.setMSRs, errno: EINVAL)
        #expect(throws: KVMError.failed(call: .setMSRs, errno: EINVAL)) {
            try vcpu.storeMSRs([(index: 0x10, value: 1)])
        }
        #expect(try vcpu.loadMSRs([0x10, 0x11]).count == 2)
    }
}
