// SPDX-License-Identifier: Apache-2.0
import Heap
import HostInterface
import JavaBaseNatives
@_exported import Runtime

extension VirtualMachine {
    /// Sizes of the heap a machine of these options would have on this computer, in bytes.
    public static func heapSizes(_ options: MachineOptions) -> (initial: Int, maximum: Int) {
        let sizes = HeapSizes(options, memorySizeInBytes: LinuxHost().memorySizeInBytes)
        return (sizes.limits.initial, sizes.maximum)
    }

    /// Creates a machine with the natives of java.base on the Linux host. It has not booted.
    public static func create(_ options: MachineOptions) throws(MachineError) -> VirtualMachine {
        let machine = try VirtualMachine(options, host: LinuxHost())
        JavaBaseNatives.register(in: machine)
        return machine
    }
}
