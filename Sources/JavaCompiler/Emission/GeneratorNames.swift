// SPDX-License-Identifier: Apache-2.0
import JavaSyntax

/// Names of what generated code refers to.
struct GeneratorNames {
    let object: NameID
    let string: NameID
    let stringBuilder: NameID
    let stringBuilderType: TypeID
    let throwable: NameID
    let throwableType: TypeID
    let objects: NameID
    let requireNonNull: NameID
    let requireNonNullDescriptor: NameID
    let append: NameID
    let toString: NameID
    let toStringDescriptor: NameID
    let hashCode: NameID
    let hashCodeDescriptor: NameID
    let equals: NameID
    let equalsDescriptor: NameID
    let valueOf: NameID
    let values: NameID
    let ordinal: NameID
    let intResult: NameID
    let void: NameID
    let getClass: NameID
    let classResult: NameID
    let iterator: NameID
    let iteratorResult: NameID
    let iteratorClass: NameID
    let iteratorType: TypeID
    let hasNext: NameID
    let next: NameID
    let booleanResult: NameID
    let objectResult: NameID
    let addSuppressed: NameID
    let addSuppressedDescriptor: NameID
    let close: NameID
    let matchException: TypeID
    let matchExceptionDescriptor: NameID
    let assertionError: TypeID
    let assertionsDisabled: NameID
    let booleanDescriptor: NameID
    let booleanType: NameID
    let enumValues: NameID
    let clone: NameID
    let type: NameID
    let makeConcatWithConstants: NameID
    let classInitializerDescriptor: NameID
    let loopArray: NameID
    let loopLength: NameID
    let loopIndex: NameID

    init(_ universe: Universe) {
        let names: NameTable = universe.names
        func name(_ text: String) -> NameID { names.intern(text) }
        func type(_ text: String) -> TypeID {
            universe.details(universe.classSymbol(names.intern(text))).erasure
        }
        object = name("java/lang/Object")
        string = name("java/lang/String")
        stringBuilder = name("java/lang/StringBuilder")
        stringBuilderType = type("java/lang/StringBuilder")
        throwable = name("java/lang/Throwable")
        throwableType = type("java/lang/Throwable")
        objects = name("java/util/Objects")
        requireNonNull = name("requireNonNull")
        requireNonNullDescriptor = name("(Ljava/lang/Object;)Ljava/lang/Object;")
        append = name("append")
        toString = name("toString")
        toStringDescriptor = name("()Ljava/lang/String;")
        hashCode = name("hashCode")
        hashCodeDescriptor = name("()I")
        equals = name("equals")
        equalsDescriptor = name("(Ljava/lang/Object;)Z")
        valueOf = name("valueOf")
        values = name("values")
        ordinal = name("ordinal")
        intResult = name("()I")
        void = name("()V")
        getClass = name("getClass")
        classResult = name("()Ljava/lang/Class;")
        iterator = name("iterator")
        iteratorResult = name("()Ljava/util/Iterator;")
        iteratorClass = name("java/util/Iterator")
        iteratorType = type("java/util/Iterator")
        hasNext = name("hasNext")
        next = name("next")
        booleanResult = name("()Z")
        objectResult = name("()Ljava/lang/Object;")
        addSuppressed = name("addSuppressed")
        addSuppressedDescriptor = name("(Ljava/lang/Throwable;)V")
        close = name("close")
        matchException = type("java/lang/MatchException")
        matchExceptionDescriptor = name("(Ljava/lang/String;Ljava/lang/Throwable;)V")
        assertionError = type("java/lang/AssertionError")
        assertionsDisabled = name("$assertionsDisabled")
        booleanDescriptor = name("Z")
        booleanType = name("java/lang/Boolean")
        enumValues = name("$VALUES")
        clone = name("clone")
        self.type = name("TYPE")
        makeConcatWithConstants = name("makeConcatWithConstants")
        classInitializerDescriptor = name("()V")
        loopArray = name("arr$")
        loopLength = name("len$")
        loopIndex = name("i$")
    }
}
