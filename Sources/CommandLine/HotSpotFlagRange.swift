// SPDX-License-Identifier: Apache-2.0

/// Which values a numeric `-XX:` flag of HotSpot 25 may have, also where it means nothing here: as `-XX:+PrintFlagsRanges` lists
/// them with both kinds of locked flags unlocked. HotSpot's checks that depend on other flags or on the computer are not
/// among them.
struct HotSpotFlagRange: Equatable {
    /// HotSpot's word for the flag's type.
    let type: String
    /// The least value; 0 for unsigned types.
    let low: Int64
    let high: UInt64

    /// What becomes of a flag's value.
    enum Verdict: Equatable {
        case allowed
        /// Not a value of the type.
        case malformed
        case outside
    }

    func verdict(isNegative: Bool, magnitude: UInt64) -> Verdict {
        let limits = HotSpotFlagRange.limits(type)
        let below = isNegative && magnitude > 0
        if below, limits.low == 0 || magnitude > limits.low.magnitude { return .malformed }
        if !below, magnitude > limits.high { return .malformed }
        if below { return low < 0 && magnitude <= low.magnitude ? .allowed : .outside }
        if low > 0, magnitude < UInt64(low) { return .outside }
        return magnitude <= high ? .allowed : .outside
    }

    /// The range of a numeric flag; nil for other names.
    static func find(_ name: String) -> HotSpotFlagRange? {
        for (type, names) in tables {
            let text = names.withUTF8Buffer { String(decoding: $0, as: UTF8.self) }
            for row in text.split(separator: " ") where row.hasPrefix(name) {
                let rest = row.dropFirst(name.count)
                let limits = limits(type)
                if rest.isEmpty { return HotSpotFlagRange(type: type, low: limits.low, high: limits.high) }
                guard rest.first == "=", let dots = rest.firstIndex(of: ".") else { continue }
                let low = rest[..<dots].dropFirst()
                let high = rest[dots...].dropFirst(2)
                return HotSpotFlagRange(
                    type: type, low: Int64(low) ?? limits.low, high: UInt64(high) ?? limits.high)
            }
        }
        return nil
    }

    private static func limits(_ type: String) -> (low: Int64, high: UInt64) {
        switch type {
        case "int": (Int64(Int32.min), UInt64(Int32.max))
        case "intx": (Int64.min, UInt64(Int64.max))
        case "uint": (0, UInt64(UInt32.max))
        default: (0, UInt64.max)
        }
    }

    private static var tables: [(type: String, StaticString)] {
        [
            ("int", intRanges), ("intx", intxRanges), ("uint", uintRanges), ("uintx", uintxRanges),
            ("size_t", sizeTRanges), ("uint64_t", uint64TRanges),
        ]
    }

    // Name, and the least and the greatest value where the type has others.

    private static let intRanges: StaticString = """
         AVX3Threshold=0.. ActiveProcessorCount AllocateInstancePrefetchLines=1..64 \
        AllocatePrefetchDistance=-1..512 AllocatePrefetchLines=1..64 AllocatePrefetchStepSize=1..512 \
        AllocatePrefetchStyle=0..3 ArchiveRelocationMode=0..2 CompilerDirectivesLimit CompilerThreadPriority \
        ContendedPaddingWidth=0..8192 DiagnoseSyncOnValueBasedClasses=0..2 ErrorLogPrintCodeLimit=0..10 \
        HeapDumpGzipLevel=0..9 JavaPriority10_To_OSPriority JavaPriority1_To_OSPriority \
        JavaPriority2_To_OSPriority JavaPriority3_To_OSPriority JavaPriority4_To_OSPriority \
        JavaPriority5_To_OSPriority JavaPriority6_To_OSPriority JavaPriority7_To_OSPriority \
        JavaPriority8_To_OSPriority JavaPriority9_To_OSPriority LightweightFastLockingSpins=1..30 \
        LockingMode=0..2 LogEventsBufferEntries=1..1048576 MaxJavaStackTraceDepth=0..1073741823 \
        MonitorUsedDeflationThreshold=0..100 ObjectAlignmentInBytes=8..256 ParGCArrayScanChunk=1..715827882 \
        PerfDataMemorySize=128..2097152 PerfMaxStringConstLength=32..32768 ShenandoahRegionSamplingRate \
        SpecTrapLimitExtraEntries StringDeduplicationCleanupDeadPercent=1..100 ThreadPriorityPolicy=0..1 \
        TypeProfileArgsLimit=0..16 TypeProfileParmsLimit=-1..64 UnguardOnExecutionViolation=0..2 UseAVX=0..3 \
        UseBootstrapCallInfo UseSSE=0..4 VMThreadPriority VerifyArchivedFields=0..2 X86ICacheSync=-1..5 \
        ZTenuringThreshold=-1..15\u{20}
        """

    private static let intxRanges: StaticString = """
         AbortVMOnVMOperationTimeoutDelay=0.. AllocatePrefetchInstr ArrayCopyLoadStoreMaxElem=0.. \
        ArrayOperationPartialInlineSize=0..256 AsyncDeflationInterval=0..2147483647 \
        AutoBoxCacheMax=0..2147483647 BCEATraceLevel=0..3 BlockLayoutMinDiamondPercentage=0..100 \
        C1InlineStackLimit=0..2147483647 C1MaxInlineLevel=0..2147483647 C1MaxInlineSize=0..2147483647 \
        C1MaxRecursiveInlineLevel=0..2147483647 C1MaxTrivialSize=0..2147483647 CICompilerCount=0..2147483647 \
        CodeEntryAlignment CompileThreshold CompilerThreadStackSize=0..9007199254740991 \
        ConditionalMoveLimit=0..2147483647 DominatorSearchLimit=0..2147483647 \
        EliminateAllocationArraySizeLimit=0..2147483647 EliminateAllocationFieldsLimit=0..2147483647 \
        FreqInlineSize=0..2147483647 GuaranteedAsyncDeflationInterval=0..2147483647 \
        GuaranteedSafepointInterval=0..2147483647 InitArrayShortSize=0.. InlineSmallCode=0..2147483647 \
        InteriorEntryAlignment InterpreterProfilePercentage=0..100 JVMCICounterSize=0..1000000 \
        JVMCIEventLogLevel=0..4 JVMCIHostThreads=1..2147483647 JVMCINMethodSizeLimit=0..2147483647 \
        JVMCIThreads=1..2147483647 JVMCITraceLevel=0..4 LiveNodeCountInliningCutoff=0..536870911 \
        LoopMaxUnroll=0..2147483647 LoopOptsCount=5..2147483647 LoopPercentProfileLimit=10..100 \
        LoopUnrollLimit=0..536870911 LoopUnrollMin=0..2147483647 MaxBCEAEstimateLevel=0..2147483647 \
        MaxBCEAEstimateSize=0..2147483647 MaxInlineLevel=0..2147483647 MaxInlineSize=0..2147483647 \
        MaxJNILocalCapacity MaxJumpTableSize=0.. MaxJumpTableSparseness=0..2305843009213693951 \
        MaxLabelRootDepth=100..2147483647 MaxLoopPad=0..2147483647 MaxNodeLimit=1000..715827882 \
        MaxRecursiveInlineLevel=0..2147483647 MaxTrivialSize=0..2147483647 MaxVectorSize=0..2147483647 \
        MinJumpTableSize=0.. MinPassesBeforeFlush=0.. MonitorDeflationMax=1024..2147483647 \
        MonitorUnlinkBatch=1..2147483647 MultiArrayExpandLimit=0..2147483647 NmethodSweepActivity=0..2000 \
        NodeLimitFudgeFactor NumberOfLoopInstrToAlign=0..2147483647 OnStackReplacePercentage \
        OptoLoopAlignment=1..128 PartialPeelNewPhiDelta=0..2147483647 PerBytecodeRecompilationCutoff=-1.. \
        PerBytecodeTrapLimit=0..2147483647 PerMethodRecompilationCutoff=-1.. \
        PerMethodSpecTrapLimit=0..2147483647 PerMethodTrapLimit=0..2147483647 \
        PrefetchCopyIntervalInBytes=-1..2147483647 PrefetchScanIntervalInBytes=-1..2147483647 \
        ProfileMaturityPercentage=0..100 RepeatCompilation=0..2147483647 ReplaySuppressInitializers=0..3 \
        ScavengeRootsInCode=0..2 ServiceThreadCleanupInterval=0..2147483647 \
        ShenandoahMarkScanPrefetch=0..256 ShenandoahVerifyLevel SoftRefLRUPolicyMSPerMB=0.. \
        StackRedPages=1..3 StackReservedPages=0..11 StackShadowPages=10..50 StackYellowPages=2..7 \
        ThreadStackSize=0..1048576 Tier0BackedgeNotifyFreqLog=0..30 Tier0Delay=0..2147483647 \
        Tier0InvokeNotifyFreqLog=0..30 Tier0ProfilingStartPercentage=0..2147483647 \
        Tier23InlineeNotifyFreqLog=0..30 Tier2BackEdgeThreshold=0..2147483647 \
        Tier2BackedgeNotifyFreqLog=0..30 Tier2CompileThreshold=0..2147483647 Tier2InvokeNotifyFreqLog=0..30 \
        Tier3BackEdgeThreshold=0..2147483647 Tier3BackedgeNotifyFreqLog=0..30 \
        Tier3CompileThreshold=0..2147483647 Tier3DelayOff=0..2147483647 Tier3DelayOn=0..2147483647 \
        Tier3InvocationThreshold=0..2147483647 Tier3InvokeNotifyFreqLog=0..30 \
        Tier3LoadFeedback=0..2147483647 Tier3MinInvocationThreshold=0..2147483647 \
        Tier4BackEdgeThreshold=0..2147483647 Tier4CompileThreshold=0..2147483647 \
        Tier4InvocationThreshold=0..2147483647 Tier4LoadFeedback=0..2147483647 \
        Tier4MinInvocationThreshold=0..2147483647 TieredCompileTaskTimeout=0.. \
        TieredOldPercentage=0..2147483647 TieredRateUpdateMaxTime=0.. TieredRateUpdateMinTime=0.. \
        TieredStopAtLevel=0..4 TimerSlack TrackedInitializationLimit=0..65535 \
        TypeProfileMajorReceiverPercent=0..100 TypeProfileSubTypeCheckCommonThreshold=0..100 \
        TypeProfileWidth=0..8 UserThreadWaitAttemptsAtExit=0..1000 VMThreadStackSize=0..9007199254740991 \
        ValueMapInitialSize=1..32768 ValueMapMaxLoopSize=0..128 ValueSearchLimit=0..2147483647 hashCode\u{20}
        """

    private static let uintRanges: StaticString = """
         AOTCodeMaxSize=1048576..2147483647 AdaptiveSizePolicyWeight=..100 AdaptiveSizeThroughPutPolicy=..1 \
        AdaptiveTimeWeight=..100 AutoVectorizationOverrideProfitability=..2 ConcGCThreads \
        FullGCHeapDumpLimit G1ConcRefinementThreads=..268435455 G1ConfidencePercent=1..100 \
        G1EagerReclaimRemSetThreshold G1ExpandByPercentOfAvailable=..100 G1HeapWastePercent=..100 \
        G1MaxNewSizePercent=..100 G1MixedGCLiveThresholdPercent=..100 G1NewSizePercent=..100 \
        G1NumCardsCostSampleThreshold G1NumCodeRootsCostSampleThreshold G1NumCollectionsKeepPinned \
        G1OldCSetGroupSize=1..256 G1OldCSetRegionThresholdPercent=..100 G1RSetUpdatingPauseTimePercent=..100 \
        G1RefProcDrainInterval=1..2147483647 G1RemSetArrayOfCardsEntries=..65536 \
        G1RemSetCoarsenHowlBitmapToHowlFullPercent=1..100 G1RemSetCoarsenHowlToFullPercent=1..100 \
        G1RemSetFreeMemoryRescheduleDelayMillis=1.. G1RemSetHowlMaxNumBuckets=1..1024 \
        G1RemSetHowlNumBuckets=..1024 G1ReservePercent=..50 G1RestoreRetainedRegionChunksPerWorker=1..256 \
        G1RetainRegionLiveThresholdPercent=..100 G1SATBBufferEnqueueingThresholdPercent=..100 \
        GCCardSizeInBytes=128..1024 GCDrainStackTargetSize=..8192 GCHeapFreeLimit=..100 GCTimeLimit=..100 \
        GCTimeRatio HandshakeTimeout InitialTenuringThreshold=..16 InitiatingHeapOccupancyPercent=..100 \
        JVMCICompilerIdleDelay=..2147483647 JVMCIThreadsPerNativeLibraryRuntime=..2147483647 \
        MarkSweepAlwaysCompactCount=1.. MarkSweepDeadRatio=..100 MaxMetaspaceFreeRatio=..100 \
        MaxTenuringThreshold=..16 MinMetaspaceFreeRatio=..99 PLABWeight=..100 ParallelGCBufferWastePct=..100 \
        ParallelGCThreads=..2147483647 PausePadding PromotedPadding SharedSymbolTableBucketSize=2..246 \
        StressSeed StringDeduplicationAgeThreshold=1..15 SuperWordAutomaticAlignment=..2 \
        SuperWordStoreToLoadForwardingFailureDetection=..4096 SurvivorPadding TargetPLABWastePct=1..100 \
        TargetSurvivorRatio=..100 TenuredGenerationSizeIncrement=..100 TenuredGenerationSizeSupplement=..100 \
        ThresholdTolerance=..100 TrimNativeHeapInterval TypeProfileLevel VerifyConstraintCasts=..2 \
        YoungGenerationSizeIncrement=..100 YoungGenerationSizeSupplement=..100 ZOldGCThreads \
        ZStatisticsInterval=1.. ZYoungGCThreads\u{20}
        """

    private static let uintxRanges: StaticString = """
         AdaptiveSizeDecrementScaleFactor=1.. AdaptiveSizeMajorGCDecayTimeScale \
        AdaptiveSizePolicyInitializingSteps AdaptiveSizePolicyOutputInterval CodeCacheExpansionSize=32768.. \
        CodeCacheMinBlockLength=1..100 CodeCacheSegmentSize=1..1024 G1MixedGCCountTarget \
        G1PeriodicGCInterval G1SummarizeRSetStatsPeriod=..9223372036854775807 GCPauseIntervalMillis \
        HeapMaximumCompactionInterval HeapSearchSteps=1.. IncreaseFirstTierCompileThresholdAt=..99 \
        InitialCodeCacheSize=4096.. InitialSurvivorRatio=3.. LoopStripMiningIter=..4294967295 \
        LoopStripMiningIterShortLoop=..4294967295 MaxGCPauseMillis=1..18446744073709551614 \
        MaxHeapFreeRatio=..100 MinHeapFreeRatio=..100 MinSurvivorRatio=3.. NUMAChunkResizeWeight=..100 \
        NewRatio=..18446744073709551614 NoAsyncDeflationProgressMax NonNMethodCodeHeapSize=4096.. \
        NonProfiledCodeHeapSize ProfiledCodeHeapSize QueuedAllocationWarningCount \
        ReservedCodeCacheSize=4096.. ShenandoahAdaptiveSampleFrequencyHz ShenandoahAdaptiveSampleSizeSeconds \
        ShenandoahAgingCyclePeriod ShenandoahAllocSpikeFactor=..100 ShenandoahAllocationThreshold=..100 \
        ShenandoahCoalesceChance=..100 ShenandoahControlIntervalAdjustPeriod \
        ShenandoahControlIntervalMax=1..999 ShenandoahControlIntervalMin=1..999 \
        ShenandoahCriticalFreeThreshold=..100 ShenandoahDoNotIgnoreGrowthAfterYoungCycles \
        ShenandoahEvacReserve=1..100 ShenandoahExpediteMixedThreshold \
        ShenandoahExpeditePromotionsThreshold=..100 ShenandoahFullGCThreshold \
        ShenandoahGarbageThreshold=..100 ShenandoahGenerationalHumongousReserve=..100 \
        ShenandoahGenerationalMaxTenuringAge=1..16 ShenandoahGenerationalMinTenuringAge=1..16 \
        ShenandoahGuaranteedGCInterval ShenandoahGuaranteedOldGCInterval ShenandoahGuaranteedYoungGCInterval \
        ShenandoahIgnoreGarbageThreshold=..100 ShenandoahIgnoreOldGrowthBelowPercentage=..100 \
        ShenandoahImmediateThreshold=..100 ShenandoahInitFreeThreshold=..100 ShenandoahLearningSteps=..100 \
        ShenandoahMarkLoopStride ShenandoahMaxSATBBufferFlushes ShenandoahMaxYoungPercentage=..100 \
        ShenandoahMinFreeThreshold=..100 ShenandoahMinYoungPercentage=..100 ShenandoahMinimumOldTimeMs \
        ShenandoahNoProgressThreshold ShenandoahOldCompactionReserve=..128 \
        ShenandoahOldEvacRatioPercent=..100 ShenandoahOldGarbageThreshold=..100 \
        ShenandoahPacingCycleSlack=..100 ShenandoahPacingIdleSlack=..100 ShenandoahPacingMaxDelay \
        ShenandoahParallelRegionStride ShenandoahUncommitDelay StartAggressiveSweepingAt=..100 \
        StringTableSize=128..16777216 SurvivorRatio=1..18446744073709551613 SymbolTableSize=1024..16777216 \
        TLABAllocationWeight=..100 TLABRefillWasteFraction=1..4294967295 TLABWasteIncrement=..2147483647 \
        TLABWasteTargetPercent=1..100 TenuredGenerationSizeSupplementDecay=1.. VerifyGCStartAt \
        WorkStealingHardSpins WorkStealingSleepMillis WorkStealingSpinToYieldRatio \
        WorkStealingYieldsBeforeSleep YoungGenerationSizeSupplementDecay=1.. ZIndexDistributorStrategy \
        ZUncommitDelay\u{20}
        """

    private static let sizeTRanges: StaticString = """
         AsyncLogBufferSize=102400..52428800 AvgMonitorsPerThreadEstimate \
        CompressedClassSpaceSize=1048576..4294967296 EpsilonMaxTLABSize=1..9223372036854775807 \
        EpsilonMinHeapExpand=1..9223372036854775807 EpsilonPrintHeapSteps=..9223372036854775807 \
        EpsilonTLABDecayTime=1..9223372036854775807 EpsilonUpdateCountersStep=1..9223372036854775807 \
        ErgoHeapSizeLimit G1AdaptiveIHOPNumInitialSamples=1..9223372036854775807 \
        G1HeapRegionSize=..536870912 G1RebuildRemSetChunkSize=4096..33554432 G1SATBBufferSize \
        G1UpdateBufferSize HeapBaseMinAddress HeapSizePerGCThread=4096.. InitialHeapSize \
        LargePageHeapSizeThreshold LargePageSizeInBytes MarkStackSize=1..2147483646 \
        MarkStackSizeMax=1..2147483646 MaxHeapSize MaxMetaspaceExpansion MaxMetaspaceSize MaxNewSize \
        MetaspaceSize MinHeapDeltaBytes=..9223372036854775808 MinHeapSize MinMetaspaceExpansion \
        MinTLABSize=1..9223372036854775807 NUMAInterleaveGranularity=4096..8796093022208 NUMASpaceResizeRate \
        NewSize NewSizeThreadIncrease OldPLABSize PreTouchParallelChunkSize=4096..9223372036854775807 \
        PretenureSizeThreshold ReferencesPerThread SharedBaseAddress \
        ShenandoahGenerationalTenuringCohortPopulationThreshold ShenandoahMaxRegionSize \
        ShenandoahMinRegionSize ShenandoahRegionSize ShenandoahSATBBufferSize=1.. ShenandoahTargetNumRegions \
        SoftMaxHeapSize StringDeduplicationCleanupDeadMinimum \
        StringDeduplicationInitialTableSize=1..1073741824 TLABSize YoungPLABSize\u{20}
        """

    private static let uint64TRanges: StaticString = """
         AbortVMOnSafepointTimeoutDelay=..9223372036854775807 ErrorLogTimeout=..9223372036854775 \
        MaxDirectMemorySize=..9223372036854775807 MaxRAM StringDeduplicationHashSeed\u{20}
        """
}
