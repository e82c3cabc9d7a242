// SPDX-License-Identifier: Apache-2.0
import HostInterface
import JavaBaseNatives
import JavaModuleNatives
import NativeInterface
@_exported import Runtime

extension VirtualMachine {
    /// Creates a machine with the natives on the Linux host. It has not booted.
    public static func create(_ options: MachineOptions) throws(MachineError) -> VirtualMachine {
        let machine = try VirtualMachine(options, host: LinuxHost())
        JavaBaseNatives.register(in: machine)
        JavaModuleNatives.register(in: machine)
        NativeInterface.register(in: machine)
        return machine
    }
}
