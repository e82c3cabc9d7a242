// SPDX-License-Identifier: Apache-2.0
import Glibc

extension LinuxHost {
    public func openLibrary(_ path: UnsafePointer<CChar>?, _ handle: inout UInt) -> String? {
        if let opened = dlopen(path, RTLD_LAZY) {
            handle = UInt(bitPattern: opened)
            return nil
        }
        return dlerror().map { String(cString: $0) } ?? "cannot be opened"
    }

    public func symbol(_ name: UnsafePointer<CChar>, inLibrary handle: UInt) -> UInt {
        UInt(bitPattern: dlsym(UnsafeMutableRawPointer(bitPattern: handle), name))
    }

    public func closeLibrary(_ handle: UInt) {
        if let pointer = UnsafeMutableRawPointer(bitPattern: handle) { dlclose(pointer) }
    }
}
