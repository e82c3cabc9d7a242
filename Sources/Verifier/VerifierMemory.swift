// SPDX-License-Identifier: Apache-2.0

/// A frame of a StackMapTable, decoded; its types lie in `VerifierMemory.frameTypes`.
struct StackMapFrame: BitwiseCopyable {
    var position: Int32
    var isThisUninitialized: Bool
    var localsStart: Int32
    var localsCount: Int32
    var stackStart: Int32
    var stackCount: Int32
}

/// Everything the verifier allocates, kept from method to method and from class to class.
struct VerifierMemory {
    /// Class names and descriptors of the class at hand.
    var names = NameTable()
    /// Types of Class constants by constant-pool index; zero until asked for.
    var constantTypes = ReusableBuffer<UInt32>(capacity: 1024)
    /// Where the types of a method descriptor begin in `signatureTypes`, plus one, by index of its Utf8 constant.
    var signatures = ReusableBuffer<UInt32>(capacity: 1024)
    /// Number of argument slots, number of result slots, arguments, result; one after the other.
    var signatureTypes = ReusableBuffer<UInt32>(capacity: 4096)
    var signatureTypeCount = 0
    /// Answers of the hierarchy: key above, answer in the lowest bit.
    var answers = ReusableBuffer<UInt64>(capacity: 256)

    var locals = ReusableBuffer<VerificationType>(capacity: 256)
    var stack = ReusableBuffer<VerificationType>(capacity: 256)
    /// What each byte of the code is: `CodePosition`.
    var positions = ReusableBuffer<UInt8>(capacity: 4096)
    var frames = ReusableBuffer<StackMapFrame>(capacity: 256)
    var frameTypes = ReusableBuffer<VerificationType>(capacity: 4096)

    func deallocate() {
        names.deallocate()
        constantTypes.deallocate()
        signatures.deallocate()
        signatureTypes.deallocate()
        answers.deallocate()
        locals.deallocate()
        stack.deallocate()
        positions.deallocate()
        frames.deallocate()
        frameTypes.deallocate()
    }
}

/// What a byte of a method's code is.
enum CodePosition {
    static var inside: UInt8 { 0 }
    static var instruction: UInt8 { 1 }
    static var new: UInt8 { 2 }
}
