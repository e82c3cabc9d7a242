// SPDX-License-Identifier: Apache-2.0

/// Writes class files of a few methods from raw bytecode; nothing is checked.
public struct TinyClass {
    public struct Handler {
        public var start: Int
        public var end: Int
        public var handler: Int
        public var catchType: Int

        public init(_ start: Int, _ end: Int, _ handler: Int, _ catchType: Int = 0) {
            self.start = start
            self.end = end
            self.handler = handler
            self.catchType = catchType
        }
    }

    public let name: String
    public var version: Int
    private var pool: [UInt8] = []
    private var poolCount = 1
    private var known: [[UInt8]: Int] = [:]
    private var fields: [UInt8] = []
    private var fieldCount = 0
    private var methods: [UInt8] = []
    private var methodCount = 0
    // The first four constants are the names of this class and its superclass, each with its Class behind it.
    private let thisClass = 2
    private let superClass = 4

    public init(_ name: String, extends superName: String = "java/lang/Object", version: Int) {
        self.name = name
        self.version = version
        _ = classConstant(name)
        _ = classConstant(superName)
    }

    // MARK: - Constants

    private mutating func constant(_ bytes: [UInt8], slots: Int = 1) -> Int {
        if let index = known[bytes] { return index }
        let index = poolCount
        known[bytes] = index
        pool += bytes
        poolCount += slots
        return index
    }

    private func u2(_ value: Int) -> [UInt8] {
        [UInt8(truncatingIfNeeded: value >> 8), UInt8(truncatingIfNeeded: value)]
    }
    private func u4(_ value: Int) -> [UInt8] { u2(value >> 16) + u2(value) }

    public mutating func utf8(_ text: String) -> Int { constant([1] + u2(text.utf8.count) + Array(text.utf8)) }
    public mutating func classConstant(_ name: String) -> Int { constant([7] + u2(utf8(name))) }
    public mutating func string(_ text: String) -> Int { constant([8] + u2(utf8(text))) }
    public mutating func integer(_ value: Int) -> Int { constant([3] + u4(value)) }
    public mutating func long(_ value: Int) -> Int { constant([5] + u4(value >> 32) + u4(value), slots: 2) }

    /// A field, method or interface-method reference, by the tag (9, 10, 11).
    public mutating func member(_ tag: UInt8, _ holder: String, _ name: String, _ descriptor: String) -> Int {
        let pair = constant([12] + u2(utf8(name)) + u2(utf8(descriptor)))
        return constant([tag] + u2(classConstant(holder)) + u2(pair))
    }

    // MARK: - Members

    public mutating func field(_ name: String, _ descriptor: String, flags: Int = 0) {
        fields += u2(flags) + u2(utf8(name)) + u2(utf8(descriptor)) + u2(0)
        fieldCount += 1
    }

    /// `frames`: the payload of the StackMapTable, without if nil.
    public mutating func method(
        _ name: String, _ descriptor: String, flags: Int = 8, stack: Int, locals: Int, code: [UInt8],
        handlers: [Handler] = [], frames: [UInt8]? = nil
    ) {
        var attribute = u2(stack) + u2(locals) + u4(code.count) + code + u2(handlers.count)
        for row in handlers { attribute += u2(row.start) + u2(row.end) + u2(row.handler) + u2(row.catchType) }
        if let frames {
            attribute += u2(1) + u2(utf8("StackMapTable")) + u4(frames.count) + frames
        } else {
            attribute += u2(0)
        }
        methods += u2(flags) + u2(utf8(name)) + u2(utf8(descriptor)) + u2(1) + u2(utf8("Code"))
        methods += u4(attribute.count) + attribute
        methodCount += 1
    }

    public var bytes: [UInt8] {
        var file: [UInt8] = [0xCA, 0xFE, 0xBA, 0xBE, 0, 0] + u2(version) + u2(poolCount) + pool
        file += u2(0x21) + u2(thisClass) + u2(superClass) + u2(0)
        file += u2(fieldCount) + fields + u2(methodCount) + methods + u2(0)
        return file
    }
}
