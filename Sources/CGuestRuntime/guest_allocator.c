// SPDX-License-Identifier: Apache-2.0
// The C library's allocator in a guest, where asking for memory means leaving the machine and memory that is asked for but
// not touched costs nothing: it takes a megabyte at a time and keeps what it has. Two pools serve all threads; one for each
// would cost every thread three calls at its start, and a look at the number of processors besides.
#include "GuestRuntime.h"

#include <malloc.h>

void swiftlet_guest_allocator_start(void) {
    mallopt(M_ARENA_MAX, 2);
    mallopt(M_TOP_PAD, 1 << 20);
    mallopt(M_TRIM_THRESHOLD, 16 << 20);
    mallopt(M_MMAP_THRESHOLD, 1 << 20);
}
