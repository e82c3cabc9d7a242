// SPDX-License-Identifier: Apache-2.0
import Glibc
import HostInterface
import ObjectModel
import Runtime

// Calls of the host from natives, and the exceptions that report their errors as the JDK's C code does.

/// `sun.nio.ch.IOStatus`: what channel natives return instead of a count.
enum IOStatus {
    static let endOfFile = -1
    static let unavailable = -2
    static let interrupted = -3
    static let unsupported = -4
    static let thrown = -5
    static let unsupportedCase = -6
}

extension NativeCall {
    /// Runs a host call in native state; no heap access inside.
    package func onHost<Result>(_ body: (any HostInterface) -> Result) -> Result {
        let host = vm.host
        return thread.inNative { body(host) }
    }

    /// Text of an error number.
    package static func text(of error: HostErrorNumber) -> String { String(cString: strerror(error.rawValue)) }

    /// An exception of a class with a String constructor and the error's text.
    package func failure(_ className: String, _ error: HostErrorNumber) -> JavaThrow {
        thread.exception(className, NativeCall.text(of: error))
    }

    package func ioException(_ error: HostErrorNumber) -> JavaThrow { failure("java/io/IOException", error) }

    package func ioException(_ text: String) -> JavaThrow { thread.exception("java/io/IOException", text) }

    /// The value of a host call; an IOException with the error's text if it failed.
    @discardableResult
    package func checked(_ result: HostResult) throws(JavaThrow) -> Int {
        if let error = result.error { throw ioException(error) }
        return result.rawValue
    }

    // MARK: - Arguments

    /// The next argument, a FileDescriptor, as its number; -1 when it is closed.
    package mutating func descriptor() throws(JavaThrow) -> Int32 { intField(try required(), "fd") }

    /// The next argument, an address of native memory.
    package mutating func address() -> UnsafeMutableRawPointer? { UnsafeMutableRawPointer(bitPattern: Int(long())) }

    /// Native memory that Java names by address and length. A negative length is empty.
    package static func buffer(_ start: UnsafeMutableRawPointer?, _ length: Int32) -> UnsafeMutableRawBufferPointer {
        UnsafeMutableRawBufferPointer(start: start, count: start == nil ? 0 : max(0, Int(length)))
    }

    /// The next argument, an address of NUL-terminated bytes. Null is a NullPointerException.
    package mutating func path() throws(JavaThrow) -> UnsafePointer<CChar> {
        guard let start = address() else { throw thread.exception("java/lang/NullPointerException") }
        return UnsafePointer(start.assumingMemoryBound(to: CChar.self))
    }

    /// A String as bytes of the platform's encoding (UTF-8), NUL-terminated; unpaired surrogates become `?`.
    package func platformBytes(_ string: Reference) -> [CChar] {
        var bytes: [CChar] = []
        let units = vm.utf16(string)
        var decoder = UTF16()
        var iterator = units.makeIterator()
        decoding: while true {
            switch decoder.decode(&iterator) {
            case .scalarValue(let scalar): bytes.append(contentsOf: UTF8.encode(scalar)!.map { CChar(bitPattern: $0) })
            case .error: bytes.append(CChar(UInt8(ascii: "?")))
            case .emptyInput: break decoding
            }
        }
        bytes.append(0)
        return bytes
    }

    /// The elements of a byte array that is not null.
    package func bytes(of array: Handle) -> [UInt8] {
        let count = Int(space.arrayLength(array.reference))
        return Array(UnsafeRawBufferPointer(start: space.arrayData(array.reference), count: count))
    }

    /// A new byte array with these bytes as result; nil is null.
    package func result(bytes: [UInt8]?) throws(JavaThrow) -> NativeResult {
        guard let bytes else { return .null }
        return .reference(try byteArray(bytes))
    }

    /// A new byte array.
    package func byteArray(_ bytes: [UInt8]) throws(JavaThrow) -> Reference {
        let array = try vm.allocateArray(vm.classes.byteArray, length: bytes.count, thread)
        bytes.withUnsafeBytes { source in
            if let start = source.baseAddress {
                space.arrayData(array).copyMemory(from: start, byteCount: source.count)
            }
        }
        return array
    }

    // MARK: - Fields

    package func setField<Value: BitwiseCopyable>(
        _ object: Handle, _ name: StaticString, _ descriptor: StaticString, _ value: Value
    ) {
        let offset = vm.offset(space.classMetadata(of: object.reference), name, descriptor)
        space.store(object.reference, offset, value)
    }

    package func setReferenceField(
        _ object: Handle, _ name: StaticString, _ descriptor: StaticString, _ value: Reference
    ) {
        let offset = vm.offset(space.classMetadata(of: object.reference), name, descriptor)
        space.storeReference(object.reference, offset, value)
    }

    package func referenceField(_ object: Handle, _ name: StaticString, _ descriptor: StaticString) -> Reference {
        let offset = vm.offset(space.classMetadata(of: object.reference), name, descriptor)
        return space.loadReference(object.reference, offset)
    }

    /// What a read gave, in the convention of sun.nio.ch: a count, or an `IOStatus`.
    package func readStatus(_ result: HostResult, isRead: Bool) throws(JavaThrow) -> Int {
        guard let error = result.error else {
            return result.rawValue == 0 && isRead ? IOStatus.endOfFile : result.rawValue
        }
        switch error.rawValue {
        case EAGAIN: return IOStatus.unavailable
        case EINTR: return IOStatus.interrupted
        default: throw ioException(error)
        }
    }
}
