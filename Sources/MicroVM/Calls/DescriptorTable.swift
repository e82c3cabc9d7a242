// SPDX-License-Identifier: Apache-2.0
import GuestProtocol

/// What a guest's descriptors mean.
struct DescriptorTable {
    enum File: Equatable {
        case input
        case output(isError: Bool)
        /// Text made when it was opened, and how far it has been read.
        case text([UInt8], position: Int)
        /// A granted file, by its place in the list, and how far it has been read.
        case granted(Int, position: Int)
        /// A folder that the monitor makes up: entries as getdents64 gives them, and how far they have been read.
        case listing(GuestPath, [UInt8], position: Int)
        /// Something of the host's.
        case host(HostFile)

        static func == (left: File, right: File) -> Bool {
            switch (left, right) {
            case (.input, .input): true
            case (.output(let a), .output(let b)): a == b
            case (.text(let a, let i), .text(let b, let j)): a == b && i == j
            case (.granted(let a, let i), .granted(let b, let j)): a == b && i == j
            case (.listing(let a, _, let i), .listing(let b, _, let j)): a == b && i == j
            case (.host(let a), .host(let b)): a === b
            default: false
            }
        }

        /// Whether the monitor keeps bytes for it.
        var isText: Bool {
            switch self {
            case .text, .listing: true
            case .input, .output, .granted, .host: false
            }
        }
    }

    private(set) var files: [UInt64: File] = [0: .input, 1: .output(isError: false), 2: .output(isError: true)]
    /// Descriptors at a time.
    static let limit: UInt64 = 4_096
    /// Texts among them; with `textAreaLimit`, it bounds what a guest can make the monitor keep.
    static let textLimit = 256
    /// Areas listed in a text of the address space.
    static let textAreaLimit = 1_000
    /// No number below this is free.
    private var firstFree: UInt64 = 3

    init() {}
    init(files: [UInt64: File]) {
        self.files = files
        firstFree = 0
    }

    subscript(_ number: UInt64) -> File? {
        get { files[number] }
        set {
            files[number] = newValue
            if newValue == nil { firstFree = min(firstFree, number) }
        }
    }

    /// Gives a file the lowest free number.
    mutating func open(_ file: File) throws(GuestCallError) -> UInt64 {
        if file.isText, files.values.count(where: \.isText) >= DescriptorTable.textLimit { throw .tooManyFiles }
        while files[firstFree] != nil { firstFree += 1 }
        guard firstFree < DescriptorTable.limit else { throw .tooManyFiles }
        files[firstFree] = file
        return firstFree
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
