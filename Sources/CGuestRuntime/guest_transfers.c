// SPDX-License-Identifier: Apache-2.0
// Small reads and writes in a guest. Leaving the machine costs as much as copying a hundred kilobytes, so a program that
// writes line by line, or reads a file in pieces, would mostly be leaving. After its first small transfers it asks the monitor
// for memory that both share: a ring, into which output goes with a bell for a sleeping monitor, and windows, in which the
// monitor has put what comes next in files that are read from front to back. Layout and rules are in spec/guest-protocol.md.
//
// `write`, `read` and their kin are the C library's names: in a static executable, those defined here are everybody's. What
// the monitor has not said may go this way is a call as ever, and each call finds done what went into the ring before it.
#ifndef _GNU_SOURCE
#define _GNU_SOURCE
#endif
#include <errno.h>
#include <stdint.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <sys/uio.h>
#include <unistd.h>

enum {
    transfer_area_call = 0x53570003,
    output_bell_call = 0x53570004,
    capacity = 1 << 16,
    window_count = 4,
    window_size = 1 << 16,
    descriptor_limit = 1024,
    record_limit = 4096,
    record_header = 8,
    // A read of more has little to gain.
    small_read = 1 << 15,
    // Small transfers before the area is asked for: most short programs make fewer.
    patience = 32,
    // What one call moves at most (spec/guest-protocol.md).
    transfer_limit = 1 << 20,
    // Looks at a lock that another thread has, before the call is made instead: that thread may not be running.
    attempts = 64,
};

struct window {
    uint64_t state;
    uint32_t descriptor;
    uint32_t length;
    uint8_t unused[48];
};

struct transfer_area {
    uint8_t unused1[64];
    uint64_t written;
    uint8_t unused2[56];
    uint64_t taken;
    uint8_t unused3[56];
    uint32_t sleeps;
    uint8_t unused4[828];
    struct window windows[window_count];
    uint8_t unused5[768];
    uint8_t accepts[descriptor_limit];
    uint8_t unused6[1024];
    uint8_t ring[capacity];
    uint8_t bytes[window_count][window_size];
};

_Static_assert(__builtin_offsetof(struct transfer_area, windows) == 1024, "layout");
_Static_assert(__builtin_offsetof(struct transfer_area, accepts) == 2048, "layout");
_Static_assert(__builtin_offsetof(struct transfer_area, ring) == 4096, "layout");

static struct transfer_area *shared_area;
static unsigned small_transfers;
static unsigned char ring_lock;

/// The area, once the program has shown that it makes many small transfers.
static struct transfer_area *area(void) {
    struct transfer_area *known = __atomic_load_n(&shared_area, __ATOMIC_ACQUIRE);
    if (known || __atomic_add_fetch(&small_transfers, 1, __ATOMIC_RELAXED) != patience) return known;
    int error = errno;
    long result = syscall(transfer_area_call);
    errno = error;
    if (result <= 0) return NULL;
    known = (struct transfer_area *)result;
    __atomic_store_n(&shared_area, known, __ATOMIC_RELEASE);
    return known;
}

// Large pieces of files on disks, which a kernel would move at once; from anything else a call more may have to wait.

/// Goes on after a call that moved `done` bytes; `offset` is where in the file the piece begins, or -1 for its position.
static ssize_t continued(long call, int descriptor, char *bytes, size_t count, off_t offset, ssize_t done) {
    if (done != transfer_limit || count <= transfer_limit) return done;
    struct stat status;
    if (fstat(descriptor, &status) != 0 || !S_ISREG(status.st_mode)) return done;
    size_t total = (size_t)done;
    do {
        done = syscall(call, descriptor, bytes + total, count - total, offset < 0 ? 0 : offset + (off_t)total);
        if (done > 0) total += (size_t)done;
    } while (done == transfer_limit && total < count);
    return (ssize_t)total;
}

ssize_t pread(int descriptor, void *bytes, size_t count, off_t offset) {
    ssize_t done = syscall(SYS_pread64, descriptor, bytes, count, offset);
    return continued(SYS_pread64, descriptor, bytes, count, offset, done);
}

ssize_t pread64(int descriptor, void *bytes, size_t count, off_t offset) { return pread(descriptor, bytes, count, offset); }

ssize_t pwrite(int descriptor, const void *bytes, size_t count, off_t offset) {
    ssize_t done = syscall(SYS_pwrite64, descriptor, bytes, count, offset);
    return continued(SYS_pwrite64, descriptor, (char *)bytes, count, offset, done);
}

ssize_t pwrite64(int descriptor, const void *bytes, size_t count, off_t offset) {
    return pwrite(descriptor, bytes, count, offset);
}

// Output

static void copy_in(struct transfer_area *shared, uint64_t position, const void *bytes, size_t count) {
    size_t start = position & (capacity - 1);
    size_t first = count < capacity - start ? count : capacity - start;
    memcpy(shared->ring + start, bytes, first);
    memcpy(shared->ring, (const char *)bytes + first, count - first);
}

/// Puts a record into the ring; 0 if there is no room, or another thread is at it.
static int put(struct transfer_area *shared, int descriptor, const struct iovec *pieces, int count, size_t total) {
    for (int attempt = 0; __atomic_exchange_n(&ring_lock, 1, __ATOMIC_ACQUIRE); attempt++) {
        if (attempt == attempts) return 0;
        __builtin_ia32_pause();
    }
    uint64_t position = shared->written;
    uint64_t size = record_header + ((total + 7) & ~(uint64_t)7);
    if (size > capacity - (position - __atomic_load_n(&shared->taken, __ATOMIC_ACQUIRE))) {
        __atomic_store_n(&ring_lock, 0, __ATOMIC_RELEASE);
        return 0;
    }
    uint32_t header[2] = {(uint32_t)descriptor, (uint32_t)total};
    copy_in(shared, position, header, sizeof header);
    uint64_t end = position + record_header;
    for (int i = 0; i < count; i++) {
        copy_in(shared, end, pieces[i].iov_base, pieces[i].iov_len);
        end += pieces[i].iov_len;
    }
    __atomic_store_n(&shared->written, position + size, __ATOMIC_SEQ_CST);
    __atomic_store_n(&ring_lock, 0, __ATOMIC_RELEASE);
    // Either the monitor sees the record before it sleeps, or this sees that it sleeps.
    if (__atomic_load_n(&shared->sleeps, __ATOMIC_SEQ_CST) && __atomic_exchange_n(&shared->sleeps, 0, __ATOMIC_SEQ_CST)) {
        syscall(output_bell_call);
    }
    return 1;
}

/// Whether a write went into the ring.
static int passes(int descriptor, const struct iovec *pieces, int count, size_t total) {
    if (total - 1 >= record_limit) return 0;
    struct transfer_area *shared = area();
    if (!shared || (unsigned)descriptor >= descriptor_limit) return 0;
    if (!__atomic_load_n(&shared->accepts[descriptor], __ATOMIC_ACQUIRE)) return 0;
    return put(shared, descriptor, pieces, count, total);
}

ssize_t write(int descriptor, const void *bytes, size_t count) {
    struct iovec piece = {(void *)bytes, count};
    if (passes(descriptor, &piece, 1, count)) return (ssize_t)count;
    ssize_t done = syscall(SYS_write, descriptor, bytes, count);
    return continued(SYS_write, descriptor, (char *)bytes, count, -1, done);
}

ssize_t writev(int descriptor, const struct iovec *pieces, int count) {
    size_t total = 0;
    for (int i = 0; i < count && total <= record_limit; i++) {
        total = pieces[i].iov_len > record_limit ? record_limit + 1 : total + pieces[i].iov_len;
    }
    if (passes(descriptor, pieces, count, total)) return (ssize_t)total;
    return syscall(SYS_writev, descriptor, pieces, count);
}

// Input

/// Takes bytes from the window of a descriptor; 0 if there are none. The bytes are copied first and claimed afterwards, all
/// at once: if the monitor, or another thread, has come between, the claim fails.
static size_t take(int descriptor, void *bytes, size_t count) {
    if (count - 1 >= small_read) return 0;
    struct transfer_area *shared = area();
    if (!shared) return 0;
    unsigned index = (unsigned)descriptor % window_count;
    struct window *window = &shared->windows[index];
    while (__atomic_load_n(&window->descriptor, __ATOMIC_ACQUIRE) == (uint32_t)descriptor) {
        uint64_t state = __atomic_load_n(&window->state, __ATOMIC_ACQUIRE);
        uint32_t taken = (uint32_t)state, length = __atomic_load_n(&window->length, __ATOMIC_ACQUIRE);
        if (length > window_size || taken >= length) return 0;
        size_t piece = count < length - taken ? count : length - taken;
        memcpy(bytes, shared->bytes[index] + taken, piece);
        // The monitor changes the state before anything else of a window, and the descriptor with it: one that was read before
        // such a change is no longer the one that is there.
        if (__atomic_load_n(&window->descriptor, __ATOMIC_ACQUIRE) != (uint32_t)descriptor) return 0;
        if (__atomic_compare_exchange_n(&window->state, &state, state + piece, 0, __ATOMIC_SEQ_CST, __ATOMIC_SEQ_CST)) {
            return piece;
        }
    }
    return 0;
}

ssize_t read(int descriptor, void *bytes, size_t count) {
    size_t taken = take(descriptor, bytes, count);
    if (taken == count && count != 0) return (ssize_t)count;
    // The rest, if the window ended in the middle: a file gives what is asked for while it has that much.
    ssize_t more = syscall(SYS_read, descriptor, (char *)bytes + taken, count - taken);
    more = continued(SYS_read, descriptor, (char *)bytes + taken, count - taken, -1, more);
    return taken == 0 ? more : (ssize_t)taken + (more > 0 ? more : 0);
}
