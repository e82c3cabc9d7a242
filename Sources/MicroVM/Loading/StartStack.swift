// SPDX-License-Identifier: Apache-2.0

/// The contents of a new guest's stack: arguments, environment and auxiliary vector, as the System V ABI lays them out.
///
///     top     strings, 16 random bytes, the executable's name
///             auxiliary vector, ends with AT_NULL
///             environment pointers, null
///             argument pointers, null
///     rsp ->  argument count                              16-byte aligned
struct StartStack {
    private(set) var bytes: [UInt8] = []
    /// Address of the first byte, and the initial stack pointer.
    private(set) var pointer: UInt64 = 0

    /// The auxiliary vector's keys that a static C library reads.
    enum Key: UInt64 {
        case headers = 3
        case headerSize = 4
        case headerCount = 5
        case pageSize = 6
        case entry = 9
        case userIdentity = 11
        case effectiveUserIdentity = 12
        case groupIdentity = 13
        case effectiveGroupIdentity = 14
        case capabilities = 16
        case clockTicks = 17
        case isSecure = 23
        case random = 25
        case capabilities2 = 26
        case executableName = 31
    }

    /// - Parameters:
    ///   - top: the address just above the stack.
    ///   - random: 16 bytes, from which the C library makes its stack guard.
    init(
        top: UInt64, arguments: [String], environment: [String], executable: GuestExecutable, random: [UInt8],
        name: String
    ) {
        var strings: [UInt8] = []
        func place(_ text: [UInt8]) -> Int {
            defer { strings += text + [0] }
            return strings.count
        }
        let argumentOffsets = arguments.map { place(Array($0.utf8)) }
        let environmentOffsets = environment.map { place(Array($0.utf8)) }
        let nameOffset = place(Array(name.utf8))
        let randomOffset = strings.count
        strings += random

        let vectorCount = 2 * 16  // 15 keys and the end
        let wordCount = 1 + arguments.count + 1 + environment.count + 1 + vectorCount
        let stringsAddress = (top - UInt64(strings.count)) & ~15
        pointer = (stringsAddress - UInt64(8 * wordCount)) & ~15

        var words: [UInt64] = [UInt64(arguments.count)]
        words += argumentOffsets.map { stringsAddress + UInt64($0) } + [0]
        words += environmentOffsets.map { stringsAddress + UInt64($0) } + [0]
        func add(_ key: Key, _ value: UInt64) { words += [key.rawValue, value] }
        add(.headers, executable.headerAddress)
        add(.headerSize, UInt64(ELFImage.headerSize))
        add(.headerCount, UInt64(executable.headerCount))
        add(.pageSize, 4_096)
        add(.entry, executable.entry)
        for key in [Key.userIdentity, .effectiveUserIdentity, .groupIdentity, .effectiveGroupIdentity] {
            add(key, GuestIdentity.user)
        }
        add(.capabilities, 0)
        add(.clockTicks, 100)
        add(.isSecure, 0)
        add(.random, stringsAddress + UInt64(randomOffset))
        add(.capabilities2, 0)  // no FSGSBASE: bases are set by calls, so that the monitor knows them
        add(.executableName, stringsAddress + UInt64(nameOffset))
        words += [0, 0]

        bytes.reserveCapacity(Int(top - pointer))
        for word in words { withUnsafeBytes(of: word.littleEndian) { bytes.append(contentsOf: $0) } }
        bytes += [UInt8](repeating: 0, count: Int(stringsAddress - pointer) - bytes.count)
        bytes += strings
    }
}

/// Who a guest is told it is.
enum GuestIdentity {
    static let user: UInt64 = 1_000
    static let process: Int32 = 1
}
