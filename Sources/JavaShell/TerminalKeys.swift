// SPDX-License-Identifier: Apache-2.0
import Glibc

extension LineEditor {
    /// A key as a terminal sends it.
    enum Key: Equatable {
        case character(Character), control(Character), alt(Character)
        case enter, tab, backspace, delete, left, right, up, down, home, end, unknown
    }

    /// The next key; nil when the terminal is gone.
    func readKey() -> Key? {
        guard let byte: UInt8 = readByte() else { return nil }
        switch byte {
        case 0x0D, 0x0A: return .enter
        case 0x09: return .tab
        case 0x7F: return .backspace
        case 0x1B: return readEscape()
        case 1..<0x20: return .control(Character(UnicodeScalar(byte + 0x60)))
        case 0..<0x80: return .character(Character(UnicodeScalar(byte)))
        default: return readScalar(byte)
        }
    }

    private func readByte() -> UInt8? {
        var byte: UInt8 = 0
        while true {
            let count: Int = read(STDIN_FILENO, &byte, 1)
            if count == 1 { return byte }
            if count == 0 || errno != EINTR { return nil }
        }
    }

    /// The rest of a character of several bytes.
    private func readScalar(_ first: UInt8) -> Key? {
        var bytes: [UInt8] = [first]
        let count: Int = first >= 0xF0 ? 4 : first >= 0xE0 ? 3 : 2
        while bytes.count < count {
            guard let byte: UInt8 = readByte() else { return nil }
            bytes.append(byte)
        }
        return String(decoding: bytes, as: UTF8.self).first.map { .character($0) } ?? .unknown
    }

    /// What follows an escape character comes at once, or the key was Escape.
    private func readEscape() -> Key? {
        var waiting: pollfd = pollfd(fd: STDIN_FILENO, events: Int16(POLLIN), revents: 0)
        if poll(&waiting, 1, 50) == 0 { return .unknown }
        guard let next: UInt8 = readByte() else { return nil }
        guard next == UInt8(ascii: "[") || next == UInt8(ascii: "O") else {
            return .alt(Character(UnicodeScalar(next)))
        }
        var number: Int = 0
        while let byte: UInt8 = readByte() {
            switch byte {
            case UInt8(ascii: "0")...UInt8(ascii: "9"): number = min(number * 10 + Int(byte - 0x30), 1000)
            case UInt8(ascii: ";"): number = 0
            case UInt8(ascii: "A"): return .up
            case UInt8(ascii: "B"): return .down
            case UInt8(ascii: "C"): return .right
            case UInt8(ascii: "D"): return .left
            case UInt8(ascii: "H"): return .home
            case UInt8(ascii: "F"): return .end
            case UInt8(ascii: "~"):
                switch number {
                case 1, 7: return .home
                case 4, 8: return .end
                case 3: return .delete
                default: return .unknown
                }
            default: return .unknown
            }
        }
        return nil
    }
}
