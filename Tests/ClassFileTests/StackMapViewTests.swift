// SPDX-License-Identifier: Apache-2.0
import ClassFile
import Testing

@Suite struct StackMapViewTests {
    /// The frames of a table with these bytes, as a model would hold them, and whether the table is malformed.
    private func frames(_ payload: [UInt8]) throws -> (types: [UInt8], distances: [Int], isMalformed: Bool) {
        var builder = ClassFileBuilder("demo/Frames")
        let name: UInt16 = builder.constants.utf8("StackMapTable")
        builder.model.attributes = [.unknown(nameIndex: name, payload: payload)]
        return try builder.build().withUnsafeBytes { raw in
            let view = try ClassFileView(raw)
            var frames = StackMapView(try #require(view.first(.stackMapTable, in: view.attributes)))
            var types: [UInt8] = []
            var distances: [Int] = []
            while let frame = frames.next() {
                types.append(frame.type)
                distances.append(frame.distance)
                #expect(Array(frame.locals).count == frame.locals.count)
                #expect(Array(frame.stack).count == frame.stack.count)
            }
            return (types, distances, frames.isMalformed)
        }
    }

    @Test func everyKindIsRead() throws {
        let result = try frames(
            [0, 8, 5, 64, 1, 247, 0, 9, 7, 0, 3, 249, 0, 1, 251, 1, 0, 253, 0, 2, 4, 8, 0, 7]
                + [255, 0, 3, 0, 1, 5, 0, 2, 0, 6, 63])
        #expect(result.types == [5, 64, 247, 249, 251, 253, 255, 63])
        #expect(result.distances == [5, 0, 9, 1, 256, 2, 3, 63])
        #expect(!result.isMalformed)
    }

    @Test(
        arguments: [
            [0], [0, 1], [0, 1, 64], [0, 1, 64, 9], [0, 1, 128], [0, 1, 246], [0, 1, 255, 0, 0, 0xFF, 0xFF, 1],
            [0, 0, 0],
            [0, 1, 1, 1], [0, 1, 250, 0], [0, 1, 254, 0, 0, 1, 1], [0, 1, 247, 0, 0, 7, 0],
        ] as [[UInt8]])
    func malformedTablesAreNoticed(payload: [UInt8]) throws {
        #expect(try frames(payload).isMalformed)
    }
}
