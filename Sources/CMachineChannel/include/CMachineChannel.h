// SPDX-License-Identifier: Apache-2.0
#pragma once

/// Tells the processor that a loop waits for another processor's store.
static inline void swiftlet_pause(void) {
#if defined(__x86_64__)
    __builtin_ia32_pause();
#endif
}

/// Sends descriptors, at most 8, over a UNIX socket, with one byte. Returns 0 or a negated error number.
int swiftlet_send_descriptors(int socket, const int *descriptors, int count);

/// Receives that byte and up to `count` descriptors, closed on exec; surplus ones are closed. Returns how many came, or a
/// negated error number: ECONNRESET when the other side is gone.
int swiftlet_receive_descriptors(int socket, int *descriptors, int count);
