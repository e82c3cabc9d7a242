// SPDX-License-Identifier: Apache-2.0
// Signals of the process as counts with a semaphore: a handler may do little else. Handlers belong to the process, hence
// the only variables of their kind here; whoever uses this decides for the process.
#ifndef _GNU_SOURCE
#define _GNU_SOURCE
#endif
#include "PlatformShims.h"

#include <errno.h>
#include <pthread.h>
#include <semaphore.h>
#include <signal.h>
#include <stdatomic.h>
#include <string.h>

enum { SIGNALS = 65 };

static atomic_int arrived[SIGNALS];
static sem_t arrivals;
static pthread_once_t prepared = PTHREAD_ONCE_INIT;

static void prepare(void) { sem_init(&arrivals, 0, 0); }

static void count(int signal) {
    int saved = errno;
    if (signal >= 0 && signal < SIGNALS) {
        atomic_fetch_add(&arrived[signal], 1);
        sem_post(&arrivals);
    }
    errno = saved;
}

static uint64_t coded(const struct sigaction *action) {
    if (action->sa_handler == SIG_DFL) return 0;
    if (action->sa_handler == SIG_IGN) return 1;
    if (action->sa_handler == count) return 2;
    return (uint64_t)(uintptr_t)action->sa_handler;
}

static int set(int signal, void (*handler)(int), uint64_t *previous) {
    pthread_once(&prepared, prepare);
    struct sigaction action, before;
    memset(&action, 0, sizeof action);
    sigfillset(&action.sa_mask);
    action.sa_flags = SA_RESTART;
    action.sa_handler = handler;
    if (sigaction(signal, &action, &before) != 0) return errno;
    *previous = coded(&before);
    return 0;
}

int swiftlet_signal_count(int signal, uint64_t *previous) { return set(signal, count, previous); }

int swiftlet_signal_set(int signal, uint64_t action, uint64_t *previous) {
    void (*handler)(int) = action == 0 ? SIG_DFL : action == 1 ? SIG_IGN : (void (*)(int))(uintptr_t)action;
    return set(signal, handler, previous);
}

uint64_t swiftlet_signal_action(int signal) {
    struct sigaction action;
    return sigaction(signal, NULL, &action) == 0 ? coded(&action) : 0;
}

int swiftlet_signal_wait(void) {
    pthread_once(&prepared, prepare);
    for (;;) {
        while (sem_wait(&arrivals) != 0 && errno == EINTR) {
        }
        for (int signal = SIGNALS - 1; signal >= 0; signal--) {
            int left = atomic_load(&arrived[signal]);
            while (left > 0) {
                if (atomic_compare_exchange_weak(&arrived[signal], &left, left - 1)) return signal;
            }
        }
    }
}

void swiftlet_signal_wake(void) {
    pthread_once(&prepared, prepare);
    count(0);
}
