# SPDX-License-Identifier: Apache-2.0
"""Python that uses Java classes through JPype: the machine is made by JNI's invocation interface, in Python's process."""
import sys
import threading

import jpype
from jpype import JArray, JClass, JException, JImplements, JInt, JOverride, JProxy, JString

jpype.startJVM(sys.argv[1], "-Xmx256m", "-Dgreeting=hello", "-ea", convertStrings=False)
java = jpype.JPackage("java")
print("started", jpype.isJVMStarted(), jpype.getJVMVersion())
System = JClass("java.lang.System")
print(System.getProperty("greeting"), System.getProperty("java.version"))

words = java.util.ArrayList()
for word in "the quick brown fox jumps over the lazy dog".split():
    words.add(word)
java.util.Collections.sort(words)
print(words, len(words), [str(word) for word in words if len(word) == 5])

counts = java.util.TreeMap()
for word in words:
    counts.merge(word, JClass("java.lang.Integer").valueOf(1), JProxy("java.util.function.BiFunction",
                                                                      dict={"apply": lambda a, b: a + b}))
print(counts, counts.get("the"), "fox" in counts, dict(counts)["dog"])

Collectors = JClass("java.util.stream.Collectors")
print(words.stream().map(lambda word: JString(str(word)[::-1])).filter(lambda word: len(word) > 3)
      .collect(Collectors.joining(", ")))

numbers = JArray(JInt)(range(10, 0, -1))
java.util.Arrays.sort(numbers)
print(list(numbers), numbers[2:5][1], java.util.Arrays.stream(numbers).sum())
print(JClass("java.math.BigInteger").TWO.pow(200), java.lang.Math.hypot(3.0, 4.0), java.lang.Long.MAX_VALUE)

try:
    words.get(99)
except java.lang.IndexOutOfBoundsException as error:
    print("caught", error.getClass().getName(), error.getMessage())
try:
    JClass("java.lang.Integer").parseInt("no number")
except JException as error:
    print("caught", str(error))
try:
    JClass("no.such.Class")
except TypeError as error:
    print("caught", str(error).splitlines()[0])


@JImplements("java.util.concurrent.Callable")
class Answer:
    @JOverride
    def call(self):
        return JString("from Python, on " + str(java.lang.Thread.currentThread().getName()))


pool = JClass("java.util.concurrent.Executors").newFixedThreadPool(2)
print(sorted(str(pool.submit(Answer()).get()) for _ in range(1)))
pool.shutdown()


@JImplements("java.lang.Comparable")
class Failing:
    @JOverride
    def compareTo(self, other):
        raise ValueError("Python's own")


try:
    java.util.Collections.sort(java.util.Arrays.asList(Failing(), Failing()))
except ValueError as error:
    print("through Java and back:", error)


def in_a_thread(results, number):
    builder = java.lang.StringBuilder()
    for i in range(1000):
        builder.append(JInt(i % 10))
    results[number] = (builder.length(), bool(java.lang.Thread.currentThread().isDaemon()))


results = {}
threads = [threading.Thread(target=in_a_thread, args=(results, i)) for i in range(4)]
for thread in threads:
    thread.start()
for thread in threads:
    thread.join()
print(sorted(results.items()))

buffer = jpype.nio.convertToDirectBuffer(bytearray(b"shared with Java"))
print(buffer.isDirect(), buffer.capacity(), chr(buffer.get(3)))
text = JString("\u00fcber \U0001f600")
print(str(text), text.length(), len(str(text)))
for _ in range(2000):
    java.util.HashMap({"a": 1, "b": 2}).entrySet().iterator()
System.gc()
print(JClass("java.time.LocalDate").of(2024, 2, 29).plusYears(1), JClass("java.util.UUID").nameUUIDFromBytes(b"x"))
jpype.shutdownJVM()
print("stopped", jpype.isJVMStarted())
