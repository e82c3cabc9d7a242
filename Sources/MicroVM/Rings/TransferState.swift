// SPDX-License-Identifier: Apache-2.0
import GuestProtocol

// Small transfers without a call for each: the monitor's half (spec/guest-protocol.md, "The transfer area").
//
// The area is memory of the guest's like any other. The monitor finds it by its address each time, copies what it reads out
// of it before it judges it, and keeps its own counters: what the guest writes there can only make it lose its own output or
// read its own files wrongly. Which descriptors may be written to, and how much of a file has been given out, is decided by
// what is kept here and never by what the area says.
//
// Output: the guest puts records into the ring; they are taken, in order, before any call that somebody outside could learn of
// (`takeOutput`), so whoever sees a call's effect sees what was written before it. In between, a host thread takes them
// (`OutputServer`). What a stream does not take at once waits in a backlog, as if its buffer were larger; meanwhile the
// descriptor's output comes by calls, which wait as ever.
//
// Input: a file that is read in small pieces from front to back is read ahead, into a window; the host's position in the file is
// then ahead of the guest's. Before any call that could notice, the window is closed and the position put back by what the
// guest has not taken. `ReadWindow` says which calls those are.

/// What the monitor knows of a guest's transfer area. Guarded by the machine's lock.
final class TransferState {
    /// In the guest.
    let address: UInt64
    /// Bytes taken from the ring.
    var position: UInt64
    /// Descriptors whose output may come by the ring: what the guest puts there is brought where it goes.
    var accepted: Set<UInt64>
    /// Those among them for which the guest is told so.
    var invited: Set<UInt64>
    /// Output that has been taken, and that its file did not.
    var backlogs: [OutputBacklog] = []
    var windows = [ReadWindow?](repeating: nil, count: Int(TransferArea.windowCount))
    /// Changes of windows so far.
    var generation: UInt32 = 0
    /// Takes output while the guest makes no calls; from the first descriptor that may be written to.
    var server: OutputServer?
    /// Set when the guest has written what no honest guest writes: the ring is not looked at any more.
    var isBroken = false
    /// For tests: set when more was taken than the ring held.
    var hasTakenTooMuch = false

    init(address: UInt64, position: UInt64 = 0, accepted: Set<UInt64> = []) {
        (self.address, self.position, self.accepted, invited) = (address, position, accepted, accepted)
    }

    func backlog(of file: HostFile) -> OutputBacklog? {
        backlogs.first { $0.file.description === file.description }
    }
}

/// Output that a stream will take when it can; kept here even if the guest closes the descriptor.
final class OutputBacklog {
    let file: HostFile
    var bytes: [UInt8]

    init(_ file: HostFile, _ bytes: [UInt8]) { (self.file, self.bytes) = (file, bytes) }
}

/// What has been read ahead of a file.
struct ReadWindow {
    let file: HostFile
    let descriptor: UInt64
    let generation: UInt32
    let length: Int
}

extension GuestEnvironment {
    /// Gives the guest its transfer area; the result is its address.
    func makeTransferArea() throws(GuestCallError) -> CallOutcome {
        if let transfers { return .result(transfers.address) }
        let address = try addressSpace.map(0, TransferArea.size, .readWrite)
        transfers = TransferState(address: address)
        return .result(address)
    }

    /// What comes before each call: output that was written earlier reaches where it goes, and files are where the guest
    /// believes them to be. Calls that nobody outside learns of go on without.
    func settleTransfers(before call: GuestCall, _ arguments: CallArguments) {
        guard let transfers else { return }
        switch call {
        case .map where arguments.d & 0x20 != 0: return  // anonymous
        case .unmap, .protect, .advise, .setBreak, .remap, .mapAlias, .yield, .clockTime, .timeOfDay, .signalMask,
            .threadIdentity, .getAffinity, .clone3:
            return
        case .futex where ![0, 6, 9, 13].contains(arguments.b & 0x7f): return  // waits for nobody
        default: break
        }
        takeOutput()
        if transfers.windows.contains(where: { $0 != nil }) { closeWindows(before: call, arguments) }
    }

    /// What holds of the transfer area while nobody's mistake shows; for tests.
    func brokenTransferInvariants() -> [String] {
        guard let transfers else { return [] }
        var result: [String] = []
        if transfers.hasTakenTooMuch { result.append("more output was taken than the ring held") }
        for window in transfers.windows {
            guard let window else { continue }
            if window.length > Int(TransferArea.windowSize) { result.append("a window longer than its memory") }
            if window.file.description.isWritable { result.append("a window into a file that is written to") }
        }
        for number in transfers.accepted {
            if case .host(let file) = descriptors[number], !file.description.isWritable {
                result.append("output is accepted for a file that is only read")
            }
        }
        return result
    }
}
