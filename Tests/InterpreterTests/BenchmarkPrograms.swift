// SPDX-License-Identifier: Apache-2.0
import Interpreter
import ObjectModel

// javac's code of Samples.java beside this file: seven small programs, checked by BenchmarkTests, and timed when the
// environment says SWIFTLET_BENCHMARK.

extension MiniVM {
    /// The programs' pool: fib, a, b, total, getA and the constants of `sort` and `mandel`.
    func makeSamples() -> Samples {
        var entries: [(UInt8, UInt64)] = Array(repeating: (UInt8(0), UInt64(0)), count: 34)
        entries[7 - 1] = (10, 0)
        for index in [13, 17, 20] { entries[index - 1] = (9, 0) }
        entries[24 - 1] = (10, 0)
        entries[28 - 1] = (3, 1_103_515_245)
        for (index, value) in [(29, 2.0), (31, 1.5), (33, 4.0)] as [(Int, Double)] {
            entries[index - 1] = (6, value.bitPattern)
        }
        makePool(entries)
        return Samples(self)
    }
}

struct Samples {
    let vm: MiniVM
    let loops: MethodRef
    let sieve: MethodRef
    let fib: MethodRef
    let fields: MethodRef
    let virtuals: MethodRef
    let sort: MethodRef
    let mandel: MethodRef
    let object: Reference
    let flags: Reference
    let numbers: Reference

    static let loopsCode: [UInt8] = [
        3, 60, 3, 61, 28, 26, 162, 0, 28, 3, 62, 29, 26, 162, 0, 15, 27, 28, 29, 130, 96, 60, 132, 3, 1, 167, 255, 242,
        132, 2, 1, 167, 255, 229, 27, 172,
    ]
    static let sieveCode: [UInt8] = [
        3, 61, 5, 62, 29, 27, 162, 0, 13, 42, 29, 4, 84, 132, 3, 1, 167, 255, 244, 5, 62, 29, 27, 162, 0, 43, 42, 29,
        51,
        153, 0, 31, 132, 2, 1, 29, 29, 96, 54, 4, 21, 4, 27, 162, 0, 17, 42, 21, 4, 3, 84, 21, 4, 29, 96, 54, 4, 167,
        255,
        239, 132, 3, 1, 167, 255, 214, 28, 172,
    ]
    static let fibCode: [UInt8] = [
        26, 5, 162, 0, 7, 26, 167, 0, 16, 26, 4, 100, 184, 0, 7, 26, 5, 100, 184, 0, 7, 96, 172,
    ]
    static let fieldsCode: [UInt8] = [
        3, 61, 28, 27, 162, 0, 46, 42, 89, 180, 0, 13, 28, 96, 181, 0, 13, 42, 42, 180, 0, 13, 42, 180, 0, 17, 130, 181,
        0,
        17, 42, 89, 180, 0, 20, 42, 180, 0, 17, 133, 97, 181, 0, 20, 132, 2, 1, 167, 255, 211, 42, 180, 0, 13, 42, 180,
        0,
        17, 96, 42, 180, 0, 20, 136, 96, 172,
    ]
    static let virtualsCode: [UInt8] = [
        3, 61, 3, 62, 29, 27, 162, 0, 16, 28, 42, 182, 0, 24, 96, 61, 132, 3, 1, 167, 255, 241, 28, 172,
    ]
    static let sortCode: [UInt8] = [
        17, 48, 57, 61, 3, 62, 29, 27, 162, 0, 25, 28, 18, 28, 104, 17, 48, 57, 96, 61, 42, 29, 28, 16, 8, 124, 79, 132,
        3,
        1, 167, 255, 232, 4, 62, 29, 27, 162, 0, 57, 42, 29, 46, 54, 4, 29, 4, 100, 54, 5, 21, 5, 155, 0, 28, 42, 21, 5,
        46,
        21, 4, 164, 0, 19, 42, 21, 5, 4, 96, 42, 21, 5, 46, 79, 132, 5, 255, 167, 255, 229, 42, 21, 5, 4, 96, 21, 4, 79,
        132,
        3, 1, 167, 255, 200, 42, 27, 5, 108, 46, 172,
    ]
    static let mandelCode: [UInt8] = [
        14, 72, 3, 62, 29, 26, 162, 0, 133, 3, 54, 4, 21, 4, 26, 162, 0, 118, 20, 0, 29, 21, 4, 135, 107, 26, 135, 111,
        20,
        0, 31, 103, 57, 5, 20, 0, 29, 29, 135, 107, 26, 135, 111, 15, 103, 57, 7, 14, 57, 9, 14, 57, 11, 3, 54, 13, 21,
        13,
        16, 50, 162, 0, 61, 24, 9, 24, 9, 107, 24, 11, 24, 11, 107, 99, 20, 0, 33, 152, 156, 0, 43, 24, 9, 24, 9, 107,
        24, 11,
        24, 11, 107, 103, 24, 5, 99, 57, 14, 20, 0, 29, 24, 9, 107, 24, 11, 107, 24, 7, 99, 57, 11, 24, 14, 57, 9, 132,
        13, 1,
        167, 255, 194, 39, 21, 13, 135, 99, 72, 132, 4, 1, 167, 255, 138, 132, 3, 1, 167, 255, 124, 39, 175,
    ]

    init(_ vm: MiniVM) {
        self.vm = vm
        let int = SwiftletTypeInt
        loops = vm.method(Samples.loopsCode, arguments: 1, maxLocals: 4, maxStack: 3)
        sieve = vm.method(Samples.sieveCode, arguments: 2, maxLocals: 5, maxStack: 3)
        fib = vm.method(Samples.fibCode, arguments: 1, maxLocals: 1, maxStack: 3)
        fields = vm.method(Samples.fieldsCode, arguments: 2, maxLocals: 3, maxStack: 5, flags: 0)
        virtuals = vm.method(Samples.virtualsCode, arguments: 2, maxLocals: 4, maxStack: 2, flags: 0)
        sort = vm.method(Samples.sortCode, arguments: 2, maxLocals: 6, maxStack: 4)
        mandel = vm.method(Samples.mandelCode, arguments: 1, returns: SwiftletTypeDouble, maxLocals: 16, maxStack: 6)
        let getA = vm.method([42, 180, 0, 13, 172], arguments: 1, maxLocals: 1, maxStack: 1, flags: 0)
        object = vm.newObject(vm.makeClass(size: 24, vtable: [getA]))
        flags = vm.newArray(vm.makeArrayClass(of: SwiftletTypeByte), 100_000)
        numbers = vm.newArray(vm.makeArrayClass(of: int), 3000)
        let fibSite = vm.makeCallSite(fib, arguments: 1, returns: int)
        let getASite = vm.makeCallSite(arguments: 1, returns: int, index: 0)
        vm.resolutions[7] = { _ in QuickCell.invokeStatic(fibSite) }
        vm.resolutions[24] = { _ in QuickCell.invokeVirtual(getASite) }
        for (index, offset, type) in [(13, 8, int), (17, 12, int), (20, 16, SwiftletTypeLong)]
            as [(UInt32, UInt32, Int)]
        {
            vm.resolutions[index] = { vm in
                vm.thread.pointee.argument == 0xB5
                    ? QuickCell.putField(offset: offset, type: UInt8(type), isVolatile: false)
                    : QuickCell.getField(offset: offset, type: UInt8(type), isVolatile: false)
            }
        }
    }
}
