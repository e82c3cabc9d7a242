// SPDX-License-Identifier: Apache-2.0
import ClassFile

/// Decides whether the methods of classes are type-safe (JVMS 4.10). Keeps its memory from class to class; use one per
/// thread. The class file must have passed the format check; on one that has not, the verdict means nothing, but nothing
/// traps.
public final class ClassVerifier {
    private var memory: VerifierMemory?

    public init() { memory = VerifierMemory() }

    deinit { memory?.deallocate() }

    /// Verifies all methods in order. Errors: the first broken rule, or a class that could not be loaded.
    ///
    /// `order`: the positions of the methods in the order to go by; nil for that of the file.
    ///
    /// `name`: the class's name at run time where it is not the file's: a hidden class is not what others in the file
    /// mean by its name. The hierarchy may load classes, and their loading may verify them with this object: memory in
    /// use is not touched.
    public func verify<Hierarchy: ClassHierarchy>(
        _ view: ClassFileView, _ hierarchy: Hierarchy, name: UnsafeRawBufferPointer? = nil, order: [Int]? = nil
    ) throws(VerifyFailure<Hierarchy.Failure>) {
        let own = memory.take()
        var context = ClassContext(view, hierarchy, own ?? VerifierMemory(), name: name ?? view.thisClassName)
        defer {
            if memory == nil { memory = context.memory } else { context.memory.deallocate() }
        }
        switch view.majorVersion {
        case ...49:
            // As HotSpot's older verifier: from the last to the first.
            try infer(&context, order?.reversed())
        case 50:
            do throws(VerifyFailure<Hierarchy.Failure>) {
                try checkTypes(&context, order)
            } catch {
                if case .hierarchy = error { throw error }
                if context.isFrameTableMalformed { throw error }
                // Compilers of the time gave class files of version 50 wrong frames, or none.
                try infer(&context, order, after: error)
            }
        default:
            try checkTypes(&context, order)
        }
    }

    /// Second opinion on a class that type checking refused. If it is refused again, the kind of the second failure
    /// is reported with the text of the first.
    private func infer<Hierarchy: ClassHierarchy>(
        _ context: inout ClassContext<Hierarchy>, _ order: [Int]?, after first: VerifyFailure<Hierarchy.Failure>
    ) throws(VerifyFailure<Hierarchy.Failure>) {
        do throws(VerifyFailure<Hierarchy.Failure>) {
            try infer(&context, order)
        } catch {
            switch (first, error) {
            case (.classFormat(let text), .verify): throw .verify(text)
            case (.verify(let text), .classFormat): throw .classFormat(text)
            case (_, .hierarchy): throw error
            default: throw first
            }
        }
    }

    private func checkTypes<Hierarchy: ClassHierarchy>(
        _ context: inout ClassContext<Hierarchy>, _ order: [Int]?
    ) throws(VerifyFailure<Hierarchy.Failure>) {
        let methods = context.view.methods
        for index in methods.indices {
            let method = methods[order?[index] ?? index]
            guard let code = try code(of: method, context) else { continue }
            var checker = TypeChecker(context, method, code)
            defer { context = checker.context }
            try checker.check()
        }
    }

    private func infer<Hierarchy: ClassHierarchy>(
        _ context: inout ClassContext<Hierarchy>, _ order: [Int]?
    ) throws(VerifyFailure<Hierarchy.Failure>) {
        let methods = context.view.methods
        for index in methods.indices {
            let method = methods[order?[index] ?? index]
            guard let code = try code(of: method, context) else { continue }
            var inferrer = TypeInferrer(context, method, code)
            defer { context = inferrer.context }
            try inferrer.check()
        }
    }

    private func code<Hierarchy: ClassHierarchy>(
        of method: MemberView, _ context: ClassContext<Hierarchy>
    ) throws(VerifyFailure<Hierarchy.Failure>) -> CodeView? {
        do throws(ClassFileError) {
            return try context.view.code(of: method)
        } catch {
            throw .classFormat(error.message)
        }
    }
}
