// SPDX-License-Identifier: Apache-2.0
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

    /// Bytes of the memory file that hold something.
    public let storedBytes: Int

    /// Copies what the regions hold. Frames that are free, or zero throughout, become holes in the file.
    init(state: MachineState, frames: FrameAllocator, image: MemoryRegion) throws(GuestMemoryError) {
        let main = frames.region
        let file = try MemoryFile(size: main.size + image.size, name: "guest snapshot")
        let view = try MemoryRegion(
            start: GuestAddress(0), size: file.size, backing: .sharedFile(descriptor: file.descriptor, offset: 0))
        var stored = 0
        func copy(_ source: UnsafeRawPointer, to offset: Int, _ size: Int) {
            for page in stride(from: 0, to: size, by: guestPageSize) {
                let words = UnsafeRawBufferPointer(start: source + page, count: guestPageSize).assumingMemoryBound(
                    to: UInt64.self)
                guard words.contains(where: { $0 != 0 }) else { continue }
                (view.host + offset + page).copyMemory(from: source + page, byteCount: guestPageSize)
                stored += guestPageSize
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
        storedBytes = stored
    }
}
