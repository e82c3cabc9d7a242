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
    for round in 0 ..< rounds {
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
