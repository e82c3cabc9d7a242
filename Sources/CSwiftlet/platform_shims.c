// SPDX-License-Identifier: Apache-2.0
#ifndef _GNU_SOURCE
#define _GNU_SOURCE
#endif
#include "PlatformShims.h"

#include <errno.h>
#include <linux/futex.h>
#include <pthread.h>
#include <sched.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/random.h>
#include <sys/syscall.h>
#include <unistd.h>

extern char **environ;

struct start_record {
    void (*entry)(void *);
    void *context;
};

static void *run_thread(void *raw) {
    struct start_record record = *(struct start_record *)raw;
    free(raw);
    record.entry(record.context);
    return NULL;
}

int swiftlet_thread_start(uintptr_t *thread, size_t stack_size, size_t guard_size, void (*entry)(void *),
                          void *context) {
    struct start_record *record = malloc(sizeof *record);
    if (record == NULL) return ENOMEM;
    record->entry = entry;
    record->context = context;

    pthread_attr_t attributes;
    int error = pthread_attr_init(&attributes);
    if (error != 0) {
        free(record);
        return error;
    }
    if (stack_size != 0) error = pthread_attr_setstacksize(&attributes, stack_size);
    if (error == 0) error = pthread_attr_setguardsize(&attributes, guard_size);
    pthread_t id;
    if (error == 0) error = pthread_create(&id, &attributes, run_thread, record);
    pthread_attr_destroy(&attributes);
    if (error != 0) {
        free(record);
        return error;
    }
    *thread = (uintptr_t)id;
    return 0;
}

void swiftlet_thread_set_name(const char *name) {
    char cut[16];
    strncpy(cut, name, sizeof cut - 1);
    cut[sizeof cut - 1] = 0;
    pthread_setname_np(pthread_self(), cut);
}

pid_t swiftlet_thread_id(void) {
    // Asked for at every start of a thread, and dear where system calls are.
    static _Thread_local pid_t known;
    if (known == 0) known = (pid_t)syscall(SYS_gettid);
    return known;
}

int swiftlet_thread_stack_bounds(void **lowest, size_t *size) {
    pthread_attr_t attributes;
    int error = pthread_getattr_np(pthread_self(), &attributes);
    if (error != 0) return error;
    error = pthread_attr_getstack(&attributes, lowest, size);
    pthread_attr_destroy(&attributes);
    return error;
}

int swiftlet_futex_wait(const void *word, uint32_t expected, const struct timespec *timeout) {
    long result = syscall(SYS_futex, word, FUTEX_WAIT_PRIVATE, expected, timeout, NULL, 0);
    return result == 0 ? 0 : errno;
}

int swiftlet_futex_wake(const void *word, int count) {
    return (int)syscall(SYS_futex, word, FUTEX_WAKE_PRIVATE, count, NULL, NULL, 0);
}

int swiftlet_memfd_create(const char *name, unsigned flags) { return memfd_create(name, flags | MFD_CLOEXEC); }

void *swiftlet_map_alias(const void *address, size_t size, int protection) {
    // The guest protocol's own call; kernels know no such number.
    long result = syscall(0x53570001, address, size, protection);
    return result == -1 ? NULL : (void *)result;
}

int swiftlet_affinity_count(void) {
    // The kernel refuses a set smaller than its own, so grow until it fits.
    for (int capacity = 1024; capacity <= 1 << 20; capacity *= 4) {
        cpu_set_t *set = CPU_ALLOC(capacity);
        if (set == NULL) return -1;
        size_t size = CPU_ALLOC_SIZE(capacity);
        CPU_ZERO_S(size, set);
        int failed = sched_getaffinity(0, size, set);
        int count = failed ? -1 : CPU_COUNT_S(size, set);
        CPU_FREE(set);
        if (!failed) return count;
        if (errno != EINVAL) return -1;
    }
    return -1;
}

char **swiftlet_environ(void) { return environ; }

const char *swiftlet_error_message(int error, char *buffer, size_t size) { return strerror_r(error, buffer, size); }

ssize_t swiftlet_getrandom(void *buffer, size_t size) { return getrandom(buffer, size, 0); }
