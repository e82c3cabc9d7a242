// SPDX-License-Identifier: Apache-2.0
// The reservation that holds one VirtualMachine (spec/address-space.md). All distances are constants, so one base
// pointer with a 32-bit displacement reaches everything but the upper heap.
//
//   base-1920M        base-1664M          base-640M                 base            base+heapSize
//   | code cache 256M | metadata 1024M    | tables 640M             | heap (<= 32 GiB) |
#pragma once
#include <stdint.h>
#include <stddef.h>

#define SWIFTLET_MIB ((int64_t)1 << 20)

enum {
    SwiftletCardShift = 9,             // one card byte covers 512 heap bytes
    SwiftletNullGuardSize = 64 << 10,  // the first bytes of the heap are never accessible
    SwiftletReferenceShift = 3,        // address = base + (reference << 3)
};

static const int64_t SwiftletCodeCacheOffset = -1920 * SWIFTLET_MIB;  // of the code cache from the base, in bytes
static const int64_t SwiftletCodeCacheSize = 256 * SWIFTLET_MIB;
static const int64_t SwiftletMetadataOffset = -1664 * SWIFTLET_MIB;  // metadata references count from here
static const int64_t SwiftletMetadataSize = 1024 * SWIFTLET_MIB;
static const int64_t SwiftletCardTableOffset = -640 * SWIFTLET_MIB;  // one byte a card; 0 clean, 1 dirty
static const int64_t SwiftletCardTableSize = 64 * SWIFTLET_MIB;
static const int64_t SwiftletMarkBitsOffset = -576 * SWIFTLET_MIB;  // one bit for each 8 heap bytes
static const int64_t SwiftletMarkBitsSize = 512 * SWIFTLET_MIB;
static const int64_t SwiftletHeapTablesOffset = -64 * SWIFTLET_MIB;  // the collector's block tables
static const int64_t SwiftletHeapTablesSize = 64 * SWIFTLET_MIB;
static const int64_t SwiftletMaximumHeapSize = 32768 * SWIFTLET_MIB;
static const int64_t SwiftletNonMovingLimit = 4096 * SWIFTLET_MIB;  // non-moving objects lie below base + this

// 32-bit names of things in the reservation; distinct types in Swift, plain integers to machine code.
#define SWIFTLET_NEWTYPE __attribute__((swift_wrapper(struct)))
typedef uint32_t Reference SWIFTLET_NEWTYPE;    // a heap object: base + 8 * value; 0 is null
typedef uint32_t ClassRef SWIFTLET_NEWTYPE;     // ClassMetadata: byte offset in metadata; 0 is none
typedef uint32_t MethodRef SWIFTLET_NEWTYPE;    // MethodMetadata
typedef uint32_t FieldRef SWIFTLET_NEWTYPE;     // FieldMetadata
typedef uint32_t SymbolRef SWIFTLET_NEWTYPE;    // SymbolMetadata, interned: equal text, equal value
typedef uint32_t PoolRef SWIFTLET_NEWTYPE;      // ConstantPoolMetadata
typedef uint32_t CallSiteRef SWIFTLET_NEWTYPE;  // CallSiteMetadata
typedef uint32_t SlotRef SWIFTLET_NEWTYPE;      // a 4-byte Reference in metadata that the collector updates
typedef uint32_t CodeRef SWIFTLET_NEWTYPE;      // a cell of decoded bytecode
typedef uint32_t BytesRef SWIFTLET_NEWTYPE;     // raw bytes in metadata (class file, tables)
