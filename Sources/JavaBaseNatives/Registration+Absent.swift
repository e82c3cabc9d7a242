// SPDX-License-Identifier: Apache-2.0
import Runtime

extension JavaBaseNatives {
    /// What is answered with "there is none".
    static func registerAbsent(_ table: NativeTable) {
        table.register("jdk/internal/vm/ForeignLinkerSupport", ForeignLinkerSupportNatives.bind)
        table.register("jdk/internal/vm/vector/VectorSupport", VectorSupportNatives.bind)
        table.register("jdk/internal/platform/CgroupMetrics", CgroupMetricsNatives.bind)
        table.register("sun/net/sdp/SdpSupport", SdpSupportNatives.bind)
        table.register("jdk/internal/vm/VMSupport", VMSupportNatives.bind)
    }
}
