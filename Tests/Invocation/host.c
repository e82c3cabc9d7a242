// SPDX-License-Identifier: Apache-2.0
// A program that makes a Java machine out of a libjvm.so, and prints what comes of it: one scenario a process.
//
//   host LIBRARY CLASSES SCENARIO
#include <dlfcn.h>
#include <jni.h>
#include <pthread.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

static jint (*defaultArguments)(void *);
static jint (*create)(JavaVM **, void **, void *);
static jint (*created)(JavaVM **, jsize, jsize *);
static const char *classes;
static JavaVM *vm;
static JNIEnv *env;
static jclass guest;

static void open_library(const char *path) {
    void *library = dlopen(path, RTLD_NOW);
    if (!library) {
        printf("cannot open the library: %s\n", dlerror());
        exit(100);
    }
    defaultArguments = (jint(*)(void *))dlsym(library, "JNI_GetDefaultJavaVMInitArgs");
    create = (jint(*)(JavaVM **, void **, void *))dlsym(library, "JNI_CreateJavaVM");
    created = (jint(*)(JavaVM **, jsize, jsize *))dlsym(library, "JNI_GetCreatedJavaVMs");
}

// Creates a machine with the classes, heap and options given; hooks are pairs of a name and a function.
static jint start(jint version, jboolean ignore, int count, JavaVMOption *given) {
    JavaVMOption options[16];
    static char path[4096];
    snprintf(path, sizeof path, "-Djava.class.path=%s", classes);
    options[0].optionString = path;
    options[0].extraInfo = NULL;
    options[1].optionString = "-Xmx64m";
    options[1].extraInfo = NULL;
    memcpy(options + 2, given, count * sizeof *given);
    JavaVMInitArgs arguments = {version, count + 2, options, ignore};
    return create(&vm, (void **)&env, &arguments);
}

static void start_plainly(void) {
    JavaVMOption none[1];
    jint status = start(JNI_VERSION_1_8, JNI_FALSE, 0, none);
    if (status != JNI_OK) {
        printf("no machine: %d\n", status);
        exit(101);
    }
    guest = (*env)->FindClass(env, "Guest");
    if (!guest) {
        (*env)->ExceptionDescribe(env);
        exit(102);
    }
}

static void call_void(JNIEnv *env, const char *name) {
    (*env)->CallStaticVoidMethod(env, guest, (*env)->GetStaticMethodID(env, guest, name, "()V"));
}

static void print_string(JNIEnv *env, const char *label, jobject string) {
    const char *text = string ? (*env)->GetStringUTFChars(env, string, NULL) : NULL;
    printf("%s: %s\n", label, text ? text : "null");
    if (text) (*env)->ReleaseStringUTFChars(env, string, text);
}

// Prints and clears what is pending.
static void print_exception(JNIEnv *env) {
    jthrowable exception = (*env)->ExceptionOccurred(env);
    (*env)->ExceptionClear(env);
    if (!exception) {
        printf("no exception\n");
        return;
    }
    jclass class = (*env)->GetObjectClass(env, exception);
    jmethodID text = (*env)->GetMethodID(env, class, "toString", "()Ljava/lang/String;");
    print_string(env, "exception", (*env)->CallObjectMethod(env, exception, text));
}

// How many machines there are, and whether the first is ours.
static void print_created(jsize room) {
    JavaVM *machines[1] = {NULL};
    jsize count = -1;
    jint status = created(machines, room, &count);
    printf("created: %d, %d, %d\n", status, count, machines[0] == vm);
}

static void print_environment(JNIEnv *expected, jint version) {
    void *found = NULL;
    jint status = (*vm)->GetEnv(vm, &found, version);
    printf("environment of %x: %d, %d\n", version, status, found == expected);
}

static void print_attached(JNIEnv *expected, jint daemon) {
    void *found = NULL;
    jint status = daemon ? (*vm)->AttachCurrentThreadAsDaemon(vm, &found, NULL) : (*vm)->AttachCurrentThread(vm, &found, NULL);
    printf("attached: %d, %d\n", status, found == expected);
}

static void destroy(void) { printf("destroyed: %d\n", (*vm)->DestroyJavaVM(vm)); }

// Life of a machine, and what its functions say before and after it.
static void life(void) {
    static const jint versions[] = {0,          JNI_VERSION_1_1, JNI_VERSION_1_2, JNI_VERSION_1_4, JNI_VERSION_1_6,
                                    JNI_VERSION_1_8, JNI_VERSION_9,   JNI_VERSION_10,  JNI_VERSION_19,  JNI_VERSION_20,
                                    JNI_VERSION_21,  JNI_VERSION_24,  0x00180001,      0x7fffffff};
    for (unsigned i = 0; i < sizeof versions / sizeof *versions; i++) {
        JavaVMInitArgs arguments = {versions[i], 0, NULL, JNI_FALSE};
        jint status = defaultArguments(&arguments);
        printf("default arguments of %x: %d, %x\n", versions[i], status, arguments.version);
    }
    print_created(1);
    JavaVMOption options[] = {{"-Dgreeting=good morning", NULL}, {"-Dempty", NULL}, {"-ea", NULL}};
    printf("too old: %d\n", start(JNI_VERSION_1_1, JNI_FALSE, 0, options));
    printf("unheard of: %d\n", start(0x00990000, JNI_FALSE, 0, options));
    printf("create: %d\n", start(JNI_VERSION_10, JNI_FALSE, 3, options));
    print_created(1);
    print_created(0);
    JavaVM *other = (JavaVM *)1;
    void *unused;
    JavaVMInitArgs again = {JNI_VERSION_10, 0, NULL, JNI_FALSE};
    printf("once more: %d\n", create(&other, &unused, &again));
    printf("version %x\n", (*env)->GetVersion(env));
    print_environment(env, JNI_VERSION_1_6);
    print_environment(env, JNI_VERSION_1_1);
    print_environment(NULL, 0x00770000);
    print_attached(env, 0);
    JavaVM *back = NULL;
    jint status = (*env)->GetJavaVM(env, &back);
    printf("machine: %d, %d\n", status, back == vm);
    guest = (*env)->FindClass(env, "Guest");
    call_void(env, "describe");
    call_void(env, "properties");
    destroy();
    print_created(1);
    print_environment(NULL, JNI_VERSION_1_6);
    print_attached(NULL, 0);
    printf("detached: %d\n", (*vm)->DetachCurrentThread(vm));
    destroy();
    printf("once more: %d\n", create(&other, &unused, &again));
}

static void calls(void) {
    start_plainly();
    jmethodID add = (*env)->GetStaticMethodID(env, guest, "add", "(IJSB)I");
    printf("%d\n", (*env)->CallStaticIntMethod(env, guest, add, 1, (jlong)20, (jshort)-3, (jbyte)4));
    jmethodID mix = (*env)->GetStaticMethodID(env, guest, "mix", "(FDZC)D");
    printf("%g\n", (*env)->CallStaticDoubleMethod(env, guest, mix, (jfloat)1.5, 2.0, JNI_TRUE, (jchar)'A'));
    jmethodID greet = (*env)->GetStaticMethodID(env, guest, "greet", "(Ljava/lang/String;)Ljava/lang/String;");
    jstring who = (*env)->NewStringUTF(env, "C");
    print_string(env, "greeting", (*env)->CallStaticObjectMethod(env, guest, greet, who));
    jmethodID constructor = (*env)->GetMethodID(env, guest, "<init>", "(Ljava/lang/String;)V");
    jobject object = (*env)->NewObject(env, guest, constructor, who);
    jmethodID pay = (*env)->GetMethodID(env, guest, "pay", "(D)D");
    (*env)->CallDoubleMethod(env, object, pay, 1.25);
    printf("%g\n", (*env)->CallDoubleMethod(env, object, pay, 2.5));
    jfieldID total = (*env)->GetFieldID(env, guest, "total", "D");
    (*env)->SetDoubleField(env, object, total, 100.5);
    jclass objects = (*env)->FindClass(env, "java/lang/Object");
    jmethodID text = (*env)->GetMethodID(env, objects, "toString", "()Ljava/lang/String;");
    print_string(env, "object", (*env)->CallObjectMethod(env, object, text));
    jfieldID counter = (*env)->GetStaticFieldID(env, guest, "counter", "I");
    (*env)->SetStaticIntField(env, guest, counter, (*env)->GetStaticIntField(env, guest, counter) + 2);
    printf("counter %d\n", (*env)->GetStaticIntField(env, guest, counter));
    jint numbers[1000];
    for (int i = 0; i < 1000; i++) numbers[i] = i;
    jintArray array = (*env)->NewIntArray(env, 1000);
    (*env)->SetIntArrayRegion(env, array, 0, 1000, numbers);
    jmethodID sum = (*env)->GetStaticMethodID(env, guest, "sum", "([I)J");
    printf("%lld\n", (long long)(*env)->CallStaticLongMethod(env, guest, sum, array));
    jobjectArray words =
        (*env)->CallStaticObjectMethod(env, guest, (*env)->GetStaticMethodID(env, guest, "words", "()[Ljava/lang/String;"));
    for (jsize i = 0; i < (*env)->GetArrayLength(env, words); i++) {
        print_string(env, "word", (*env)->GetObjectArrayElement(env, words, i));
    }
    print_string(env, "trace", (*env)->CallStaticObjectMethod(
                                   env, guest, (*env)->GetStaticMethodID(env, guest, "trace", "()Ljava/lang/String;")));
    // Global references live through collections, and so do those of the main thread.
    jobject global = (*env)->NewGlobalRef(env, object);
    call_void(env, "garbage");
    print_string(env, "global", (*env)->CallObjectMethod(env, global, text));
    print_string(env, "local", (*env)->CallObjectMethod(env, object, text));
    (*env)->DeleteGlobalRef(env, global);
    for (int i = 0; i < 100000; i++) {
        (*env)->PushLocalFrame(env, 16);
        (*env)->NewStringUTF(env, "short-lived");
        (*env)->PopLocalFrame(env, NULL);
    }
    call_void(env, "overflow");
    destroy();
}

static void exceptions(void) {
    start_plainly();
    jmethodID fail = (*env)->GetStaticMethodID(env, guest, "fail", "(I)V");
    (*env)->CallStaticVoidMethod(env, guest, fail, 3);
    printf("pending: %d\n", (*env)->ExceptionCheck(env));
    print_exception(env);
    printf("pending: %d\n", (*env)->ExceptionCheck(env));
    (*env)->CallStaticVoidMethod(env, guest, fail, 1);
    (*env)->ExceptionDescribe(env);
    printf("pending: %d\n", (*env)->ExceptionCheck(env));
    (*env)->FindClass(env, "no/such/Class");
    print_exception(env);
    (*env)->GetMethodID(env, guest, "missing", "()V");
    print_exception(env);
    (*env)->GetStaticFieldID(env, guest, "missing", "I");
    print_exception(env);
    (*env)->ThrowNew(env, (*env)->FindClass(env, "java/io/IOException"), "thrown by C");
    print_exception(env);
    (*env)->NewIntArray(env, -1);
    print_exception(env);
    destroy();
}

static JavaVMAttachArgs named = {JNI_VERSION_1_8, "foreign", NULL};

static void *other_thread(void *unused) {
    JNIEnv *mine = NULL;
    print_environment(NULL, JNI_VERSION_1_8);
    printf("attach: %d\n", (*vm)->AttachCurrentThread(vm, (void **)&mine, &named));
    print_attached(mine, 1);
    print_environment(mine, JNI_VERSION_1_8);
    call_void(mine, "describe");
    call_void(mine, "overflow");
    jobject lock = (*mine)->GetStaticObjectField(
        mine, guest, (*mine)->GetStaticFieldID(mine, guest, "lock", "Ljava/lang/Object;"));
    printf("monitor: %d\n", (*mine)->MonitorEnter(mine, lock));
    (*mine)->CallStaticVoidMethod(mine, guest, (*mine)->GetStaticMethodID(mine, guest, "fail", "(I)V"), 0);
    printf("detach: %d\n", (*vm)->DetachCurrentThread(vm));
    printf("detach: %d\n", (*vm)->DetachCurrentThread(vm));
    print_environment(NULL, JNI_VERSION_1_8);
    return NULL;
}

static void *unnamed_daemon(void *unused) {
    JNIEnv *mine = NULL;
    printf("attach: %d\n", (*vm)->AttachCurrentThreadAsDaemon(vm, (void **)&mine, NULL));
    call_void(mine, "describe");
    printf("detach: %d\n", (*vm)->DetachCurrentThread(vm));
    return NULL;
}

static void *many_times(void *unused) {
    for (int i = 0; i < 200; i++) {
        JNIEnv *mine = NULL;
        if ((*vm)->AttachCurrentThread(vm, (void **)&mine, NULL) != JNI_OK) printf("not attached\n");
        jmethodID add = (*mine)->GetStaticMethodID(mine, guest, "add", "(IJSB)I");
        if ((*mine)->CallStaticIntMethod(mine, guest, add, i, (jlong)i, (jshort)0, (jbyte)0) != 2 * i) printf("wrong\n");
        if ((*vm)->DetachCurrentThread(vm) != JNI_OK) printf("not detached\n");
    }
    return NULL;
}

static void *last_thread(void *unused) {
    destroy();
    return NULL;
}

static void run_thread(void *(*body)(void *), size_t stack) {
    pthread_attr_t attributes;
    pthread_attr_init(&attributes);
    if (stack) pthread_attr_setstacksize(&attributes, stack);
    pthread_t thread;
    pthread_create(&thread, &attributes, body, NULL);
    pthread_join(thread, NULL);
}

static void threads(void) {
    start_plainly();
    guest = (*env)->NewGlobalRef(env, guest);
    run_thread(other_thread, 0);
    call_void(env, "takeLock");
    jclass groups = (*env)->FindClass(env, "java/lang/ThreadGroup");
    jmethodID constructor = (*env)->GetMethodID(env, groups, "<init>", "(Ljava/lang/String;)V");
    jobject group = (*env)->NewObject(env, groups, constructor, (*env)->NewStringUTF(env, "C's own"));
    named.group = (*env)->NewGlobalRef(env, group);
    run_thread(other_thread, 1 << 20);
    run_thread(unnamed_daemon, 0);
    pthread_t crowd[4];
    for (int i = 0; i < 4; i++) pthread_create(&crowd[i], NULL, many_times, NULL);
    call_void(env, "garbage");
    for (int i = 0; i < 4; i++) pthread_join(crowd[i], NULL);
    printf("detach: %d\n", (*vm)->DetachCurrentThread(vm));
    // The last one need not be attached.
    run_thread(last_thread, 0);
}

static jint twice(JNIEnv *env, jclass class, jint number) { return 2 * number; }

static jstring call_back(JNIEnv *env, jclass class, jobject object, jobjectArray things, jlong big, jdouble real) {
    jmethodID pay = (*env)->GetMethodID(env, class, "pay", "(D)D");
    jdouble paid = (*env)->CallDoubleMethod(env, object, pay, real);
    char text[100];
    snprintf(text, sizeof text, "%d things, %lld, %g, null is %d", (*env)->GetArrayLength(env, things), (long long)big,
             paid, (*env)->GetObjectArrayElement(env, things, 1) == NULL);
    return (*env)->NewStringUTF(env, text);
}

static void throwing(JNIEnv *env, jclass class, jstring message) {
    const char *text = (*env)->GetStringUTFChars(env, message, NULL);
    (*env)->ThrowNew(env, (*env)->FindClass(env, "java/lang/IllegalArgumentException"), text);
    (*env)->ReleaseStringUTFChars(env, message, text);
}

static jint detach_here(JNIEnv *env, jclass class) { return (*vm)->DetachCurrentThread(vm); }

static void natives(void) {
    start_plainly();
    JNINativeMethod methods[] = {
        {"twice", "(I)I", (void *)twice},
        {"callBack", "(LGuest;[Ljava/lang/Object;JD)Ljava/lang/String;", (void *)call_back},
        {"throwing", "(Ljava/lang/String;)V", (void *)throwing},
        {"detachHere", "()I", (void *)detach_here},
    };
    call_void(env, "natives");
    print_exception(env);
    printf("register: %d\n", (*env)->RegisterNatives(env, guest, methods, 4));
    call_void(env, "natives");
    print_exception(env);
    JNINativeMethod missing = {"missing", "()V", (void *)twice};
    printf("register: %d\n", (*env)->RegisterNatives(env, guest, &missing, 1));
    print_exception(env);
    printf("unregister: %d\n", (*env)->UnregisterNatives(env, guest));
    call_void(env, "natives");
    print_exception(env);
    destroy();
}

static void waiting(void) {
    start_plainly();
    call_void(env, "installHook");
    call_void(env, "startWorkers");
    destroy();
    printf("and the process goes on\n");
}

static jint JNICALL print_hook(FILE *file, const char *format, va_list list) {
    char text[1000];
    vsnprintf(text, sizeof text, format, list);
    printf("[%s] %s", file == stderr ? "error" : file == stdout ? "output" : "?", text);
    return 0;
}

static void JNICALL exit_hook(jint status) { printf("exit hook: %d\n", status); }

static void JNICALL abort_hook(void) { printf("abort hook\n"); }

static void options(void) {
    JavaVMOption hook = {"vfprintf", (void *)print_hook};
    static char *words[] = {"-Xnosuch", "--nosuch", "-nosuch", "-XX:+NoSuchFlag", "-Xmxnonsense", "-cp"};
    for (unsigned i = 0; i < sizeof words / sizeof *words; i++) {
        JavaVMOption given[] = {hook, {words[i], NULL}};
        printf("%s: %d\n", words[i], start(JNI_VERSION_1_8, JNI_FALSE, 2, given));
    }
    JavaVMOption given[] = {hook, {"-Xnosuch", NULL}, {"_nosuch", NULL}, {"-XX:+NoSuchFlag", NULL}};
    printf("ignored: %d\n", start(JNI_VERSION_1_8, JNI_TRUE, 4, given));
    destroy();
}

static void exiting(void) {
    JavaVMOption given[] = {{"exit", (void *)exit_hook}};
    start(JNI_VERSION_1_8, JNI_FALSE, 1, given);
    guest = (*env)->FindClass(env, "Guest");
    call_void(env, "installHook");
    (*env)->CallStaticVoidMethod(env, guest, (*env)->GetStaticMethodID(env, guest, "exit", "(I)V"), 7);
    printf("not reached\n");
}

static void fatal(void) {
    JavaVMOption given[] = {{"abort", (void *)abort_hook}};
    start(JNI_VERSION_1_8, JNI_FALSE, 1, given);
    (*env)->FatalError(env, "the end");
}

int main(int count, char **words) {
    static const struct {
        const char *name;
        void (*run)(void);
    } scenarios[] = {{"life", life},       {"calls", calls},     {"exceptions", exceptions}, {"threads", threads},
                     {"natives", natives}, {"waiting", waiting}, {"options", options},       {"exiting", exiting},
                     {"fatal", fatal}};
    if (count != 4) return 2;
    setvbuf(stdout, NULL, _IONBF, 0);
    open_library(words[1]);
    classes = words[2];
    for (unsigned i = 0; i < sizeof scenarios / sizeof *scenarios; i++) {
        if (strcmp(words[3], scenarios[i].name) == 0) {
            scenarios[i].run();
            return 0;
        }
    }
    return 2;
}
