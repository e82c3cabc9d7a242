// SPDX-License-Identifier: Apache-2.0
// What Platform needs from C: variadic or _GNU_SOURCE-only calls that Swift's Glibc overlay does not import.
// Functions return what the system call returns and leave the error in errno, unless they say otherwise.
#pragma once

#include <stddef.h>
#include <stdint.h>
#include <sys/types.h>
#include <time.h>

/// Starts a thread that runs `entry(context)`. Returns 0 or the error number (not errno). `guard_size` 0 means no
/// guard pages; a `stack_size` of 0 means the system's default.
int swiftlet_thread_start(uintptr_t *thread, size_t stack_size, size_t guard_size, void (*entry)(void *), void *context);

/// Names the calling thread for debuggers and /proc; longer names are cut to 15 bytes.
void swiftlet_thread_set_name(const char *name);

/// The kernel's id of the calling thread.
pid_t swiftlet_thread_id(void);

/// The lowest address and the size of the calling thread's stack. Returns 0 or an error number.
int swiftlet_thread_stack_bounds(void **lowest, size_t *size);

/// futex(2) on a process-private word. `timeout` is relative and may be null. Returns 0, or an error number:
/// EAGAIN when the word did not hold `expected`, ETIMEDOUT, EINTR.
int swiftlet_futex_wait(const void *word, uint32_t expected, const struct timespec *timeout);

/// Wakes up to `count` waiters; returns how many.
int swiftlet_futex_wake(const void *word, int count);

/// An anonymous file in memory, closed on exec.
int swiftlet_memfd_create(const char *name, unsigned flags);

/// A second view, at an address of the system's choice, of accessible anonymous memory: a call of the guest protocol. Null
/// elsewhere, with ENOSYS in errno.
void *swiftlet_map_alias(const void *address, size_t size, int protection);

/// The processors this thread may run on, or -1.
int swiftlet_affinity_count(void);

/// The process's environment block; may change when someone calls setenv.
char **swiftlet_environ(void);

/// The message for an error number, thread-safe. Returns `buffer` or a static string.
const char *swiftlet_error_message(int error, char *buffer, size_t size);

/// getrandom(2) without flags.
ssize_t swiftlet_getrandom(void *buffer, size_t size);

/// Counts arrivals of a signal from now on, instead of its action, for `swiftlet_signal_wait`. The action before goes to
/// `previous`: 0 default, 1 ignored, 2 counted, else its address. Returns 0 or an error number.
int swiftlet_signal_count(int signal, uint64_t *previous);

/// Gives a signal the default action (0), ignores it (1), or sets the address of a handler; else as above.
int swiftlet_signal_set(int signal, uint64_t action, uint64_t *previous);

/// What happens at a signal, coded as above.
uint64_t swiftlet_signal_action(int signal);

/// Waits for a counted signal and takes one arrival off its count; 0 after `swiftlet_signal_wake`.
int swiftlet_signal_wait(void);

/// Has one `swiftlet_signal_wait` return 0.
void swiftlet_signal_wake(void);
