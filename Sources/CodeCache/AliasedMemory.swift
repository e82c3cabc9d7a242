// SPDX-License-Identifier: Apache-2.0
//
// Executable memory inside a machine. The executable view is the caller's reservation, made accessible a chunk at a time
// when something is first written there; each chunk then gets a second, writable view, which stays. Both together cost
// two calls of the monitor per 2 MiB of code, and nothing per method. No page is writable and executable at one address;
// what keeps a stray store from the code is that nobody else knows where the writable views are.
import Platform

/// Executable memory over pairs of views that the monitor makes.
final class AliasedMemory {
    private static let chunkSize: Int = 2 << 20

    private let base: UnsafeMutableRawPointer
    private let sizeInBytes: Int
    private let lock = NativeMutex()
    /// The writable view of each chunk that has been written to.
    private var views: [UnsafeMutableRawPointer?]

    /// - Parameter base: reserved, of whole pages.
    init(base: UnsafeMutableRawPointer, sizeInBytes: Int) {
        self.base = base
        self.sizeInBytes = sizeInBytes
        views = Array(repeating: nil, count: (sizeInBytes + Self.chunkSize - 1) / Self.chunkSize)
    }

    deinit {
        for (chunk, view) in views.enumerated() {
            if let view { try? VirtualMemory.release(view, sizeInBytes: size(ofChunk: chunk)) }
        }
        lock.destroy()
    }

    private func size(ofChunk chunk: Int) -> Int { min(Self.chunkSize, sizeInBytes - chunk * Self.chunkSize) }

    /// As `ExecutableMemory.withWritableView`; the caller has checked the range.
    func withWritableView<Result>(
        offset: Int, count: Int, _ body: (UnsafeMutableRawPointer) throws(CodeCacheError) -> Result
    ) throws(CodeCacheError) -> Result {
        let first: Int = offset / Self.chunkSize
        let last: Int = (offset + count - 1) / Self.chunkSize
        if first == last { return try body(try view(ofChunk: first) + (offset - first * Self.chunkSize)) }
        // What crosses a boundary, which is rare, is written through a view of its own.
        for chunk in first...last { _ = try view(ofChunk: chunk) }
        let page: Int = VirtualMemory.pageSizeInBytes
        let start: Int = offset & ~(page - 1)
        let length: Int = (offset + count + page - 1) & ~(page - 1) - start
        let view: UnsafeMutableRawPointer
        do throws(SystemError) {
            view = try VirtualMemory.mapAlias(of: base + start, sizeInBytes: length, protection: .readWrite)
        } catch { throw .executableMemoryRefused(error) }
        defer { try? VirtualMemory.release(view, sizeInBytes: length) }
        return try body(view + (offset - start))
    }

    private func view(ofChunk chunk: Int) throws(CodeCacheError) -> UnsafeMutableRawPointer {
        lock.lock()
        defer { lock.unlock() }
        if let view = views[chunk] { return view }
        let place: UnsafeMutableRawPointer = base + chunk * Self.chunkSize
        let size: Int = size(ofChunk: chunk)
        do throws(SystemError) {
            try VirtualMemory.commit(place, sizeInBytes: size, protection: [.read, .execute])
            let view = try VirtualMemory.mapAlias(of: place, sizeInBytes: size, protection: .readWrite)
            views[chunk] = view
            return view
        } catch { throw .executableMemoryRefused(error) }
    }

    /// Gives pages that have been written to back to the system. Returns how many bytes that were.
    func removePages(offset: Int, count: Int) -> Int {
        do throws(SystemError) {
            try VirtualMemory.discard(base + offset, sizeInBytes: count)
            return count
        } catch { return 0 }  // they keep their memory
    }
}
