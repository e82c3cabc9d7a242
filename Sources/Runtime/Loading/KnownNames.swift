// SPDX-License-Identifier: Apache-2.0
import ObjectModel

/// Symbols the runtime compares with.
public struct KnownNames {
    package let symbols: SymbolTable
    public let objectInitializer: SymbolRef  // <init>
    public let classInitializer: SymbolRef  // <clinit>
    public let object: SymbolRef
    public let classClass: SymbolRef
    public let string: SymbolRef
    public let cloneable: SymbolRef
    public let serializable: SymbolRef
    public let throwable: SymbolRef
    public let methodHandle: SymbolRef
    public let varHandle: SymbolRef
    public let emptyDescriptor: SymbolRef  // ()V
    public let polymorphicDescriptor: SymbolRef  // ([Ljava/lang/Object;)Ljava/lang/Object;
    public let empty: SymbolRef
    public let javaBase: SymbolRef

    package init(_ symbols: SymbolTable) throws(MetadataExhausted) {
        self.symbols = symbols
        objectInitializer = try symbols.intern("<init>" as StaticString)
        classInitializer = try symbols.intern("<clinit>" as StaticString)
        object = try symbols.intern("java/lang/Object" as StaticString)
        classClass = try symbols.intern("java/lang/Class" as StaticString)
        string = try symbols.intern("java/lang/String" as StaticString)
        cloneable = try symbols.intern("java/lang/Cloneable" as StaticString)
        serializable = try symbols.intern("java/io/Serializable" as StaticString)
        throwable = try symbols.intern("java/lang/Throwable" as StaticString)
        methodHandle = try symbols.intern("java/lang/invoke/MethodHandle" as StaticString)
        varHandle = try symbols.intern("java/lang/invoke/VarHandle" as StaticString)
        emptyDescriptor = try symbols.intern("()V" as StaticString)
        polymorphicDescriptor = try symbols.intern("([Ljava/lang/Object;)Ljava/lang/Object;" as StaticString)
        empty = try symbols.intern("" as StaticString)
        javaBase = try symbols.intern("java.base" as StaticString)
    }

    /// Whether a symbol has this text.
    package func matches(_ symbol: SymbolRef, _ text: StaticString) -> Bool {
        symbols.bytes(symbol).elementsEqualFast(
            UnsafeRawBufferPointer(start: text.utf8Start, count: text.utf8CodeUnitCount))
    }

    /// Whether native varargs methods of the class are signature-polymorphic (JVMS 2.9.3).
    package func isPolymorphicHolder(_ name: SymbolRef) -> Bool { name == methodHandle || name == varHandle }
}

extension VirtualMachine {
    /// Interns text. `ensureMetadata` has been asked before whoever calls this in bulk, so memory is there.
    public func intern(_ bytes: UnsafeRawBufferPointer) -> SymbolRef {
        guard let symbol = try? symbols.intern(bytes) else { preconditionFailure("metadata used up past its reserve") }
        return symbol
    }

    public func intern(_ text: String) -> SymbolRef {
        guard let symbol = try? symbols.intern(text) else { preconditionFailure("metadata used up past its reserve") }
        return symbol
    }

    public func intern(_ text: StaticString) -> SymbolRef {
        intern(UnsafeRawBufferPointer(start: text.utf8Start, count: text.utf8CodeUnitCount))
    }

    /// The package part of an internal class name, with slashes; the empty symbol for the unnamed package.
    package func packageName(of name: SymbolRef) -> SymbolRef {
        let bytes = symbols.bytes(name)
        var end = bytes.count
        // A hidden class's suffix follows '+' and contains no slash.
        while end > 0, bytes[end - 1] != UInt8(ascii: "/") { end -= 1 }
        return end == 0 ? names.empty : intern(UnsafeRawBufferPointer(rebasing: bytes[0..<(end - 1)]))
    }

    /// Internal name to the form that messages show: dots, and the suffix of a hidden class behind a slash.
    public func externalName(_ name: SymbolRef) -> String {
        var text = symbols.string(name)
        text = String(decoding: text.utf8.map { $0 == UInt8(ascii: "/") ? UInt8(ascii: ".") : $0 }, as: UTF8.self)
        if let plus = text.lastIndex(of: "+"), text[text.index(after: plus)...].hasPrefix("0x") {
            text.replaceSubrange(plus...plus, with: "/")
        }
        return text
    }

    public func externalName(_ metadata: ClassPointer) -> String { externalName(metadata.pointee.name) }
}
