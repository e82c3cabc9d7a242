// SPDX-License-Identifier: Apache-2.0
#include "CBareKVM.h"
#include <errno.h>
#include <fcntl.h>
#include <linux/kvm.h>
#include <stdlib.h>
#include <string.h>
#include <sys/ioctl.h>
#include <sys/mman.h>
#include <unistd.h>

int bare_kvm_open(void) { return open("/dev/kvm", O_RDWR | O_CLOEXEC); }

static struct kvm_cpuid2 *supported;

int bare_kvm_run(int kvm, int with_cpuid) {
    static const unsigned char code[] = {0xe6, 0x10, 0xf4};  // out %al,$0x10; hlt
    if (!supported) {
        supported = calloc(1, sizeof *supported + 256 * sizeof(struct kvm_cpuid_entry2));
        supported->nent = 256;
        if (ioctl(kvm, KVM_GET_SUPPORTED_CPUID, supported) < 0) return -errno;
    }
    int machine = ioctl(kvm, KVM_CREATE_VM, 0);
    if (machine < 0) return -errno;
    void *page = mmap(0, 4096, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
    memcpy(page, code, sizeof code);
    struct kvm_userspace_memory_region region = {0, 0, 0x1000, 4096, (unsigned long)page};
    if (ioctl(machine, KVM_SET_USER_MEMORY_REGION, &region) < 0) return -errno;
    int vcpu = ioctl(machine, KVM_CREATE_VCPU, 0);
    if (vcpu < 0) return -errno;
    if (with_cpuid && ioctl(vcpu, KVM_SET_CPUID2, supported) < 0) return -errno;
    int size = ioctl(kvm, KVM_GET_VCPU_MMAP_SIZE, 0);
    struct kvm_run *run = mmap(0, size, PROT_READ | PROT_WRITE, MAP_SHARED, vcpu, 0);
    struct kvm_sregs system;
    if (ioctl(vcpu, KVM_GET_SREGS, &system) < 0) return -errno;
    system.cs.base = 0;
    system.cs.selector = 0;
    if (ioctl(vcpu, KVM_SET_SREGS, &system) < 0) return -errno;
    struct kvm_regs registers = {.rip = 0x1000, .rflags = 2};
    if (ioctl(vcpu, KVM_SET_REGS, &registers) < 0) return -errno;
    do {
        if (ioctl(vcpu, KVM_RUN, 0) < 0) return -errno;
    } while (run->exit_reason == KVM_EXIT_IO);
    int halted = run->exit_reason == KVM_EXIT_HLT;
    munmap(run, size);
    close(vcpu);
    close(machine);
    munmap(page, 4096);
    return halted ? 0 : -EIO;
}
