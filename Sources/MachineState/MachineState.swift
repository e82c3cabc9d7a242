// SPDX-License-Identifier: Apache-2.0

/// The saved state of a machine without its memory: a list of tagged, versioned, checksummed sections.
///
///     file    := magic "SWLTSTAT", u32 format version (1), u32 section count, section*
///     section := u32 tag, u16 version, u16 zero, u64 length, byte[length], u32 CRC-32C of all of it before
///
/// Each part of a machine writes and reads its own section (`StateComponent`), in a version of its own. A reader
/// refuses sections in versions it does not know and files with sections it does not know, since state that is silently
/// left out is a machine that fails later. What each version changed is listed in spec/machine-state.md.
public struct MachineState: Sendable, Equatable {
    struct Section: Sendable, Equatable {
        var tag: StateTag
        var version: UInt16
        var bytes: [UInt8]
    }

    static let magic: [UInt8] = Array("SWLTSTAT".utf8)
    public static let formatVersion: UInt32 = 1

    var sections: [Section] = []

    public init() {}

    /// CRC-32C, as it guards each section.
    public static func checksum(of bytes: [UInt8]) -> UInt32 {
        var checksum = Checksum()
        checksum.add(bytes)
        return checksum.value
    }

    public var tags: [StateTag] { sections.map(\.tag) }

    // MARK: Components

    /// Adds the section of a component.
    public mutating func save(_ component: some StateComponent) {
        var encoder = StateEncoder()
        component.save(to: &encoder)
        let kind = type(of: component)
        sections.append(Section(tag: kind.stateTag, version: kind.stateVersion, bytes: encoder.bytes))
    }

    /// Makes a component from its section.
    public func restore<Component: StateComponent>(
        _ type: Component.Type = Component.self
    ) throws(StateError) -> Component {
        guard let section = sections.first(where: { $0.tag == Component.stateTag }) else {
            throw .missingSection(Component.stateTag)
        }
        guard section.version <= Component.stateVersion, section.version > 0 else {
            throw .unsupportedSection(section.tag, version: section.version)
        }
        var decoder = StateDecoder(section.bytes)
        let component = try Component(restoring: &decoder, version: section.version)
        try decoder.finish()
        return component
    }

    // MARK: Encoding

    public func encoded() -> [UInt8] {
        var output = StateEncoder()
        for byte in MachineState.magic { output.put(byte) }
        output.put(MachineState.formatVersion)
        output.put(UInt32(sections.count))
        for section in sections {
            var body = StateEncoder()
            body.put(section.tag.rawValue)
            body.put(section.version)
            body.put(UInt16(0))
            body.put(section.bytes)
            var checksum = Checksum()
            checksum.add(body.bytes)
            body.put(checksum.value)
            for byte in body.bytes { output.put(byte) }
        }
        return output.bytes
    }

    public init(decoding bytes: [UInt8]) throws(StateError) {
        guard bytes.starts(with: MachineState.magic) else { throw .notMachineState }
        var input = StateDecoder(bytes[MachineState.magic.count...])
        let format = try input.get(UInt32.self)
        guard format == MachineState.formatVersion else { throw .unsupportedFormat(format) }
        let count = try input.get(UInt32.self)
        for _ in 0..<count {
            let start = bytes.count - input.remaining
            let tag = StateTag(rawValue: try input.get())
            let version = try input.get(UInt16.self)
            let reserved = try input.get(UInt16.self)
            let payload = try input.getBytes()
            var checksum = Checksum()
            checksum.add(bytes[start..<bytes.count - input.remaining])
            guard try input.get(UInt32.self) == checksum.value else { throw .checksumMismatch(tag) }
            guard reserved == 0 else { throw .invalidValue("reserved field") }
            guard !sections.contains(where: { $0.tag == tag }) else { throw .repeatedSection(tag) }
            sections.append(Section(tag: tag, version: version, bytes: payload))
        }
        try input.finish()
    }
}

/// A part of a machine that can be saved and made again.
public protocol StateComponent {
    static var stateTag: StateTag { get }
    /// The version written; all versions from 1 up to it can be read.
    static var stateVersion: UInt16 { get }
    func save(to encoder: inout StateEncoder)
    /// Reads what `save` of `version` wrote, judging every value.
    init(restoring decoder: inout StateDecoder, version: UInt16) throws(StateError)
}
