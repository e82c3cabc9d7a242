// SPDX-License-Identifier: Apache-2.0
import ClassFileTestSupport

/// Writes classes with one method of random code: blocks that begin with an empty stack, joined by branches, with
/// subroutines and handlers, most of it well-typed. For old class files, which no compiler at hand makes.
public struct RandomMethods {
    private var random: SplitMix64
    private var code: [UInt8] = []
    private var stack: [Character] = []
    // Four ints, four references, two longs behind the two parameters.
    private static let intLocals = [2, 3, 4, 5]
    private static let referenceLocals = [6, 7, 8, 9]
    private static let longLocals = [10, 12]
    private static let returnLocals = [14, 15, 16]

    public init(seed: UInt64) { random = SplitMix64(seed: seed) }

    private mutating func below(_ bound: Int) -> Int { Int(truncatingIfNeeded: random.next() % UInt64(max(1, bound))) }
    private mutating func pick(_ values: [Int]) -> Int { values[below(values.count)] }

    private mutating func emit(_ bytes: Int...) { code += bytes.map { UInt8(truncatingIfNeeded: $0) } }

    /// One class; `name` is also the file's.
    public mutating func make(_ name: String, version: Int) -> [UInt8] {
        var tiny = TinyClass(name, version: version)
        let classes = [
            "java/lang/Object", "java/lang/String", "java/lang/Integer", "java/lang/Number", "java/util/List", name,
            "[I", "[Ljava/lang/String;", "[Ljava/lang/Object;", "[[I", "java/lang/Cloneable", "java/lang/Throwable",
        ].map { tiny.classConstant($0) }
        let constructor = tiny.member(10, "java/lang/Object", "<init>", "()V")
        let length = tiny.member(10, "java/lang/String", "length", "()I")
        let hash = tiny.member(10, "java/lang/Object", "hashCode", "()I")
        let clone = tiny.member(10, "java/lang/Object", "clone", "()Ljava/lang/Object;")
        let size = tiny.member(11, "java/util/List", "size", "()I")
        let valueOf = tiny.member(10, "java/lang/Integer", "valueOf", "(I)Ljava/lang/Integer;")
        let longValue = tiny.member(10, "java/lang/Number", "longValue", "()J")
        let field = tiny.member(9, name, "field", "Ljava/lang/Object;")
        let calls = [length, hash, clone, longValue]
        tiny.field("field", "Ljava/lang/Object;")

        code = []
        for local in RandomMethods.intLocals { emit(0x03, 0x36, local) }
        for local in RandomMethods.referenceLocals {
            if below(3) == 0 { emit(0x01) } else { emit(0x2A + below(2)) }
            emit(0x3A, local)
        }
        for local in RandomMethods.longLocals { emit(0x09, 0x37, local) }

        let blockCount = 2 + below(8)
        let subroutineCount = below(3)
        var blocks: [Int] = []
        var fixups: [(place: Int, block: Int)] = []
        func isSubroutine(_ block: Int) -> Bool { block >= blockCount }
        for block in 0..<(blockCount + subroutineCount) {
            blocks.append(code.count)
            var home = 14
            if isSubroutine(block) {
                home = pick(RandomMethods.returnLocals)
                emit(0x3A, home)
            }
            for _ in 0..<below(7) {
                statement(classes, calls, size, valueOf, field, constructor)
            }
            if below(40) == 0 { emit(0x57 + below(9)) }
            let target = below(blockCount)
            let subroutine = subroutineCount == 0 ? target : blockCount + below(subroutineCount)
            func branch(_ opcode: Int, _ block: Int) {
                code.append(UInt8(opcode))
                fixups.append((code.count, block))
                code += [0, 0]
            }
            switch below(isSubroutine(block) ? 7 : 6) {
            case 0:
                emit(0x15, pick(RandomMethods.intLocals))
                branch(0x99 + below(6), target)
            case 1:
                emit(0x19, pick(RandomMethods.referenceLocals))
                branch(0xC6 + below(2), target)
            case 2, 3: branch(0xA8, subroutine)
            case 4: if below(3) == 0 { branch(0xA7, target) }
            case 5: if block == blockCount - 1 { emit(0x2A, 0xB0) }
            default: break
            }
            if isSubroutine(block) {
                emit(0xA9, below(20) == 0 ? pick(RandomMethods.returnLocals) : home)
            } else if block == blockCount - 1 {
                emit(0x19, pick(RandomMethods.referenceLocals), 0xB0)
            }
        }
        for (place, block) in fixups {
            let distance = blocks[block] - (place - 1)
            code[place] = UInt8(truncatingIfNeeded: distance >> 8)
            code[place + 1] = UInt8(truncatingIfNeeded: distance)
        }
        var handlers: [TinyClass.Handler] = []
        if below(2) == 0, blocks.count > 2 {
            let handler = code.count
            emit(0x3A, pick(RandomMethods.referenceLocals), 0x19, pick(RandomMethods.referenceLocals), 0xB0)
            let first = below(blocks.count - 1)
            handlers.append(TinyClass.Handler(blocks[first], blocks[first + 1], handler, below(2) * classes[11]))
        }
        if below(20) == 0 { code[below(code.count)] = UInt8(below(202)) }
        let flags = below(2) == 0 ? 8 : 0
        let parameters = flags == 0 ? "Ljava/lang/String;" : "Ljava/util/List;[I"
        tiny.method(
            "m", "(\(parameters))Ljava/lang/Object;", flags: flags, stack: 4, locals: 17, code: code,
            handlers: handlers.filter { $0.start < $0.end })
        return tiny.bytes
    }

    private mutating func statement(
        _ classes: [Int], _ calls: [Int], _ size: Int, _ valueOf: Int, _ field: Int, _ constructor: Int
    ) {
        let from = pick(RandomMethods.referenceLocals)
        let to = pick(RandomMethods.referenceLocals)
        let index = classes[below(classes.count)]
        // Loads a reference, most often cast to what is about to be done with it.
        func load(as type: Int) {
            emit(0x19, from)
            if below(12) != 0 { emit(0xC0, classes[type] >> 8, classes[type]) }
        }
        switch below(14) {
        case 0: emit(0x19, from, 0x3A, to)
        case 1: emit(0x15, pick(RandomMethods.intLocals), 0x04, 0x60, 0x36, pick(RandomMethods.intLocals))
        case 2: emit(0x19, from, 0xC0, index >> 8, index, 0x3A, to)
        case 3: emit(0x19, from, 0xB6, calls[1] >> 8, calls[1], 0x36, pick(RandomMethods.intLocals))
        case 4:
            let call = calls[below(20) == 0 ? 2 : below(2)]
            load(as: 1)
            emit(0xB6, call >> 8, call)
            emit(call == calls[2] ? 0x3A : 0x36, call == calls[2] ? to : pick(RandomMethods.intLocals))
        case 5:
            load(as: 3)
            emit(0xB6, calls[3] >> 8, calls[3], 0x37, pick(RandomMethods.longLocals))
        case 6: emit(0x15, pick(RandomMethods.intLocals), 0xB8, valueOf >> 8, valueOf, 0x3A, to)
        case 7: emit(0x19, from, 0xB9, size >> 8, size, 1, 0, 0x36, pick(RandomMethods.intLocals))
        case 8: emit(0x06, 0xBD, index >> 8, index, 0x3A, to)
        case 9: emit(0x06, 0xBC, 4 + below(8), 0x3A, to)
        case 10: emit(0xBB, classes[0] >> 8, classes[0], 0x59, 0xB7, constructor >> 8, constructor, 0x3A, to)
        case 11:
            load(as: 5)
            emit(0x19, to, 0xB5, field >> 8, field)
        case 12:
            load(as: 7 + below(3))
            emit(0x03, 0x32, 0x3A, to)
        default:
            // A local gets a value of another kind.
            if below(10) == 0 { emit(0x03, 0x36, from) } else { emit(0x16, pick(RandomMethods.longLocals), 0x88, 0x57) }
        }
    }
}
