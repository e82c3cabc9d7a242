// SPDX-License-Identifier: Apache-2.0
import JavaSyntax

/// Classes the language itself speaks of. Symbols only: nothing is read before somebody asks.
package struct KnownClasses {
    package let object: TypeID
    package let string: TypeID
    package let cloneable: TypeID
    package let serializable: TypeID
    package let comparable: SymbolID
    package let iterable: SymbolID
    package let enumClass: SymbolID
    package let recordClass: TypeID
    package let annotation: TypeID
    package let throwable: TypeID
    package let exception: TypeID
    package let runtimeException: TypeID
    package let error: TypeID
    package let classClass: SymbolID
    package let autoCloseable: TypeID
    /// Box classes, in the order of `PrimitiveKind`, `void` included.
    package let boxes: [TypeID]

    init(_ universe: Universe) {
        func symbol(_ name: String) -> SymbolID { universe.classSymbol(universe.names.intern(name)) }
        func type(_ name: String) -> TypeID { universe.details(symbol(name)).erasure }
        object = type("java/lang/Object")
        string = type("java/lang/String")
        cloneable = type("java/lang/Cloneable")
        serializable = type("java/io/Serializable")
        comparable = symbol("java/lang/Comparable")
        iterable = symbol("java/lang/Iterable")
        enumClass = symbol("java/lang/Enum")
        recordClass = type("java/lang/Record")
        annotation = type("java/lang/annotation/Annotation")
        throwable = type("java/lang/Throwable")
        exception = type("java/lang/Exception")
        runtimeException = type("java/lang/RuntimeException")
        error = type("java/lang/Error")
        classClass = symbol("java/lang/Class")
        autoCloseable = type("java/lang/AutoCloseable")
        boxes = [
            type("java/lang/Boolean"), type("java/lang/Byte"), type("java/lang/Character"), type("java/lang/Short"),
            type("java/lang/Integer"), type("java/lang/Long"), type("java/lang/Float"), type("java/lang/Double"),
            type("java/lang/Void"),
        ]
    }
}
