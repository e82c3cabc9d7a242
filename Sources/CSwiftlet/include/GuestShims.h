// SPDX-License-Identifier: Apache-2.0
// What monitors of guests ask of the host beyond what Swift's overlay offers.
#pragma once
#include <stdint.h>

/// A system call of the host by number. The result, or the negated error number.
long swiftlet_host_call(long number, long a, long b, long c, long d, long e, long f);

/// The processor's time-stamp counter.
static inline uint64_t swiftlet_time_stamp(void) { return __builtin_ia32_rdtsc(); }
