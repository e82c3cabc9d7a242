// SPDX-License-Identifier: Apache-2.0
import GuestProtocol
import MachineState

/// What a machine is, and what its guest sees beside memory and threads: clock, descriptors, console input.
struct EnvironmentState: StateComponent, Equatable {
    static let stateTag = StateTag("ENVR")
    static let stateVersion: UInt16 = 3

    var memorySize: UInt64
    var imageSize: UInt64
    var processors: UInt64
    var executableName: String
    /// The guest's monotonic clock when the state was taken, ns.
    var monotonicNow: UInt64
    var descriptors: [UInt64: DescriptorTable.File]
    var input: [UInt8]
    var inputIsClosed: Bool
    /// Dispositions of signals 1 to 64; since version 2.
    var signalActions: [SignalAction]
    /// The time page's address, 0 without one; since version 2.
    var timePage: UInt64
    /// The transfer area's address, how much was taken from its ring, and from which descriptors; since version 3.
    var transfers: Transfers?

    struct Transfers: Equatable {
        var address: UInt64
        var position: UInt64
        var accepted: [UInt64]
    }

    init(_ environment: GuestEnvironment, memorySize: Int, imageSize: Int) {
        self.memorySize = UInt64(memorySize)
        self.imageSize = UInt64(imageSize)
        processors = UInt64(environment.processorCount)
        executableName = environment.executableName
        monotonicNow = environment.monotonicNow
        descriptors = environment.descriptors.files
        input = environment.input.bytes
        inputIsClosed = environment.input.isClosed
        signalActions = environment.signalActions
        timePage = environment.timePage?.address ?? 0
        transfers = environment.transfers.map {
            Transfers(address: $0.address, position: $0.position, accepted: $0.accepted.sorted())
        }
    }

    func save(to encoder: inout StateEncoder) {
        encoder.put(memorySize)
        encoder.put(imageSize)
        encoder.put(processors)
        encoder.put(executableName)
        encoder.put(monotonicNow)
        encoder.put(descriptors.sorted { $0.key < $1.key }) { encoder, entry in
            encoder.put(entry.key)
            switch entry.value {
            case .input: encoder.put(UInt8(0))
            case .output(let isError): encoder.put(UInt8(isError ? 2 : 1))
            case .granted(let index, let position):
                encoder.put(UInt8(4))
                encoder.put(UInt64(index))
                encoder.put(UInt64(position))
            case .host, .listing: encoder.put(UInt8(5))  // `Machine.snapshot` refuses: nothing is behind it elsewhere
            case .text(let bytes, let position):
                encoder.put(UInt8(3))
                encoder.put(bytes)
                encoder.put(UInt64(position))
            }
        }
        encoder.put(input)
        encoder.put(inputIsClosed)
        encoder.put(signalActions) { encoder, action in
            encoder.put(action.handler)
            encoder.put(action.flags)
            encoder.put(action.restorer)
            encoder.put(action.mask)
        }
        encoder.put(timePage)
        encoder.put(transfers != nil)
        guard let transfers else { return }
        encoder.put(transfers.address)
        encoder.put(transfers.position)
        encoder.put(transfers.accepted) { encoder, number in encoder.put(number) }
    }

    init(restoring decoder: inout StateDecoder, version: UInt16) throws(StateError) {
        memorySize = try decoder.get()
        imageSize = try decoder.get()
        processors = try decoder.get()
        executableName = try decoder.getString()
        monotonicNow = try decoder.get()
        guard monotonicNow < MachineConfiguration.never else { throw .invalidValue("clock") }
        descriptors = [:]
        let entries = try decoder.getArray { (decoder) throws(StateError) in
            (number: try decoder.get(UInt64.self), file: try EnvironmentState.file(&decoder))
        }
        for entry in entries {
            guard entry.number < DescriptorTable.limit, descriptors.updateValue(entry.file, forKey: entry.number) == nil
            else { throw .invalidValue("descriptor") }
        }
        input = try decoder.getBytes()
        inputIsClosed = try decoder.getBool()
        signalActions = [SignalAction](repeating: SignalAction(), count: 64)
        timePage = 0
        guard version >= 2 else { return }
        signalActions = try decoder.getArray { (decoder) throws(StateError) in
            SignalAction(
                handler: try decoder.get(), flags: try decoder.get(), restorer: try decoder.get(),
                mask: try decoder.get())
        }
        guard signalActions.count == 64 else { throw .invalidValue("signals") }
        timePage = try decoder.get()
        guard version >= 3, try decoder.getBool() else { return }
        let (address, position): (UInt64, UInt64) = (try decoder.get(), try decoder.get())
        let accepted = try decoder.getArray { (decoder) throws(StateError) in try decoder.get(UInt64.self) }
        guard accepted.allSatisfy({ $0 < TransferArea.descriptorLimit && descriptors[$0] != nil }) else {
            throw .invalidValue("descriptor of the transfer area")
        }
        transfers = Transfers(address: address, position: position, accepted: accepted)
    }

    private static func file(_ decoder: inout StateDecoder) throws(StateError) -> DescriptorTable.File {
        switch try decoder.get(UInt8.self) {
        case 0: return .input
        case 1: return .output(isError: false)
        case 2: return .output(isError: true)
        case 3:
            let bytes = try decoder.getBytes()
            guard let position = Int(exactly: try decoder.get(UInt64.self)), position <= bytes.count else {
                throw .invalidValue("position in a file")
            }
            return .text(bytes, position: position)
        case 4:
            let index = try decoder.get(UInt64.self)
            guard let position = Int(exactly: try decoder.get(UInt64.self)), index < 64 else {
                throw .invalidValue("granted file")
            }
            return .granted(Int(index), position: position)
        default: throw .invalidValue("kind of descriptor")
        }
    }
}
