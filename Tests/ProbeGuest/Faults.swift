// SPDX-License-Identifier: Apache-2.0
import CProbeGuest
import Glibc

/// Swift's own ways to fail.
func probeTrap(_ value: Int) {
    let array = [1, 2, 3]
    print(array[value + 3])
}

/// Writing is taken away from a page that has been written; the second write must not succeed.
func protectThenWrite() {
    guard let page = mmap(nil, 8_192, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0) else { exit(90) }
    let address = UInt64(UInt(bitPattern: page))
    probe_store(address, 1)
    probe_store(address + 4_096, 2)
    guard mprotect(page, 4_096, PROT_READ) == 0 else { exit(91) }
    guard probe_load(address) == 1 else { exit(92) }
    probe_store(address + 4_096, 3)
    guard mprotect(page, 4_096, PROT_READ | PROT_WRITE) == 0 else { exit(93) }
    probe_store(address, 4)
    guard mprotect(page, 4_096, PROT_NONE) == 0, mprotect(page, 4_096, PROT_READ) == 0 else { exit(94) }
    guard probe_load(address) == 4 else { exit(95) }
    print("kept")
    fflush(nil)
    probe_store(address, 5)
    print("written")
}

/// Memory without the right to execute must not run.
func writeThenExecute() {
    guard let page = mmap(nil, 4_096, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0) else { exit(90) }
    page.storeBytes(of: 0xc3, as: UInt8.self)
    print("jumping")
    fflush(nil)
    _ = probe_jump(UInt64(UInt(bitPattern: page)))
    print("returned")
}

/// Two views of the same pages: code written through one runs through the other.
func aliasCode() {
    guard let page = mmap(nil, 8_192, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0) else { exit(90) }
    let writable = UInt64(UInt(bitPattern: page))
    let executable = probe_call(0x5357_0001, [writable, 8_192, 5, 0, 0, 0])
    guard Int64(bitPattern: executable) > 0 else { exit(91) }
    for value in [42, 77] as [UInt8] {
        let code: [UInt8] = [0xb8, value, 0, 0, 0, 0xc3]  // mov $value,%eax; ret
        page.copyMemory(from: code, byteCount: code.count)
        print(probe_jump(executable))
    }
    guard munmap(page, 8_192) == 0 else { exit(92) }
    print(probe_jump(executable))
    fflush(nil)
    probe_store(executable, 0)
}

func printMaps() {
    let file = open("/proc/self/maps", O_RDONLY)
    var bytes = [UInt8](repeating: 0, count: 65_536)
    let count = read(file, &bytes, bytes.count)
    print(String(decoding: bytes.prefix(max(count, 0)), as: UTF8.self))
}
