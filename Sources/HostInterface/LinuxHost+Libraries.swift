// SPDX-License-Identifier: Apache-2.0
import Glibc

extension LinuxHost {
    public func openLibrary(_ path: UnsafePointer<CChar>?, _ handle: inout UInt) -> String? {
        guard let opened = dlopen(path, RTLD_LAZY) else {
            return dlerror().map { String(cString: $0) } ?? "cannot be opened"
        }
        handle = UInt(bitPattern: opened)
        let key = handle
        libraries.withLock { $0[key, default: 0] += 1 }
        return nil
    }

    public func symbol(_ name: UnsafePointer<CChar>, inLibrary handle: UInt) -> UInt {
        // Other numbers than those given out would be followed as pointers.
        guard libraries.withLock({ $0[handle] != nil }) else { return 0 }
        return UInt(bitPattern: dlsym(UnsafeMutableRawPointer(bitPattern: handle), name))
    }

    public func closeLibrary(_ handle: UInt) {
        let isOpen = libraries.withLock { libraries in
            guard let count = libraries[handle] else { return false }
            libraries[handle] = count > 1 ? count - 1 : nil
            return true
        }
        if isOpen, let pointer = UnsafeMutableRawPointer(bitPattern: handle) { dlclose(pointer) }
    }
}
