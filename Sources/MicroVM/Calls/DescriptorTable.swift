// SPDX-License-Identifier: Apache-2.0
import GuestProtocol

/// What a guest's descriptors mean. There are no descriptors of the host behind them.
struct DescriptorTable {
    enum File: Equatable {
        case input
        case output(isError: Bool)
        /// Text made when it was opened, and how far it has been read.
        case text([UInt8], position: Int)
        /// A granted file, by its place in the list, and how far it has been read.
        case granted(Int, position: Int)
    }

    private(set) var files: [UInt64: File] = [0: .input, 1: .output(isError: false), 2: .output(isError: true)]
    /// Descriptors at a time. With `textAreaLimit`, it bounds what a guest can make the monitor keep.
    static let limit: UInt64 = 256
    /// Areas listed in a text of the address space.
    static let textAreaLimit = 1_000

    init() {}
    init(files: [UInt64: File]) { self.files = files }

    subscript(_ number: UInt64) -> File? {
        get { files[number] }
        set { files[number] = newValue }
    }

    /// Gives a file the lowest free number.
    mutating func open(_ file: File) throws(GuestCallError) -> UInt64 {
        guard let number = (0..<DescriptorTable.limit).first(where: { files[$0] == nil }) else {
            throw .tooManyFiles
        }
        files[number] = file
        return number
    }
}

/// What has been typed at a guest's console and not been read.
struct ConsoleInput {
    private(set) var bytes: [UInt8] = []
    private(set) var isClosed = true

    init() {}
    init(bytes: [UInt8], isClosed: Bool) {
        self.bytes = bytes
        self.isClosed = isClosed
    }

    mutating func append(_ more: [UInt8]) {
        bytes += more
        isClosed = false
    }

    /// Nothing more will come: readers see the end once the rest is read. A machine starts like that.
    mutating func close() { isClosed = true }

    mutating func take(_ count: Int) -> [UInt8] {
        defer { bytes.removeFirst(min(count, bytes.count)) }
        return Array(bytes.prefix(count))
    }
}
