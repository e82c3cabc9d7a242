// SPDX-License-Identifier: Apache-2.0
import Glibc

/// Whether this machine can run guests. Tests that need it are skipped otherwise, and say so where nobody can miss it.
public enum KVMAvailability {
    public static let isAvailable: Bool = {
        if access("/dev/kvm", R_OK | W_OK) == 0 { return true }
        let line = String(repeating: "*", count: 100)
        let text = "\(line)\n*** /dev/kvm is absent or not writable: EVERY TEST THAT RUNS A GUEST IS SKIPPED\n\(line)\n"
        _ = text.utf8CString.withUnsafeBytes { write(2, $0.baseAddress, $0.count - 1) }
        return false
    }()
    public static let reason = "needs a readable and writable /dev/kvm"
}
