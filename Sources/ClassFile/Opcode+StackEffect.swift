// SPDX-License-Identifier: Apache-2.0

extension Opcode {
    /// By how many slots the operand stack grows; negative when it shrinks.
    ///
    /// For the field, invocation and `multianewarray` instructions it depends on the operands, and this is 0.
    @inlinable
    public var stackDelta: Int { Int(Opcode.stackDeltas.utf8Start[Int(rawValue)]) &- 0x65 }

    /// One letter per opcode: `a` for four slots less, `e` for none, `g` for two more.
    @usableFromInline static var stackDeltas: StaticString {
        """
        effffffffggfffggffffgfgfgfffffggggffffggggffffdededddddcdcdddddccccddddccccddddbababbbbdcfffgggedcdc\
        dcdcdcdcdcdcdcdceeeedddddddcdcdcefefddeeffdedeeebddbbddddddccccccccefedddcdcdeeeeeeeeeefeeedeeddeedd\
        ef
        """
    }
}
