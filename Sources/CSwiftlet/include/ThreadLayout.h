// SPDX-License-Identifier: Apache-2.0
// The raw part of a Java thread, its frames, and the entry points of the runtime that handlers and machine code call
// (spec/frames.md, spec/entry-points.md).
#pragma once
#include "Metadata.h"

// A frame on the Java stack, which grows to higher addresses in 4-byte slots:
//
//   | locals: arguments first (they were the caller's operands) | header | operand stack ...
//                                                               ^ fp              ^ sp
// Local i lies at fp - 4 * (maxLocals - i). Long and double take two slots, one unaligned 8-byte word.
typedef struct FrameHeader {
    uint32_t callerFrame;      // fp of the caller as offset from the stack's base; 0 = none
    MethodRef method;
    CodeRef position;          // the instruction that has not completed; valid while the frame is not running
    Reference lock;            // synchronized method: the locked object; else null
    uint32_t continuationLow;  // where a return jumps: absolute code address, in two halves (slots are 4 bytes)
    uint32_t continuationHigh;
} FrameHeader;

enum { SwiftletFrameHeaderSize = 24, SwiftletStackReserve = 64 << 10, SwiftletLockStackDepth = 16 };

// JavaThread.state; a collector may run while no thread is InVM.
enum { SwiftletThreadNew = 0, SwiftletThreadInVM = 1, SwiftletThreadInNative = 2, SwiftletThreadStopped = 3,
       SwiftletThreadTerminated = 4 };

struct JavaThread;
typedef struct JavaThread JavaThread;
typedef void (*SlowPath)(JavaThread *_Nonnull);

// Slow paths of the interpreter and of compiled code. Before the call the caller stores pc, sp, fp in the thread and the
// position in the frame; afterwards it reloads all three and dispatches, so a slow path may re-execute (leave pc), complete the
// instruction (write the result, advance pc by one cell, move sp), unwind, or leave (pc = leaveCell).
typedef struct EntryPoints {
    SlowPath _Nonnull resolveConstant;      // ldc, ldc_w, ldc2_w: operand = pool index
    SlowPath _Nonnull resolveField;         // get/put field/static: operand = pool index
    SlowPath _Nonnull resolveInvoke;        // all invokes: operand = pool index
    SlowPath _Nonnull resolveClass;         // new, anewarray, checkcast, instanceof, multianewarray: operand = pool index…
    SlowPath _Nonnull initializeClass;      // *_initcheck forms: class not initialized, not by this thread
    SlowPath _Nonnull allocateObject;       // new: operand = ClassRef; pushes the object
    SlowPath _Nonnull allocateArray;        // newarray, anewarray: operand = ClassRef of the array; length on the stack
    SlowPath _Nonnull allocateMultiArray;   // multianewarray: operand = MultiArrayRef {ClassRef, dimensions}
    SlowPath _Nonnull monitorEnter;         // object on the stack
    SlowPath _Nonnull monitorExit;
    SlowPath _Nonnull enterSynchronized;    // method entry: lock receiver or mirror, record it in the frame
    SlowPath _Nonnull leaveSynchronized;    // before a return: unlock the frame's object; result kept in thread->result
    SlowPath _Nonnull throwNullPointer;
    SlowPath _Nonnull throwArrayIndex;      // thread->argument = index, array in thread->argument2
    SlowPath _Nonnull throwArrayStore;      // thread->argument = value reference, argument2 = array
    SlowPath _Nonnull throwClassCast;       // thread->argument = object, argument2 = ClassRef
    SlowPath _Nonnull throwDivideByZero;
    SlowPath _Nonnull throwNegativeArraySize;  // thread->argument = length
    SlowPath _Nonnull throwIncompatibleClass;  // invokeinterface on a class without the interface; argument = receiver
    SlowPath _Nonnull throwException;       // athrow: Throwable on the stack
    SlowPath _Nonnull pollLoop;             // back edge with the limit lowered
    SlowPath _Nonnull pollEntry;            // method entry over the limit; the frame is already made
    SlowPath _Nonnull prepareMethod;        // thread->argument = MethodRef without code or binding; caller's frame is on top
    SlowPath _Nonnull invokeAbstract;       // thread->argument = MethodRef; throws AbstractMethodError
    SlowPath _Nonnull callNative;           // the native's frame is on top; result in thread->result
    SlowPath _Nonnull unwind;               // thread->pendingException is set: find the handler or leave
    SlowPath _Nonnull countOverflow;        // a counter got 0; thread->argument2 = SwiftletCount…, argument = MethodRef
    SlowPath _Nonnull registerFinalizer;    // Object.<init> of a finalizable object completed
    SlowPath _Nonnull breakpoint;           // leaves the replaced cell in thread->result
    SlowPath _Nonnull overflowStack;        // thread->argument = MethodRef whose frame has no room at all; caller's frame on top
} EntryPoints;

// Offsets and classes that handlers need; filled at boot, constant afterwards.
typedef struct WellKnown {
    uint32_t methodHandleForm;        // byte offsets of fields
    uint32_t lambdaFormEntry;
    uint32_t memberNameMethod;
    uint32_t memberNameIndex;         // injected, long
    uint32_t memberNameClass;
    uint32_t resolvedMethodTarget;    // injected, int: MethodRef
    uint32_t mirrorMetadata;          // injected, int: ClassRef of the mirrored class
    uint32_t mirrorComponent;
    ClassRef objectClass;
    ClassRef stringClass;
    ClassRef classClass;
    ClassRef cloneableInterface;
    ClassRef serializableInterface;
    ClassRef primitiveArrays[16];     // by SwiftletType…
    uint32_t referenceReferent, referenceNext, referenceDiscovered, referenceQueue;
    uint32_t softTimestamp;
    uint32_t loaderData;              // injected into ClassLoader, int: index of its ClassLoaderData; 0 = not known yet
    uint32_t stringValue, stringCoder, stringHash;
} WellKnown;

struct JavaThread {
    uint64_t limit;           // a call whose frame would end above it takes pollEntry; 0 requests a stop; relaxed
    uint8_t *_Nonnull base;   // heap base
    uint8_t *_Nonnull stackBase;
    uint8_t *_Nonnull stackEnd;
    const uint8_t *_Nonnull pc;  // while outside handlers: the cell to dispatch
    uint8_t *_Nonnull sp;
    uint8_t *_Nullable fp;    // innermost frame; null when there is none
    uint64_t result;          // of a native or of a call from Swift
    uint64_t argument;
    uint64_t argument2;
    uint8_t *_Nullable allocationTop;  // AllocationBuffer (TLAB): zeroed memory in [top, end)
    uint8_t *_Nullable allocationEnd;
    Reference pendingException;
    Reference threadObject;   // java.lang.Thread (virtual thread while one is mounted)
    Reference carrierObject;  // java.lang.Thread of the platform thread
    Reference scopedValueCache;
    const EntryPoints *_Nonnull entryPoints;
    const WellKnown *_Nonnull wellKnown;
    const uint64_t *_Nonnull leaveCell;  // a cell whose handler returns to Swift
    uint64_t realLimit;       // the limit when nothing is requested
    Reference *_Nullable handleBase;  // handles of natives: 4-byte slots, all roots
    Reference *_Nullable handleTop;
    Reference *_Nullable handleLimit;
    uint32_t state;           // SwiftletThread…; sequentially consistent
    uint32_t noSafepointDepth;  // checked builds: > 0 inside a NoSafepoint scope
    uint32_t threadId;        // VM-internal id, also the owner of locks
    uint32_t hashState;       // xorshift state of identity hashes
    uint32_t lockStackTop;    // entries in use
    Reference lockStack[SwiftletLockStackDepth];
    uint32_t requests;        // why `limit` is 0: bits of SwiftletRequest…
    void *_Nullable machine;  // unretained VirtualMachine
    void *_Nullable record;   // unretained cold part of the thread (Swift class)
    int64_t fuel;             // method entries and backward branches left; below 0 the next poll must get more
    uint64_t allocatedBytes;
    const uint64_t *_Nonnull resumeCell;  // a cell whose handler jumps to the machine code at the address in `result`
    uint32_t shelter;         // calls in progress that limits of calls must not cut short
    uint64_t stressCount;     // stress: machine code leaves for the interpreter when it gets 0
};

enum { SwiftletThreadLockStackOffset = offsetof(JavaThread, lockStack),
       SwiftletThreadAllocationTopOffset = offsetof(JavaThread, allocationTop),
       SwiftletThreadAllocationEndOffset = offsetof(JavaThread, allocationEnd),
       SwiftletThreadStackBaseOffset = offsetof(JavaThread, stackBase) };
_Static_assert(offsetof(JavaThread, limit) == 0, "handlers poll the first word");

// Which counter a call of countOverflow is about: a method is entered (as in prepareMethod: no frame yet), a backward branch
// was taken (pc is its target), machine code is left (pc is the instruction).
enum { SwiftletCountInvocation = 0, SwiftletCountBackEdge = 1, SwiftletCountExit = 2 };

// Cancel ends the thread for good, or a call at once; EndCall waits for `shelter`.
enum {
    SwiftletRequestSafepoint = 1,
    SwiftletRequestCancel = 2,
    SwiftletRequestEndCall = 4,
    SwiftletRequestStop = 8,
    SwiftletRequestStress = 16,  // a collection at the next poll
};
