// SPDX-License-Identifier: Apache-2.0
// The JDK's fallback linker: java.lang.foreign describes C functions to libffi, which calls them (a down-call) and makes
// functions that call Java (an up-call). The class library chooses it because ForeignLinkerSupport says that the VM has
// no stubs of its own. Java code checks arenas, layouts and restricted access; addresses arrive here as numbers.

import CLibFFI
import JavaBaseNatives
import ObjectModel
import Runtime

/// Natives of jdk.internal.foreign.abi.fallback.LibFallback: types and call descriptions.
enum LibFallbackNatives {
    /// Tag of structures, FFI_TYPE_STRUCT; the type is a macro of libffi.
    private static let structureTag: Int32 = 13

    static func bind(_ binder: NativeBinder) {
        binder.bind("init", "()Z") { (_: inout NativeCall) throws(JavaThrow) -> NativeResult in .boolean(true) }
        binder.bind("sizeofCif", "()J") { (_: inout NativeCall) throws(JavaThrow) -> NativeResult in
            .long(Int64(MemoryLayout<ffi_cif>.size))
        }
        binder.bind("ffi_prep_cif", "(JIIJJ)I", prepare)
        binder.bind("ffi_prep_cif_var", "(JIIIJJ)I", prepareVariadic)
        binder.bind("ffi_get_struct_offsets", "(IJJ)I", structureOffsets)
        binder.bind("ffi_default_abi", "()I") { (_: inout NativeCall) throws(JavaThrow) -> NativeResult in
            .int(Int32(bitPattern: FFI_DEFAULT_ABI.rawValue))
        }
        binder.bind("ffi_type_struct", "()S") { (_: inout NativeCall) throws(JavaThrow) -> NativeResult in
            .int(structureTag)
        }
        bindTypes(binder)
        bindSizes(binder)
        bindCalls(binder)
    }

    private static func bindTypes(_ binder: NativeBinder) {
        let names: [StaticString] = [
            "ffi_type_void", "ffi_type_uint8", "ffi_type_sint8", "ffi_type_uint16", "ffi_type_sint16",
            "ffi_type_uint32", "ffi_type_sint32", "ffi_type_uint64", "ffi_type_sint64", "ffi_type_float",
            "ffi_type_double", "ffi_type_pointer",
        ]
        for (i, name) in names.enumerated() {
            binder.bind(name, "()J") { (_: inout NativeCall) throws(JavaThrow) -> NativeResult in
                .long(Int64(Int(bitPattern: swiftlet_ffi_type(Int32(i)))))
            }
        }
    }

    private static func bindSizes(_ binder: NativeBinder) {
        func bindSize(_ name: StaticString, _ size: Int) {
            binder.bind(name, "()I") { (_: inout NativeCall) throws(JavaThrow) -> NativeResult in .int(size) }
        }
        bindSize("ffi_sizeof_short", MemoryLayout<CShort>.size)
        bindSize("ffi_sizeof_int", MemoryLayout<CInt>.size)
        bindSize("ffi_sizeof_long", MemoryLayout<CLong>.size)
        bindSize("ffi_sizeof_wchar", MemoryLayout<CWideChar>.size)
        bindSize("alignof_long_long", MemoryLayout<CLongLong>.alignment)
        bindSize("alignof_double", MemoryLayout<CDouble>.alignment)
    }

    /// The next argument, an address of native memory, as a typed pointer.
    static func pointer<Pointee>(_ call: inout NativeCall, to: Pointee.Type) -> UnsafeMutablePointer<Pointee>? {
        UnsafeMutablePointer(bitPattern: Int(call.long()))
    }

    private static func prepare(_ call: inout NativeCall) throws(JavaThrow) -> NativeResult {
        let description = pointer(&call, to: ffi_cif.self)
        let convention = ffi_abi(UInt32(bitPattern: call.int()))
        let count = UInt32(bitPattern: call.int())
        let result = pointer(&call, to: ffi_type.self)
        let arguments = pointer(&call, to: UnsafeMutablePointer<ffi_type>?.self)
        return .int(Int32(bitPattern: ffi_prep_cif(description, convention, count, result, arguments).rawValue))
    }

    private static func prepareVariadic(_ call: inout NativeCall) throws(JavaThrow) -> NativeResult {
        let description = pointer(&call, to: ffi_cif.self)
        let convention = ffi_abi(UInt32(bitPattern: call.int()))
        let fixed = UInt32(bitPattern: call.int())
        let count = UInt32(bitPattern: call.int())
        let result = pointer(&call, to: ffi_type.self)
        let arguments = pointer(&call, to: UnsafeMutablePointer<ffi_type>?.self)
        let status = ffi_prep_cif_var(description, convention, fixed, count, result, arguments)
        return .int(Int32(bitPattern: status.rawValue))
    }

    private static func structureOffsets(_ call: inout NativeCall) throws(JavaThrow) -> NativeResult {
        let convention = ffi_abi(UInt32(bitPattern: call.int()))
        let type = pointer(&call, to: ffi_type.self)
        let offsets = pointer(&call, to: Int.self)
        return .int(Int32(bitPattern: ffi_get_struct_offsets(convention, type, offsets).rawValue))
    }
}
