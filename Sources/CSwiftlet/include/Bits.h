// SPDX-License-Identifier: Apache-2.0
// Bit operations that the compiler would not select for the oldest processors it targets.
#pragma once
#include <stdbool.h>
#include <stdint.h>
#if defined(__x86_64__)
#include <cpuid.h>
#endif

// Number of one bits. The instruction exists on every x86-64 processor that supports virtualization.
static inline uint64_t populationCount(uint64_t word) {
#if defined(__x86_64__)
    uint64_t count;
    __asm__("popcntq %1, %0" : "=r"(count) : "r"(word) : "cc");
    return count;
#else
    return (uint64_t)__builtin_popcountll(word);
#endif
}

// Hints that the line at `address` is about to be read, or written.
static inline void prefetchForReading(const void *_Nonnull address) { __builtin_prefetch(address, 0, 3); }
static inline void prefetchForWriting(const void *_Nonnull address) { __builtin_prefetch(address, 1, 3); }

// Whether the processor has the shifts and bit moves of BMI2.
static inline bool hasBMI2(void) {
#if defined(__x86_64__)
    unsigned a, b, c, d;
    return __get_cpuid_count(7, 0, &a, &b, &c, &d) && (b & 1u << 8);
#else
    return false;
#endif
}
