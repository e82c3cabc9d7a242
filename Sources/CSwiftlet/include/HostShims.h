// SPDX-License-Identifier: Apache-2.0
// What HostInterface needs from C: Linux-only calls that Swift's Glibc overlay does not import. Each is the call it is
// named after; results and errno are that call's.
#pragma once

#include <spawn.h>
#include <stddef.h>
#include <stdint.h>
#include <sys/socket.h>
#include <sys/types.h>

int swiftlet_epoll_create(void);
/// The event carries `descriptor`.
int swiftlet_epoll_ctl(int queue, int operation, int descriptor, uint32_t events);
int swiftlet_epoll_wait(int queue, void *events, int count, int milliseconds);
int swiftlet_eventfd(void);
int swiftlet_inotify_create(void);
int swiftlet_inotify_add_watch(int watch, const char *path, uint32_t mask);
int swiftlet_inotify_rm_watch(int watch, int number);
/// Both ends close on exec.
int swiftlet_pipe(int *pair, int blocking);
/// Closes on exec.
int swiftlet_dup3(int descriptor, int target);
/// The accepted descriptor closes on exec.
int swiftlet_accept(int descriptor, void *address, socklen_t *length);
int swiftlet_tgkill(int thread, int signal);
/// Null offsets use and move the file positions.
ssize_t swiftlet_copy_file_range(int source, int64_t *source_offset, int target, int64_t *target_offset, size_t count);
/// Sets O_DIRECT.
int swiftlet_set_direct(int descriptor);
/// Time of creation by statx(2); -1 with ENOSYS if the file system does not keep it.
int swiftlet_creation_time(int directory, const char *path, int follows_links, int64_t *seconds, int64_t *nanoseconds);
ssize_t swiftlet_fgetxattr(int descriptor, const char *name, void *value, size_t size);
int swiftlet_fsetxattr(int descriptor, const char *name, const void *value, size_t size);
int swiftlet_fremovexattr(int descriptor, const char *name);
ssize_t swiftlet_flistxattr(int descriptor, char *names, size_t size);
/// Return 0 or an error number.
int swiftlet_spawn_add_chdir(posix_spawn_file_actions_t *actions, const char *path);
int swiftlet_spawn_add_closefrom(posix_spawn_file_actions_t *actions, int first);
