// SPDX-License-Identifier: Apache-2.0
// Time in a guest. `clock_gettime` is the C library's name: in a static executable, the one defined here is the one that
// everybody calls. The page's layout is in spec/guest-protocol.md.
#ifndef _GNU_SOURCE
#define _GNU_SOURCE
#endif
#include "GuestRuntime.h"

#include <stdint.h>
#include <sys/syscall.h>
#include <time.h>
#include <unistd.h>

enum { time_page_call = 0x53570002 };

struct time_page {
    uint64_t sequence;
    uint64_t counter;
    uint64_t rate;
    uint64_t monotonic;
    uint64_t ahead;
};

static const struct time_page *page;

void swiftlet_guest_clock_start(void) {
    long result = syscall(time_page_call, __builtin_ia32_rdtsc());
    if (result > 0) page = (const struct time_page *)result;
}

/// Nanoseconds of the monotonic or the real-time clock; 0 while the page says nothing.
static uint64_t read_page(int real_time) {
    for (int attempt = 0; attempt < 100; attempt++) {
        uint64_t before = __atomic_load_n(&page->sequence, __ATOMIC_ACQUIRE);
        if (before & 1) return 0;
        uint64_t ticks = __builtin_ia32_rdtsc() - __atomic_load_n(&page->counter, __ATOMIC_RELAXED);
        uint64_t rate = __atomic_load_n(&page->rate, __ATOMIC_RELAXED);
        uint64_t time = __atomic_load_n(&page->monotonic, __ATOMIC_RELAXED);
        if (real_time) time += __atomic_load_n(&page->ahead, __ATOMIC_RELAXED);
        __atomic_thread_fence(__ATOMIC_ACQUIRE);
        if (__atomic_load_n(&page->sequence, __ATOMIC_RELAXED) != before) continue;
        // A processor whose counter is a little behind the one that wrote the page.
        if ((int64_t)ticks < 0) ticks = 0;
        return time + (uint64_t)((unsigned __int128)ticks * rate >> 32);
    }
    return 0;
}

int clock_gettime(clockid_t clock, struct timespec *time) {
    int real_time = clock == CLOCK_REALTIME || clock == CLOCK_REALTIME_COARSE;
    int monotonic = clock == CLOCK_MONOTONIC || clock == CLOCK_MONOTONIC_COARSE || clock == CLOCK_BOOTTIME;
    if (page && (real_time || monotonic)) {
        uint64_t now = read_page(real_time);
        if (now != 0) {
            time->tv_sec = (time_t)(now / 1000000000u);
            time->tv_nsec = (long)(now % 1000000000u);
            return 0;
        }
    }
    return (int)syscall(SYS_clock_gettime, clock, time);
}
