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
    /// The hierarchy may load classes, and their loading may verify them with this object: memory in use is not touched.
    public func verify<Hierarchy: ClassHierarchy>(
        _ view: ClassFileView, _ hierarchy: Hierarchy
    ) throws(VerifyFailure<Hierarchy.Failure>) {
        let own = memory.take()
        var context = ClassContext(view, hierarchy, own ?? VerifierMemory())
        defer {
            if memory == nil { memory = context.memory } else { context.memory.deallocate() }
        }
        for method in view.methods {
            let code: CodeView
            do throws(ClassFileError) {
                guard let found = try view.code(of: method) else { continue }
                code = found
            } catch {
                throw .classFormat(error.message)
            }
            try ClassVerifier.check(method, code, &context)
        }
    }

    private static func check<Hierarchy: ClassHierarchy>(
        _ method: MemberView, _ code: CodeView, _ context: inout ClassContext<Hierarchy>
    ) throws(VerifyFailure<Hierarchy.Failure>) {
        let version = context.view.majorVersion
        if version < 50 { return try infer(method, code, &context) }
        do throws(VerifyFailure<Hierarchy.Failure>) {
            var checker = TypeChecker(context, method, code)
            defer { context = checker.context }
            try checker.check()
        } catch {
            // Old compilers gave class files of version 50 without frames, or with wrong ones.
            if case .hierarchy = error { throw error }
            guard version == 50 else { throw error }
            try infer(method, code, &context)
        }
    }

    private static func infer<Hierarchy: ClassHierarchy>(
        _ method: MemberView, _ code: CodeView, _ context: inout ClassContext<Hierarchy>
    ) throws(VerifyFailure<Hierarchy.Failure>) {
        var inferrer = TypeInferrer(context, method, code)
        defer { context = inferrer.context }
        try inferrer.check()
    }
}
