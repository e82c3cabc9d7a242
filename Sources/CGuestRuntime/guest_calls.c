// SPDX-License-Identifier: Apache-2.0
// `syscall` in a guest: the C library's, but that a thread asks for its own number once. Swift's locks ask for it at the first
// use in every part of a program, some twenty times in a short run, and each time the machine would be left for it. No process
// is ever forked here, so the answer stays right.
#ifndef _GNU_SOURCE
#define _GNU_SOURCE
#endif
#include <errno.h>
#include <stdarg.h>
#include <sys/syscall.h>

long syscall(long number, ...) {
    static _Thread_local long own_number;
    if (number == SYS_gettid && own_number != 0) return own_number;
    va_list list;
    va_start(list, number);
    long a = va_arg(list, long), b = va_arg(list, long), c = va_arg(list, long);
    register long d __asm__("r10") = va_arg(list, long);
    register long e __asm__("r8") = va_arg(list, long);
    register long f __asm__("r9") = va_arg(list, long);
    va_end(list);
    long result;
    __asm__ volatile("syscall"
                     : "=a"(result)
                     : "a"(number), "D"(a), "S"(b), "d"(c), "r"(d), "r"(e), "r"(f)
                     : "rcx", "r11", "memory");
    if ((unsigned long)result > -4096ul) {
        errno = (int)-result;
        return -1;
    }
    if (number == SYS_gettid) own_number = result;
    return result;
}
