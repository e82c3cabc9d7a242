// SPDX-License-Identifier: Apache-2.0
// What the invocation interface (JNI 5) needs of C: a list of arguments for the embedder's vfprintf, and the dynamic linker.
#define _GNU_SOURCE
#include <dlfcn.h>
#include <stdarg.h>
#include <stdio.h>

#include "JavaNativeInterface.h"

// Native code asks for its environment often, and a list of threads is slow to search. One machine is remembered; a
// thread attached to several is looked for in the others.
static __thread struct {
    uint64_t machine;
    void *environment;
} attachment;

uint64_t swiftlet_jni_next_number(void) {
    static uint64_t last;
    return __atomic_add_fetch(&last, 1, __ATOMIC_RELAXED);
}

void *swiftlet_jni_attachment(uint64_t machine) {
    return attachment.machine == machine ? attachment.environment : NULL;
}

void swiftlet_jni_set_attachment(uint64_t machine, void *environment) {
    attachment.machine = machine;
    attachment.environment = environment;
}

typedef int (*Printer)(FILE *file, const char *format, va_list arguments);

static void pass(Printer printer, FILE *file, const char *format, ...) {
    va_list arguments;
    va_start(arguments, format);
    printer(file, format, arguments);
    va_end(arguments);
}

void swiftlet_jni_print(const void *printer, int32_t isError, const char *text) {
    pass((Printer)printer, isError ? stderr : stdout, "%s", text);
}

const char *swiftlet_jni_code_file(void) {
    Dl_info info;
    return dladdr((const void *)swiftlet_jni_code_file, &info) ? info.dli_fname : NULL;
}
