// SPDX-License-Identifier: Apache-2.0
//
// What Swift cannot say about /dev/kvm by itself: request numbers built by function-like macros, structures that end in
// flexible arrays, the anonymous unions of `struct kvm_run`, and the few accesses to shared memory that need a defined
// ordering. Everything here is a constant or a static inline of a few lines; policy lives in the Swift target `KVM`.
#pragma once

#if defined(__linux__) && defined(__x86_64__)

#include <errno.h>
#include <fcntl.h>
#include <linux/kvm.h>
#include <signal.h>
#include <stdint.h>
#include <sys/eventfd.h>
#include <sys/ioctl.h>
#include <sys/mman.h>
#include <unistd.h>

// Constants newer than the oldest kernel headers we build with.
enum {
    SWIFTLET_KVM_EXIT_MEMORY_FAULT = 39,
};

// One row per request: name here, number from the kernel's macro.
#define SWIFTLET_KVM_REQUESTS(ROW) \
    ROW(GET_API_VERSION) ROW(CREATE_VM) ROW(CHECK_EXTENSION) ROW(GET_VCPU_MMAP_SIZE) ROW(GET_SUPPORTED_CPUID) \
    ROW(ENABLE_CAP) ROW(SET_TSS_ADDR) ROW(SET_IDENTITY_MAP_ADDR) ROW(CREATE_IRQCHIP) \
    ROW(SET_USER_MEMORY_REGION) ROW(GET_DIRTY_LOG) ROW(CLEAR_DIRTY_LOG) ROW(IOEVENTFD) ROW(IRQFD) ROW(SET_CLOCK) \
    ROW(GET_CLOCK) ROW(CREATE_VCPU) ROW(RUN) ROW(GET_REGS) ROW(SET_REGS) ROW(GET_SREGS) ROW(SET_SREGS) \
    ROW(GET_XSAVE2) ROW(GET_XSAVE) ROW(SET_XSAVE) ROW(GET_XCRS) ROW(SET_XCRS) ROW(GET_VCPU_EVENTS) \
    ROW(SET_VCPU_EVENTS) ROW(GET_MSRS) ROW(SET_MSRS) ROW(GET_DEBUGREGS) ROW(SET_DEBUGREGS) ROW(GET_MP_STATE) \
    ROW(SET_MP_STATE) ROW(SET_CPUID2)

enum swiftlet_kvm_request : unsigned long {
#define SWIFTLET_ROW(name) SWIFTLET_##name = KVM_##name,
    SWIFTLET_KVM_REQUESTS(SWIFTLET_ROW)
#undef SWIFTLET_ROW
};

/// The result of an ioctl, or the negated errno: one value instead of a value and a thread-local.
static inline long swiftlet_ioctl(int descriptor, unsigned long request, unsigned long argument) {
    int result = ioctl(descriptor, request, argument);
    return result < 0 ? -(long)errno : (long)result;
}

static inline int swiftlet_open(const char *path, int flags) {
    int descriptor = open(path, flags | O_CLOEXEC);
    return descriptor < 0 ? -errno : descriptor;
}

static inline int swiftlet_eventfd(void) {
    int descriptor = eventfd(0, EFD_CLOEXEC | EFD_NONBLOCK);
    return descriptor < 0 ? -errno : descriptor;
}

/// Maps a VCPU's run structure; null on failure with the error in `errno`.
static inline void *swiftlet_kvm_map_run(int descriptor, size_t length) {
    void *area = mmap(0, length, PROT_READ | PROT_WRITE, MAP_SHARED, descriptor, 0);
    return area == MAP_FAILED ? 0 : area;
}

// The anonymous unions of `struct kvm_run`, named.

struct swiftlet_kvm_io {
    uint8_t direction;
    uint8_t size;
    uint16_t port;
    uint32_t count;
    uint64_t data_offset;
};

struct swiftlet_kvm_mmio {
    uint64_t address;
    uint64_t data;
    uint32_t length;
    uint8_t is_write;
};

static inline struct swiftlet_kvm_io swiftlet_kvm_io(const struct kvm_run *run) {
    return (struct swiftlet_kvm_io){run->io.direction, run->io.size, run->io.port, run->io.count, run->io.data_offset};
}

static inline struct swiftlet_kvm_mmio swiftlet_kvm_mmio(const struct kvm_run *run) {
    struct swiftlet_kvm_mmio exit = {run->mmio.phys_addr, 0, run->mmio.len, run->mmio.is_write};
    // Bytes beyond the length are left over from earlier exits.
    for (uint32_t i = 0; i < 8 && i < exit.length; i++) exit.data |= (uint64_t)run->mmio.data[i] << (8 * i);
    return exit;
}

static inline void swiftlet_kvm_set_mmio_data(struct kvm_run *run, uint64_t value) {
    for (int i = 0; i < 8; i++) run->mmio.data[i] = (uint8_t)(value >> (8 * i));
}

/// The first 64-bit words of the exit-specific union, for the exits that are only reported.
static inline uint64_t swiftlet_kvm_exit_word(const struct kvm_run *run, int index) {
    return ((const uint64_t *)run->padding)[index];
}

static inline uint32_t swiftlet_kvm_internal_suberror(const struct kvm_run *run) { return run->internal.suberror; }
static inline uint32_t swiftlet_kvm_system_event(const struct kvm_run *run) { return run->system_event.type; }

static inline struct kvm_sync_regs *swiftlet_kvm_sync_regs(struct kvm_run *run) { return &run->s.regs; }

/// The processor's extended-state components in use (XCR0), which a guest must have switched on too.
static inline uint64_t swiftlet_extended_control(void) {
    uint32_t low, high;
    __asm__ volatile("xgetbv" : "=a"(low), "=d"(high) : "c"(0));
    return (uint64_t)high << 32 | low;
}

/// Another thread's request to leave guest mode. Release order: whoever sees the flag sees what was written before it.
static inline void swiftlet_kvm_set_immediate_exit(struct kvm_run *run, uint8_t value) {
    __atomic_store_n(&run->immediate_exit, value, __ATOMIC_SEQ_CST);
}

// Structures that end in a flexible array: where the elements start.

static inline struct kvm_cpuid_entry2 *swiftlet_kvm_cpuid_entries(struct kvm_cpuid2 *table) { return table->entries; }
static inline struct kvm_msr_entry *swiftlet_kvm_msr_entries(struct kvm_msrs *table) { return table->entries; }

/// Installs a handler that does nothing for `number`, so that the signal only interrupts KVM_RUN. The disposition is
/// the process's: an application's own handler for that signal is left in place, and serves as well.
int swiftlet_install_kick_signal(int number);

// Guest words that other VCPUs write at the same time.

static inline uint32_t swiftlet_load_word(const void *address) {
    return __atomic_load_n((const uint32_t *)address, __ATOMIC_SEQ_CST);
}

static inline uint32_t swiftlet_exchange_word(void *address, uint32_t expected, uint32_t desired) {
    __atomic_compare_exchange_n((uint32_t *)address, &expected, desired, 0, __ATOMIC_SEQ_CST, __ATOMIC_SEQ_CST);
    return expected;
}

static inline void swiftlet_store_entry(void *address, uint64_t value) {
    __atomic_store_n((uint64_t *)address, value, __ATOMIC_RELEASE);
}

static inline uint64_t swiftlet_load_entry(const void *address) {
    return __atomic_load_n((const uint64_t *)address, __ATOMIC_ACQUIRE);
}

static inline uint64_t swiftlet_exchange_entry(void *address, uint64_t value) {
    return __atomic_exchange_n((uint64_t *)address, value, __ATOMIC_SEQ_CST);
}

/// Sets bits in a 64-bit word of a bitmap; returns the word as it was.
static inline uint64_t swiftlet_set_bits(void *address, uint64_t bits) {
    return __atomic_fetch_or((uint64_t *)address, bits, __ATOMIC_RELAXED);
}

static inline uint64_t swiftlet_take_bits(void *address) {
    return __atomic_exchange_n((uint64_t *)address, 0, __ATOMIC_ACQ_REL);
}

#endif
