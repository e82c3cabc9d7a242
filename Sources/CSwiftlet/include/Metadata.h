// SPDX-License-Identifier: Apache-2.0
// Classes, methods, fields and call sites in metadata memory (spec/metadata.md). Everything here is plain data that
// may be mapped at another base: no absolute address, only 32-bit offsets.
#pragma once
#include "ObjectLayout.h"

// JVM basic types; also the kind of a return value.
enum {
    SwiftletTypeBoolean = 4, SwiftletTypeChar = 5, SwiftletTypeFloat = 6, SwiftletTypeDouble = 7,
    SwiftletTypeByte = 8, SwiftletTypeShort = 9, SwiftletTypeInt = 10, SwiftletTypeLong = 11,
    SwiftletTypeReference = 12, SwiftletTypeVoid = 14,
};

// ClassMetadata.kind
enum { SwiftletClassInstance = 0, SwiftletClassInterface = 1, SwiftletClassReferenceArray = 2,
       SwiftletClassPrimitiveArray = 3, SwiftletClassPrimitive = 4 };

// ClassMetadata.state (JVMS 5.5); published with release, read with acquire off the fast paths.
enum { SwiftletStateLoaded = 0, SwiftletStateLinking = 1, SwiftletStateLinked = 2, SwiftletStateInitializing = 3,
       SwiftletStateInitialized = 4, SwiftletStateErroneous = 5 };

// ClassMetadata.flags beside the class file's access flags
enum {
    SwiftletClassHidden = 1 << 16, SwiftletClassFinalizable = 1 << 17, SwiftletClassCloneable = 1 << 18,
    SwiftletClassTrusted = 1 << 19,        // boot or platform loader: VM annotations are honoured
    SwiftletClassRecord = 1 << 20, SwiftletClassFastAllocatable = 1 << 21,  // `new` needs no check but initialization
    SwiftletClassHasDefaultMethods = 1 << 22, SwiftletClassHasInitializer = 1 << 23,
    SwiftletClassMirrorClass = 1 << 24,    // java.lang.Class: instances have a size of their own (statics)
    SwiftletClassLoaderClass = 1 << 25,    // java.lang.ClassLoader and its subclasses: instances own a unit of unloading
};

// ClassMetadata.referenceKind: how the collector treats the `referent` field
enum { SwiftletReferenceNone = 0, SwiftletReferenceSoft = 1, SwiftletReferenceWeak = 2, SwiftletReferenceFinal = 3,
       SwiftletReferencePhantom = 4 };

enum { SwiftletPrimarySupers = 8 };

typedef struct ClassMetadata {
    uint32_t instanceSize;    // bytes with header, a multiple of 8; 0 for arrays and interfaces
    uint8_t kind;
    uint8_t state;
    uint8_t elementShift;     // arrays: log2 of the element size
    uint8_t elementOffset;    // arrays: SwiftletArrayData4 or 8
    uint32_t flags;           // class-file access flags in the low 16 bits
    uint32_t superCheckOffset;  // where a subclass keeps this class: in `supers`, or `secondarySuperCache`
    ClassRef supers[SwiftletPrimarySupers];  // superclass chain from Object at 0 to this class
    ClassRef secondarySuperCache;            // last successful secondary check; racy by design
    BytesRef secondarySupers;  // uint32 count, ClassRef[count]: interfaces, and superclasses deeper than `supers`
    ClassRef superclass;
    Reference mirror;         // java.lang.Class instance, in the non-moving space
    BytesRef itable;          // uint32 count, then count x {ClassRef interface, BytesRef methods (MethodRef[])}
    uint32_t vtableLength;    // MethodRef[vtableLength] follow this struct
    ClassRef elementClass;    // arrays: component type
    ClassRef arrayClass;      // class of arrays of this, 0 until made; published with release
    uint8_t elementType;      // arrays and primitives: SwiftletType…
    uint8_t referenceKind;
    uint8_t dimensions;       // arrays
    uint8_t depth;            // superclasses above
    BytesRef referenceMap;    // uint32 count, count x {uint16 byte offset / 4, uint16 run length}: reference fields
    uint32_t staticReferenceOffset;  // mirror: byte offset of the first static reference field
    uint32_t staticReferenceCount;   // static reference fields lie together
    uint32_t mirrorSize;      // bytes of the mirror with the static fields
    SymbolRef name;           // internal form, a/b/C or [I
    uint32_t loader;          // index of the ClassLoaderData in the VM's table; 0 is the boot loader
    uint32_t unit;            // index of the ClassLoaderData that this class is unloaded with; 0 = never
    PoolRef pool;
    BytesRef methods;         // MethodMetadata[methodCount], contiguous
    BytesRef fields;          // FieldMetadata[fieldCount], contiguous
    BytesRef interfaces;      // uint32 count, ClassRef[count]: direct superinterfaces
    uint16_t methodCount;
    uint16_t fieldCount;
    BytesRef classFile;       // copy of the class file's bytes
    uint32_t classFileSize;
    uint32_t attributes;      // offset of the class attributes table in classFile
    ClassRef nestHost;        // 0 until validated
    uint32_t initializingThread;  // Java thread id while state is Initializing
    uint32_t package;         // index of the run-time package in the VM's table
    uint32_t accessFlags;     // as InnerClasses says (Class.getModifiers), without ACC_SUPER
    uint32_t reserved;
} ClassMetadata;

enum { SwiftletSecondarySuperCacheOffset = offsetof(ClassMetadata, secondarySuperCache),
       SwiftletSupersOffset = offsetof(ClassMetadata, supers),
       SwiftletClassStateOffset = offsetof(ClassMetadata, state),
       SwiftletVtableOffset = sizeof(ClassMetadata) };

// MethodMetadata.flags beside the class file's access flags
enum {
    SwiftletMethodHidden = 1 << 16, SwiftletMethodCallerSensitive = 1 << 17, SwiftletMethodForceInline = 1 << 18,
    SwiftletMethodDontInline = 1 << 19, SwiftletMethodScoped = 1 << 20, SwiftletMethodReservedStack = 1 << 21,
    SwiftletMethodConstructor = 1 << 22, SwiftletMethodClassInitializer = 1 << 23,
    SwiftletMethodSignaturePolymorphic = 1 << 24, SwiftletMethodOverpass = 1 << 25,  // made by the VM, not in the file
    SwiftletMethodHasLoops = 1 << 26, SwiftletMethodHasHandlers = 1 << 27,
    SwiftletMethodWatched = 1 << 28,  // the runtime counts the monitors of its frames
};

enum { SwiftletVtableNone = -1,     // statically bound: static, private, constructor
       SwiftletVtableItable = -2 };  // interface method: `itableIndex` counts

typedef struct MethodMetadata {
    int32_t entry;            // handler entered with the call protocol: offset from the anchor
    CodeRef code;             // first cell; 0 until decoded
    uint16_t argumentSlots;   // 4-byte slots, receiver included
    uint16_t maxLocals;
    uint16_t maxStack;
    uint8_t returnType;       // SwiftletType…
    uint8_t intrinsic;        // 0, or what an entry handler or compiler replaces the body by
    uint32_t extraLocalsSize; // bytes: 4 * (maxLocals - argumentSlots)
    uint32_t frameSize;       // bytes of header and operand stack: what a call needs above its locals
    uint32_t flags;
    uint32_t invocationCount; // counts up; countOverflow is called when it gets 0
    uint32_t backEdgeCount;   // likewise, of backward branches in the interpreter
    int32_t vtableIndex;      // >= 0, or SwiftletVtable…
    int32_t itableIndex;
    ClassRef holder;
    SymbolRef name;
    SymbolRef descriptor;
    uint32_t codeAttribute;   // offset of the Code attribute's payload in the holder's class file; 0 if none
    uint32_t attributes;      // offset of the method's attribute table in the class file
    uint32_t nativeIndex;     // index in the VM's table of bound natives; 0 = not bound
    uint32_t cellCount;
    BytesRef positions;       // uint16[cellCount]: bytecode index of each cell
    SlotRef resolvedName;     // ResolvedMethodName of this method, weak; 0 until made
    uint16_t index;           // in the holder's `methods`
    uint16_t loadedFlags;
    uint32_t coldIndex;
    int32_t machineEntry;     // machine code entered with the call protocol: offset from the heap base; 0 without machine code
    uint32_t exitCount;       // machine code left for an instruction it had no code for; counts up to 0
} MethodMetadata;

typedef struct FieldMetadata {
    SymbolRef name;
    SymbolRef descriptor;
    uint32_t flags;           // access flags in the low 16 bits
    uint32_t offset;          // bytes from the object (instance) or the mirror (static)
    ClassRef holder;
    uint32_t attributes;      // offset of the field's attribute table in the class file
    uint16_t index;           // in the holder's `fields`; the injected ones come last
    uint8_t type;             // SwiftletType…
    uint8_t reserved;
    uint32_t constantValue;   // pool index of ConstantValue, or 0
} FieldMetadata;

enum { SwiftletFieldInjected = 1 << 16, SwiftletFieldStable = 1 << 17 };

typedef struct SymbolMetadata {
    uint32_t hash;
    uint32_t length;          // bytes of modified UTF-8, which follow
} SymbolMetadata;

// One entry of a constant pool, always read and written as one 64-bit word. By tag:
//   Utf8 (1)             low: offset of the length field in the class file; high: SymbolRef, or 0
//   Integer 3, Float 4   low: value        Long 5, Double 6: value
//   Class 7              low: name index;  high: ClassRef, or 0
//   String 8             low: utf8 index;  high: SlotRef (slot null until resolved)
//   Field/Method refs    low: class index | name-and-type index << 16; high: FieldRef or MethodRef once resolved, or 0
//   NameAndType 12       low: name index | descriptor index << 16
//   MethodHandle 15      low: kind | index << 16; high: SlotRef
//   MethodType 16        low: descriptor index; high: SlotRef
//   Dynamic 17, Indy 18  low: bootstrap index | name-and-type index << 16; high: SlotRef (17)
//   Module 19, Package 20 low: name index
typedef struct ConstantPoolMetadata {
    ClassRef holder;
    uint32_t count;           // constant_pool_count
    BytesRef tags;            // uint8[count]
    BytesRef bootstrapMethods;  // offset of the BootstrapMethods payload in the class file (not metadata); 0 if none
    // uint64_t entries[count] follow
} ConstantPoolMetadata;

// What an executed invoke instruction refers to. Made when the instruction is first resolved.
typedef struct CallSiteMetadata {
    uint64_t inlineCache;     // class in the low, method in the high half; one 64-bit store
    MethodRef method;         // resolved method (static, special, handle adapters: the target)
    int32_t index;            // vtable or itable index
    ClassRef interface_;      // invokeinterface: class of the itable; initcheck forms: class to be initialized
    int32_t continuation;     // handler that a return resumes, by return type: offset from the anchor
    uint16_t argumentSlots;   // on the operand stack, receiver included, appendix not
    uint8_t returnType;
    uint8_t hasAppendix;
    SlotRef appendix;         // pushed as last argument when hasAppendix
    uint32_t poolIndex;
    CodeRef cell;             // the instruction
} CallSiteMetadata;

_Static_assert(offsetof(CallSiteMetadata, inlineCache) == 0, "handlers read the first word");

// Operand of an `initcheck` cell: what to execute once the class is initialized.
typedef struct InitCheckMetadata {
    uint64_t cell;            // the quick form; published in place of the initcheck cell when the class is initialized
    ClassRef class_;
    uint32_t poolIndex;
} InitCheckMetadata;

// Operand of a resolved multianewarray.
typedef struct MultiArrayMetadata {
    ClassRef class_;          // of the array
    uint32_t dimensions;      // counts on the operand stack
} MultiArrayMetadata;
