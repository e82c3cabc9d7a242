// SPDX-License-Identifier: Apache-2.0
import Glibc
import GuestMemory
import MachineState

/// A machine at a moment: its memory, and its state.
///
/// Machines are made from it any number of times (`Machine.init(restoring:)`). They map the memory file copy-on-write,
/// so a clone costs page tables and processors, and shares every page that neither it nor the original has written
/// since. The file must not change while machines use it; nothing here writes it after `init`.
public final class Snapshot: Sendable {
    /// Main memory, then the executable's image.
    let memory: MemoryFile
    let mainSize: Int
    let imageSize: Int
    public let state: MachineState
    /// Whether the memory was copied by this process; page tables in memory from elsewhere are checked.
    let isOwn: Bool

    /// Copies what the regions hold. Frames that are free, or zero throughout, become holes in the file.
    init(state: MachineState, frames: FrameAllocator, image: MemoryRegion) throws(GuestMemoryError) {
        let main = frames.region
        let file = try MemoryFile(size: main.size + image.size, name: "guest snapshot")
        let view = try MemoryRegion(
            start: GuestAddress(0), size: file.size, backing: .sharedFile(descriptor: file.descriptor, offset: 0))
        defer { withExtendedLifetime(view) {} }  // pointers into it do not keep it
        func copy(_ source: UnsafeRawPointer, to offset: Int, _ size: Int) {
            for page in stride(from: 0, to: size, by: guestPageSize) {
                let words = UnsafeRawBufferPointer(start: source + page, count: guestPageSize).assumingMemoryBound(
                    to: UInt64.self)
                guard words.contains(where: { $0 != 0 }) else { continue }
                (view.host + offset + page).copyMemory(from: source + page, byteCount: guestPageSize)
            }
        }
        try frames.forEachRunInUse { (offset, size) throws(GuestMemoryError) in
            copy(main.host + offset, to: offset, size)
        }
        copy(image.host, to: main.size, image.size)
        memory = file
        mainSize = main.size
        imageSize = image.size
        self.state = state
        isOwn = true
    }

    /// A snapshot whose memory is in a file already.
    init(memory: MemoryFile, mainSize: Int, imageSize: Int, state: MachineState) {
        self.memory = memory
        self.mainSize = mainSize
        self.imageSize = imageSize
        self.state = state
        isOwn = false
    }

    /// Bytes of the memory file that hold something.
    public var storedBytes: Int {
        var status = stat()
        return fstat(memory.descriptor, &status) == 0 ? Int(status.st_blocks) * 512 : 0
    }
}
