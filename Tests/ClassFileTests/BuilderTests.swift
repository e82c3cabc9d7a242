// SPDX-License-Identifier: Apache-2.0
import ClassFile
import ClassFileTestSupport
import Testing

@Suite struct BuilderTests {
    private func instructions(_ builder: ClassFileBuilder, _ method: Int = 0) throws -> [String] {
        try builder.build().withUnsafeBytes { raw in
            let view = try ClassFileView(raw)
            let code: CodeView = try #require(try view.code(of: view.methods[method]))
            return code.instructions.map { instruction in
                let isJump: Bool = instruction.opcode.isBranch
                return "\(instruction.pc) \(instruction.opcode)" + (isJump ? " \(instruction.branchTarget)" : "")
            }
        }
    }

    @Test func constantsAreStoredOnce() {
        var pool = ConstantPoolBuilder()
        let first: UInt16 = pool.method("demo/A", "run", "()V")
        let count: Int = pool.count
        #expect(pool.method("demo/A", "run", "()V") == first && pool.count == count)
        #expect(pool.method("demo/A", "run", "()V", isInterface: true) != first)
        #expect(pool.float(0) != pool.float(-0.0))
        #expect(pool.float(0) != pool.integer(0))
        let long: UInt16 = pool.long(5)
        #expect(pool.double(5) == long + 2)
        #expect(pool.utf8("") == pool.utf8("") && pool.utf8("") != 0)
    }

    @Test func manyConstantsKeepTheirIndices() {
        var pool = ConstantPoolBuilder()
        let indices: [UInt16] = (0..<20_000).map { pool.integer($0) }
        #expect((0..<20_000).map { pool.integer($0) } == indices)
        #expect(Set(indices).count == 20_000)
    }

    @Test func aFullPoolIsAnErrorOfTheFile() {
        var builder = ClassFileBuilder("demo/Full")
        for number: Int32 in 0..<65_530 { _ = builder.constants.integer(number) }
        #expect(builder.constants.failure == nil)
        _ = builder.constants.long(1)
        #expect(builder.constants.failure == .tooManyConstants)
        #expect(throws: ClassFileBuildError.tooManyConstants) { try builder.build() }
        var other = ClassFileBuilder("demo/Long")
        _ = other.constants.utf8(String(repeating: "é", count: 32_768))
        #expect(throws: ClassFileBuildError.stringTooLong(65_536)) { try other.build() }
    }

    @Test func stackDepthFollowsTheCode() throws {
        var builder = ClassFileBuilder("demo/Depth")
        builder.method("run", "(J)J", [.static]) { code in
            let (otherwise, end) = (code.newLabel(), code.newLabel())
            code.load(.long, 0)
            code.push(Int64(3))
            code.emit(.lcmp)
            code.branch(.ifeq, otherwise)
            code.push(1.5)
            code.push(2.5)
            code.invoke(.invokestatic, "java/lang/Math", "pow", "(DD)D")
            code.emit(.d2l)
            code.branch(.goto, end)
            code.bind(otherwise)
            #expect(code.stackDepth == 0 && code.isReachable)
            code.load(.long, 0)
            code.bind(end)
            #expect(code.stackDepth == 2)
            code.return(.long)
            #expect(code.stackDepth == 0 && !code.isReachable)
            #expect(code.maxStack == 4 && code.maxLocals == 2)
        }
        _ = try builder.build()
    }

    @Test func farBranchesBecomeWide() throws {
        var builder = ClassFileBuilder("demo/Far")
        var runs: Int = 0
        builder.method("run", "(I)V", [.static]) { code in
            runs += 1
            let end: CodeBuilder.Label = code.newLabel()
            code.load(.int, 0)
            code.branch(.ifeq, end)
            for _ in 0..<40_000 { code.emit(.nop) }
            code.bind(end)
            code.return(.void)
        }
        #expect(runs == 2)
        let text: [String] = try instructions(builder)
        #expect(Array(text[..<4]) == ["0 iload_0", "1 ifne 9", "4 goto_w 40009", "9 nop"])
    }

    @Test func oppositesAreOpposite() {
        for opcode: Opcode in Opcode.allCases where opcode.isBranch {
            switch opcode {
            case .goto, .goto_w, .jsr, .jsr_w: continue
            default: #expect(opcode.opposite != opcode && opcode.opposite.opposite == opcode)
            }
        }
        #expect(Opcode.ifeq.opposite == .ifne && Opcode.if_icmplt.opposite == .if_icmpge)
        #expect(Opcode.if_acmpeq.opposite == .if_acmpne && Opcode.ifle.opposite == .ifgt)
    }

    @Test func errorsOfCodeComeOutOfBuild() {
        var unbound = ClassFileBuilder("demo/Unbound")
        unbound.method("run", "()V", .static) { code in
            let label: CodeBuilder.Label = code.newLabel()
            code.branch(.goto, label)
        }
        #expect(throws: ClassFileBuildError.unboundLabel) { try unbound.build() }
        var empty = ClassFileBuilder("demo/Empty")
        empty.method("run", "()V", .static) { _ in }
        #expect(throws: ClassFileBuildError.codeTooLarge(0)) { try empty.build() }
    }

    @Test func framesTakeTheirShortestForm() {
        var encoder = StackMapEncoder(initialLocals: [.integer])
        encoder.add(pc: 4, locals: [.integer], stack: [])
        encoder.add(pc: 5, locals: [.integer, .long, .null], stack: [])
        encoder.add(pc: 200, locals: [.integer, .long, .null], stack: [.float])
        encoder.add(pc: 201, locals: [.integer], stack: [])
        encoder.add(pc: 201, locals: [.float], stack: [])
        encoder.add(pc: 210, locals: [.float], stack: [])
        encoder.add(pc: 220, locals: [], stack: [.float])
        #expect(
            encoder.frames == [
                .same(distance: 4), .append(distance: 0, [.long, .null]),
                .sameLocalsOneStackItem(distance: 194, .float), .chop(distance: 0, count: 2),
                .full(distance: 8, locals: [.float], stack: []), .full(distance: 9, locals: [], stack: [.float]),
            ])
    }

    @Test func samplesAreWrittenAsTheyWereRead() throws {
        for bytes: [UInt8] in SampleClasses.all() {
            try bytes.withUnsafeBytes { raw in
                let model = try ClassFileModel(ClassFileView(raw))
                #expect(try model.write() == bytes)
            }
        }
    }

    /// The whole chain on a foreign machine: a class with branches, strings, a stack map, a lambda-like call site.
    @Test(.enabled(if: InstalledJDK.find() != nil))
    func hotSpotRunsWhatIsBuilt() throws {
        let jdk: InstalledJDK = try #require(InstalledJDK.find())
        var builder = ClassFileBuilder("Built")
        builder.method(
            "main", "([Ljava/lang/String;)V", [.public, .static],
            initialLocals: [.object(builder.constants.class("[Ljava/lang/String;"))]
        ) { code in
            let strings: UInt16 = code.constants.class("[Ljava/lang/String;")
            let (loop, end) = (code.newLabel(), code.newLabel())
            code.push(Int32(0))
            code.store(.int, 1)
            code.bind(loop)
            code.frame(locals: [.object(strings), .integer], stack: [])
            code.load(.int, 1)
            code.push(Int32(3))
            code.branch(.if_icmpge, end)
            code.field(.getstatic, "java/lang/System", "out", "Ljava/io/PrintStream;")
            code.load(.int, 1)
            code.invoke(.invokestatic, "java/lang/String", "valueOf", "(I)Ljava/lang/String;")
            code.push(" käse \u{1F9C0}")
            code.invoke(.invokevirtual, "java/lang/String", "concat", "(Ljava/lang/String;)Ljava/lang/String;")
            code.invoke(.invokevirtual, "java/io/PrintStream", "println", "(Ljava/lang/String;)V")
            code.increment(1, by: 1)
            code.branch(.goto, loop)
            code.bind(end)
            code.frame(locals: [.object(strings), .integer], stack: [])
            code.return(.void)
        }
        let directory: TemporaryDirectory = try #require(TemporaryDirectory())
        #expect(directory.write("Built.class", try builder.build()) != nil)
        let output: [UInt8]? = jdk.output(of: "java", ["-Dstdout.encoding=UTF-8", "-cp", directory.path, "Built"])
        #expect(String(decoding: output ?? [], as: UTF8.self) == "0 käse \u{1F9C0}\n1 käse \u{1F9C0}\n2 käse \u{1F9C0}\n")
    }
}
