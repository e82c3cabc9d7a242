// SPDX-License-Identifier: Apache-2.0
import AssemblerX64
import CompilerInterface

// Profiles (ProfileLayout): one addition for each branch, two where it falls through; a comparison and an addition for each
// receiver of the class seen first.

extension BaselineCompiler {
    /// Name of an instruction's record; nil if nothing is noted.
    private func record(_ instruction: Int) -> UInt32? {
        guard let profile = method.profile, profile.layout.offsets[instruction] >= 0 else { return nil }
        return profile.records + UInt32(profile.layout.offsets[instruction])
    }

    /// A branch is about to be executed. Changes the flags.
    mutating func countBranch(_ instruction: Int) {
        guard let record = record(instruction) else { return }
        a.alu(.add, .w32, metadata(record, MetadataField.origin), 1)
    }

    /// A branch was not taken. Changes the flags.
    mutating func countFallThrough(_ instruction: Int) {
        guard let record = record(instruction) else { return }
        a.alu(.add, .w32, metadata(record, MetadataField.origin + 4), 1)
    }

    /// An object of the class in a register is the receiver, or is cast. Changes the flags.
    mutating func noteClass(_ register: Register) {
        guard let record = record(here) else { return }
        let rare = rarely(.noteClass(register, record: record))
        a.alu(.cmp, .w32, metadata(record, MetadataField.origin), register)
        a.jcc(.notEqual, rare.enter)
        a.alu(.add, .w32, metadata(record, MetadataField.origin + 4), 1)
        a.bind(rare.resume)
    }

    /// The class is not the first one. Classes that may be unloaded before the method count as others.
    mutating func compileNoteClass(_ register: Register, _ record: UInt32, _ resume: Label) {
        let origin = MetadataField.origin
        let unit = facts.unit(ofHolder: method.method)
        let stays = a.makeLabel()
        let goes = a.makeLabel()
        a.alu(.cmp, .w32, metadata(register, MetadataField.unit), 0)
        a.jcc(.equal, stays)
        if unit != 0 {
            a.alu(.cmp, .w32, metadata(register, MetadataField.unit), Int32(bitPattern: unit))
            a.jcc(.equal, stays)
        }
        a.jmp(goes)
        a.bind(stays)
        for place in [origin, origin + 8] {
            let other = a.makeLabel()
            let known = a.makeLabel()
            a.alu(.cmp, .w32, metadata(record, place), register)
            a.jcc(.equal, known)
            a.alu(.cmp, .w32, metadata(record, place), 0)
            a.jcc(.notEqual, other)
            a.mov(.w32, metadata(record, place), register)
            a.bind(known)
            a.alu(.add, .w32, metadata(record, place + 4), 1)
            a.jmp(resume)
            a.bind(other)
        }
        a.bind(goes)
        a.alu(.add, .w32, metadata(record, origin + 16), 1)
    }
}
