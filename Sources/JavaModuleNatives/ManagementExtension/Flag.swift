// SPDX-License-Identifier: Apache-2.0
import JavaBaseNatives
import ObjectModel
import Runtime

/// Natives of com.sun.management.internal.Flag: options of HotSpot that this VM has too, with their present values. None
/// can be changed while it runs.
enum FlagNatives {
    private static let descriptor: StaticString =
        "(Ljava/lang/String;Ljava/lang/Object;ZZLcom/sun/management/VMOption$Origin;)V"

    private enum Value {
        case long(Int)
        case boolean(Bool)
    }

    static func bind(_ binder: NativeBinder) {
        binder.ignore("initialize")
        binder.bind("getAllFlagNames", "()[Ljava/lang/String;") {
            (call: inout NativeCall) throws(JavaThrow) -> NativeResult in
            try call.result(strings: flags(call.vm).map(\.name))
        }
        binder.bind("getInternalFlagCount", "()I") { (call: inout NativeCall) throws(JavaThrow) -> NativeResult in
            .int(flags(call.vm).count)
        }
        binder.bind("getFlags", "([Ljava/lang/String;[Lcom/sun/management/internal/Flag;I)I", getFlags)
    }

    private static func flags(_ vm: VirtualMachine) -> [(name: String, value: Value, isGiven: Bool)] {
        let options = vm.options
        return [
            ("MaxHeapSize", .long(vm.heapSizes.maximum), options.maximumHeapSize > 0),
            ("InitialHeapSize", .long(vm.poolUsage[MemoryPool.mature.rawValue].initial), options.initialHeapSize > 0),
            ("NewSize", .long(options.nurserySize), options.nurserySize > 0),
            ("ThreadStackSize", .long(options.stackSize / 1024), options.stackSize != 1 << 20),
            ("UseSerialGC", .boolean(true), false), ("UseG1GC", .boolean(false), false),
            ("UseParallelGC", .boolean(false), false), ("UseCompressedOops", .boolean(true), false),
            ("EnablePreview", .boolean(options.isPreviewEnabled), options.isPreviewEnabled),
        ]
    }

    /// Fills in the flags of the names, or with null all; returns how many there are.
    private static func getFlags(_ call: inout NativeCall) throws(JavaThrow) -> NativeResult {
        let names = call.handle()
        let results = try call.required()
        let limit = min(Int(call.int()), Int(call.space.arrayLength(results.reference)))
        let all = flags(call.vm)
        var wanted: [String?] = all.map(\.name)
        if !names.isNull {
            wanted = (0..<Int(call.space.arrayLength(names.reference))).map {
                let name = call.space.loadReference(names.reference, SwiftletArrayData4 + $0 * 4)
                return name.isNull ? nil : call.vm.string(name)
            }
        }
        var found: Int32 = 0
        for (i, name) in wanted.prefix(max(0, limit)).enumerated() {
            guard let flag = all.first(where: { $0.name == name }) else { continue }
            let made = try make(call, flag.name, flag.value, isGiven: flag.isGiven)
            call.space.storeReference(results.reference, SwiftletArrayData4 + i * 4, made)
            found += 1
        }
        return .int(found)
    }

    private static func make(
        _ call: NativeCall, _ name: String, _ value: Value, isGiven: Bool
    ) throws(JavaThrow) -> Reference {
        try call.thread.withHandleScope { () throws(JavaThrow) -> Reference in
            let origins = try call.vm.bootClass("com/sun/management/VMOption$Origin", call.thread)
            try call.vm.initialize(origins, call.thread)
            let field = call.vm.declaredField(
                origins, call.vm.intern((isGiven ? "VM_CREATION" : "DEFAULT") as String),
                call.vm.intern("Lcom/sun/management/VMOption$Origin;" as StaticString))
            let origin = call.thread.nullHandle()
            if let field {
                origin.reference = call.space.loadReference(origins.pointee.mirror, Int(field.pointee.offset))
            }
            let boxed = call.thread.nullHandle()
            switch value {
            case .long(let number):
                boxed.reference = try call.vm.box(
                    UInt64(bitPattern: Int64(number)), type: UInt8(SwiftletTypeLong), call.thread)
            case .boolean(let isOn):
                boxed.reference = try call.vm.box(isOn ? 1 : 0, type: UInt8(SwiftletTypeBoolean), call.thread)
            }
            let text = call.thread.handle(try call.vm.newString(name, call.thread))
            return try call.thread.construct(
                call.vm.intern("com/sun/management/internal/Flag" as StaticString), descriptor,
                [.handle(text), .handle(boxed), .boolean(false), .boolean(true), .handle(origin)])
        }
    }
}
