// SPDX-License-Identifier: Apache-2.0
import ClassFile
import Interpreter
import ObjectModel

// Resolving the constant that an instruction names, and putting the quick form in place of the unresolved cell. The
// operand of an unresolved cell is the pool index; `thread.argument` is the bytecode.

extension Thread {
    private var bytecode: UInt8 { UInt8(truncatingIfNeeded: raw.pointee.argument) }

    // MARK: - Constants

    /// ldc, ldc_w, ldc2_w.
    package func resolveConstant() throws(JavaThrow) {
        let machine = vm
        let holder = currentClass
        let index = Int(resolvedOperand)
        let pool = ConstantPool(machine, holder)
        switch pool.tag(index) {
        case .string:
            _ = try machine.resolveString(holder, index, self)
            quicken(QuickCell.constant(reference: SlotRef(rawValue: pool.high(index))))
        case .class:
            let resolved = try machine.resolveClass(holder, index, self)
            let slot = machine.makeSlot(holder)
            space[slot].pointee = resolved.pointee.mirror
            quicken(QuickCell.constant(reference: slot))
        case .methodHandle, .methodType:
            let slot = try machine.resolveInvokeConstant(holder, index, self)
            quicken(QuickCell.constant(reference: slot))
        case .dynamic:
            try resolveDynamicConstant(holder, index)
        default:
            throw exception("java/lang/VerifyError", "ldc of a constant that cannot be loaded")
        }
    }

    private func resolveDynamicConstant(_ holder: ClassPointer, _ index: Int) throws(JavaThrow) {
        let machine = vm
        let slot = try machine.resolveDynamicConstant(holder, index, self)
        let descriptor = machine.symbols.bytes(ConstantPool(machine, holder).nameAndType(index).descriptor)
        let type = BasicType.of(descriptor)
        if Int(type) == SwiftletTypeReference { return quicken(QuickCell.constant(reference: slot)) }
        let bits = machine.unboxed(space[slot].pointee, as: type)
        if Int(type) == SwiftletTypeLong || Int(type) == SwiftletTypeDouble {
            let word = machine.metadataMemory(machine.owner(holder), 8)
            word.storeBytes(of: bits, as: UInt64.self)
            quicken(QuickCell.constant(word: BytesRef(rawValue: space.metadataOffset(word))))
        } else {
            quicken(QuickCell.constant(int: Int32(truncatingIfNeeded: bits)))
        }
    }

    // MARK: - Fields

    package func resolveField() throws(JavaThrow) {
        let machine = vm
        let isStatic = bytecode == 0xB2 || bytecode == 0xB3
        let isPut = bytecode == 0xB3 || bytecode == 0xB5
        let holder = currentClass
        let index = Int(resolvedOperand)
        let field = try machine.resolveField(
            holder, index, isStatic: isStatic, isPut: isPut, method: currentMethod, self)
        let type = field.pointee.type
        let isVolatile = field.isVolatile
        if !isStatic {
            let offset = field.pointee.offset
            if isPut { return quicken(QuickCell.putField(offset: offset, type: type, isVolatile: isVolatile)) }
            quicken(QuickCell.getField(offset: offset, type: type, isVolatile: isVolatile))
            return enterAsGetter(currentMethod, type)
        }
        let declaring = space[field.pointee.holder]
        try machine.initialize(declaring, self)
        let mirror = space[declaring.pointee.mirror] - space.base
        let offset = UInt32(truncatingIfNeeded: mirror) + field.pointee.offset
        let cell =
            isPut
            ? QuickCell.putStatic(heapOffset: offset, type: type, isVolatile: isVolatile)
            : QuickCell.getStatic(heapOffset: offset, type: type, isVolatile: isVolatile)
        publish(cell, whenInitialized: declaring, index)
    }

    /// Gives a method another entry if it only returns the field that its second instruction has just resolved.
    private func enterAsGetter(_ method: MethodPointer, _ type: UInt8) {
        let code = UnsafeRawPointer(space[method.pointee.code])
        // Fuel is counted where a frame is made.
        guard !vm.options.isFuelCounted, UnsafeRawPointer(raw.pointee.pc) == code + 8,
            method.pointee.argumentSlots == 1,
            // Else the result would have to be cut.
            method.pointee.returnType == type,
            method.pointee.entry == HandlerTable.shared[.enter_interpreted],
            let entry = Getter.entry(code: code, extraLocals: method.pointee.extraLocalsSize)
        else { return }
        atomic32StoreRelease(vm.entryAddress(method), UInt32(bitPattern: HandlerTable.shared[entry]))
    }

    /// Publishes a cell that requires `metadata` to be initialized.
    private func publish(_ cell: UInt64, whenInitialized metadata: ClassPointer, _ index: Int) {
        if metadata.isInitialized { return quicken(cell) }
        let machine = vm
        let record = machine.metadataMemory(
            machine.owner(currentClass), MemoryLayout<InitCheckMetadata>.size)
        Quickening.publish(
            cell, at: raw.pointee.pc, whenInitialized: space.ref(metadata),
            record: BytesRef(rawValue: space.metadataOffset(record)), poolIndex: UInt32(index), in: space)
    }

    // MARK: - Classes

    /// new, anewarray, checkcast, instanceof, multianewarray. The operand of the last also holds the dimensions, above 16
    /// bits of pool index.
    package func resolveClassInstruction() throws(JavaThrow) {
        let machine = vm
        let code = bytecode
        let operand = resolvedOperand
        let index = Int(operand & 0xFFFF)
        // A null needs no class (JVMS 6.5 checkcast, instanceof).
        if code == 0xC0, operandHandle(1).isNull { return complete(popping: 0) }
        if code == 0xC1, operandHandle(1).isNull {
            operandSlot(1).storeBytes(of: 0, as: Int32.self)
            return complete(popping: 0)
        }
        let resolved = try machine.resolveClass(currentClass, index, self)
        switch code {
        case 0xBB: try resolveNew(resolved, index)
        case 0xBD: quicken(QuickCell.newArray(space.ref(try machine.arrayClass(of: resolved, self))))
        case 0xC0: quicken(QuickCell.checkCast(space.ref(resolved)))
        case 0xC1: quicken(QuickCell.instanceOf(space.ref(resolved)))
        default:
            let dimensions = operand >> 16
            let record = machine.metadataMemory(
                machine.owner(currentClass), MemoryLayout<MultiArrayMetadata>.size)
            record.storeBytes(
                of: MultiArrayMetadata(class_: space.ref(resolved), dimensions: dimensions),
                as: MultiArrayMetadata.self)
            quicken(QuickCell.multiNewArray(BytesRef(rawValue: space.metadataOffset(record))))
        }
    }

    private func resolveNew(_ resolved: ClassPointer, _ index: Int) throws(JavaThrow) {
        let machine = vm
        let isMirrorClass = resolved.pointee.flags & UInt32(SwiftletClassMirrorClass) != 0
        if resolved.isAbstract || resolved.isInterface || resolved.isArray || isMirrorClass {
            throw exception("java/lang/InstantiationError", machine.externalName(resolved))
        }
        try machine.initialize(resolved, self)
        let isFast = resolved.pointee.flags & UInt32(SwiftletClassFastAllocatable) != 0
        publish(QuickCell.new(space.ref(resolved), isFast: isFast), whenInitialized: resolved, index)
    }

    // MARK: - Calls

    package func resolveInvoke() throws(JavaThrow) {
        let machine = vm
        let code = bytecode
        let index = Int(resolvedOperand)
        let holder = currentClass
        if code == 0xBA {
            let site = try machine.linkCallSite(holder, index, self)
            return quicken(QuickCell.invokeDynamic(site))
        }
        let pool = ConstantPool(machine, holder)
        if code == 0xB6 || code == 0xB8, pool.tag(index) == .methodref,
            let site = try machine.linkPolymorphic(holder, index, isStatic: code == 0xB8, self)
        {
            return quicken(site)
        }
        let (method, resolved) = try machine.resolveMethod(holder, index, self)
        try checkStatic(method, isStatic: code == 0xB8)
        let site = machine.makeCallSite(method, poolIndex: index, holder, cell: raw.pointee.pc)
        switch code {
        case 0xB8:
            let declaring = space[method.pointee.holder]
            try machine.initialize(declaring, self)
            publish(QuickCell.invokeStatic(space.ref(site)), whenInitialized: declaring, index)
        case 0xB7:
            site.pointee.method = space.ref(try machine.selectSpecial(method, resolved, from: holder, self))
            quicken(QuickCell.invokeSpecial(space.ref(site)))
        default: try quickenVirtual(site, method, resolved)
        }
    }

    private func checkStatic(_ method: MethodPointer, isStatic: Bool) throws(JavaThrow) {
        guard method.isStatic != isStatic else { return }
        let what =
            isStatic
            ? "Expected static method"
            : bytecode == 0xB9 ? "Expected instance not static method" : "Expecting non-static method"
        throw exception("java/lang/IncompatibleClassChangeError", "\(what) '\(vm.externalSignature(method))'")
    }

    /// invokevirtual and invokeinterface: by how the method is dispatched.
    private func quickenVirtual(
        _ site: UnsafeMutablePointer<CallSiteMetadata>, _ method: MethodPointer, _ resolved: ClassPointer
    ) throws(JavaThrow) {
        let holder = space[method.pointee.holder]
        if method.isPrivate || (method.isFinal && !holder.isInterface) || method.pointee.vtableIndex == -1 {
            return quicken(QuickCell.invokeSpecial(space.ref(site)))
        }
        if method.pointee.vtableIndex >= 0 {
            site.pointee.index = method.pointee.vtableIndex
            try checkSelection(site, method, isInterface: false)
            return quicken(QuickCell.invokeVirtual(space.ref(site)))
        }
        if !resolved.isInterface, let index = vm.vtableIndex(of: method, in: resolved) {
            // A default or abstract interface method, called on a class: it has an entry there.
            site.pointee.index = index
            try checkSelection(site, method, isInterface: false)
            return quicken(QuickCell.invokeVirtual(space.ref(site)))
        }
        site.pointee.index = method.pointee.itableIndex
        site.pointee.interface_ = method.pointee.holder
        try checkSelection(site, method, isInterface: true)
        quicken(QuickCell.invokeInterface(space.ref(site)))
    }

    /// The errors of a site's first call (JVMS 6.5 invokeinterface, invokevirtual), which say more than those of later ones
    /// and leave the site unresolved: the receiver's class has no implementation, or one that is not public.
    private func checkSelection(
        _ site: UnsafeMutablePointer<CallSiteMetadata>, _ method: MethodPointer, isInterface: Bool
    ) throws(JavaThrow) {
        let receiver = operandHandle(Int(site.pointee.argumentSlots)).reference
        if receiver.isNull { return }
        let receiverClass = space.classMetadata(of: receiver)
        var index = site.pointee.index
        if isInterface {
            // Else the call itself finds that the interface is not implemented.
            guard space.isSubclass(space.ref(receiverClass), of: method.pointee.holder) else { return }
            guard let found = vm.vtableIndex(of: method, in: receiverClass) else {
                throw abstractMethod(method, selected: nil, receiverClass)
            }
            index = found
        }
        guard index >= 0, UInt32(index) < receiverClass.pointee.vtableLength else { return }
        let selected = space[receiverClass.vtable[Int(index)]]
        if isInterface, !selected.isPublic {
            throw exception("java/lang/IllegalAccessError", "'\(vm.externalSignature(selected))'")
        }
        guard selected.isAbstract, selected.pointee.flags & UInt32(SwiftletMethodOverpass) == 0 else { return }
        let isInherited = isInterface && space[selected.pointee.holder].isInterface
        throw abstractMethod(method, selected: isInherited ? nil : selected, receiverClass)
    }
}

extension VirtualMachine {
    /// A slot of the class's loader.
    package func makeSlot(_ holder: ClassPointer) -> SlotRef {
        guard let slot = try? owner(holder).makeSlot(space) else {
            preconditionFailure("metadata used up past its reserve")
        }
        return slot
    }

    /// A call site for a method.
    package func makeCallSite(
        _ method: MethodPointer, poolIndex: Int, _ holder: ClassPointer, cell: UnsafePointer<UInt8>?
    ) -> UnsafeMutablePointer<CallSiteMetadata> {
        let memory = metadataMemory(owner(holder), MemoryLayout<CallSiteMetadata>.size)
        let site = memory.bindMemory(to: CallSiteMetadata.self, capacity: 1)
        site.pointee.method = space.ref(method)
        site.pointee.argumentSlots = method.pointee.argumentSlots
        site.pointee.returnType = method.pointee.returnType
        site.pointee.continuation = Interpreter.continuation(returning: method.pointee.returnType)
        site.pointee.poolIndex = UInt32(poolIndex)
        if let cell { site.pointee.cell = CodeRef(rawValue: space.metadataOffset(cell)) }
        return site
    }

    /// Index of an interface method's entry in the vtable of a class.
    package func vtableIndex(of method: MethodPointer, in metadata: ClassPointer) -> Int32? {
        var i = Int(metadata.pointee.vtableLength) - 1
        while i >= 0 {
            let entry = space[metadata.vtable[i]]
            if entry.pointee.name == method.pointee.name, entry.pointee.descriptor == method.pointee.descriptor {
                return Int32(i)
            }
            i -= 1
        }
        return nil
    }

    /// What invokespecial calls (JVMS 6.5 invokespecial): a superclass's method is looked up from the direct superclass.
    package func selectSpecial(
        _ method: MethodPointer, _ resolved: ClassPointer, from holder: ClassPointer, _ thread: Thread
    ) throws(JavaThrow) -> MethodPointer {
        if method.isConstructor {
            if method.pointee.holder != space.ref(resolved) {
                throw thread.exception(
                    "java/lang/NoSuchMethodError",
                    "\(externalName(resolved)): method '\(externalResultAndName(method))' not found")
            }
            return method
        }
        if resolved.isInterface, resolved != holder,
            !space.classList(holder.pointee.interfaces).contains(space.ref(resolved))
        {
            throw thread.exception(
                "java/lang/IncompatibleClassChangeError",
                "Interface method reference: '\(externalSignature(method))', is not in a direct superinterface of "
                    + externalName(holder))
        }
        let isAbove =
            !resolved.isInterface && resolved != holder
            && space.isSubclass(space.ref(holder), of: space.ref(resolved))
        var selected: MethodPointer? = method
        // Whatever ACC_SUPER says.
        if isAbove, let superclass = space.superclass(holder) {
            selected = lookupMethod(superclass, method.pointee.name, method.pointee.descriptor)
            while let hidden = selected, hidden.isStatic {
                let above = space.superclass(space[hidden.pointee.holder])
                selected = above.flatMap { lookupMethod($0, method.pointee.name, method.pointee.descriptor) }
            }
        }
        if let selected, !selected.isAbstract || selected.pointee.flags & UInt32(SwiftletMethodOverpass) != 0 {
            return selected
        }
        throw thread.exception("java/lang/AbstractMethodError", "'\(externalSignature(method))'")
    }

    /// The String a String entry stands for (JVMS 5.4.3 and 5.1), interned and kept in a slot.
    package func resolveString(_ holder: ClassPointer, _ index: Int, _ thread: Thread) throws(JavaThrow) -> Reference {
        let pool = ConstantPool(self, holder)
        if pool.high(index) != 0 { return space[SlotRef(rawValue: pool.high(index))].pointee }
        let string = try internedString(pool.name(index), thread)
        let slot = makeSlot(holder)
        space[slot].pointee = string
        pool.setHigh(index, slot.rawValue)
        return string
    }
}
