// SPDX-License-Identifier: Apache-2.0
// Atomic accesses to raw memory. Swift's Atomic<T> is a type of storage, not an access to memory that others laid out.
#pragma once
#include <stdint.h>
#include <stdbool.h>

#define SWIFTLET_ATOMICS(NAME, TYPE)                                                                                  \
    static inline TYPE NAME##LoadRelaxed(const void *_Nonnull p) { return __atomic_load_n((const TYPE *)p, __ATOMIC_RELAXED); } \
    static inline TYPE NAME##LoadAcquire(const void *_Nonnull p) { return __atomic_load_n((const TYPE *)p, __ATOMIC_ACQUIRE); } \
    static inline TYPE NAME##Load(const void *_Nonnull p) { return __atomic_load_n((const TYPE *)p, __ATOMIC_SEQ_CST); } \
    static inline void NAME##StoreRelaxed(void *_Nonnull p, TYPE v) { __atomic_store_n((TYPE *)p, v, __ATOMIC_RELAXED); } \
    static inline void NAME##StoreRelease(void *_Nonnull p, TYPE v) { __atomic_store_n((TYPE *)p, v, __ATOMIC_RELEASE); } \
    static inline void NAME##Store(void *_Nonnull p, TYPE v) { __atomic_store_n((TYPE *)p, v, __ATOMIC_SEQ_CST); }     \
    static inline TYPE NAME##Exchange(void *_Nonnull p, TYPE v) { return __atomic_exchange_n((TYPE *)p, v, __ATOMIC_SEQ_CST); } \
    static inline TYPE NAME##FetchAdd(void *_Nonnull p, TYPE v) { return __atomic_fetch_add((TYPE *)p, v, __ATOMIC_SEQ_CST); } \
    static inline TYPE NAME##FetchOr(void *_Nonnull p, TYPE v) { return __atomic_fetch_or((TYPE *)p, v, __ATOMIC_SEQ_CST); } \
    static inline TYPE NAME##FetchAnd(void *_Nonnull p, TYPE v) { return __atomic_fetch_and((TYPE *)p, v, __ATOMIC_SEQ_CST); } \
    /* Stores `v` if the memory holds `*expected`; otherwise updates `*expected`. Returns whether it stored. */        \
    static inline bool NAME##CompareExchange(void *_Nonnull p, TYPE *_Nonnull expected, TYPE v) {                       \
        return __atomic_compare_exchange_n((TYPE *)p, expected, v, false, __ATOMIC_SEQ_CST, __ATOMIC_SEQ_CST);         \
    }                                                                                                                   \
    /* Stores `v` if the memory holds `expected`. Returns whether it stored. */                                         \
    static inline bool NAME##CompareAndSwap(void *_Nonnull p, TYPE expected, TYPE v) {                                  \
        return __atomic_compare_exchange_n((TYPE *)p, &expected, v, false, __ATOMIC_SEQ_CST, __ATOMIC_SEQ_CST);        \
    }                                                                                                                   \
    /* As above; returns what the memory held. */                                                                       \
    static inline TYPE NAME##CompareAndExchange(void *_Nonnull p, TYPE expected, TYPE v) {                              \
        __atomic_compare_exchange_n((TYPE *)p, &expected, v, false, __ATOMIC_SEQ_CST, __ATOMIC_SEQ_CST);               \
        return expected;                                                                                                \
    }

SWIFTLET_ATOMICS(atomic8, uint8_t)
SWIFTLET_ATOMICS(atomic16, uint16_t)
SWIFTLET_ATOMICS(atomic32, uint32_t)
SWIFTLET_ATOMICS(atomic64, uint64_t)

static inline void atomicFence(void) { __atomic_thread_fence(__ATOMIC_SEQ_CST); }
static inline void atomicFenceAcquire(void) { __atomic_thread_fence(__ATOMIC_ACQUIRE); }
static inline void atomicFenceRelease(void) { __atomic_thread_fence(__ATOMIC_RELEASE); }
