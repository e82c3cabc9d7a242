// SPDX-License-Identifier: Apache-2.0
// The native methods of Natives.java.
#include <jni.h>
#include <pthread.h>
#include <stdio.h>
#include <stdlib.h>

#define NATIVE(RESULT, NAME) JNIEXPORT RESULT JNICALL Java_Natives_##NAME

static JavaVM *machine;

static jint registered(JNIEnv *env, jclass class, jint value) { return value * 2; }

JNIEXPORT jint JNI_OnLoad(JavaVM *vm, void *reserved) {
    JNIEnv *env;
    machine = vm;
    if ((*vm)->GetEnv(vm, (void **)&env, JNI_VERSION_1_8) != JNI_OK) return -1;
    jclass class = (*env)->FindClass(env, "Natives");
    JNINativeMethod method = {"registered", "(I)I", (void *)registered};
    if (class == NULL || (*env)->RegisterNatives(env, class, &method, 1) != 0) return -1;
    return JNI_VERSION_1_8;
}

NATIVE(jint, add)(JNIEnv *env, jobject self, jint a, jint b) { return a + b; }

// More arguments than there are registers.
NATIVE(jlong, mixed)(JNIEnv *env, jclass class, jbyte b, jchar c, jshort s, jint i, jlong l, jfloat f, jdouble d,
                     jboolean z, jobject o, jint x, jint y) {
    return b + c * 10 + s + i + l + (jlong)f + (jlong)(d * 100) + z * 1000 + (o != NULL ? 10000 : 0) + x * 100000L +
           y * 1000000L;
}

NATIVE(jstring, greet)(JNIEnv *env, jclass class, jstring name) {
    char greeting[200];
    const char *bytes = (*env)->GetStringUTFChars(env, name, NULL);
    const jchar *units = (*env)->GetStringChars(env, name, NULL);
    snprintf(greeting, sizeof greeting, "Hello %s, %d %d %x", bytes, (int)(*env)->GetStringLength(env, name),
             (int)(*env)->GetStringUTFLength(env, name), units[1]);
    (*env)->ReleaseStringChars(env, name, units);
    (*env)->ReleaseStringUTFChars(env, name, bytes);
    return (*env)->NewStringUTF(env, greeting);
}

NATIVE(jdouble, fields)(JNIEnv *env, jobject self) {
    jclass class = (*env)->GetObjectClass(env, self);
    jfieldID number = (*env)->GetFieldID(env, class, "number", "I");
    (*env)->SetIntField(env, self, number, (*env)->GetIntField(env, self, number) + 1);
    jfieldID fraction = (*env)->GetFieldID(env, class, "fraction", "D");
    jdouble before = (*env)->GetDoubleField(env, self, fraction);
    (*env)->SetDoubleField(env, self, fraction, 9.75);
    (*env)->SetLongField(env, self, (*env)->GetFieldID(env, class, "big", "J"), 1LL << 40);
    (*env)->SetBooleanField(env, self, (*env)->GetFieldID(env, class, "flag", "Z"), JNI_FALSE);
    jfieldID small = (*env)->GetFieldID(env, class, "small", "B");
    (*env)->SetByteField(env, self, small, (*env)->GetByteField(env, self, small) - 1);
    jfieldID letter = (*env)->GetFieldID(env, class, "letter", "C");
    (*env)->SetCharField(env, self, letter, (*env)->GetCharField(env, self, letter) + 1);
    jfieldID text = (*env)->GetStaticFieldID(env, class, "text", "Ljava/lang/String;");
    (*env)->SetStaticObjectField(env, class, text, (*env)->NewStringUTF(env, "after"));
    return before;
}

NATIVE(jint, sum)(JNIEnv *env, jclass class, jintArray numbers) {
    jint count = (*env)->GetArrayLength(env, numbers), sum = 0;
    jint *elements = (*env)->GetIntArrayElements(env, numbers, NULL);
    for (jint i = 0; i < count; i++) sum += elements[i];
    (*env)->ReleaseIntArrayElements(env, numbers, elements, JNI_ABORT);
    return sum;
}

NATIVE(jintArray, squares)(JNIEnv *env, jclass class, jint count) {
    jintArray array = (*env)->NewIntArray(env, count);
    for (jint i = 0; array != NULL && i < count; i++) {
        jint square = i * i;
        (*env)->SetIntArrayRegion(env, array, i, 1, &square);
    }
    return array;
}

NATIVE(void, critical)(JNIEnv *env, jclass class, jlongArray numbers) {
    jlong *elements = (*env)->GetPrimitiveArrayCritical(env, numbers, NULL), region[9];
    elements[2] = 99;
    (*env)->ReleasePrimitiveArrayCritical(env, numbers, elements, 0);
    // Beyond the end: throws.
    (*env)->GetLongArrayRegion(env, numbers, 1, 9, region);
}

NATIVE(jobject, call)(JNIEnv *env, jclass class, jobject target, jstring method) {
    const char *name = (*env)->GetStringUTFChars(env, method, NULL);
    jmethodID id = (*env)->GetMethodID(env, (*env)->GetObjectClass(env, target), name, "()Ljava/lang/String;");
    (*env)->ReleaseStringUTFChars(env, method, name);
    return id == NULL ? NULL : (*env)->CallObjectMethod(env, target, id);
}

NATIVE(jobject, make)(JNIEnv *env, jclass class, jstring name) {
    return (*env)->NewObject(env, class, (*env)->GetMethodID(env, class, "<init>", "(Ljava/lang/String;)V"), name);
}

NATIVE(void, raise)(JNIEnv *env, jclass class, jstring message) {
    const char *text = (*env)->GetStringUTFChars(env, message, NULL);
    (*env)->ThrowNew(env, (*env)->FindClass(env, "java/lang/IllegalArgumentException"), text);
    (*env)->ReleaseStringUTFChars(env, message, text);
}

static void run(JNIEnv *env, jobject action) {
    jclass runnable = (*env)->FindClass(env, "java/lang/Runnable");
    (*env)->CallVoidMethod(env, action, (*env)->GetMethodID(env, runnable, "run", "()V"));
}

NATIVE(jboolean, catches)(JNIEnv *env, jclass class, jobject action) {
    run(env, action);
    if (!(*env)->ExceptionCheck(env)) return JNI_FALSE;
    jthrowable exception = (*env)->ExceptionOccurred(env);
    (*env)->ExceptionClear(env);
    return exception != NULL;
}

NATIVE(jstring, variadic)(JNIEnv *env, jclass class, jobject target) {
    char text[100];
    jmethodID combine = (*env)->GetMethodID(env, class, "combine", "(IJD)I");
    jmethodID count = (*env)->GetStaticMethodID(env, class, "count", "(Ljava/lang/String;I)I");
    jmethodID twice = (*env)->GetMethodID(env, class, "twice", "(F)F");
    jclass object = (*env)->FindClass(env, "java/lang/Object");
    jmethodID hash = (*env)->GetMethodID(env, object, "hashCode", "()I");
    jvalue values[3] = {{.i = 5}, {.j = 6}, {.d = 7}};
    snprintf(text, sizeof text, "%d %d %.2f %d %d", (*env)->CallIntMethod(env, target, combine, 1, (jlong)2, 3.5),
             (*env)->CallStaticIntMethod(env, class, count, (*env)->NewStringUTF(env, "four"), 10),
             (*env)->CallFloatMethod(env, target, twice, 1.25f),
             (*env)->CallNonvirtualIntMethod(env, target, object, hash) != 0,
             (*env)->CallIntMethodA(env, target, combine, values));
    return (*env)->NewStringUTF(env, text);
}

NATIVE(jfloat, half)(JNIEnv *env, jclass class, jfloat value) { return value / 2; }
NATIVE(jbyte, narrow)(JNIEnv *env, jclass class, jint value) { return (jbyte)value; }
NATIVE(jchar, unsigned)(JNIEnv *env, jclass class, jint value) { return (jchar)value; }

NATIVE(void, locked)(JNIEnv *env, jclass class, jobject lock, jobject action) {
    (*env)->MonitorEnter(env, lock);
    run(env, action);
    (*env)->MonitorExit(env, lock);
}

static char memory[64];

NATIVE(jobject, buffer)(JNIEnv *env, jclass class, jint capacity) {
    for (int i = 0; i < 64; i++) memory[i] = (char)(i * 2);
    return (*env)->NewDirectByteBuffer(env, memory, capacity);
}

NATIVE(jint, total)(JNIEnv *env, jclass class, jobject buffer) {
    const char *bytes = (*env)->GetDirectBufferAddress(env, buffer);
    jint capacity = (jint)(*env)->GetDirectBufferCapacity(env, buffer), total = 0;
    if (bytes == NULL) return capacity;
    for (jint i = 0; i < capacity; i++) total += bytes[i];
    return total;
}

NATIVE(jobjectArray, strings)(JNIEnv *env, jclass class, jint count, jobject initial) {
    jobjectArray array = (*env)->NewObjectArray(env, count, (*env)->FindClass(env, "java/lang/String"), initial);
    (*env)->SetObjectArrayElement(env, array, 1, (*env)->NewStringUTF(env, "one"));
    (*env)->SetObjectArrayElement(env, array, 0, (*env)->GetObjectArrayElement(env, array, 1));
    return array;
}

// One bit for each thing that should be so.
NATIVE(jint, references)(JNIEnv *env, jclass class, jobject object) {
    jobject global = (*env)->NewGlobalRef(env, object);
    jweak weak = (*env)->NewWeakGlobalRef(env, object);
    jint bits = (*env)->IsSameObject(env, global, weak) | (*env)->IsSameObject(env, object, global) << 1 |
                ((*env)->GetObjectRefType(env, object) == JNILocalRefType) << 2 |
                ((*env)->GetObjectRefType(env, global) == JNIGlobalRefType) << 3 |
                ((*env)->GetObjectRefType(env, weak) == JNIWeakGlobalRefType) << 4;
    (*env)->DeleteGlobalRef(env, global);
    (*env)->DeleteWeakGlobalRef(env, weak);
    (*env)->PushLocalFrame(env, 10);
    jobject local = (*env)->PopLocalFrame(env, (*env)->NewLocalRef(env, object));
    return bits | (*env)->IsSameObject(env, local, object) << 5;
}

// A native thread that attaches for one call.
static void *attached(void *action) {
    JNIEnv *env;
    if ((*machine)->GetEnv(machine, (void **)&env, JNI_VERSION_1_8) != JNI_EDETACHED) puts("attached too early");
    JavaVMAttachArgs arguments = {JNI_VERSION_1_8, "native thread", NULL};
    if ((*machine)->AttachCurrentThread(machine, (void **)&env, &arguments) != JNI_OK) return NULL;
    run(env, action);
    (*machine)->DetachCurrentThread(machine);
    return NULL;
}

NATIVE(void, elsewhere)(JNIEnv *env, jclass class, jobject action) {
    pthread_t thread;
    jobject global = (*env)->NewGlobalRef(env, action);
    if (pthread_create(&thread, NULL, attached, global) == 0) pthread_join(thread, NULL);
    (*env)->DeleteGlobalRef(env, global);
}

NATIVE(jint, overloaded__I)(JNIEnv *env, jclass class, jint value) { return 10; }
NATIVE(jint, overloaded__Ljava_lang_String_2)(JNIEnv *env, jclass class, jstring value) { return 20; }

// Local references that are given back do not run out.
NATIVE(jint, many)(JNIEnv *env, jclass class, jint count) {
    for (jint i = 0; i < count; i++) {
        jstring first = (*env)->NewStringUTF(env, "x"), second = (*env)->NewStringUTF(env, "y");
        (*env)->DeleteLocalRef(env, first);
        (*env)->DeleteLocalRef(env, second);
    }
    return count;
}

NATIVE(jclass, find)(JNIEnv *env, jclass class, jstring name) {
    const char *bytes = (*env)->GetStringUTFChars(env, name, NULL);
    jclass found = (*env)->FindClass(env, bytes);
    (*env)->ReleaseStringUTFChars(env, name, bytes);
    return found;
}

NATIVE(jstring, region)(JNIEnv *env, jclass class, jstring text) {
    char bytes[64];
    (*env)->GetStringUTFRegion(env, text, 0, (*env)->GetStringLength(env, text), bytes);
    return (*env)->NewStringUTF(env, bytes);
}
