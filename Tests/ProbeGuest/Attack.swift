// SPDX-License-Identifier: Apache-2.0
import CProbeGuest
import Glibc
import Synchronization

/// Makes calls that no honest program makes: any number, with addresses, lengths and flags at and beyond every limit.
///
/// What would merely end the guest, such as `exit` or unmapping its own code, is made rare, so that many calls are made
/// before that; the monitor must survive each of them, and the guest may well not.
func attack(seed: UInt64, count: Int) {
    var state = seed &* 0x9e37_79b9_7f4a_7c15 | 1
    func random() -> UInt64 {
        state ^= state << 13
        state ^= state >> 7
        state ^= state << 17
        return state
    }
    func pick(_ values: [UInt64]) -> UInt64 { values[Int(random() % UInt64(values.count))] }

    // More of a file than there is: behind it lies what the guest was not given.
    _ = mmap(nil, 1 << 20, PROT_READ, MAP_SHARED, open("/data/file", O_RDONLY), 0)
    guard let area = mmap(nil, 1 << 22, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0) else { exit(60) }
    let base = UInt64(UInt(bitPattern: area))
    let far: UInt64 = 0x3000_0000_0000
    let edges: [UInt64] = [
        0, 1, 4_095, 4_096, 0xffff, 0x1_0000, 0x3fff_ffff, 0x4000_0000, 0x7fff_ffff, 0x8000_0000, 0xffff_ffff,
        0x1_0000_0000, 0x7fff_ffdf_f000, 0x7fff_ffe0_0000, 0x7fff_ffff_ffff, 0x8000_0000_0000, 0xffff_7fff_ffff_ffff,
        0xffff_8000_0000_0000, 0xffff_ffff_8000_0000, 0xffff_ffff_8000_1000, 0xffff_ffff_ffff_f000,
        0xffff_ffff_ffff_ffff,
        0x7fff_ffff_ffff_ffff, 0x8000_0000_0000_0000, 0xffff_ffff_ffff_fff0,
    ]
    func address() -> UInt64 {
        switch random() % 8 {
        case 0, 1, 2: base &+ random() % (1 << 22)
        case 3: base &+ (random() % 1_024) &* 4_096
        case 4: far &+ (random() % 4_096) &* 4_096
        case 5: pick(edges)
        case 6: pick(edges) &+ random() % 64 &- 32
        default: random()
        }
    }
    func length() -> UInt64 {
        switch random() % 6 {
        case 0, 1: random() % 65_536
        case 2: (random() % 64) &* 4_096
        case 3: (random() % 4) &* (2 << 20)
        case 4: pick(edges)
        default: random()
        }
    }
    func value() -> UInt64 {
        switch random() % 6 {
        case 0: random() % 8
        case 1: 1 << (random() % 64)
        case 2: address()
        case 3: length()
        case 4: pick(edges)
        default: random()
        }
    }
    /// The bytes a call may take its structures from: garbage, with plausible words between.
    func fillArea() {
        for index in 0..<64 as Range<UInt64> {
            probe_store(base &+ index &* 64, random() % 3 == 0 ? value() : address())
        }
    }
    let numbers: [UInt64] = [
        0, 1, 5, 8, 9, 17, 10, 11, 12, 13, 14, 16, 20, 25, 28, 39, 63, 72, 89, 96, 131, 158, 186, 202, 203, 204, 218,
        228, 229, 257, 262, 273, 302, 318, 334, 435, 0x5357_0000, 0x5357_0001, 0x5357_0002, 257, 257, 262,
        // Files of the host, by descriptor and by name.
        18, 19, 32, 33, 74, 77, 91, 93, 138, 217, 221, 292, 4, 6, 21, 79, 82, 83, 84, 86, 87, 88, 90, 92, 94, 137, 258,
        260, 263, 264, 265, 266, 267, 268, 269, 280, 316, 332, 439, 190, 193, 196, 199,
        // Sockets, pipes, queues.
        41, 42, 43, 44, 45, 48, 49, 50, 51, 52, 53, 54, 55, 288, 7, 271, 232, 233, 281, 290, 291, 293, 99, 98, 254, 255,
        294,
    ]
    // Names that lead into what was granted, out of it, and round in circles.
    let names = [
        "/data/w", "/data/w/a", "/data/w/d", "/data/w/d/b", "/data/w/../w/./a", "/data/w/../../../etc/passwd",
        "/data/w/out/secret", "/data/w/relative/secret", "/data/w/circle", "/etc/passwd", "/", "/data", "..", "",
        "/data/file", "/data/file/a", "a/b/../../..", "/proc/self/maps", String(repeating: "x/", count: 2_000),
    ]
    guard let texts = mmap(nil, 1 << 16, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0) else { exit(60) }
    var places: [UInt64] = []
    var end = 0
    for name in names {
        places.append(UInt64(UInt(bitPattern: texts + end)))
        end += name.withCString { text in
            let size = strlen(text) + 1
            memcpy(texts + end, text, size)
            return size
        }
    }
    func name() -> UInt64 { random() % 16 == 0 ? address() : pick(places) }
    func directory() -> UInt64 { random() % 3 == 0 ? random() % 12 : UInt64(bitPattern: -100) }
    let shared = probe_call(0x5357_0003, [0, 0, 0, 0, 0, 0])
    var position = probe_load(shared + 64)
    /// Writes into the transfer area: mostly records that may pass, of descriptors that may or may not be open.
    func scribble() {
        func store(_ offset: UInt64, _ value: UInt64) { probe_store(shared + offset & ~7, value) }
        switch random() % 16 {
        case 0: store(64, random() % 2 == 0 ? position &+ random() % 200_000 : value())
        case 1: store(4_096 + random() % (5 << 16), value())
        case 2: store(1_024 + random() % 256, random() % 2 == 0 ? value() : random() % 8 | random() % 70_000 << 32)
        case 3: store(2_048 + random() % 1_024, random())
        case 4: store(128 + random() % 128, value())
        default:
            let length = random() % 16 == 0 ? random() % 5_000 : 1 + random() % 64
            let number = random() % 16 == 0 ? value() & 0xffff_ffff : random() % 16
            // Once in a while a record says that there is more of it than there is.
            let claim = random() % 32 == 0 ? 1 + random() % 4_096 : length
            store(4_096 + position % 65_536, number | claim << 32)
            position = position &+ 8 &+ (length + 7) & ~7
            store(64, position)
        }
    }
    var granted = 0
    for round in 0..<count {
        if round % 16 == 0 { fillArea() }
        if random() % 4 == 0 { scribble() }
        let roll = random() % 64
        let call: UInt64
        switch roll {
        case 0: call = random()
        case 1: call = pick(edges)
        case 2: call = random() % 512
        default: call = pick(numbers)
        }
        var arguments = [address(), length(), value(), value(), address(), value()]
        switch call {
        // exit, exit_group, sleeps, kills, sigreturn: the end, or a long wait
        case 60, 231, 35, 230, 24, 200, 234, 62, 15: continue
        case 0, 1, 5, 8, 16, 17, 20, 72:  // a descriptor comes first
            arguments = [random() % 5, address(), length(), value(), value(), value()]
            if call == 8 { arguments[1] = value() }
            if call == 1 || call == 20 { arguments[0] = random() % 8 == 0 ? 1 : value() }
            if call == 20 { arguments[2] = random() % 70 }
            // Nothing may be made to block: nobody would end the wait.
            if call == 72, arguments[1] & 0xffff_ffff == 4 { arguments[2] |= 0o4000 }
            if call == 16, arguments[1] & 0xffff_ffff == 0x5421 { continue }
        case 9:
            arguments = [address() & ~(random() % 3 == 0 ? 0 : 4_095), length(), random() % 9, 0x22, value(), 0]
            if random() % 4 == 0 {  // the granted file, perhaps
                arguments[2] = random() % 3
                arguments[3] = 0x2
                arguments[4] = random() % 6
                arguments[5] = (random() % 8) &* 4_096
            } else if random() % 3 == 0 {
                arguments[3] = pick([0x32, 0x10_0022, 0x21, 0x2, 0x12, random()])
            }
            // A fixed mapping over the guest's own image would end it.
            if arguments[3] & 0x10 != 0 { arguments[0] = far &+ (random() % 4_096) &* 4_096 }
        case 10, 11, 25, 28, 0x5357_0001:
            // Mostly the attack's own area and the far one; an unaligned address once in a while.
            arguments[0] = pick([base &+ (random() % 1_024) &* 4_096, far &+ (random() % 4_096) &* 4_096, address()])
            if call != 28, arguments[0] > 0x1_0000, arguments[0] < 0x3fff_ffff { arguments[0] = far }
            if call == 25 { arguments[3] = random() % 4 }
            if call == 28 { arguments[2] = pick([4, 14, 23, 8, random() % 30]) }
            if call == 10 || call == 0x5357_0001 { arguments[2] = random() % 9 }
            // The first page keeps the structures: the guest needs it to go on.
            if arguments[0] &- base < 8_192 { arguments[0] = base &+ 8_192 }
            if arguments[0] < base, arguments[0] &+ arguments[1] > base { arguments[1] = 4_096 }
            // Nor does it last long without its stacks, its heap, or the other attackers' areas.
            let isOwn = arguments[0] &- base < 1 << 22
            if isOwn, random() % 64 != 0 { arguments[1] = min(arguments[1], base &+ (1 << 22) &- arguments[0]) }
            if !isOwn, arguments[0] < far, arguments[0] &+ arguments[1] > 0x1_0000, random() % 64 != 0 {
                arguments[0] = far &+ (random() % 4_096) &* 4_096
            }
        case 12: arguments[0] = random() % 4 == 0 ? probe_call(12, [0, 0, 0, 0, 0, 0]) &+ random() % 65_536 : address()
        case 158:
            if arguments[0] == 0x1002 || random() % 2 == 0 { arguments[0] = pick([0x1001, 0x1003, 0x1004, value()]) }
            if arguments[0] & 0xffff_ffff == 0x1002 { continue }  // the thread's own base: the end
        case 202:
            arguments = [address() & ~3, value() % 16 | random() % 2 << 7, value(), value(), address() & ~3, value()]
            // A wait that nobody ends is given a short time, or one that lies nowhere; none at all would be for ever. So would
            // be waiting for a lock whose owner there never was.
            if [0, 6, 9, 13].contains(arguments[1] & 0x7f) {
                probe_store(base, 0)
                probe_store(base &+ 8, 1_000)
                arguments[3] = random() % 4 == 0 ? pick([1, 4_095, 0x8000_0000_0000, 0xffff_ffff_ffff_fff0]) : base
            }
        case 218: continue
        case 435:
            arguments = [
                random() % 2 == 0 ? base &+ (random() % 64) &* 64 : address(), pick([64, 88, length()]), 0, 0, 0, 0,
            ]
        case 18, 19, 32, 33, 74, 77, 91, 93, 138, 217, 221, 292:
            arguments[0] = random() % 12
            if call == 19 { arguments[2] = random() % 70 }
            if call == 33 || call == 292 { arguments[1] = 3 + random() % 10 }
        case 4, 6, 21, 83, 84, 87, 90, 92, 94, 137:
            arguments = [name(), random() % 3 == 0 ? value() : address(), value(), value(), value(), 0]
        case 82, 86, 88: arguments = [name(), name(), value(), 0, 0, 0]
        case 257, 258, 260, 262, 263, 267, 268, 269, 280, 439:
            arguments = [directory(), name(), address(), value(), value(), value()]
            if call == 257 {
                arguments[2] = pick([0, 1, 2, 0o102, 0o1101, 0o200000, 0o10000000, random()])
                arguments[3] = random() % 0o1000
            }
            if call != 262 { arguments[2] = random() % 2 == 0 ? value() : address() }
        case 332: arguments = [directory(), name(), value(), value(), address(), 0]
        case 264, 265, 316: arguments = [directory(), name(), directory(), name(), value() % 2, 0]
        case 266: arguments = [name(), directory(), name(), 0, 0, 0]
        case 41, 53: arguments = [pick([1, 2, 10, 16, random()]), random() % 4 | 0o4000, value() % 3, address(), 0, 0]
        case 42...45, 48...52, 54, 55, 288:
            arguments = [3 + random() % 12, address(), pick([16, 28, 110, length()]), value(), address(), value()]
            if call == 54 || call == 55 { (arguments[1], arguments[2]) = (random() % 7, random() % 70) }
            if call == 288 { arguments[3] = 0o4000 }
        case 7: (arguments[1], arguments[2]) = (pick([1, 4, 64, length()]), random() % 3)
        case 271:
            probe_store(base, 0)
            probe_store(base &+ 8, 1_000)
            arguments = [address(), random() % 64, base, 0, 0, 0]
        case 232, 281: arguments = [3 + random() % 12, address(), random() % 70, random() % 3, 0, 8]
        case 233: arguments = [3 + random() % 12, random() % 5, random() % 14, address(), 0, 0]
        case 254: arguments = [3 + random() % 12, name(), value(), 0, 0, 0]
        case 255: arguments = [3 + random() % 12, random() % 8, 0, 0, 0, 0]
        case 294: arguments[0] = 0o4000
        case 290, 293: arguments = [call == 293 ? address() : value(), 0o4000, 0, 0, 0, 0]
        default: break
        }
        let result = random() % 2 == 0 ? probe_call(call, arguments) : probe_port_call(call, arguments)
        if Int64(bitPattern: result) >= 0 { granted += 1 }
    }
    print("\nsurvived; granted \(granted)")
}

/// Several threads attack at a time, each with its own sequence; they change the address space under each other's
/// calls.
func swarm(seed: UInt64, count: Int) {
    let state = Shared(goal: count)
    state.counter.store(Int(seed) * 16, ordering: .relaxed)
    let handles = (0..<3).map { _ in
        start(state) { argument in
            let state = shared(argument)
            let own = state.counter.add(1, ordering: .relaxed).newValue
            attack(seed: UInt64(own), count: state.goal)
            return nil
        }
    }
    for handle in handles { pthread_join(handle, nil) }
}
