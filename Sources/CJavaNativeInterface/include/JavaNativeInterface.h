// SPDX-License-Identifier: Apache-2.0
// What the Java Native Interface needs of C: the layout of environments that native code is handed, and the functions
// that take any number of arguments. The other functions are Swift's.
#pragma once
#include <stdint.h>

// jvalue.
typedef union SwiftletJNIValue {
    uint8_t z;
    int8_t b;
    uint16_t c;
    int16_t s;
    int32_t i;
    int64_t j;
    float f;
    double d;
    void *_Nullable l;
} SwiftletJNIValue;

enum { SwiftletJNIFunctionCount = 236, SwiftletJNIInvocationCount = 8 };

// What a JNIEnv * points to. Native code knows the first word only.
typedef struct SwiftletJNIEnvironment {
    const void *_Nullable const *_Nonnull functions;
    void *_Nonnull thread;  // JavaThread
    void *_Nonnull machine;  // what a JavaVM * points to
    // Writes the descriptor characters of a method's parameters, L for every reference; returns how many.
    int32_t (*_Nonnull parameterTypes)(const struct SwiftletJNIEnvironment *_Nonnull, const void *_Nonnull method,
                                       char *_Nonnull buffer);
} SwiftletJNIEnvironment;

// What a JavaVM * points to.
typedef struct SwiftletJNIMachine {
    const void *_Nullable const *_Nonnull functions;
    void *_Nullable machine;  // VirtualMachine, not retained; null once it was destroyed
    uint64_t number;          // no other of the process has it
} SwiftletJNIMachine;

// A number for a machine.
uint64_t swiftlet_jni_next_number(void);

// The environment that the calling native thread, attached by native code, has in a machine; null if it has not been set.
void *_Nullable swiftlet_jni_attachment(uint64_t machine);
void swiftlet_jni_set_attachment(uint64_t machine, void *_Nullable environment);

// JavaVMOption.
typedef struct SwiftletJNIOption {
    const char *_Nullable text;
    void *_Nullable extra;
} SwiftletJNIOption;

// JavaVMInitArgs.
typedef struct SwiftletJNIInitialArguments {
    int32_t version;
    int32_t optionCount;
    const SwiftletJNIOption *_Nullable options;
    uint8_t ignoresUnrecognized;
} SwiftletJNIInitialArguments;

// JavaVMAttachArgs.
typedef struct SwiftletJNIAttachArguments {
    int32_t version;
    const char *_Nullable name;
    void *_Nullable group;
} SwiftletJNIAttachArguments;

// Hands text to a function like vfprintf, for standard error or output.
void swiftlet_jni_print(const void *_Nonnull printer, int32_t isError, const char *_Nonnull text);

// Path of the file this function was loaded from, as it was opened; null if the system does not say.
const char *_Nullable swiftlet_jni_code_file(void);

// Sets the functions with `...` and those with va_list, which unpack their arguments and call the ones with an array.
void swiftlet_jni_set_variadic(const void *_Nullable *_Nonnull table);
