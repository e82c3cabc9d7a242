// SPDX-License-Identifier: Apache-2.0

/// What the verifier must know of other classes than the one it verifies, in the view of that class's loader.
///
/// Names are internal (`java/lang/Object`), in modified UTF-8, and never those of arrays. A query may load classes, run
/// Java code of class loaders, and fail; the failure goes through the verifier unchanged and takes the place of a
/// verdict. The verifier asks only where the name of a type does not decide.
public protocol ClassHierarchy {
    /// Why a class could not be loaded.
    associatedtype Failure: Error

    /// Whether the class is an interface. Loads it.
    func isInterface(_ name: UnsafeRawBufferPointer) throws(Failure) -> Bool

    /// Whether `name` is `other` or one of its subclasses. Loads `name`; `other` has been asked for before; if it
    /// is an interface, `name` is `java/lang/Object`.
    func isSubclass(_ name: UnsafeRawBufferPointer, of other: UnsafeRawBufferPointer) throws(Failure) -> Bool

    /// The name of the closest class of which both are equal or subclasses; neither is an interface. Loads both. The
    /// bytes must stay until the class is verified. Asked for class files before version 51 only.
    func commonSuperclass(
        _ first: UnsafeRawBufferPointer, _ second: UnsafeRawBufferPointer
    ) throws(Failure) -> UnsafeRawBufferPointer

    /// Whether a proper superclass of the verified class has this name. Loads nothing.
    func hasSuperclass(_ name: UnsafeRawBufferPointer) -> Bool

    /// Whether the member that a reference to `holder`, a superclass of the verified class, finds is protected and
    /// declared in another run-time package than the verified class's. False if there is no such member.
    func isProtectedElsewhere(_ member: MemberQuery, in holder: UnsafeRawBufferPointer) throws(Failure) -> Bool
}

/// A field or method to look for, in a class and its supertypes.
public struct MemberQuery {
    public var isMethod: Bool
    public var name: UnsafeRawBufferPointer
    public var descriptor: UnsafeRawBufferPointer
}

/// Why a class was not verified.
public enum VerifyFailure<HierarchyFailure: Error>: Error {
    /// The code breaks a rule: `java.lang.VerifyError` with this message.
    case verify(String)
    /// A table of the code makes no sense: `java.lang.ClassFormatError` with this message.
    case classFormat(String)
    /// A class that had to be known could not be loaded.
    case hierarchy(HierarchyFailure)
}

extension VerifyFailure: Equatable where HierarchyFailure: Equatable {}
