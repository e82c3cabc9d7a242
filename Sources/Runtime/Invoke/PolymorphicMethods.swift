// SPDX-License-Identifier: Apache-2.0
import ClassFile
import Interpreter
import ObjectModel
import Platform

/// The methods of MethodHandle that handlers implement: they take any arguments and pass them on.
package enum PolymorphicIntrinsic: UInt8 {
    case invokeBasic = 1
    case linkToStatic
    case linkToSpecial
    case linkToVirtual
    case linkToInterface

    package init?(_ name: String) {
        switch name {
        case "invokeBasic": self = .invokeBasic
        case "linkToStatic": self = .linkToStatic
        case "linkToSpecial": self = .linkToSpecial
        case "linkToVirtual": self = .linkToVirtual
        case "linkToInterface": self = .linkToInterface
        default: return nil
        }
    }

    /// Name of the method in MethodHandle.
    package var name: StaticString {
        switch self {
        case .invokeBasic: "invokeBasic"
        case .linkToStatic: "linkToStatic"
        case .linkToSpecial: "linkToSpecial"
        case .linkToVirtual: "linkToVirtual"
        case .linkToInterface: "linkToInterface"
        }
    }

    package var isStatic: Bool { self != .invokeBasic }

    package var entry: Operation {
        switch self {
        case .invokeBasic: .enter_invokeBasic
        case .linkToStatic: .enter_linkToStatic
        case .linkToSpecial: .enter_linkToSpecial
        case .linkToVirtual: .enter_linkToVirtual
        case .linkToInterface: .enter_linkToInterface
        }
    }
}

/// The method metadata made for each intrinsic and descriptor. Thread-safe.
package final class PolymorphicMethods: @unchecked Sendable {
    package struct Key: Hashable {
        package var intrinsic: UInt8
        package var descriptor: SymbolRef
    }
    private let mutex = NativeMutex()
    private var made: [Key: MethodRef]

    package init(_ made: [Key: MethodRef] = [:]) { self.made = made }

    deinit { mutex.destroy() }

    /// A copy, for an image.
    package var all: [Key: MethodRef] { mutex.withLock { made } }

    package func lookup(_ key: Key, orMake make: () -> MethodRef) -> MethodRef {
        mutex.withLock {
            if let known = made[key] { return known }
            let method = make()
            made[key] = method
            return method
        }
    }
}

extension VirtualMachine {
    /// The method that stands for an intrinsic called with `descriptor`.
    package func polymorphicMethod(_ intrinsic: PolymorphicIntrinsic, _ descriptor: SymbolRef) -> MethodPointer {
        let holder = classes.methodHandle!
        let ref = polymorphicMethods.lookup(.init(intrinsic: intrinsic.rawValue, descriptor: descriptor)) {
            let memory = metadataMemory(loaders.boot, MemoryLayout<MethodMetadata>.stride)
            let method = memory.bindMemory(to: MethodMetadata.self, capacity: 1)
            let bytes = symbols.bytes(descriptor)
            let template = space.methods(holder).first {
                names.matches($0.name, intrinsic.name)
            }!
            method.pointee = template
            method.pointee.descriptor = descriptor
            method.pointee.argumentSlots = UInt16(
                (Descriptor.shape(bytes)?.argumentSlots ?? 0) + (intrinsic.isStatic ? 0 : 1))
            method.pointee.maxLocals = method.pointee.argumentSlots
            method.pointee.returnType = BasicType.ofReturn(bytes)
            method.pointee.intrinsic = intrinsic.rawValue
            method.pointee.entry = HandlerTable.shared[intrinsic.entry]
            method.pointee.machineEntry = MachineCode.interpreterEntry
            return space.ref(method)
        }
        return space[ref]
    }
}
