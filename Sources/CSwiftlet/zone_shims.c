// SPDX-License-Identifier: Apache-2.0
// A zone: namespaces in which a process sees the paths it was granted, at their places, and nothing else.
#ifndef _GNU_SOURCE
#define _GNU_SOURCE
#endif
#include "JailShims.h"

#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <sched.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mount.h>
#include <sys/stat.h>
#include <sys/statvfs.h>
#include <sys/syscall.h>
#include <unistd.h>

/// Makes what is needed at `root` + `path` for something to be mounted there.
static int make_place(const char *root, const char *path, int is_folder) {
    char place[PATH_MAX];
    int length = snprintf(place, sizeof place, "%s%s", root, path);
    if (length < 0 || (size_t)length >= sizeof place) return -ENAMETOOLONG;
    for (char *slash = place + strlen(root) + 1; (slash = strchr(slash, '/')) != 0; slash++) {
        *slash = 0;
        if (mkdir(place, 0755) != 0 && errno != EEXIST) return -errno;
        *slash = '/';
    }
    if (is_folder) return mkdir(place, 0755) == 0 || errno == EEXIST ? 0 : -errno;
    int file = open(place, O_WRONLY | O_CREAT | O_CLOEXEC, 0644);
    if (file < 0) return -errno;
    close(file);
    return 0;
}

// The zone is built on a folder that exists everywhere and that no program is granted: nothing is left behind there, since
// what is mounted is seen by this process alone.
static const char zone_root[] = "/proc";

int swiftlet_zone_begin(void) {
    if (unshare(CLONE_NEWNS | CLONE_NEWIPC | CLONE_NEWUTS) != 0) return -errno;
    if (mount(0, "/", 0, MS_REC | MS_PRIVATE, 0) != 0) return -errno;
    return mount("zone", zone_root, "tmpfs", MS_NOSUID | MS_NODEV, "size=1m,mode=755") == 0 ? 0 : -errno;
}

int swiftlet_zone_add(const char *path, int is_writable) {
    struct stat status;
    if (stat(path, &status) != 0) return -errno;
    int result = make_place(zone_root, path, S_ISDIR(status.st_mode));
    if (result != 0) return result;
    char place[PATH_MAX];
    snprintf(place, sizeof place, "%s%s", zone_root, path);
    if (mount(path, place, 0, MS_BIND | MS_REC, 0) != 0) return -errno;
    // What the mount forbids already may not be allowed again.
    struct statvfs old;
    unsigned long kept = statvfs(place, &old) == 0 ? old.f_flag & (MS_NODEV | MS_NOEXEC | MS_NOATIME | MS_NODIRATIME) : 0;
    unsigned long flags = MS_BIND | MS_REMOUNT | MS_NOSUID | kept | (is_writable ? 0 : MS_RDONLY);
    return mount(0, place, 0, flags, 0) == 0 ? 0 : -errno;
}

int swiftlet_zone_write(const char *path, const char *text) {
    int result = make_place(zone_root, path, 0);
    if (result != 0) return result;
    char place[PATH_MAX];
    snprintf(place, sizeof place, "%s%s", zone_root, path);
    int file = open(place, O_WRONLY | O_TRUNC | O_CLOEXEC);
    if (file < 0) return -errno;
    if (write(file, text, strlen(text)) < 0) result = -errno;
    close(file);
    return result;
}

int swiftlet_zone_end(const char *folder) {
    if (chdir(zone_root) != 0 || syscall(SYS_pivot_root, ".", ".") != 0) return -errno;
    // The old root is mounted over the new one now, and goes away.
    if (umount2(".", MNT_DETACH) != 0 || chdir("/") != 0) return -errno;
    mount(0, "/", 0, MS_REMOUNT | MS_BIND | MS_RDONLY | MS_NOSUID | MS_NODEV, 0);
    // A folder that was not granted is not there to stand in.
    if (chdir(folder) != 0 && chdir("/") != 0) return -errno;
    return 0;
}
