// SPDX-License-Identifier: Apache-2.0

/// An optional ability of the host's KVM that we use or report; the raw value is the kernel's KVM_CAP number.
///
/// Capabilities decide, never the processor's brand: hosts whose KVM is a software backend lack some that hardware has.
public enum Capability: UInt, Sendable, CaseIterable {
    case interruptController = 0
    case userMemory = 3
    case setTSSAddress = 4
    case extendedCPUID = 7
    case recommendedVCPUs = 9
    case memorySlots = 10
    case mpState = 14
    case syncMMU = 16
    case interruptDescriptor = 32
    case ioEventDescriptor = 36
    case setIdentityMapAddress = 37
    case adjustClock = 39
    case vcpuEvents = 41
    case debugRegisters = 50
    case xsave = 55
    case extendedControl = 56
    case tscControl = 60
    case maximumVCPUs = 66
    case syncRegisters = 74
    case readOnlyMemory = 81
    case immediateExit = 136
    case manualDirtyLogProtect = 168
    case dirtyLogRing = 192
    case xsave2 = 208
    case userMemory2 = 231
    case memoryFaultInformation = 232
    case memoryAttributes = 233
    case guestMemoryDescriptor = 234
    case preFaultMemory = 236
}
