// SPDX-License-Identifier: Apache-2.0

import AssemblerX64
import CodeCache
import Glibc

typealias IntegerFunction = @convention(c) (Int) -> Int

/// The installed code as a C function.
func function(_ cache: CodeCache, _ id: BlobID) -> IntegerFunction {
    unsafeBitCast(UnsafeRawPointer(bitPattern: cache.blob(id)!.codeStart), to: IntegerFunction.self)
}

/// Code that returns a constant.
func constantFunction(_ value: Int64) throws -> Assembler {
    var assembler = Assembler()
    assembler.mov(.w64, .rax, value)
    assembler.plain(.ret)
    try assembler.finish()
    return assembler
}

/// Lines of /proc/self/maps.
func memoryMaps() -> [Substring] {
    guard let file = fopen("/proc/self/maps", "r") else { return [] }
    defer { fclose(file) }
    var text: [UInt8] = []
    var chunk = [UInt8](repeating: 0, count: 1 << 16)
    while true {
        let count: Int = fread(&chunk, 1, chunk.count, file)
        if count == 0 { break }
        text.append(contentsOf: chunk[..<count])
    }
    return String(decoding: text, as: UTF8.self).split(separator: "\n")
}

/// The access rights (as in "r-xs") of the mapping at an address.
func rights(at address: UInt) -> Substring? {
    for line in memoryMaps() {
        let fields = line.split(separator: " ")
        let bounds = fields[0].split(separator: "-").compactMap { UInt($0, radix: 16) }
        if bounds.count == 2, address >= bounds[0], address < bounds[1] { return fields[1] }
    }
    return nil
}
