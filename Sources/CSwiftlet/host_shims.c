// SPDX-License-Identifier: Apache-2.0
#ifndef _GNU_SOURCE
#define _GNU_SOURCE
#endif
#include "HostShims.h"

#include <errno.h>
#include <fcntl.h>
#include <string.h>
#include <sys/epoll.h>
#include <sys/eventfd.h>
#include <sys/inotify.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <sys/xattr.h>
#include <unistd.h>

int swiftlet_epoll_create(void) { return epoll_create1(EPOLL_CLOEXEC); }

int swiftlet_epoll_ctl(int queue, int operation, int descriptor, uint32_t events) {
    struct epoll_event event;
    memset(&event, 0, sizeof event);
    event.events = events;
    event.data.fd = descriptor;
    return epoll_ctl(queue, operation, descriptor, &event);
}

int swiftlet_epoll_wait(int queue, void *events, int count, int milliseconds) {
    return epoll_wait(queue, events, count, milliseconds);
}

int swiftlet_eventfd(void) { return eventfd(0, EFD_CLOEXEC); }

int swiftlet_inotify_create(void) { return inotify_init1(IN_CLOEXEC); }

int swiftlet_inotify_add_watch(int watch, const char *path, uint32_t mask) {
    return inotify_add_watch(watch, path, mask);
}

int swiftlet_inotify_rm_watch(int watch, int number) { return inotify_rm_watch(watch, number); }

int swiftlet_pipe(int *pair, int blocking) { return pipe2(pair, blocking ? O_CLOEXEC : O_CLOEXEC | O_NONBLOCK); }

int swiftlet_dup3(int descriptor, int target) { return dup3(descriptor, target, O_CLOEXEC); }

int swiftlet_accept(int descriptor, void *address, socklen_t *length) {
    return accept4(descriptor, address, length, SOCK_CLOEXEC);
}

int swiftlet_tgkill(int thread, int signal) { return (int)syscall(SYS_tgkill, getpid(), thread, signal); }

ssize_t swiftlet_copy_file_range(int source, int64_t *source_offset, int target, int64_t *target_offset, size_t count) {
    return copy_file_range(source, (off64_t *)source_offset, target, (off64_t *)target_offset, count, 0);
}

int swiftlet_set_direct(int descriptor) {
    int flags = fcntl(descriptor, F_GETFL);
    return flags < 0 ? -1 : fcntl(descriptor, F_SETFL, flags | O_DIRECT);
}

int swiftlet_creation_time(int directory, const char *path, int follows_links, int64_t *seconds, int64_t *nanoseconds) {
    int flags = (follows_links ? 0 : AT_SYMLINK_NOFOLLOW) | (*path == 0 ? AT_EMPTY_PATH : 0);
    struct statx status;
    if (statx(directory, path, flags, STATX_BTIME, &status) != 0) return -1;
    if (!(status.stx_mask & STATX_BTIME)) {
        errno = ENOSYS;
        return -1;
    }
    *seconds = status.stx_btime.tv_sec;
    *nanoseconds = status.stx_btime.tv_nsec;
    return 0;
}

ssize_t swiftlet_fgetxattr(int descriptor, const char *name, void *value, size_t size) {
    return fgetxattr(descriptor, name, value, size);
}

int swiftlet_fsetxattr(int descriptor, const char *name, const void *value, size_t size) {
    return fsetxattr(descriptor, name, value, size, 0);
}

int swiftlet_fremovexattr(int descriptor, const char *name) { return fremovexattr(descriptor, name); }

ssize_t swiftlet_flistxattr(int descriptor, char *names, size_t size) { return flistxattr(descriptor, names, size); }

int swiftlet_spawn_add_chdir(posix_spawn_file_actions_t *actions, const char *path) {
    return posix_spawn_file_actions_addchdir_np(actions, path);
}

int swiftlet_spawn_add_closefrom(posix_spawn_file_actions_t *actions, int first) {
    return posix_spawn_file_actions_addclosefrom_np(actions, first);
}
