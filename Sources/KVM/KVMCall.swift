// SPDX-License-Identifier: Apache-2.0
import CSwiftlet

/// One request to the kernel's KVM interface, named as the kernel names it.
///
/// The few that are not ioctls, such as opening the device, are here too, so that every way in which the kernel can
/// refuse us has a name.
public enum KVMCall: String, Sendable, CaseIterable {
    case openDevice = "open /dev/kvm"
    case mapRunStructure = "mmap of kvm_run"
    case installKickSignal = "sigaction"
    case makeEvent = "eventfd"
    case getAPIVersion = "KVM_GET_API_VERSION"
    case createVM = "KVM_CREATE_VM"
    case checkExtension = "KVM_CHECK_EXTENSION"
    case getVCPUMapSize = "KVM_GET_VCPU_MMAP_SIZE"
    case getSupportedCPUID = "KVM_GET_SUPPORTED_CPUID"
    case enableCapability = "KVM_ENABLE_CAP"
    case setTSSAddress = "KVM_SET_TSS_ADDR"
    case setIdentityMapAddress = "KVM_SET_IDENTITY_MAP_ADDR"
    case createInterruptController = "KVM_CREATE_IRQCHIP"
    case setUserMemoryRegion = "KVM_SET_USER_MEMORY_REGION"
    case getDirtyLog = "KVM_GET_DIRTY_LOG"
    case clearDirtyLog = "KVM_CLEAR_DIRTY_LOG"
    case ioEventDescriptor = "KVM_IOEVENTFD"
    case interruptDescriptor = "KVM_IRQFD"
    case setClock = "KVM_SET_CLOCK"
    case getClock = "KVM_GET_CLOCK"
    case createVCPU = "KVM_CREATE_VCPU"
    case run = "KVM_RUN"
    case getRegisters = "KVM_GET_REGS"
    case setRegisters = "KVM_SET_REGS"
    case getSystemRegisters = "KVM_GET_SREGS"
    case setSystemRegisters = "KVM_SET_SREGS"
    case getXSave = "KVM_GET_XSAVE"
    case getXSave2 = "KVM_GET_XSAVE2"
    case setXSave = "KVM_SET_XSAVE"
    case getExtendedControl = "KVM_GET_XCRS"
    case setExtendedControl = "KVM_SET_XCRS"
    case getEvents = "KVM_GET_VCPU_EVENTS"
    case setEvents = "KVM_SET_VCPU_EVENTS"
    case getMSRs = "KVM_GET_MSRS"
    case setMSRs = "KVM_SET_MSRS"
    case getDebugRegisters = "KVM_GET_DEBUGREGS"
    case setDebugRegisters = "KVM_SET_DEBUGREGS"
    case getMPState = "KVM_GET_MP_STATE"
    case setMPState = "KVM_SET_MP_STATE"
    case setCPUID = "KVM_SET_CPUID2"

    /// The ioctl number; 0 for the calls that are not ioctls.
    var request: UInt {
        switch self {
        case .openDevice, .mapRunStructure, .installKickSignal, .makeEvent: 0
        case .getAPIVersion: SWIFTLET_GET_API_VERSION.rawValue
        case .createVM: SWIFTLET_CREATE_VM.rawValue
        case .checkExtension: SWIFTLET_CHECK_EXTENSION.rawValue
        case .getVCPUMapSize: SWIFTLET_GET_VCPU_MMAP_SIZE.rawValue
        case .getSupportedCPUID: SWIFTLET_GET_SUPPORTED_CPUID.rawValue
        case .enableCapability: SWIFTLET_ENABLE_CAP.rawValue
        case .setTSSAddress: SWIFTLET_SET_TSS_ADDR.rawValue
        case .setIdentityMapAddress: SWIFTLET_SET_IDENTITY_MAP_ADDR.rawValue
        case .createInterruptController: SWIFTLET_CREATE_IRQCHIP.rawValue
        case .setUserMemoryRegion: SWIFTLET_SET_USER_MEMORY_REGION.rawValue
        case .getDirtyLog: SWIFTLET_GET_DIRTY_LOG.rawValue
        case .clearDirtyLog: SWIFTLET_CLEAR_DIRTY_LOG.rawValue
        case .ioEventDescriptor: SWIFTLET_IOEVENTFD.rawValue
        case .interruptDescriptor: SWIFTLET_IRQFD.rawValue
        case .setClock: SWIFTLET_SET_CLOCK.rawValue
        case .getClock: SWIFTLET_GET_CLOCK.rawValue
        case .createVCPU: SWIFTLET_CREATE_VCPU.rawValue
        case .run: SWIFTLET_RUN.rawValue
        case .getRegisters: SWIFTLET_GET_REGS.rawValue
        case .setRegisters: SWIFTLET_SET_REGS.rawValue
        case .getSystemRegisters: SWIFTLET_GET_SREGS.rawValue
        case .setSystemRegisters: SWIFTLET_SET_SREGS.rawValue
        case .getXSave: SWIFTLET_GET_XSAVE.rawValue
        case .getXSave2: SWIFTLET_GET_XSAVE2.rawValue
        case .setXSave: SWIFTLET_SET_XSAVE.rawValue
        case .getExtendedControl: SWIFTLET_GET_XCRS.rawValue
        case .setExtendedControl: SWIFTLET_SET_XCRS.rawValue
        case .getEvents: SWIFTLET_GET_VCPU_EVENTS.rawValue
        case .setEvents: SWIFTLET_SET_VCPU_EVENTS.rawValue
        case .getMSRs: SWIFTLET_GET_MSRS.rawValue
        case .setMSRs: SWIFTLET_SET_MSRS.rawValue
        case .getDebugRegisters: SWIFTLET_GET_DEBUGREGS.rawValue
        case .setDebugRegisters: SWIFTLET_SET_DEBUGREGS.rawValue
        case .getMPState: SWIFTLET_GET_MP_STATE.rawValue
        case .setMPState: SWIFTLET_SET_MP_STATE.rawValue
        case .setCPUID: SWIFTLET_SET_CPUID2.rawValue
        }
    }
}
