// SPDX-License-Identifier: Apache-2.0
import ClassFile
import ObjectModel

// Stack traces: recorded when a Throwable is created, as pairs of numbers, and turned into StackTraceElements when asked.
//
// A backtrace is an int[]: for each frame the MethodRef and the bytecode index. One number more says that the innermost
// frame was hidden, so that nothing is known of where the exception came from. If classes are among them that can be unloaded, it
// is an Object[] instead, of the int[] and the mirrors of these classes, which keep the numbers valid.

extension VirtualMachine {
    /// Most frames recorded, HotSpot's MaxJavaStackTraceDepth.
    package static let maximumTraceDepth = 1024

    /// `Throwable.fillInStackTrace`: records the frames below those of the exception's own construction.
    package func fillInStackTrace(_ throwable: Handle, _ thread: Thread) throws(JavaThrow) {
        var isHidden = false
        var pairs = recordFrames(Frame.innermost(thread), skippingConstructionOf: throwable.reference, &isHidden)
        let depth = pairs.count / 2
        if isHidden { pairs.append(1) }
        let backtrace = try makeBacktrace(pairs, thread)
        space.storeReference(throwable.reference, fields.throwableBacktrace, backtrace)
        space.store(throwable.reference, fields.throwableDepth, Int32(depth))
    }

    /// The object that holds recorded frames, whose classes something else keeps loaded meanwhile.
    private func makeBacktrace(_ pairs: [UInt32], _ thread: Thread) throws(JavaThrow) -> Reference {
        let mirrors = unloadableMirrors(of: pairs)
        if mirrors.isEmpty {
            let array = try allocateArray(classes.intArray, length: pairs.count, thread)
            fillInts(array, pairs)
            return array
        }
        return try thread.withHandleScope { () throws(JavaThrow) -> Reference in
            let backtrace = thread.handle(try allocateArray(classes.objectArray!, length: mirrors.count + 1, thread))
            for (index, mirror) in mirrors.enumerated() {
                space.storeReference(backtrace.reference, SwiftletArrayData4 + (index + 1) * 4, mirror)
            }
            let array = try allocateArray(classes.intArray, length: pairs.count, thread)
            fillInts(array, pairs)
            space.storeReference(backtrace.reference, SwiftletArrayData4, array)
            return backtrace.reference
        }
    }

    /// One mirror for each unit of unloading among the classes of recorded frames.
    private func unloadableMirrors(of pairs: [UInt32]) -> [Reference] {
        var mirrors: [Reference] = []
        var units: Set<UInt32> = []
        for i in stride(from: 0, to: pairs.count - 1, by: 2) {
            let holder = space[space[MethodRef(rawValue: pairs[i])].pointee.holder]
            if holder.pointee.unit != 0, units.insert(holder.pointee.unit).inserted {
                mirrors.append(holder.pointee.mirror)
            }
        }
        return mirrors
    }

    /// The int[] of a backtrace.
    private func numbers(ofBacktrace backtrace: Reference) -> Reference {
        let isArray = space.classMetadata(of: backtrace).pointee.kind == UInt8(SwiftletClassReferenceArray)
        return isArray ? space.loadReference(backtrace, SwiftletArrayData4) : backtrace
    }

    private func fillInts(_ array: Reference, _ values: [UInt32]) {
        let data = space.arrayData(array)
        for (i, value) in values.enumerated() { data.storeBytes(of: value, toByteOffset: i * 4, as: UInt32.self) }
    }

    /// MethodRef and bytecode index of each visible frame, and whether one further in was left out.
    private func recordFrames(
        _ start: Frame?, skippingConstructionOf throwable: Reference?, _ isInnermostHidden: inout Bool
    ) -> [UInt32] {
        var result: [UInt32] = []
        var frame = start
        var skipping = throwable != nil
        let thrownClass = throwable.map { space.classRef(of: $0) }
        while let current = frame {
            frame = current.caller
            let method = current.method
            if skipping, let thrownClass {
                if names.matches(method.pointee.name, "fillInStackTrace") { continue }
                if method.isConstructor, space.isSubclass(thrownClass, of: method.pointee.holder),
                    current.local(0).load(as: Reference.self) == throwable!
                {
                    continue
                }
                skipping = false
            }
            if method.isHidden {
                if result.isEmpty { isInnermostHidden = true }
                continue
            }
            result.append(space.ref(method).rawValue)
            result.append(UInt32(bitPattern: Int32(truncatingIfNeeded: current.bytecodeIndex)))
            if result.count == VirtualMachine.maximumTraceDepth * 2 { break }
        }
        return result
    }

    /// `StackTraceElement.initStackTraceElements`.
    package func fillStackTraceElements(
        _ elements: Handle, _ backtrace: Handle, _ depth: Int, _ thread: Thread
    ) throws(JavaThrow) {
        let count = Int(space.arrayLength(elements.reference))
        guard depth == count, Int(space.arrayLength(numbers(ofBacktrace: backtrace.reference))) >= depth * 2 else {
            throw thread.exception("java/lang/IndexOutOfBoundsException")
        }
        for i in 0..<depth {
            let data = space.arrayData(numbers(ofBacktrace: backtrace.reference))
            let method = space[MethodRef(rawValue: data.load(fromByteOffset: i * 8, as: UInt32.self))]
            let bci = Int(data.load(fromByteOffset: i * 8 + 4, as: Int32.self))
            try thread.withHandleScope { () throws(JavaThrow) in
                let element = thread.handle(
                    space.loadReference(elements.reference, SwiftletArrayData4 + i * 4))
                if element.isNull { throw thread.exception("java/lang/NullPointerException") }
                try fillStackTraceElement(element, method, bci, thread)
            }
        }
    }

    /// Fills one StackTraceElement.
    package func fillStackTraceElement(
        _ element: Handle, _ method: MethodPointer, _ bci: Int, _ thread: Thread
    ) throws(JavaThrow) {
        let metadata = classes.stackTraceElement!
        let holder = space[method.pointee.holder]
        func set(_ name: StaticString, _ descriptor: StaticString, _ value: Reference) {
            space.storeReference(element.reference, offset(metadata, name, descriptor), value)
        }
        set("declaringClassObject", "Ljava/lang/Class;", holder.pointee.mirror)
        set("declaringClass", "Ljava/lang/String;", try internedString(intern(externalName(holder)), thread))
        set("methodName", "Ljava/lang/String;", try internedString(method.pointee.name, thread))
        if let index = attributeIndex(classAttribute(holder, .sourceFile)) {
            set(
                "fileName", "Ljava/lang/String;",
                try internedString(ConstantPool(self, holder).symbol(index), thread))
        }
        space.store(element.reference, offset(metadata, "lineNumber", "I"), Int32(lineNumber(method, bci)))
        if let loader = loaders[holder.pointee.loader].object {
            set("classLoaderName", "Ljava/lang/String;", space.loadReference(loader.reference, fields.classLoaderName))
        }
        if let module = modules[modules.moduleIndex(of: holder)] {
            set("moduleName", "Ljava/lang/String;", try internedString(intern(module.name), thread))
            if let version = module.version {
                set("moduleVersion", "Ljava/lang/String;", try internedString(intern(version), thread))
            }
        }
    }

    /// Source line of a bytecode index: -2 in native methods, -1 if unknown.
    package func lineNumber(_ method: MethodPointer, _ bci: Int) -> Int {
        if method.isNative { return -2 }
        guard let code = code(method),
            let table = attribute(space[method.pointee.holder], at: code.attributesOffset, .lineNumberTable)
        else { return -1 }
        var cursor = AnnotationCursor(table)
        var line = -1
        var best = -1
        for _ in 0..<cursor.u2() {
            let start = cursor.u2()
            let number = cursor.u2()
            if start <= bci, start >= best {
                best = start
                line = number
            }
        }
        return line
    }

    /// StackTraceElement[] of a live thread, or null. The thread is stopped while its frames are read.
    package func stackTrace(of object: Handle, _ thread: Thread) throws(JavaThrow) -> Reference {
        var pairs: [UInt32]?
        if !object.isNull, let record = record(of: object.reference) {
            threads.stopTheWorld(thread) {
                if threads.all.contains(where: { $0 === record }) {
                    pairs = recordFrames(of: record, for: thread)
                }
            }
        }
        guard let pairs else { return .null }
        return try stackTrace(frames: pairs, thread)
    }

    /// Frames of another thread as `stackTrace(frames:)` takes them. At a safepoint. Handles of the caller keep their classes.
    package func recordFrames(of record: ThreadRecord, for thread: Thread) -> [UInt32] {
        var isHidden = false
        let pairs = recordFrames(Frame.innermost(record.thread), skippingConstructionOf: nil, &isHidden)
        for mirror in unloadableMirrors(of: pairs) { _ = thread.handle(mirror) }
        return pairs
    }

    /// StackTraceElement[] of recorded frames.
    package func stackTrace(frames pairs: [UInt32], _ thread: Thread) throws(JavaThrow) -> Reference {
        try thread.withHandleScope { () throws(JavaThrow) -> Reference in
            let depth = pairs.count / 2
            let backtrace = thread.handle(try makeBacktrace(pairs, thread))
            let elements = thread.handle(
                try allocateArray(try arrayClass(of: classes.stackTraceElement!, thread), length: depth, thread))
            try initialize(classes.stackTraceElement!, thread)
            for i in 0..<depth {
                let element = try allocateObject(classes.stackTraceElement!, thread)
                space.storeReference(elements.reference, SwiftletArrayData4 + i * 4, element)
            }
            try fillStackTraceElements(elements, backtrace, depth, thread)
            return elements.reference
        }
    }

    /// The helpful message of a NullPointerException that the VM threw (JEP 358): from the innermost recorded frame.
    package func nullPointerMessage(_ exception: Reference) -> String? {
        let recorded = space.loadReference(exception, fields.throwableBacktrace)
        if recorded.isNull { return nil }
        let backtrace = numbers(ofBacktrace: recorded)
        guard space.arrayLength(backtrace) >= 2, space.arrayLength(backtrace) & 1 == 0 else { return nil }
        let data = space.arrayData(backtrace)
        let method = space[MethodRef(rawValue: data.load(as: UInt32.self))]
        let bci = Int(data.load(fromByteOffset: 4, as: Int32.self))
        if bci < 0 || method.isNative { return nil }
        return helpfulMessage(method, bytecodeIndex: bci)
    }

    /// Frames of reflection's own machinery, which callers' lookups skip.
    package func isReflectionFrame(_ method: MethodPointer) -> Bool {
        if method.isHidden { return true }
        let holder = symbols.string(space[method.pointee.holder].pointee.name)
        if holder == "java/lang/reflect/Method" { return names.matches(method.pointee.name, "invoke") }
        return holder.hasPrefix("jdk/internal/reflect/")
            && method.pointee.flags & UInt32(SwiftletMethodCallerSensitive) == 0
            || holder.hasPrefix("java/lang/invoke/LambdaForm") || holder == "java/lang/invoke/MethodHandle"
    }
}
