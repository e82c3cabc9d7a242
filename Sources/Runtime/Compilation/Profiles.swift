// SPDX-License-Identifier: Apache-2.0
import CompilerInterface
import ObjectModel

/// What machine code has noted of an instruction.
package enum InstructionProfile: Equatable {
    case branch(taken: UInt32, notTaken: UInt32)
    /// Classes and how often, those seen first; how often others.
    case types([(ClassRef, UInt32)], others: UInt32)

    package static func == (left: InstructionProfile, right: InstructionProfile) -> Bool {
        switch (left, right) {
        case (.branch(let taken, let notTaken), .branch(let taken2, let notTaken2)):
            taken == taken2 && notTaken == notTaken2
        case (.types(let types, let others), .types(let types2, let others2)):
            others == others2 && types.elementsEqual(types2) { $0 == $1 }
        default: false
        }
    }
}

extension VirtualMachine {
    /// Gives a method that is to be compiled its records, the same each time.
    func addProfile(to snapshot: inout MethodToCompile) {
        let layout = ProfileLayout(snapshot.instructions)
        if layout.sizeInBytes == 0 { return }
        if let known = machineCode.profile(snapshot.method) {
            snapshot.profile = (layout, known)
            return
        }
        let holder = space[space[snapshot.method].pointee.holder]
        // It goes with the method.
        let owner = loaders[holder.pointee.unit == 0 ? holder.pointee.loader : holder.pointee.unit]
        let records = space.metadataOffset(metadataMemory(owner, layout.sizeInBytes))
        machineCode.setProfile(snapshot.method, records)
        snapshot.profile = (layout, records)
    }

    /// What has been noted of a method, by bytecode index.
    package func profile(of method: MethodPointer) -> [(bytecodeIndex: Int, profile: InstructionProfile)] {
        guard let records = machineCode.profile(space.ref(method)), let snapshot = snapshot(method, nil) else {
            return []
        }
        let layout = ProfileLayout(snapshot.instructions)
        var result: [(bytecodeIndex: Int, profile: InstructionProfile)] = []
        for (index, instruction) in snapshot.instructions.enumerated() where layout.offsets[index] >= 0 {
            func word(_ number: Int) -> UInt32 {
                atomic32Load(space.metadata(records + UInt32(layout.offsets[index]) + UInt32(number * 4)))
            }
            let noted: InstructionProfile
            if ProfileLayout.kind(instruction) == .branch {
                noted = .branch(taken: word(0) &- word(1), notTaken: word(1))
            } else {
                let types = [0, 2].map { (ClassRef(rawValue: word($0)), word($0 + 1)) }.filter { !$0.0.isNone }
                noted = .types(types, others: word(4))
            }
            let cell = CodeRef(rawValue: method.pointee.code.rawValue + UInt32(index * 8))
            result.append((bytecodeIndex(method, cell), noted))
        }
        return result
    }
}
