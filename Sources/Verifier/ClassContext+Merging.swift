// SPDX-License-Identifier: Apache-2.0
import ClassFile

// The least common supertypes of the inferring verifier. Interfaces count as Object where types are merged, and accept
// every object where one is assigned to another, as in the type checker.

extension ClassContext {
    /// The type of a value that has one of two types; top if there is none.
    ///
    /// `isAssignment`: the question is whether a value of type `first` may be assigned to `second`, which it may if the
    /// answer is `second`.
    mutating func merge(
        _ first: VerificationType, _ second: VerificationType, isAssignment: Bool
    ) throws(Failure) -> VerificationType {
        if first == second { return first }
        guard first.isReference, second.isReference else { return .top }
        if first.isNull { return second }
        if second.isNull { return first }
        let object = ClassContext.known(.object)
        if second == object { return second }
        if first == object {
            return isAssignment && second.isObject ? try isInterface(second) ? second : first : first
        }
        if first.isArray || second.isArray { return try mergeArrays(first, second, isAssignment) }
        if try isInterface(second) { return isAssignment ? second : object }
        if try isInterface(first) { return object }
        let (firstName, secondName) = (memory.names.bytes(first.name), memory.names.bytes(second.name))
        do throws(Hierarchy.Failure) {
            if isAssignment { return try hierarchy.isSubclass(firstName, of: secondName) ? second : object }
            return memory.names.type(try hierarchy.commonSuperclass(firstName, secondName))
        } catch {
            throw .hierarchy(error)
        }
    }

    mutating func isInferredAssignable(
        _ source: VerificationType, to target: VerificationType
    ) throws(Failure) -> Bool {
        source == target ? true : try merge(source, target, isAssignment: true) == target
    }

    func isInterface(_ type: VerificationType) throws(Failure) -> Bool {
        do throws(Hierarchy.Failure) {
            return try hierarchy.isInterface(memory.names.bytes(type.name))
        } catch {
            throw .hierarchy(error)
        }
    }

    private func isArrayInterface(_ type: VerificationType) -> Bool {
        type == ClassContext.known(.cloneable) || type == ClassContext.known(.serializable)
    }

    private mutating func mergeArrays(
        _ first: VerificationType, _ second: VerificationType, _ isAssignment: Bool
    ) throws(Failure) -> VerificationType {
        if isArrayInterface(second) { return second }
        if isArrayInterface(first) { return first }
        let one = elements(first)
        let other = elements(second)
        guard one.dimensions == other.dimensions else {
            let smaller = one.dimensions < other.dimensions ? one : other
            if isArrayInterface(smaller.element) { return one.dimensions < other.dimensions ? first : second }
            return array(ClassContext.known(.object), smaller.dimensions)
        }
        let element = try merge(one.element, other.element, isAssignment: isAssignment)
        return element == .top ? .top : array(element, one.dimensions)
    }

    /// Innermost elements and dimensions; arrays of primitives count as Objects in one dimension less.
    private mutating func elements(_ type: VerificationType) -> (element: VerificationType, dimensions: Int) {
        var element = type
        var dimensions = 0
        while element.isArray {
            element = memory.names.component(element)
            dimensions += 1
        }
        return element.isObject ? (element, dimensions) : (ClassContext.known(.object), dimensions - 1)
    }

    private mutating func array(_ element: VerificationType, _ dimensions: Int) -> VerificationType {
        guard dimensions > 0 else { return element }
        var number = memory.names.number("[L", memory.names.bytes(element.name), ";")
        for _ in 1..<dimensions { number = memory.names.number("[", memory.names.bytes(number), "") }
        return .array(number)
    }
}
