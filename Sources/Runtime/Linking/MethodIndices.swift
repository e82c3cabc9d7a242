// SPDX-License-Identifier: Apache-2.0
import ObjectModel
import Platform

// Finding methods by name and descriptor among very many. A class has a dozen methods as a rule, and looking at each is as good as
// any table; but it may have 65,535, and then whoever looks for each of them, as linking and reflection do, would look at
// billions. So classes with many get a table when somebody first looks for a method.

/// Name and descriptor of a method as one number.
struct MethodKey: Hashable {
    private let bits: UInt64

    init(_ name: SymbolRef, _ descriptor: SymbolRef) {
        bits = UInt64(name.rawValue) << 32 | UInt64(descriptor.rawValue)
    }

    init(_ method: MethodPointer) { self.init(method.pointee.name, method.pointee.descriptor) }
}

/// The tables of the classes that have one.
package final class MethodIndices: @unchecked Sendable {
    /// Methods of a class that is worth a table.
    static let threshold = 256

    private let mutex = NativeMutex()
    private var tables: [ClassRef: [MethodKey: Int]] = [:]

    deinit { mutex.destroy() }

    /// Position in `methods`, all those of `holder`, of the first with this name and descriptor.
    func find(_ key: MethodKey, in methods: UnsafeMutableBufferPointer<MethodMetadata>, of holder: ClassRef) -> Int? {
        mutex.withLock {
            if let table = tables[holder] { return table[key] }
            var table: [MethodKey: Int] = [:]
            table.reserveCapacity(methods.count)
            for i in methods.indices.reversed() { table[MethodKey(methods.baseAddress! + i)] = i }
            tables[holder] = table
            return table[key]
        }
    }

    /// Forgets classes that are being unloaded.
    func remove(where isDead: (ClassRef) -> Bool) {
        mutex.withLock { tables = tables.filter { !isDead($0.key) } }
    }
}
