// SPDX-License-Identifier: Apache-2.0

/// What a machine is given. Values out of their limits are refused when the machine is made.
public struct MachineConfiguration: Sendable {
    /// Main memory, bytes: a multiple of 2 MiB from 8 MiB to 1 TiB. Memory is taken from the host as it is touched.
    public var memorySize: Int = 256 << 20
    /// VCPUs, 1 to 256; they are created as threads need them.
    public var processors: Int = 1
    /// Threads a guest may have at a time.
    public var threadLimit: Int = 4_096
    /// The guest's arguments, its name first.
    public var arguments: [String] = ["guest"]
    /// The guest's environment, as `NAME=value`.
    public var environment: [String] = []
    /// Files of the host that the guest may read, at most 64.
    public var files: [GrantedFile] = []
    /// Folders and files of the host that the guest may use by name.
    public var folders: [GrantedFolder] = []
    /// Files that exist for the guest alone: path and contents.
    public var texts: [(path: String, text: String)] = []
    /// Memory, streams and sockets that the guest opens by name.
    public var devices: [GrantedDevice] = []
    /// Where relative paths start. It need not be granted, or exist.
    public var workingDirectory = "/"
    public var network = NetworkGrants()
    /// Makes the sockets that reach what `network` grants outside.
    public var outsideSockets: (any OutsideSockets)?
    /// Whether the guest's standard streams are the process's, rather than `console` and `sendInput`.
    public var inheritsStreams = false
    /// Pages to have ready before the guest begins.
    public var hotPages: HotPages?
    /// How long a thread may keep a processor that others wait for, ns.
    public var timeSlice: UInt64 = 10_000_000
    /// How long the machine may run, ns; nil for as long as it likes.
    public var timeLimit: UInt64?

    /// For tests.
    var plantedFault: PlantedFault?

    public init() {}

    /// A time no machine lives to see, ns: more than a century.
    static let never: UInt64 = 1 << 62

    /// The main thread's stack, bytes.
    static let stackSize: UInt64 = 8 << 20
    /// Arguments and environment together, bytes.
    static let argumentLimit = 1 << 20

    func check() throws(MachineError) {
        let large = Int(FrameAllocator.largeFrameSize)
        guard memorySize % large == 0, memorySize >= 4 * large, memorySize <= 1 << 40 else {
            throw .configuration("memorySize must be a multiple of 2 MiB from 8 MiB to 1 TiB")
        }
        guard (1...SystemArea.maximumVCPUs).contains(processors) else {
            throw .configuration("processors must be 1 to \(SystemArea.maximumVCPUs)")
        }
        guard threadLimit > 0, threadLimit <= 1 << 20 else {
            throw .configuration("threadLimit must be 1 to 1,048,576")
        }
        guard (100_000...10_000_000_000).contains(timeSlice) else {
            throw .configuration("timeSlice must be from 100 microseconds to 10 seconds")
        }
        guard files.count <= 64, Set(files.map(\.guestPath)).count == files.count else {
            throw .configuration("at most 64 files, each under a path of its own")
        }
        var size = 0
        for text in arguments + environment {
            guard !text.utf8.contains(0) else { throw .configuration("arguments may not contain zero bytes") }
            size += text.utf8.count + 9
        }
        guard size <= MachineConfiguration.argumentLimit else {
            throw .configuration("arguments and environment exceed 1 MiB")
        }
    }
}
