// SPDX-License-Identifier: Apache-2.0
import Glibc
import Heap
import ObjectModel
import Platform

/// Writes a booted machine's image. The machine was booted for that (`MachineOptions.isForImage`): it has no Java thread but
/// the caller's, and no native memory that Java knows the address of.
struct ImageWriter {
    let vm: VirtualMachine
    private var sections: [ImageSection] = []
    private var contents: [UnsafeRawBufferPointer] = []
    private var end = ImageHeader.sizeInBytes

    init(_ vm: VirtualMachine) { self.vm = vm }

    /// Writes the file under a temporary name beside `path`, and renames it. On `thread`, which has no Java frames.
    mutating func write(to path: String, key: ImageKey, _ thread: Thread) throws(ImageFailure) {
        // The first one clears weak references, the second finds the blocks compacted.
        for _ in 0..<2 { vm.collect(.major, cause: .exhaustion, thread) }
        guard vm.initializationFailures.isEmpty else { throw ImageFailure("a class failed to initialize in boot") }
        guard !vm.monitors.hasInflated else { throw ImageFailure("a monitor is in use") }
        let others = vm.threads.all.filter { $0.raw != thread.raw }
        guard others.isEmpty else { throw ImageFailure("a thread is running: \(others.map(\.label))") }
        let addresses = vm.addressesInHeap()
        guard addresses.isEmpty else {
            throw ImageFailure("objects hold addresses of this process: \(addresses.joined(separator: ", "))")
        }
        let heap: HeapImage
        do throws(HeapImageError) { heap = try vm.heap.describeImage() } catch {
            throw ImageFailure("the heap holds what an image cannot: \(error)")
        }
        let state = collectState(heap, thread).encode()
        try state.withUnsafeBufferPointer { (bytes) throws(ImageFailure) in
            try writeFile(path, key, heap, UnsafeRawBufferPointer(bytes))
        }
    }

    private mutating func writeFile(
        _ path: String, _ key: ImageKey, _ heap: HeapImage, _ state: UnsafeRawBufferPointer
    ) throws(ImageFailure) {
        add(.state, state)
        add(.symbols, vm.symbols.saved.slots)
        add(.strings, vm.strings.saved.entries)
        let frontier = vm.metadataPool.frontierInBytes
        add(.metadata, UnsafeRawBufferPointer(start: vm.space.metadata(0), count: frontier))
        for run in ImageWriter.runs(heap.blocks) {
            let size = HeapImage.blockInBytes
            let skipped = run.lowerBound == 0 ? HeapImage.guardInBytes : 0
            let start = run.lowerBound * size + skipped
            add(
                .heap, UnsafeRawBufferPointer(start: vm.space.base + start, count: run.count * size - skipped),
                partOffset: start)
            let bits = HeapImage.bitsInBlock
            add(
                .startBits,
                UnsafeRawBufferPointer(
                    start: vm.space.base + Int(SwiftletMarkBitsOffset) + run.lowerBound * bits, count: run.count * bits),
                partOffset: run.lowerBound * bits)
        }
        let header = try ImageHeader(key: key, sections: sections, stateChecksum: ImageHeader.checksum(state)).encode()
        let temporary = "\(path).\(getpid())"
        let file = open(temporary, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0o644)
        guard file >= 0 else {
            throw ImageFailure("cannot create \(temporary): \(String(cString: strerror(errno)))")
        }
        var isDone = header.withUnsafeBytes { ImageWriter.write($0, file, at: 0) }
        for (section, bytes) in zip(sections, contents) where isDone {
            isDone = ImageWriter.write(bytes, file, at: section.fileOffset)
        }
        // Sections end anywhere, the last page of the file is to be whole.
        isDone = isDone && ftruncate(file, off_t(end)) == 0
        isDone = close(file) == 0 && isDone
        guard isDone, rename(temporary, path) == 0 else {
            let text = String(cString: strerror(errno))
            unlink(temporary)
            throw ImageFailure("cannot write \(path): \(text)")
        }
    }

    private mutating func add(_ kind: ImageSection.Kind, _ bytes: UnsafeRawBufferPointer, partOffset: Int = 0) {
        sections.append(
            ImageSection(kind: kind, fileOffset: end, sizeInBytes: bytes.count, partOffset: partOffset))
        contents.append(bytes)
        end = (end + bytes.count + ImageHeader.sizeInBytes - 1) & ~(ImageHeader.sizeInBytes - 1)
    }

    private static func write(_ bytes: UnsafeRawBufferPointer, _ file: Int32, at offset: Int) -> Bool {
        var done = 0
        while done < bytes.count {
            let count = pwrite(file, bytes.baseAddress! + done, bytes.count - done, off_t(offset + done))
            if count < 0, errno == EINTR { continue }
            if count <= 0 { return false }
            done += count
        }
        return true
    }

    /// Blocks that lie side by side, as ranges of numbers.
    private static func runs(_ blocks: [HeapImageBlock]) -> [Range<Int>] {
        var runs: [Range<Int>] = []
        for block in blocks {
            if let last = runs.last, last.upperBound == block.number {
                runs[runs.count - 1] = last.lowerBound..<(block.number + 1)
            } else {
                runs.append(block.number..<(block.number + 1))
            }
        }
        return runs
    }

    private func collectState(_ heap: HeapImage, _ thread: Thread) -> ImageState {
        let (modules, unnamed) = vm.modules.saved
        let (_, symbolCount, symbolArena) = vm.symbols.saved
        return ImageState(
            heap: heap, metadataFrontier: vm.metadataPool.frontierInBytes, freeChunks: vm.metadataPool.freeChunks,
            symbolCount: symbolCount, symbolArena: symbolArena, stringCount: vm.strings.saved.occupied,
            loaders: vm.loaders.all.map { ($0.saved, $0.object?.reference ?? .null) }, packages: vm.packages.all,
            constraints: vm.constraints.all,
            modules: modules, moduleObjects: modules.map { $0?.object?.reference ?? .null },
            bootUnnamedModule: unnamed?.reference ?? .null, overpassTexts: vm.overpassMessages.texts,
            polymorphicMethods: vm.polymorphicMethods.all, boundClasses: vm.natives.boundClasses,
            hiddenClasses: vm.hiddenClassCounter.current, javaThreadIDs: vm.javaThreadIDs.current,
            classes: vm.classes.offsets(in: vm.space), fields: vm.fields, wellKnown: vm.wellKnown.pointee,
            injectedOffsets: vm.allInjectedOffsets, outOfMemory: vm.preallocatedOutOfMemory?.reference ?? .null,
            mainThreadGroup: vm.mainThreadGroup?.reference ?? .null, mainThread: thread.raw.pointee.threadObject,
            startedThreads: vm.threadsForImage.map(\.reference))
    }
}

extension VirtualMachine {
    /// Writes this machine, which has booted for that, as an image.
    public func writeImage(to path: String, key: ImageKey, _ thread: Thread) throws(ImageFailure) {
        var writer = ImageWriter(self)
        try writer.write(to: path, key: key, thread)
    }
}
