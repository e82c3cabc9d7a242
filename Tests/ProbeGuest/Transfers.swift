// SPDX-License-Identifier: Apache-2.0
import CProbeGuest
import Glibc

// Small reads and writes, which pass the transfer area once there are enough of them.

private func fail(_ status: Int32, _ text: String) -> Never {
    print("failed: \(text), errno \(errno)")
    fflush(nil)
    exit(status)
}

private func put(_ file: Int32, _ text: String) -> Bool {
    text.utf8.withContiguousStorageIfAvailable { write(file, $0.baseAddress, $0.count) == $0.count } ?? false
}

/// Prints lines, each by a write of its own, turn about to both streams.
func printLines(count: Int) {
    for index in 0..<count where !put(index % 64 == 63 ? 2 : 1, "line \(index)\n") { exit(60) }
}

/// Writes a file in small pieces; whoever asks finds all of them there.
func gatherFile(_ path: String, count: Int) {
    let file = open(path, O_RDWR | O_CREAT | O_TRUNC, 0o600)
    let other = open(path, O_RDONLY)
    guard file >= 0, other >= 0 else { fail(60, "open") }
    var expected: [UInt8] = []
    var status = stat()
    for index in 0..<count {
        let text = "piece \(index)\n"
        guard put(file, text) else { fail(61, "write") }
        expected += Array(text.utf8)
        if index % 100 == 99 {
            guard fstat(other, &status) == 0, status.st_size == expected.count else {
                fail(62, "size \(status.st_size)")
            }
            var end = [UInt8](repeating: 0, count: 16)
            let got = pread(other, &end, 16, off_t(expected.count - 5))
            guard got == 5, Array(end[..<5]) == Array(expected.suffix(5)) else { fail(63, "end") }
        }
    }
    // The position is behind what was written, and a copy of the descriptor shares it.
    guard lseek(file, 0, SEEK_CUR) == expected.count else { fail(64, "position") }
    let copy = dup(file)
    guard put(file, "a"), put(copy, "b"), put(file, "c"), close(file) == 0, put(copy, "d") else { fail(65, "copies") }
    expected += Array("abcd".utf8)
    // A descriptor of the same number is another file: nothing of the old one may come to it.
    guard open(path + ".new", O_RDWR | O_CREAT | O_TRUNC, 0o600) == file, put(file, "new"), close(copy) == 0 else {
        fail(66, "reuse")
    }
    var found = [UInt8](repeating: 0, count: expected.count + 10)
    let capacity = found.count
    guard pread(other, &found, capacity, 0) == expected.count, found.prefix(expected.count) == expected[...] else {
        fail(67, "contents")
    }
    guard fstat(file, &status) == 0, status.st_size == 3 else { fail(68, "new file") }
    print("gathered \(expected.count)")
}

/// Reads a file of `patternByte`s in small pieces, changing its position and contents meanwhile, unless the seed is 0.
func readPieces(_ path: String, seed: Int) {
    let file = open(path, O_RDONLY)
    let writer = open(path, O_RDWR)
    var status = stat()
    guard file >= 0, writer >= 0, fstat(file, &status) == 0 else { fail(60, "open") }
    var contents = [UInt8](repeating: 0, count: Int(status.st_size))
    for index in contents.indices { contents[index] = patternByte(index) }
    var state = UInt64(truncatingIfNeeded: seed) &* 2_862_933_555_777_941_757 &+ 3_037_000_493
    func random(_ bound: Int) -> Int {
        state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
        return Int(state >> 33) % bound
    }
    var position = 0
    var buffer = [UInt8](repeating: 0, count: 70_000)
    var descriptors = [file]
    for round in 0..<4_000 {
        switch seed == 0 ? 100 : random(200) {
        case 0:
            position = random(contents.count)
            guard lseek(descriptors[0], off_t(position), SEEK_SET) == position else { fail(61, "seek") }
        case 1:
            guard lseek(descriptors[descriptors.count - 1], 0, SEEK_CUR) == position else { fail(62, "position") }
        case 2:
            // What comes next changes just before it is read.
            let place = min(position + random(100), contents.count - 1)
            contents[place] = UInt8(random(256))
            guard pwrite(writer, &contents[place], 1, off_t(place)) == 1 else { fail(63, "pwrite") }
        case 3 where descriptors.count < 3: descriptors.append(dup(file))
        default: break
        }
        let count = seed == 0 ? 1_000 : random(50) == 0 ? 40_000 : 1 + random(3_000)
        let got = read(descriptors[random(descriptors.count)], &buffer, count)
        let expected = contents[position..<min(position + count, contents.count)]
        guard got == expected.count, buffer[..<got] == expected else {
            fail(64, "round \(round) at \(position): \(got)")
        }
        position += got
        if position == contents.count {
            position = 0
            guard lseek(file, 0, SEEK_SET) == 0 else { fail(65, "back") }
        }
    }
    print("read in pieces")
}

func patternByte(_ index: Int) -> UInt8 { UInt8(truncatingIfNeeded: index &* 7 ^ index >> 9) }

/// Writes more into a pipe than it holds, in small pieces, while the other end takes its time.
func fillPipe(count: Int) {
    var ends: [Int32] = [0, 0]
    guard pipe(&ends) == 0 else { fail(60, "pipe") }
    let state = Shared(goal: count)
    state.counter.store(Int(ends[0]), ordering: .relaxed)
    let reader = start(state) { argument in
        let state = shared(argument)
        let end = Int32(state.counter.load(ordering: .relaxed))
        var (index, buffer) = (0, [UInt8](repeating: 0, count: 5_000))
        while true {
            if index % 16 == 0 { usleep(1_000) }
            let got = read(end, &buffer, 1 + index % 5_000)
            if got <= 0 { break }
            for byte in buffer[..<got] {
                guard byte == patternByte(index) else { fail(61, "byte \(index)") }
                index += 1
            }
        }
        guard index == state.goal else { fail(62, "bytes \(index)") }
        return nil
    }
    var index = 0
    while index < count {
        let piece = (index..<min(index + 100, count)).map { patternByte($0) }
        guard write(ends[1], piece, piece.count) == piece.count else { fail(63, "write") }
        index += piece.count
    }
    close(ends[1])
    pthread_join(reader, nil)
    // Nobody reads any more: that is told, though not by the first write.
    guard pipe(&ends) == 0 else { fail(64, "pipe") }
    for _ in 0..<100 where !put(ends[1], "before\n") { fail(65, "write") }
    close(ends[0])
    _ = put(ends[1], "after\n")
    usleep(1_000)
    var failures = 0
    for _ in 0..<100 where !put(ends[1], "after\n") { failures += 1 }
    print("passed \(count) \(failures == 100 && errno == EPIPE)")
}

/// A thread reads from a pipe, whose descriptor is closed meanwhile and given to another: it must get nothing of that.
func reuseDescriptor() {
    var (old, new): ([Int32], [Int32]) = ([0, 0], [0, 0])
    guard pipe(&old) == 0 else { fail(60, "pipe") }
    let state = Shared(goal: Int(old[0]))
    let reader = start(state) { argument in
        let state = shared(argument)
        var byte: UInt8 = 0
        let got = read(Int32(state.goal), &byte, 1)
        state.counter.store(got == 1 ? Int(byte) : got, ordering: .releasing)
        return nil
    }
    usleep(20_000)
    close(old[0])
    guard pipe(&new) == 0, new[0] == old[0] else { fail(61, "another number") }
    // Wakes the reader, whose pipe has no other end any more, before there is anything in the new one, and after that.
    close(old[1])
    usleep(20_000)
    var byte = UInt8(ascii: "x")
    guard write(new[1], &byte, 1) == 1 else { fail(62, "write") }
    usleep(20_000)
    _ = fcntl(new[0], F_SETFL, O_NONBLOCK)
    let got = read(new[0], &byte, 1)
    close(new[1])
    pthread_join(reader, nil)
    print("kept \(got == 1 && byte == UInt8(ascii: "x")) \(state.counter.load(ordering: .acquiring) <= 0)")
}

/// What an honest guest never writes, in the ring's own words.
func breakRing(_ index: Int) {
    for line in 0..<100 where !put(1, "line \(line)\n") { exit(60) }
    let area = probe_call(0x5357_0003, [0, 0, 0, 0, 0, 0])
    let (ring, written) = (area + 4_096, area + 64)
    let position = probe_load(written)
    func record(_ offset: UInt64, _ descriptor: UInt64, _ length: UInt64, _ text: UInt64) {
        probe_store(ring + (position + offset) % 65_536, descriptor | length << 32)
        probe_store(ring + (position + offset + 8) % 65_536, text)
    }
    let letters: UInt64 = 0x0a64_6162_0a64_6162  // bad
    switch index {
    case 0: probe_store(written, position + 65_536 + 8)  // more than there is room for
    case 1: probe_store(written, position - 8)
    case 2:  // a record longer than what was written
        record(0, 1, 4_000, letters)
        probe_store(written, position + 16)
    case 3:  // longer than records are
        record(0, 1, 8_000, letters)
        probe_store(written, position + 8_008)
    case 4:  // none at all
        record(0, 1, 0, letters)
        probe_store(written, position + 16)
    case 5:  // half a header
        record(0, 1, 8, letters)
        probe_store(written, position + 4)
    case 6:  // descriptors that are not open, or never were accepted
        for (index, number) in ([0, 7, 1_023, 1_024, 0xffff_ffff] as [UInt64]).enumerated() {
            record(UInt64(index) * 16, number, 8, letters)
        }
        probe_store(written, position + 80)
    default: munmap(UnsafeMutableRawPointer(bitPattern: UInt(area)), 4_096)
    }
    // By a call: the area may be gone.
    let text = strdup("alive\n")
    _ = probe_call(1, [1, UInt64(UInt(bitPattern: text)), 6, 0, 0, 0])
}
