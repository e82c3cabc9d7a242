// SPDX-License-Identifier: Apache-2.0
import Glibc
import HostInterface
import ObjectModel
import Runtime

/// Natives of java.lang.ProcessImpl. The ways of launching that Java may ask for are all the same here: the host's.
enum ProcessImplNatives {
    static func bind(_ binder: NativeBinder) {
        binder.ignore("init")
        binder.bind("forkAndExec", "(I[B[B[BI[BI[B[IZ)I", forkAndExec)
    }

    /// The strings in a block of NUL-terminated strings: `count` of them.
    static func strings(_ block: [UInt8], count: Int) -> [[UInt8]] {
        var result: [[UInt8]] = []
        var rest = block[...]
        for _ in 0..<max(0, count) {
            guard let end = rest.firstIndex(of: 0) else { break }
            result.append(Array(rest[..<end]))
            rest = rest[(end + 1)...]
        }
        return result
    }

    private static func untilNull(_ bytes: [UInt8]) -> [UInt8] { Array(bytes.prefix { $0 != 0 }) }

    /// Pipes between us and the child, by the child's descriptor.
    private struct Pipes {
        /// What the child gets, and what we keep; -1 where there is no pipe.
        var child: [Int32]
        var parent: [Int32] = [-1, -1, -1]
        var ours: [Int32] = []

        mutating func make(_ number: Int, _ host: any HostInterface) -> HostResult {
            var reading: Int32 = -1
            var writing: Int32 = -1
            let result = host.makePipe(blocking: true, &reading, &writing)
            if result.error == nil {
                child[number] = number == 0 ? reading : writing
                parent[number] = number == 0 ? writing : reading
                ours += [reading, writing]
            }
            return result
        }
    }

    private static func forkAndExec(_ call: inout NativeCall) throws(JavaThrow) -> NativeResult {
        _ = call.handle()
        _ = call.int()
        _ = call.handle()
        var request = SpawnRequest(program: untilNull(call.bytes(of: try call.required())))
        let argumentBlock = call.bytes(of: try call.required())
        request.arguments = strings(argumentBlock, count: Int(call.int()))
        let environmentBlock = call.handle()
        let environmentCount = Int(call.int())
        if !environmentBlock.isNull {
            request.environment = strings(call.bytes(of: environmentBlock), count: environmentCount)
        }
        let directory = call.handle()
        if !directory.isNull { request.directory = untilNull(call.bytes(of: directory)) }
        let descriptors = try call.required()
        let joinsErrors = call.boolean()
        guard call.space.arrayLength(descriptors.reference) >= 3 else {
            throw call.thread.exception("java/lang/ArrayIndexOutOfBoundsException")
        }
        let data = call.space.arrayData(descriptors.reference)
        var pipes = Pipes(child: (0..<3).map { data.load(fromByteOffset: $0 * 4, as: Int32.self) })
        let result = call.onHost { host -> HostResult in
            for number in 0..<3 where pipes.child[number] == -1 && !(number == 2 && joinsErrors) {
                let made = pipes.make(number, host)
                if made.error != nil {
                    for descriptor in pipes.ours { _ = host.close(descriptor) }
                    return made
                }
            }
            if joinsErrors { pipes.child[2] = pipes.child[1] }
            request.descriptors = (pipes.child[0], pipes.child[1], pipes.child[2])
            let spawned = host.spawn(request)
            // The child's ends are the child's alone; after a failure nobody's.
            for descriptor in pipes.ours where spawned.error != nil || !pipes.parent.contains(descriptor) {
                _ = host.close(descriptor)
            }
            return spawned
        }
        if let error = result.error {
            throw call.ioException("Exec failed, error: \(error.rawValue) (\(NativeCall.text(of: error))) ")
        }
        let target = call.space.arrayData(descriptors.reference)
        for number in 0..<3 { target.storeBytes(of: pipes.parent[number], toByteOffset: number * 4, as: Int32.self) }
        return .int(result.rawValue)
    }
}
