// SPDX-License-Identifier: Apache-2.0
//
// Changing installed code while other threads execute it.
//
// The processor reads an aligned word of 4 or 8 bytes as a whole, before or after a store of the same word, never a
// mixture, as long as the word lies in one cache line. So the only changes made here are such stores: the distance of a
// call or jump whose field is aligned (`Assembler.patchableCall`), or an aligned data word. Which of the two values a
// thread sees right after is not defined; both must be correct to execute. To be sure that all threads have seen the
// new one, stop them at a safepoint.
//
// The store goes through a writable view of the page, at another address than the one being executed; caches are
// coherent by physical address, so this is as good as a store to the code itself.

import Platform
import Synchronization

/// One change of installed code.
public struct CodePatch: Hashable, Sendable {
    public enum Change: Hashable, Sendable {
        /// `address` is that of a `call rel32`, `jmp rel32` or `jcc rel32`: its new target.
        case branchTarget(UInt)
        /// `address` is that of a 4-byte aligned word.
        case word32(UInt32)
        /// `address` is that of an 8-byte aligned word.
        case word64(UInt64)
    }

    public var address: UInt
    public var change: Change

    public init(at address: UInt, _ change: Change) {
        self.address = address
        self.change = change
    }
}

extension CodeCache {
    /// Makes one change. Whoever calls keeps the blob from being reclaimed, and orders changes of the same place.
    public func patch(_ patch: CodePatch) throws(CodeCacheError) {
        let (field, size) = try locate(patch)
        let offset = Int(field - addressRange.lowerBound)
        try memory.withWritableView(offset: offset, count: size) { (view) throws(CodeCacheError) in
            switch patch.change {
            case .branchTarget(let target):
                guard let distance = Int32(exactly: Int(bitPattern: target &- (field + 4))) else {
                    throw .relocationOutOfRange(at: offset)
                }
                Self.store(UInt32(bitPattern: distance), view)
            case .word32(let value): Self.store(value, view)
            case .word64(let value):
                view.assumingMemoryBound(to: Atomic<UInt64>.self).pointee.store(value, ordering: .releasing)
            }
        }
    }

    private static func store(_ value: UInt32, _ view: UnsafeMutableRawPointer) {
        view.assumingMemoryBound(to: Atomic<UInt32>.self).pointee.store(value, ordering: .releasing)
    }

    /// The current target of a branch with 32-bit distance.
    public func branchTarget(at address: UInt) throws(CodeCacheError) -> UInt {
        let (field, _) = try locate(CodePatch(at: address, .branchTarget(0)))
        let pointer = UnsafeMutableRawPointer(bitPattern: field)!
        let distance: UInt32 = pointer.assumingMemoryBound(to: Atomic<UInt32>.self).pointee.load(ordering: .acquiring)
        return field &+ 4 &+ UInt(bitPattern: Int(Int32(bitPattern: distance)))
    }

    /// The field to store into, checked to be aligned and to lie in a blob's code.
    private func locate(_ patch: CodePatch) throws(CodeCacheError) -> (field: UInt, size: Int) {
        guard let blob = blob(containing: patch.address), blob.contains(patch.address) else { throw .notPatchable }
        var field: UInt = patch.address
        var size: Int = 4
        switch patch.change {
        case .branchTarget:
            // Six bytes may be read only if they are all code.
            guard let code = UnsafeRawPointer(bitPattern: patch.address), patch.address + 5 <= blob.codeEnd else {
                throw .notPatchable
            }
            switch code.load(as: UInt8.self) {
            case 0xE8, 0xE9: field += 1
            case 0x0F where code.load(fromByteOffset: 1, as: UInt8.self) & 0xF0 == 0x80: field += 2
            default: throw .notPatchable
            }
        case .word32: break
        case .word64: size = 8
        }
        guard field % UInt(size) == 0, field + UInt(size) <= blob.codeEnd else { throw .notPatchable }
        return (field, size)
    }
}
