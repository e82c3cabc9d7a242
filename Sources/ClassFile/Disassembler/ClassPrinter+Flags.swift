// SPDX-License-Identifier: Apache-2.0

/// Access flags in words. Which bits have a meaning depends on the place and on the class file's version; the others
/// are complained about in a line of their own, as `javap` does.
extension ClassPrinter {
    /// Where flags stand; raw values are `javap`'s names for the places.
    enum FlagPlace: String {
        case `class` = "CLASS"
        case innerClass = "INNER_CLASS"
        case field = "FIELD"
        case method = "METHOD"
    }

    /// The bits that are modifiers in source, in words.
    func printModifiers(_ flags: AccessFlags, _ place: FlagPlace, hidesAbstractInterface: Bool = false) {
        var known: AccessFlags = knownFlags(flags, place)
        if hidesAbstractInterface, known.contains(.interface) { known.remove(.abstract) }
        forEachBit(known) { bit in
            guard let word = modifier(bit, place) else { return }
            out.print(word)
            out.print(" ")
        }
    }

    func printFlags(_ flags: AccessFlags, _ place: FlagPlace) {
        let known: AccessFlags = knownFlags(flags, place)
        out.print("flags: (0x")
        out.printHex(UInt32(flags.rawValue), width: 4)
        out.print(") ")
        var separator: StaticString = ""
        forEachBit(known) { bit in
            out.print(separator)
            out.print("ACC_")
            out.print(flagName(bit, place))
            separator = ", "
        }
        // Classes show their unknown bits, from the highest down.
        var rest: UInt16 = place == .class ? flags.rawValue & ~known.rawValue : 0
        while rest != 0 {
            let bit: UInt16 = 0x8000 >> UInt16(rest.leadingZeroBitCount)
            out.print(separator)
            out.print("0x")
            out.printHex(UInt32(bit))
            separator = ", "
            rest &= ~bit
        }
        out.newline()
    }

    /// The release whose rules apply: that of the class file's version, or the newest for preview and strange versions.
    private var release: Int {
        let major: Int = Int(view.majorVersion)
        return major < 45 || major > 69 || (major >= 56 && view.minorVersion != 0) ? 25 : major - 44
    }

    /// The flags without unknown bits, which are reported.
    private func knownFlags(_ flags: AccessFlags, _ place: FlagPlace) -> AccessFlags {
        let release: Int = release
        var mask: UInt16
        switch place {
        case .class:
            mask = release >= 9 ? 0xF631 : 0x7631
            if release <= 4 { mask &= 0x0FFF }
        case .innerClass:
            mask = release <= 4 ? 0x061F : 0x761F
        case .field:
            mask = release <= 4 ? 0x00DF : 0x50DF
        case .method:
            mask = release <= 4 ? 0x053F : 0x15FF
            if (2...16).contains(release) { mask |= 0x0800 }
        }
        let unknown: UInt16 = flags.rawValue & ~mask
        if unknown != 0 {
            out.report(
                "Error: Access Flags: Unmatched bit position 0x\(String(unknown, radix: 16)) for location "
                    + "\(place.rawValue) for class file format RELEASE_\(release)")
        }
        return AccessFlags(rawValue: flags.rawValue & mask)
    }

    private func forEachBit(_ flags: AccessFlags, _ body: (UInt16) -> Void) {
        var rest: UInt16 = flags.rawValue
        while rest != 0 {
            let bit: UInt16 = 1 << UInt16(rest.trailingZeroBitCount)
            body(bit)
            rest &= ~bit
        }
    }

    private func flagName(_ bit: UInt16, _ place: FlagPlace) -> StaticString {
        switch bit {
        case 0x0001: "PUBLIC"
        case 0x0002: "PRIVATE"
        case 0x0004: "PROTECTED"
        case 0x0008: "STATIC"
        case 0x0010: "FINAL"
        case 0x0020: place == .class ? "SUPER" : "SYNCHRONIZED"
        case 0x0040: place == .field ? "VOLATILE" : "BRIDGE"
        case 0x0080: place == .field ? "TRANSIENT" : "VARARGS"
        case 0x0100: "NATIVE"
        case 0x0200: "INTERFACE"
        case 0x0400: "ABSTRACT"
        case 0x0800: "STRICT"
        case 0x1000: "SYNTHETIC"
        case 0x2000: "ANNOTATION"
        case 0x4000: "ENUM"
        default: "MODULE"
        }
    }

    private func modifier(_ bit: UInt16, _ place: FlagPlace) -> StaticString? {
        switch (bit, place) {
        case (0x0001, _): "public"
        case (0x0002, _): "private"
        case (0x0004, _): "protected"
        case (0x0008, _): "static"
        case (0x0010, _): "final"
        case (0x0020, .method): "synchronized"
        case (0x0040, .field): "volatile"
        case (0x0080, .field): "transient"
        case (0x0100, .method): "native"
        case (0x0400, _): "abstract"
        case (0x0800, .method): "strictfp"
        default: nil
        }
    }
}
