// SPDX-License-Identifier: Apache-2.0
import GuestMemory
import KVM
import MachineState
import Platform

/// Why a machine could not be made, or could not run on. What a guest does is never an error of this kind: it is an
/// outcome.
public enum MachineError: Error, Sendable, CustomStringConvertible {
    case kvm(KVMError)
    case memory(GuestMemoryError)
    case system(SystemError)
    case executable(ExecutableError)
    /// Saved state that cannot be used.
    case state(StateError)
    /// A configuration that cannot be: which field, and its limits.
    case configuration(String)

    public var description: String {
        switch self {
        case .kvm(let error): "\(error)"
        case .memory(let error): "guest memory: \(error)"
        case .system(let error): "\(error)"
        case .state(let error): "machine state: \(error)"
        case .executable(let error): "guest executable: \(error)"
        case .configuration(let text): "machine configuration: \(text)"
        }
    }
}

/// Runs a piece that fails in one of the layers below, and names the layer.
func inLayer<Result>(_ body: () throws(KVMError) -> Result) throws(MachineError) -> Result {
    do throws(KVMError) { return try body() } catch { throw .kvm(error) }
}

func inLayer<Result>(_ body: () throws(GuestMemoryError) -> Result) throws(MachineError) -> Result {
    do throws(GuestMemoryError) { return try body() } catch { throw .memory(error) }
}
