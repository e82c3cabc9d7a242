// SPDX-License-Identifier: Apache-2.0
#ifndef _GNU_SOURCE
#define _GNU_SOURCE
#endif
#include "JailShims.h"

#include <errno.h>
#include <fcntl.h>
#include <linux/audit.h>
#include <linux/capability.h>
#include <linux/filter.h>
#include <linux/seccomp.h>
#include <net/if.h>
#include <sched.h>
#include <signal.h>
#include <stddef.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/ioctl.h>
#include <sys/mount.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <sys/socket.h>
#include <sys/syscall.h>
#include <unistd.h>

static int write_file(const char *path, const char *text) {
    int file = open(path, O_WRONLY | O_CLOEXEC);
    if (file < 0) return -errno;
    ssize_t count = write(file, text, strlen(text));
    int result = count < 0 ? -errno : 0;
    close(file);
    return result;
}

/// A user namespace in which the process is who it was.
static int own_user_namespace(int others) {
    unsigned user = geteuid(), group = getegid();
    if (unshare(CLONE_NEWUSER | others) != 0) return -errno;
    char map[64];
    write_file("/proc/self/setgroups", "deny");
    snprintf(map, sizeof map, "%u %u 1", user, user);
    int result = write_file("/proc/self/uid_map", map);
    if (result != 0) return result;
    snprintf(map, sizeof map, "%u %u 1", group, group);
    return write_file("/proc/self/gid_map", map);
}

int swiftlet_private_network(void) {
    if (unshare(CLONE_NEWNET) != 0) {
        int result = own_user_namespace(CLONE_NEWNET);
        if (result != 0) return result;
    }
    int probe = socket(AF_INET, SOCK_DGRAM | SOCK_CLOEXEC, 0);
    if (probe < 0) return -errno;
    struct ifreq request;
    memset(&request, 0, sizeof request);
    strcpy(request.ifr_name, "lo");
    request.ifr_flags = IFF_UP;
    int result = ioctl(probe, SIOCSIFFLAGS, &request) == 0 ? 0 : -errno;
    close(probe);
    return result;
}

static int drop_capabilities(void) {
    for (int capability = 0; capability < 64; capability++) {
        if (prctl(PR_CAPBSET_READ, capability, 0, 0, 0) != 1) continue;
        if (prctl(PR_CAPBSET_DROP, capability, 0, 0, 0) != 0 && errno != EPERM) return -errno;
    }
    struct __user_cap_header_struct header = {_LINUX_CAPABILITY_VERSION_3, 0};
    struct __user_cap_data_struct none[2];
    memset(none, 0, sizeof none);
    return syscall(SYS_capset, &header, none) == 0 ? 0 : -errno;
}

int swiftlet_give_up_privileges(void) {
    struct rlimit none = {0, 0};
    setrlimit(RLIMIT_CORE, &none);
    if (prctl(PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0) != 0) return -errno;
    return drop_capabilities();
}

int swiftlet_leave_host(void) {
    // Without privileges so far, there may be some in a user namespace; without those, the rest still counts.
    if (unshare(CLONE_NEWNS | CLONE_NEWIPC | CLONE_NEWUTS) == 0 || own_user_namespace(CLONE_NEWNS) == 0) {
        mount(0, "/", 0, MS_REC | MS_PRIVATE, 0);
        char name[] = "/tmp/swiftlet-jail-XXXXXX";
        if (!mkdtemp(name)) return -errno;
        int folder = open(name, O_RDONLY | O_DIRECTORY | O_CLOEXEC);
        int result = folder < 0 ? -errno : 0;
        rmdir(name);  // an empty folder without a name, in which none can be made either
        if (result == 0 && (fchdir(folder) != 0 || chroot(".") != 0)) result = -errno;
        if (folder >= 0) close(folder);
        if (result != 0) return result;
    }
    return swiftlet_give_up_privileges();
}

int swiftlet_restrict_calls(const int *numbers, int count) {
    enum { fixed = 16 };
    if (count < 1 || count > 200) return -EINVAL;
    struct sock_filter *code = calloc(fixed + count * 2, sizeof *code);
    if (!code) return -ENOMEM;
    int n = 0;
#define ADD(...) code[n++] = (struct sock_filter)__VA_ARGS__
    ADD(BPF_STMT(BPF_LD | BPF_W | BPF_ABS, offsetof(struct seccomp_data, arch)));
    ADD(BPF_JUMP(BPF_JMP | BPF_JEQ | BPF_K, AUDIT_ARCH_X86_64, 1, 0));
    ADD(BPF_STMT(BPF_RET | BPF_K, SECCOMP_RET_KILL_PROCESS));
    ADD(BPF_STMT(BPF_LD | BPF_W | BPF_ABS, offsetof(struct seccomp_data, nr)));
    // ioctl: by the second byte of the request, KVM's or a terminal's and file's.
    ADD(BPF_JUMP(BPF_JMP | BPF_JEQ | BPF_K, SYS_ioctl, 0, 6));
    ADD(BPF_STMT(BPF_LD | BPF_W | BPF_ABS, offsetof(struct seccomp_data, args[1])));
    ADD(BPF_STMT(BPF_ALU | BPF_AND | BPF_K, 0xff00));
    ADD(BPF_JUMP(BPF_JMP | BPF_JEQ | BPF_K, 0xae00, 1, 0));
    ADD(BPF_JUMP(BPF_JMP | BPF_JEQ | BPF_K, 0x5400, 0, 1));
    ADD(BPF_STMT(BPF_RET | BPF_K, SECCOMP_RET_ALLOW));
    ADD(BPF_STMT(BPF_RET | BPF_K, SECCOMP_RET_ERRNO | EPERM));
    for (int i = 0; i < count; i++) {
        ADD(BPF_JUMP(BPF_JMP | BPF_JEQ | BPF_K, (unsigned)numbers[i], 0, 1));
        ADD(BPF_STMT(BPF_RET | BPF_K, SECCOMP_RET_ALLOW));
    }
    ADD(BPF_STMT(BPF_RET | BPF_K, SECCOMP_RET_ERRNO | EPERM));
#undef ADD
    struct sock_fprog program = {.len = (unsigned short)n, .filter = code};
    long result = syscall(SYS_seccomp, SECCOMP_SET_MODE_FILTER, SECCOMP_FILTER_FLAG_TSYNC, &program);
    int status = result == 0 ? 0 : result > 0 ? -EBUSY : -errno;
    free(code);
    return status;
}

struct socket_request {
    int family;
    int type;
};

/// The maker's loop: a request in, a socket or an error number out. Ends when nobody asks any more.
static void make_sockets(int channel) {
    struct socket_request request;
    while (recv(channel, &request, sizeof request, 0) == sizeof request) {
        int allowed = (request.family == AF_INET || request.family == AF_INET6) &&
                      (request.type == SOCK_STREAM || request.type == SOCK_DGRAM);
        int made = allowed ? socket(request.family, request.type | SOCK_NONBLOCK | SOCK_CLOEXEC, 0) : -1;
        int status = made >= 0 ? 0 : allowed ? -errno : -EPERM;
        struct iovec bytes = {&status, sizeof status};
        union {
            struct cmsghdr header;
            char room[CMSG_SPACE(sizeof(int))];
        } control;
        struct msghdr message = {.msg_iov = &bytes, .msg_iovlen = 1};
        if (made >= 0) {
            memset(&control, 0, sizeof control);
            message.msg_control = &control;
            message.msg_controllen = sizeof control.room;
            struct cmsghdr *header = CMSG_FIRSTHDR(&message);
            header->cmsg_level = SOL_SOCKET;
            header->cmsg_type = SCM_RIGHTS;
            header->cmsg_len = CMSG_LEN(sizeof(int));
            memcpy(CMSG_DATA(header), &made, sizeof made);
        }
        ssize_t sent = sendmsg(channel, &message, MSG_NOSIGNAL);
        if (made >= 0) close(made);
        if (sent < 0) break;
    }
}

int swiftlet_start_socket_maker(void) {
    int pair[2];
    if (socketpair(AF_UNIX, SOCK_SEQPACKET | SOCK_CLOEXEC, 0, pair) != 0) return -errno;
    pid_t parent = getpid();
    pid_t child = fork();
    if (child < 0) {
        int result = -errno;
        close(pair[0]);
        close(pair[1]);
        return result;
    }
    if (child == 0) {
        prctl(PR_SET_PDEATHSIG, SIGKILL);
        if (getppid() != parent) _exit(0);
        dup2(pair[1], 3);
        syscall(SYS_close_range, 4u, ~0u, 0);
        syscall(SYS_close_range, 0u, 2u, 0);
        prctl(PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0);
        make_sockets(3);
        _exit(0);
    }
    close(pair[1]);
    return pair[0];
}

int swiftlet_ask_for_socket(int maker, int family, int type) {
    struct socket_request request = {family, type};
    if (send(maker, &request, sizeof request, MSG_NOSIGNAL) != sizeof request) return -errno;
    int status = -EPROTO;
    struct iovec bytes = {&status, sizeof status};
    union {
        struct cmsghdr header;
        char room[CMSG_SPACE(sizeof(int))];
    } control;
    struct msghdr message = {
        .msg_iov = &bytes, .msg_iovlen = 1, .msg_control = &control, .msg_controllen = sizeof control.room};
    if (recvmsg(maker, &message, MSG_CMSG_CLOEXEC) != sizeof status) return -EPROTO;
    struct cmsghdr *header = CMSG_FIRSTHDR(&message);
    if (status != 0) return status;
    if (!header || header->cmsg_type != SCM_RIGHTS) return -EPROTO;
    int made;
    memcpy(&made, CMSG_DATA(header), sizeof made);
    return made;
}
