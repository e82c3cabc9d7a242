// SPDX-License-Identifier: Apache-2.0
import Heap
import HostInterface
import JavaBaseNatives
import JavaModuleNatives
import NativeInterface
@_exported import Runtime

@_exported import class HostInterface.OutputBuffer
@_exported import struct HostInterface.StandardStreams

extension VirtualMachine {
    /// Sizes of the heap a machine of these options would have on this computer, in bytes.
    public static func heapSizes(_ options: MachineOptions) -> (initial: Int, maximum: Int) {
        let host = LinuxHost()
        let sizes = HeapSizes(
            options, memorySizeInBytes: host.memorySizeInBytes, processorCount: host.processorCount)
        return (sizes.limits.initial, sizes.maximum)
    }

    /// Creates a machine with the natives on the Linux host. It has not booted.
    ///
    /// - Parameter streams: where `System.in`, `System.out` and `System.err` lead; the process's own if not given.
    public static func create(
        _ options: MachineOptions, image use: ImageUse = .automatic, streams: StandardStreams = StandardStreams()
    ) throws(MachineError) -> VirtualMachine {
        let host = LinuxHost(streams: streams)
        func report(_ text: String) {
            guard options.logsImage else { return }
            Array("[image] \(text)\n".utf8).withUnsafeBytes { _ = host.write(1, $0) }
        }
        var machine: VirtualMachine?
        if let image = StartupImages.find(options, use, host, report: report) {
            do throws(MachineError) { machine = try VirtualMachine(options, host: host, image: image) } catch {
                report("booting the long way: \(error)")
            }
        }
        let made = if let machine { machine } else { try VirtualMachine(options, host: host) }
        JavaBaseNatives.register(in: made)
        JavaModuleNatives.register(in: made)
        NativeInterface.register(in: made)
        registerSourceLoader(in: made)
        return made
    }
}
