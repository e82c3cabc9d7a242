// SPDX-License-Identifier: Apache-2.0
import Glibc

/// Touches every page of a large block, keeps it through growth, gives it back, and finds fresh memory zero.
func workMemory(megabytes: Int) {
    let size = megabytes << 20
    let words = size / 8
    guard var block = realloc(nil, size)?.assumingMemoryBound(to: UInt64.self) else { exit(70) }
    let begin = now()
    for index in stride(from: 0, to: words, by: 512) { block[index] = UInt64(index) &* 0x9e37_79b9 }
    let touched = now()
    guard let grown = realloc(block, size + size / 2)?.assumingMemoryBound(to: UInt64.self) else { exit(71) }
    block = grown
    for index in stride(from: 0, to: words, by: 512) where block[index] != UInt64(index) &* 0x9e37_79b9 { exit(72) }
    free(block)
    guard let again = mmap(nil, size, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0), again != MAP_FAILED
    else { exit(73) }
    let fresh = again.assumingMemoryBound(to: UInt64.self)
    for index in stride(from: 0, to: words, by: 512) where fresh[index] != 0 { exit(74) }
    fresh[0] = 1
    guard madvise(again, size, MADV_DONTNEED) == 0, fresh[0] == 0 else { exit(75) }
    guard munmap(again, size) == 0 else { exit(76) }
    // More than there is: an answer, not an end.
    if mmap(nil, 1 << 44, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0) != MAP_FAILED { exit(77) }
    print("memory is sound")
    print("nanoseconds to touch a page", (touched - begin) / max(size / 4_096, 1))
}

/// Many blocks of many sizes, freed in another order, with their contents checked.
func churnHeap(rounds: Int) {
    var seed: UInt64 = 42
    func random(_ limit: Int) -> Int {
        seed = seed &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
        return Int(seed >> 33) % limit
    }
    var blocks: [(pointer: UnsafeMutablePointer<UInt8>, size: Int, mark: UInt8)] = []
    for round in 0..<rounds {
        if blocks.count < 200 || random(2) == 0 {
            let size = 1 << random(20)
            guard let pointer = malloc(size)?.assumingMemoryBound(to: UInt8.self) else { exit(70) }
            pointer[0] = UInt8(truncatingIfNeeded: round)
            pointer[size - 1] = UInt8(truncatingIfNeeded: round)
            blocks.append((pointer, size, UInt8(truncatingIfNeeded: round)))
        } else {
            let block = blocks.swapRemove(at: random(blocks.count))
            if block.pointer[0] != block.mark || block.pointer[block.size - 1] != block.mark { exit(71) }
            free(block.pointer)
        }
    }
    print("heap is sound")
}

extension Array {
    mutating func swapRemove(at index: Int) -> Element {
        swapAt(index, count - 1)
        return removeLast()
    }
}

/// Reads a granted file in three ways, which must agree; then tries to write it.
func readGrantedFile(_ path: String) {
    let file = open(path, O_RDONLY)
    guard file >= 0 else { exit(70) }
    if open(path, O_RDWR) >= 0 || open(path + "x", O_RDONLY) >= 0 { exit(71) }
    var status = stat()
    guard fstat(file, &status) == 0, status.st_size > 0 else { exit(72) }
    let size = Int(status.st_size)
    guard let view = mmap(nil, size, PROT_READ, MAP_PRIVATE, file, 0), view != MAP_FAILED else { exit(73) }
    let bytes = UnsafeRawBufferPointer(start: view, count: size)
    var sum: UInt64 = 0
    for byte in bytes { sum = sum &* 31 &+ UInt64(byte) }
    var buffer = [UInt8](repeating: 0, count: 100_000)
    var position = 0
    var readSum: UInt64 = 0
    while true {
        let count = read(file, &buffer, buffer.count)
        guard count > 0 else { break }
        for byte in buffer.prefix(count) { readSum = readSum &* 31 &+ UInt64(byte) }
        position += count
    }
    guard position == size, readSum == sum else { exit(74) }
    guard pread(file, &buffer, 10, size - 5) == 5, buffer[0] == bytes[size - 5] else { exit(75) }
    guard lseek(file, -3, SEEK_END) == size - 3, read(file, &buffer, 10) == 3, buffer[2] == bytes[size - 1] else {
        exit(76)
    }
    if mmap(nil, size, PROT_READ | PROT_WRITE, MAP_PRIVATE, file, 0) != MAP_FAILED { exit(77) }
    if mprotect(view, 4_096, PROT_READ | PROT_WRITE) == 0 { exit(78) }
    guard munmap(view, 4_096) == 0, bytes[4_096] == bytes[4_096] else { exit(79) }
    print("size \(size) sum \(sum)")
    fflush(nil)
    view.storeBytes(of: 1, toByteOffset: 4_096, as: UInt8.self)
}

/// The time to touch fresh memory for the first time: plainly, with large pages allowed, or populated in one call.
func touch(megabytes: Int, advice: String) {
    let size = megabytes << 20
    guard let block = mmap(nil, size, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0), block != MAP_FAILED
    else { exit(70) }
    let begin = now()
    if advice != "plain", madvise(block, size, MADV_HUGEPAGE) != 0 { exit(71) }
    if advice == "populate", madvise(block, size, 23) != 0 { exit(72) }
    for offset in stride(from: 0, to: size, by: 4_096) { block.storeBytes(of: 1, toByteOffset: offset, as: UInt8.self) }
    print("touched, \((now() - begin) / 1_000) us for \(megabytes) MB")
}

/// Changes memory in every way there is until somebody stops the guest: heap, mappings that come and go, clock calls.
func churnForever(seed: Int) {
    var state = UInt64(truncatingIfNeeded: seed)
    var blocks = [UnsafeMutablePointer<UInt8>?](repeating: nil, count: 64)
    while true {
        state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
        let index = Int(state >> 58)
        let size = 1 << Int(state >> 40 & 15)
        free(blocks[index])
        blocks[index] = malloc(size)?.assumingMemoryBound(to: UInt8.self)
        blocks[index]?[size / 2] = UInt8(truncatingIfNeeded: now())
        if index == 0 {
            let pages = 1 + Int(state >> 30 & 15)
            if let area = mmap(nil, pages * 4_096, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0) {
                area.storeBytes(of: 1, as: UInt8.self)
                munmap(area, pages * 4_096)
            }
        }
    }
}
