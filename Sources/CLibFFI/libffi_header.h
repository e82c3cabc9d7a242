// SPDX-License-Identifier: Apache-2.0
#pragma once
#include <ffi.h>

// The types are objects of the library; C takes their addresses more plainly than Swift.
static inline ffi_type *swiftlet_ffi_type(int index) {
    switch (index) {
    case 0: return &ffi_type_void;
    case 1: return &ffi_type_uint8;
    case 2: return &ffi_type_sint8;
    case 3: return &ffi_type_uint16;
    case 4: return &ffi_type_sint16;
    case 5: return &ffi_type_uint32;
    case 6: return &ffi_type_sint32;
    case 7: return &ffi_type_uint64;
    case 8: return &ffi_type_sint64;
    case 9: return &ffi_type_float;
    case 10: return &ffi_type_double;
    default: return &ffi_type_pointer;
    }
}

// A function's address as the type that ffi_call takes.
static inline void swiftlet_ffi_call(ffi_cif *cif, void *function, void *result, void **arguments) {
    ffi_call(cif, FFI_FN(function), result, arguments);
}
