// SPDX-License-Identifier: Apache-2.0
import ObjectModel

/// Fields the VM adds to classes of the library: no class file has them and reflection does not see them
/// (spec/object-layout.md).
package enum InjectedField: CaseIterable {
    case classMetadata
    case resolvedMethodTarget
    case memberNameIndex
    case loaderData
    case moduleData

    package var holder: StaticString {
        switch self {
        case .classMetadata: "java/lang/Class"
        case .resolvedMethodTarget: "java/lang/invoke/ResolvedMethodName"
        case .memberNameIndex: "java/lang/invoke/MemberName"
        case .loaderData: "java/lang/ClassLoader"
        case .moduleData: "java/lang/Module"
        }
    }

    package var type: UInt8 {
        switch self {
        case .memberNameIndex: UInt8(SwiftletTypeLong)
        default: UInt8(SwiftletTypeInt)
        }
    }
}
