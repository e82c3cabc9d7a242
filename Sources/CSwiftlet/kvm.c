// SPDX-License-Identifier: Apache-2.0
#include "KVMShims.h"

#if defined(__linux__) && defined(__x86_64__)

static void leave_guest_mode(int number) { (void)number; }

int swiftlet_install_kick_signal(int number) {
    struct sigaction current;
    if (sigaction(number, 0, &current) != 0) return -errno;
    if (current.sa_handler != SIG_DFL && current.sa_handler != SIG_IGN) return 0;
    struct sigaction action = {.sa_handler = leave_guest_mode};  // no SA_RESTART: KVM_RUN must return EINTR
    sigemptyset(&action.sa_mask);
    return sigaction(number, &action, 0) == 0 ? 0 : -errno;
}

#endif
