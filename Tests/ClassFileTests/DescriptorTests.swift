// SPDX-License-Identifier: Apache-2.0
import ClassFile
import Testing

@Suite struct DescriptorTests {
    private func with<R>(_ text: String, _ body: (UnsafeRawBufferPointer) -> R) -> R {
        Array(text.utf8).withUnsafeBytes(body)
    }

    @Test func shapeCountsSlots() {
        let shape: Descriptor.Shape? = with("(IJ[[DLjava/lang/String;D[JZ)J") { Descriptor.shape($0) }
        #expect(shape == Descriptor.Shape(parameterCount: 7, argumentSlots: 9, result: .long))
        #expect(with("()V") { Descriptor.shape($0) } == .init(parameterCount: 0, argumentSlots: 0, result: .void))
    }

    @Test(arguments: ["", "(", "()", "(I", "(L)V", "(Ljava", "([", "([)V", "I", "(Q)V", "V()"])
    func shapeOfMalformedDescriptorsIsNil(text: String) {
        #expect(with(text) { Descriptor.shape($0) } == nil)
        #expect(with(text) { !Descriptor.isValidMethod($0) })
    }

    @Test func parametersAreRanges() {
        with("(I[Ljava/lang/Object;J)V") { bytes in
            let parts: [String] = Descriptor.parameters(bytes).map { String(decoding: bytes[$0.range], as: UTF8.self) }
            #expect(parts == ["I", "[Ljava/lang/Object;", "J"])
            #expect(Descriptor.result(bytes)?.kind == .void)
        }
    }

    @Test(arguments: [
        ("I", true), ("V", false), ("[V", false), ("[[J", true), ("La;", true), ("L;", false), ("La//b;", false),
        ("L/a;", false), ("La/;", false), ("La.b;", false), ("La[b;", false), ("II", false), ("[", false), ("", false),
        ("La", false),
    ])
    func fieldDescriptors(text: String, isValid: Bool) {
        #expect(with(text) { Descriptor.isValidField($0) } == isValid)
    }

    @Test func dimensionsAreLimited() {
        #expect(with(String(repeating: "[", count: 255) + "I") { Descriptor.isValidField($0) })
        #expect(with(String(repeating: "[", count: 256) + "I") { !Descriptor.isValidField($0) })
    }

    @Test(arguments: [("a", true), ("<init>", true), ("<clinit>", true), ("<a>", false), ("a>b", false), ("", false)])
    func methodNames(text: String, isValid: Bool) {
        #expect(with(text) { UnqualifiedName.isValidMethod($0) } == isValid)
    }
}
