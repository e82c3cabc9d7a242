// SPDX-License-Identifier: Apache-2.0

/// A growing table of plain records, reached by 32-bit index; index 0 is the absent record.
///
/// The value is a pointer: copies share the table, whoever creates it destroys it. Records are copied in and out, so no
/// pointer to one outlives a growth, and reading costs neither reference counting nor exclusivity checks.
struct RecordTable<Record: BitwiseCopyable> {
    private struct Storage {
        var records: UnsafeMutablePointer<Record>
        var count: Int
        var capacity: Int
    }

    private let storage: UnsafeMutablePointer<Storage>

    init(absent: Record, capacity: Int) {
        storage = .allocate(capacity: 1)
        storage.initialize(to: Storage(records: .allocate(capacity: capacity), count: 1, capacity: capacity))
        storage.pointee.records.initialize(to: absent)
    }

    func destroy() {
        storage.pointee.records.deallocate()
        storage.deallocate()
    }

    var count: Int { storage.pointee.count }

    @inline(__always)
    func append(_ record: Record) -> UInt32 {
        let index: Int = storage.pointee.count
        if index == storage.pointee.capacity { grow() }
        (storage.pointee.records + index).initialize(to: record)
        storage.pointee.count = index + 1
        return UInt32(truncatingIfNeeded: index)
    }

    /// Traps on an index that was never given out.
    subscript(index: UInt32) -> Record {
        @inline(__always) get {
            precondition(Int(index) < storage.pointee.count, "record of another table")
            return storage.pointee.records[Int(index)]
        }
        @inline(__always) nonmutating set {
            precondition(Int(index) < storage.pointee.count, "record of another table")
            storage.pointee.records[Int(index)] = newValue
        }
    }

    /// Changes one record in place.
    @inline(__always)
    func update(_ index: UInt32, _ change: (inout Record) -> Void) {
        precondition(Int(index) < storage.pointee.count, "record of another table")
        change(&storage.pointee.records[Int(index)])
    }

    @inline(never)
    private func grow() {
        let capacity: Int = storage.pointee.capacity * 2
        let larger: UnsafeMutablePointer<Record> = .allocate(capacity: capacity)
        larger.moveInitialize(from: storage.pointee.records, count: storage.pointee.count)
        storage.pointee.records.deallocate()
        storage.pointee.records = larger
        storage.pointee.capacity = capacity
    }
}
