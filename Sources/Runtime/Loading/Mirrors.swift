// SPDX-License-Identifier: Apache-2.0
import ObjectModel

// Mirrors: the java.lang.Class instance of each class, which does not move, followed by the static fields.

extension VirtualMachine {
    /// The class a mirror stands for. `mirror` is a java.lang.Class.
    public func classOfMirror(_ mirror: Reference) -> ClassPointer {
        space[ClassRef(rawValue: space.load(mirror, Int(wellKnown.pointee.mirrorMetadata), as: UInt32.self))]
    }

    /// Where the static fields of a class that is being built start in its mirror. While java.lang.Class itself is not
    /// loaded, the size is unknown; the statics of the few classes loaded before it are placed behind a generous guess,
    /// which `java.lang.Class` is then checked against.
    package func mirrorFieldsEnd(building metadata: ClassPointer) -> UInt32 {
        if metadata.pointee.name == names.classClass { return metadata.pointee.reserved }
        guard let classClass = classes.classClass else { return VirtualMachine.earlyMirrorSize }
        return classClass.pointee.reserved
    }

    package static let earlyMirrorSize: UInt32 = 160

    /// Creates the mirror of a class. `loader` is null for the boot loader.
    ///
    /// Before java.lang.Class is loaded nothing is made: `makeEarlyMirrors` catches up.
    package func makeMirror(
        of metadata: ClassPointer, loader: Handle?, protectionDomain: Handle?, classData: Handle?, _ thread: Thread
    ) throws(JavaThrow) {
        guard let classClass = classes.classClass else {
            classesWithoutMirror.append(metadata)
            return
        }
        let size = max(metadata.pointee.mirrorSize, classClass.pointee.instanceSize)
        metadata.pointee.mirrorSize = size
        let mirror = try allocateMirror(
            classClass, sizeInBytes: Int(size), isUnloadable: metadata.pointee.unit != 0, thread)
        let fields = self.fields
        space.store(mirror, Int(wellKnown.pointee.mirrorMetadata), space.ref(metadata).rawValue)
        space.store(mirror, fields.classModifiers, UInt16(truncatingIfNeeded: metadata.pointee.accessFlags))
        space.store(mirror, fields.classPrimitive, UInt8(metadata.isPrimitive ? 1 : 0))
        if let loader { space.storeReference(mirror, fields.classLoader, loader.reference) }
        if let protectionDomain {
            space.storeReference(mirror, fields.classProtectionDomain, protectionDomain.reference)
        }
        if let classData { space.storeReference(mirror, fields.classData, classData.reference) }
        if metadata.isArray {
            let component = space[metadata.pointee.elementClass].pointee.mirror
            space.storeReference(mirror, fields.classComponentType, component)
        }
        if let module = modules.module(of: metadata) {
            space.storeReference(mirror, fields.classModule, module)
        }
        metadata.pointee.mirror = mirror
        setStaticConstants(metadata)
    }

    /// Makes the mirrors of the classes loaded before java.lang.Class.
    package func makeEarlyMirrors(_ thread: Thread) throws(JavaThrow) {
        precondition(classes.classClass!.pointee.reserved <= VirtualMachine.earlyMirrorSize, "mirror guess too small")
        let pending = classesWithoutMirror
        classesWithoutMirror = []
        for metadata in pending {
            try makeMirror(of: metadata, loader: nil, protectionDomain: nil, classData: nil, thread)
        }
    }

    /// Gives static fields with a primitive ConstantValue their value (JVMS 5.5 step 6 allows it this early; Strings wait
    /// for initialization, as making one may run out of memory).
    private func setStaticConstants(_ metadata: ClassPointer) {
        if metadata.pointee.pool.isNone { return }
        let pool = ConstantPool(self, metadata)
        for field in space.fields(metadata) where field.constantValue != 0 {
            let index = Int(field.constantValue)
            let word = pool.entry(index)
            let offset = Int(field.offset)
            switch Int(field.type) {
            case SwiftletTypeBoolean, SwiftletTypeByte:
                space.store(metadata.pointee.mirror, offset, UInt8(truncatingIfNeeded: word))
            case SwiftletTypeChar, SwiftletTypeShort:
                space.store(metadata.pointee.mirror, offset, UInt16(truncatingIfNeeded: word))
            case SwiftletTypeInt, SwiftletTypeFloat:
                space.store(metadata.pointee.mirror, offset, UInt32(truncatingIfNeeded: word))
            case SwiftletTypeLong, SwiftletTypeDouble:
                space.store(metadata.pointee.mirror, offset, word)
            default: break
            }
        }
    }
}
