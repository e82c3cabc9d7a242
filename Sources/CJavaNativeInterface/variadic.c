// SPDX-License-Identifier: Apache-2.0
// Calls with any number of arguments (JNI 4.6): in a table of functions, each kind of call has three, with `...`, with a
// va_list and with an array. The first two unpack their arguments here, as the method's parameters say, and call the
// third. Integers of all sizes and references come back in the same register, so one function serves them all.
#include <stdarg.h>
#include <stddef.h>

#include "JavaNativeInterface.h"

typedef const SwiftletJNIEnvironment Environment;

// Positions in the table: the first of a kind's thirty, for object, boolean, byte, char, short, int, long, float, double
// and void results.
enum { NewObject = 28, Virtual = 34, Nonvirtual = 64, Static = 114, FloatResult = 7, DoubleResult = 8, Results = 10 };

// A method has 255 parameters at most.
typedef struct Arguments {
    SwiftletJNIValue values[256];
} Arguments;

static void unpack(Environment *environment, const void *method, va_list list, Arguments *arguments) {
    char types[256];
    int32_t count = environment->parameterTypes(environment, method, types);
    for (int32_t i = 0; i < count; i++) {
        SwiftletJNIValue *value = &arguments->values[i];
        value->j = 0;
        switch (types[i]) {
        case 'Z': value->z = (uint8_t)va_arg(list, int); break;
        case 'B': value->b = (int8_t)va_arg(list, int); break;
        case 'C': value->c = (uint16_t)va_arg(list, int); break;
        case 'S': value->s = (int16_t)va_arg(list, int); break;
        case 'I': value->i = va_arg(list, int32_t); break;
        case 'J': value->j = va_arg(list, int64_t); break;
        case 'F': value->f = (float)va_arg(list, double); break;
        case 'D': value->d = va_arg(list, double); break;
        default: value->l = va_arg(list, void *); break;
        }
    }
}

// The functions of one result: what precedes the method in their parameters, and how that is passed on.
#define DEFINE(NAME, RESULT, POSITION, FIRST_PARAMETERS, FIRST_PASSED)                                        \
    typedef RESULT (*NAME##Function)(Environment * environment, FIRST_PARAMETERS const void *method,          \
                                     const SwiftletJNIValue *arguments);                                      \
    static RESULT NAME##List(Environment *environment, FIRST_PARAMETERS const void *method, va_list list) {   \
        Arguments unpacked;                                                                                   \
        unpack(environment, method, list, &unpacked);                                                         \
        return ((NAME##Function)environment->functions[POSITION])(environment, FIRST_PASSED method,           \
                                                                  unpacked.values);                           \
    }                                                                                                         \
    static RESULT NAME##Any(Environment *environment, FIRST_PARAMETERS const void *method, ...) {             \
        va_list list;                                                                                         \
        va_start(list, method);                                                                               \
        RESULT result = NAME##List(environment, FIRST_PASSED method, list);                                   \
        va_end(list);                                                                                         \
        return result;                                                                                        \
    }

#define ONE void *target,
#define ONE_PASSED target,
#define TWO void *target, void *class,
#define TWO_PASSED target, class,

DEFINE(newObject, void *, NewObject + 2, ONE, ONE_PASSED)
DEFINE(callWord, uint64_t, Virtual + 2, ONE, ONE_PASSED)
DEFINE(callFloat, float, Virtual + FloatResult * 3 + 2, ONE, ONE_PASSED)
DEFINE(callDouble, double, Virtual + DoubleResult * 3 + 2, ONE, ONE_PASSED)
DEFINE(callNonvirtualWord, uint64_t, Nonvirtual + 2, TWO, TWO_PASSED)
DEFINE(callNonvirtualFloat, float, Nonvirtual + FloatResult * 3 + 2, TWO, TWO_PASSED)
DEFINE(callNonvirtualDouble, double, Nonvirtual + DoubleResult * 3 + 2, TWO, TWO_PASSED)
DEFINE(callStaticWord, uint64_t, Static + 2, ONE, ONE_PASSED)
DEFINE(callStaticFloat, float, Static + FloatResult * 3 + 2, ONE, ONE_PASSED)
DEFINE(callStaticDouble, double, Static + DoubleResult * 3 + 2, ONE, ONE_PASSED)

static void setKind(const void **table, int first, const void *const functions[6]) {
    for (int result = 0; result < Results; result++) {
        int kind = result == FloatResult ? 2 : result == DoubleResult ? 4 : 0;
        table[first + result * 3] = functions[kind];
        table[first + result * 3 + 1] = functions[kind + 1];
    }
}

void swiftlet_jni_set_variadic(const void **table) {
    table[NewObject] = (const void *)newObjectAny;
    table[NewObject + 1] = (const void *)newObjectList;
    const void *const calls[6] = {callWordAny, callWordList, callFloatAny, callFloatList, callDoubleAny, callDoubleList};
    const void *const nonvirtual[6] = {callNonvirtualWordAny,   callNonvirtualWordList,   callNonvirtualFloatAny,
                                       callNonvirtualFloatList, callNonvirtualDoubleAny, callNonvirtualDoubleList};
    const void *const statics[6] = {callStaticWordAny,   callStaticWordList,   callStaticFloatAny,
                                    callStaticFloatList, callStaticDoubleAny, callStaticDoubleList};
    setKind(table, Virtual, calls);
    setKind(table, Nonvirtual, nonvirtual);
    setKind(table, Static, statics);
}
