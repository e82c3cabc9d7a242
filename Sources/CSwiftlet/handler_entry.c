// SPDX-License-Identifier: Apache-2.0
#include "HandlerEntry.h"

#if defined(__x86_64__)
// The first six arguments stay where handlers expect them; the seventh, the handler, lies on the stack: above the return
// address and the six saved registers. A handler starts with the stack as after a call.
__asm__(
    ".text\n"
    ".p2align 4\n"
    ".globl swiftlet_enter_handler\n"
    ".type swiftlet_enter_handler, @function\n"
    "swiftlet_enter_handler:\n"
    "    .cfi_startproc\n"
    "    pushq %rbp\n"
    "    .cfi_def_cfa_offset 16\n"
    "    .cfi_offset %rbp, -16\n"
    "    pushq %rbx\n"
    "    .cfi_def_cfa_offset 24\n"
    "    .cfi_offset %rbx, -24\n"
    "    pushq %r12\n"
    "    .cfi_def_cfa_offset 32\n"
    "    .cfi_offset %r12, -32\n"
    "    pushq %r13\n"
    "    .cfi_def_cfa_offset 40\n"
    "    .cfi_offset %r13, -40\n"
    "    pushq %r14\n"
    "    .cfi_def_cfa_offset 48\n"
    "    .cfi_offset %r14, -48\n"
    "    pushq %r15\n"
    "    .cfi_def_cfa_offset 56\n"
    "    .cfi_offset %r15, -56\n"
    "    subq $8, %rsp\n"
    "    .cfi_def_cfa_offset 64\n"
    "    call *64(%rsp)\n"
    "    addq $8, %rsp\n"
    "    popq %r15\n"
    "    popq %r14\n"
    "    popq %r13\n"
    "    popq %r12\n"
    "    popq %rbx\n"
    "    popq %rbp\n"
    "    ret\n"
    "    .cfi_endproc\n"
    ".size swiftlet_enter_handler, .-swiftlet_enter_handler\n");
#else
typedef void (*Handler)(const void *, void *, void *, void *, JavaThread *, uint64_t);

void swiftlet_enter_handler(
    const void *pc, void *sp, void *fp, void *base, JavaThread *thread, uint64_t accumulator, const void *handler) {
    ((Handler)handler)(pc, sp, fp, base, thread, accumulator);
}
#endif
