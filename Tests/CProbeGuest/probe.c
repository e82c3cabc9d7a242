// SPDX-License-Identifier: Apache-2.0
#include "CProbeGuest.h"

uint64_t probe_call(uint64_t number, const uint64_t arguments[6]) {
    register uint64_t d __asm__("r10") = arguments[3];
    register uint64_t e __asm__("r8") = arguments[4];
    register uint64_t f __asm__("r9") = arguments[5];
    uint64_t result;
    __asm__ volatile("syscall"
                     : "=a"(result)
                     : "a"(number), "D"(arguments[0]), "S"(arguments[1]), "d"(arguments[2]), "r"(d), "r"(e), "r"(f)
                     : "rcx", "r11", "memory");
    return result;
}

uint64_t probe_port_call(uint64_t number, const uint64_t arguments[6]) {
    register uint64_t d __asm__("r10") = arguments[3];
    register uint64_t e __asm__("r8") = arguments[4];
    register uint64_t f __asm__("r9") = arguments[5];
    uint64_t result;
    __asm__ volatile("outl %%eax, $0x80"
                     : "=a"(result)
                     : "a"(number), "D"(arguments[0]), "S"(arguments[1]), "d"(arguments[2]), "r"(d), "r"(e), "r"(f)
                     : "rcx", "r11", "memory");
    return result;
}

uint64_t probe_straddling_call(uint64_t number) {
    uint64_t result;
    __asm__ volatile("jmp 1f\n.balign 64\n1: .skip 63, 0x90\nsyscall"
                     : "=a"(result)
                     : "a"(number)
                     : "rcx", "r11", "memory");
    return result;
}

int probe_forbidden(int index) {
    uint64_t value = 0;
    uint8_t table[16] = {0};
    switch (index) {
    case 0: __asm__ volatile("hlt"); break;
    case 1: __asm__ volatile("cli"); break;
    case 2: __asm__ volatile("sti"); break;
    case 3: __asm__ volatile("mov %0, %%cr3" ::"r"(value)); break;
    case 4: __asm__ volatile("mov %%cr0, %0" : "=r"(value)); break;
    case 5: __asm__ volatile("mov %0, %%cr4" ::"r"(value)); break;
    case 6: __asm__ volatile("wrmsr" ::"a"(0), "d"(0), "c"(0xc0000082)); break;
    case 7: __asm__ volatile("rdmsr" : "=a"(value) : "c"(0x10) : "rdx"); break;
    case 8: __asm__ volatile("lgdt %0" ::"m"(table)); break;
    case 9: __asm__ volatile("lidt %0" ::"m"(table)); break;
    case 10: __asm__ volatile("ltr %w0" ::"r"(0x28)); break;
    case 11: __asm__ volatile("invlpg (%0)" ::"r"(table)); break;
    case 12: __asm__ volatile("wbinvd"); break;
    case 13: __asm__ volatile("swapgs"); break;
    case 14: __asm__ volatile("int $0x80"); break;
    case 15: __asm__ volatile("int $0x0e"); break;
    case 16: __asm__ volatile("int3"); break;
    case 17: __asm__ volatile("vmcall"); break;
    case 18: __asm__ volatile("vmmcall"); break;
    case 19: __asm__ volatile("sysenter"); break;
    case 20: __asm__ volatile("mov %0, %%dr7" ::"r"(value)); break;
    case 21: __asm__ volatile("clts"); break;
    case 22: __asm__ volatile("xsetbv" ::"a"(1), "d"(0), "c"(0)); break;
    case 23: __asm__ volatile("in $0x60, %%al" : "=a"(value)); break;
    case 24: __asm__ volatile("rep outsb" ::"S"(table), "d"(0x80), "c"(16)); break;
    case 25: __asm__ volatile("in $0x80, %%eax" : "=a"(value)); break;
    case 26: __asm__ volatile("ud2"); break;
    case 27: __asm__ volatile("mov %w0, %%ss" ::"r"(0x10)); break;
    case 28: __asm__ volatile("pushq $0x08\npushq $0\nlretq"); break;
    case 29: __asm__ volatile("pushq $0x10\npushq $0\npushq $2\npushq $0x08\npushq $0\niretq"); break;
    case 30: __asm__ volatile("sysretq" ::: "rcx", "r11"); break;
    case 31: __asm__ volatile("rdpmc" ::"c"(0) : "rax", "rdx"); break;
    case 32:
        __asm__ volatile("mov $1, %%eax\nxor %%edx, %%edx\nxor %%ecx, %%ecx\ndiv %%ecx" ::: "rax", "rcx", "rdx");
        break;
    case 33: __asm__ volatile("mov %0, %%rsp\npush %%rax" ::"r"(0x8000000000000000u)); break;
    case 34: __asm__ volatile("mov %0, %%rsp\nud2" ::"r"(0xffffffff80001800u)); break;
    case 35: __asm__ volatile("mov %0, %%cr8" ::"r"(value)); break;
    case 36: __asm__ volatile("invpcid (%0), %1" ::"r"(table), "r"(value)); break;
    default: return 0;
    }
    return 1;
}

void probe_port_write(uint16_t port, int size, uint32_t value) {
    switch (size) {
    case 1: __asm__ volatile("outb %%al, %%dx" ::"a"(value), "d"(port)); break;
    case 2: __asm__ volatile("outw %%ax, %%dx" ::"a"(value), "d"(port)); break;
    default: __asm__ volatile("outl %%eax, %%dx" ::"a"(value), "d"(port)); break;
    }
}

uint64_t probe_load(uint64_t address) { return *(volatile uint64_t *)address; }
void probe_store(uint64_t address, uint64_t value) { *(volatile uint64_t *)address = value; }
uint64_t probe_jump(uint64_t address) { return ((uint64_t(*)(void))address)(); }
