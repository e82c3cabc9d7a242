// SPDX-License-Identifier: Apache-2.0
// What the invocation interface (JNI 5) needs of C: a list of arguments for the embedder's vfprintf, and the dynamic linker.
#define _GNU_SOURCE
#include <dlfcn.h>
#include <stdarg.h>
#include <stdio.h>

#include "JavaNativeInterface.h"

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
