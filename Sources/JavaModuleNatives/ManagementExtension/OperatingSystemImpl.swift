// SPDX-License-Identifier: Apache-2.0
import HostInterface
import JavaBaseNatives
import ObjectModel
import Runtime
import Synchronization

/// Natives of com.sun.management.internal.OperatingSystemImpl.
enum OperatingSystemImplNatives {
    static func bind(_ binder: NativeBinder) {
        binder.ignore("initialize0")
        bindLong(binder, "getCommittedVirtualMemorySize0") { $0.virtualSize }
        bindLong(binder, "getFreeMemorySize0") { $0.memory("MemFree") }
        bindLong(binder, "getTotalMemorySize0") { $0.memory("MemTotal") }
        bindLong(binder, "getFreeSwapSpaceSize0") { $0.memory("SwapFree") }
        bindLong(binder, "getTotalSwapSpaceSize0") { $0.memory("SwapTotal") }
        bindLong(binder, "getOpenFileDescriptorCount0") { $0.openDescriptors }
        bindLong(binder, "getMaxFileDescriptorCount0") { Int64($0.host.descriptorLimit) }
        bindLong(binder, "getProcessCpuTime0") { $0.host.processorTime(ofThread: 0).value.map { Int64($0) } }
        bindLong(binder, "getHostTotalCpuTicks0") { figures in
            let nanoseconds = 1_000_000_000 / Int64(max(1, figures.host.clockTicksPerSecond))
            return figures.processorTicks(nil).map { $0.all &* nanoseconds }
        }
        bindCount(binder, "getHostConfiguredCpuCount0", "present")
        bindCount(binder, "getHostOnlineCpuCount0", "online")
        bindLoads(binder)
    }

    private static func bindLong(
        _ binder: NativeBinder, _ name: StaticString, _ figure: @escaping (ProcessFigures) -> Int64?
    ) {
        binder.bind(name, "()J") { (call: inout NativeCall) throws(JavaThrow) -> NativeResult in
            .long(call.onHost { figure(ProcessFigures(host: $0)) } ?? -1)
        }
    }

    private static func bindCount(_ binder: NativeBinder, _ name: StaticString, _ list: String) {
        binder.bind(name, "()I") { (call: inout NativeCall) throws(JavaThrow) -> NativeResult in
            .int(call.onHost { ProcessFigures(host: $0).processorCount(list) ?? $0.processorCount })
        }
    }

    // MARK: - Loads

    /// The ticks at the last call, by processor (-1: all of them) and for the process: a load is the share of those since.
    private final class Earlier: Sendable {
        private struct State {
            var processors: [Int: (busy: Int64, all: Int64)] = [:]
            var process: (busy: Int64, all: Int64)?
        }
        private let state = Mutex(State())

        /// Share of working ticks since the last call for this processor.
        func load(processor: Int, _ now: (busy: Int64, all: Int64)) -> Double {
            let before = state.withLock { state in
                defer { state.processors[processor] = now }
                return state.processors[processor]
            }
            return Earlier.share(before, now)
        }

        func load(process now: (busy: Int64, all: Int64)) -> Double {
            let before = state.withLock { state in
                defer { state.process = now }
                return state.process
            }
            return Earlier.share(before, now)
        }

        /// Since the machine's start when there is nothing to compare with, and 0 when no tick has passed.
        private static func share(_ before: (busy: Int64, all: Int64)?, _ now: (busy: Int64, all: Int64)) -> Double {
            let all = now.all &- (before?.all ?? 0)
            let busy = now.busy &- (before?.busy ?? 0)
            return all <= 0 ? 0 : min(1, max(0, Double(busy) / Double(all)))
        }
    }

    private static func bindLoads(_ binder: NativeBinder) {
        let earlier = Earlier()
        binder.bind("getCpuLoad0", "()D") { (call: inout NativeCall) throws(JavaThrow) -> NativeResult in
            let now = call.onHost { ProcessFigures(host: $0).processorTicks(nil) }
            return .double(now.map { earlier.load(processor: -1, $0) } ?? -1)
        }
        binder.bind("getSingleCpuLoad0", "(I)D") { (call: inout NativeCall) throws(JavaThrow) -> NativeResult in
            call.skipReceiver()
            let number = Int(call.int())
            guard number >= 0 else { return .double(-1) }
            let now = call.onHost { ProcessFigures(host: $0).processorTicks(number) }
            return .double(now.map { earlier.load(processor: number, $0) } ?? -1)
        }
        binder.bind("getProcessCpuLoad0", "()D") { (call: inout NativeCall) throws(JavaThrow) -> NativeResult in
            let now = call.onHost { host -> (busy: Int64, all: Int64)? in
                let figures = ProcessFigures(host: host)
                guard let ticks = figures.processTicks, let all = figures.processorTicks(nil) else { return nil }
                return (ticks, all.all)
            }
            return .double(now.map { earlier.load(process: $0) } ?? -1)
        }
    }
}
