// SPDX-License-Identifier: Apache-2.0

/// A `-XX:` flag of HotSpot 25 on Linux x86-64: tools give them, so their names must be known here even where they mean
/// nothing. The names are those that `-XX:+PrintFlagsFinal` lists with both kinds of locked flags unlocked.
struct HotSpotFlag: Equatable {
    enum Kind { case boolean, number, decimal, text }
    enum Lock { case none, diagnostic, experimental }

    let kind: Kind
    let lock: Lock

    /// The flag of a name; nil if HotSpot has none. A search through all names: at most a few flags are given.
    static func find(_ name: String) -> HotSpotFlag? {
        guard !name.isEmpty, !name.contains(" ") else { return nil }
        let wanted = Array((" " + name + " ").utf8)
        for (names, kind, lock) in tables where contains(names, wanted) { return HotSpotFlag(kind: kind, lock: lock) }
        return nil
    }

    private static func contains(_ names: StaticString, _ wanted: [UInt8]) -> Bool {
        let text = UnsafeBufferPointer(start: names.utf8Start, count: names.utf8CodeUnitCount)
        var start = 0
        while start + wanted.count <= text.count {
            if text[start] == wanted[0], wanted.indices.allSatisfy({ text[start + $0] == wanted[$0] }) { return true }
            start += 1
        }
        return false
    }

    private static var tables: [(StaticString, Kind, Lock)] {
        [
            (booleanDiagnostic, .boolean, .diagnostic),
            (booleanExperimental, .boolean, .experimental),
            (booleanNone, .boolean, .none),
            (decimalDiagnostic, .decimal, .diagnostic),
            (decimalExperimental, .decimal, .experimental),
            (decimalNone, .decimal, .none),
            (numberDiagnostic, .number, .diagnostic),
            (numberExperimental, .number, .experimental),
            (numberNone, .number, .none),
            (textDiagnostic, .text, .diagnostic),
            (textExperimental, .text, .experimental),
            (textNone, .text, .none),
        ]
    }

    private static let booleanDiagnostic: StaticString = """
         AOTAdapterCaching AOTCacheParallelRelocation AOTInvokeDynamicLinking AOTPrintTrainingInfo AOTRecordTraining \
        AOTReplayTraining AOTStubCaching AOTVerifyTrainingData AbortVMOnAOTCodeFailure AbortVMOnCompilationFailure \
        AbortVMOnSafepointTimeout AbortVMOnVMOperationTimeout AggressiveUnboxing AllowArchivingWithJavaAgent \
        AlwaysPreTouchStacks BytecodeVerificationLocal BytecodeVerificationRemote CIPrintCompileQueue \
        CIPrintCompilerName CaptureBailoutInformation CheckIntrinsics CompilerDirectivesIgnoreCompileCommands \
        CompilerDirectivesPrint DebugInlinedCalls DebugNonSafepoints DeferInitialCardMark \
        DelayCompilerStubsGeneration DeoptimizeNMethodBarriersALot DeoptimizeOnAllocationException DisplayVMOutput \
        DumpPerfMapAtExit DumpPrivateMappingsInCore DumpSharedMappingsInCore DuplicateBackedge \
        EnableThreadSMRStatistics EnableX86ECoreOpts ErrorLogSecondaryErrorDetails FoldStableValues ForceUnreachable \
        G1UseConcRefinement G1VerifyHeapRegionCodeRoots HandshakeALot IdealizeClearArrayNode ImplicitNullChecks \
        IncrementalInlineForceCleanup IncrementalInlineMH IncrementalInlineVirtual InjectGCWorkerCreationFailure \
        InlineArrayCopy InlineClassNatives InlineMathNatives InlineNatives InlineObjectCopy InlineObjectHash \
        InlineReflectionGetCallerClass InlineSecondarySupersTest InlineThreadNatives InlineUnsafeOps \
        IntelJccErratumMitigation LogCompilation LogEvents LogVMOutput LoopMultiversioning MergeStores \
        OptimizeExpensiveOps OptimizeUnstableIf PauseAtExit PauseAtStartup PrintAdapterHandlers PrintAssembly \
        PrintCodeHeapAnalytics PrintCompilation2 PrintCompilerMemoryStatisticsAtExit PrintInlining PrintInterpreter \
        PrintIntrinsics PrintMemoryMapAtExit PrintMetaspaceStatisticsAtExit PrintMethodData PrintMethodHandleStubs \
        PrintNMTStatistics PrintNMethods PrintNativeNMethods PrintOptoAssembly PrintSignatureHandlers PrintStubCode \
        PrintVMInfoAtExit ProfileDynamicTypes ReduceAllocationMerges ReduceNumberOfCompilerThreads ReplayCompiles \
        ReplayIgnoreInitErrors SafepointALot SerializeVMOutput ShenandoahAllocFailureALot \
        ShenandoahAllowOldMarkingPreemption ShenandoahCASBarrier ShenandoahCardBarrier ShenandoahCloneBarrier \
        ShenandoahDegeneratedGC ShenandoahHumongousMoves ShenandoahLoadRefBarrier ShenandoahOOMDuringEvacALot \
        ShenandoahSATBBarrier ShenandoahStackWatermarkBarrier ShenandoahVerify ShowCarrierFrames ShowHiddenFrames \
        ShowRegistersOnAssert SkipTier2IfPossible SpecialArraysEquals SpecialEncodeISOArray SpecialStringCompareTo \
        SpecialStringEquals SpecialStringIndexOf StressCCP StressGCM StressIGVN StressIncrementalInlining StressLCM \
        StressLdcRewrite StressMacroExpansion StressSecondarySupers StressUnstableIfTraps \
        StringDeduplicationResizeALot THPStackMitigation TraceCompilerThreads TraceDeoptimization TraceSpilling \
        TraceTypeProfile UnlockDiagnosticVMOptions UseAESCTRIntrinsics UseAESIntrinsics UseAdler32Intrinsics \
        UseCRC32CIntrinsics UseCRC32Intrinsics UseChaCha20Intrinsics UseCharacterCompareIntrinsics \
        UseCopySignIntrinsic UseCpuAllocPath UseDilithiumIntrinsics UseGHASHIntrinsics UseIncDec \
        UseInlineDepthForSpeculativeTypes UseIntPolyIntrinsics UseKNLSetting UseKyberIntrinsics UseLibmIntrinsic \
        UseMD5Intrinsics UseMadvPopulateWrite UseMathExactIntrinsics UseMontgomeryMultiplyIntrinsic \
        UseMontgomerySquareIntrinsic UseMulAddIntrinsic UseMultiplyToLenIntrinsic UseNewCode UseNewCode2 UseNewCode3 \
        UseObjectMonitorTable UsePoly1305Intrinsics UseSHA1Intrinsics UseSHA256Intrinsics UseSHA3Intrinsics \
        UseSHA512Intrinsics UseSecondarySupersCache UseSecondarySupersTable UseSignumIntrinsic \
        UseSquareToLenIntrinsic UseStoreStoreForCtor UseSwitchProfiling UseThreadsLockThrottleLock \
        UseUnalignedAccesses UseVectorMacroLogic UseVectorizedHashCodeIntrinsic UseVectorizedMismatchIntrinsic \
        VerifyAdapterCalls VerifyAfterGC VerifyBeforeExit VerifyBeforeGC VerifyBeforeIteration VerifyDuringGC \
        VerifyDuringStartup VerifyMethodHandles VerifyReceiverTypes VerifySecondarySupers VerifyStringTableAtExit \
        WhiteBoxAPI ZBufferStoreBarriers ZStressFastMediumPageAllocation ZStressRelocateInPlace \
        ZUseMediumPageSizeRange ZVerifyForwarding ZVerifyMarking ZVerifyObjects ZVerifyRemembered ZVerifyRoots \
        \u{20}
        """

    private static let booleanExperimental: StaticString = """
         AOTCompileEagerly AlwaysAtomicAccesses AlwaysRecordEvolDependencies AlwaysSafeConstructors BootstrapJVMCI \
        DisablePrimordialThreadGuardPages DoJVMTIVirtualThreadTransitions EagerJVMCI EnableJVMCI EnableJVMCIProduct \
        EnableVectorAggressiveReboxing EnableVectorReboxing EnableVectorSupport EpsilonElasticTLAB \
        EpsilonElasticTLABDecay G1UseReferencePrecleaning JVMCICountersExcludeCompiler JVMCIPrintProperties \
        LibJVMCICompilerThreadHidden PrintBootstrap ReplayReduce ShenandoahAlwaysClearSoftRefs \
        ShenandoahEvacReserveOverflow ShenandoahGenerationalAdaptiveTenuring ShenandoahGenerationalCensusAtEvac \
        ShenandoahGenerationalCensusIgnoreOlderCohorts ShenandoahImplicitGCInvokesConcurrent ShenandoahPacing \
        ShenandoahRegionSampling ShenandoahUncommit TrustFinalNonStaticFields UnlockExperimentalVMOptions UseAPX \
        UseCriticalCompilerThreadPriority UseCriticalJavaThreadPriority UseEpsilonGC UseFastUnorderedTimeStamps \
        UseGraalJIT UseJVMCICompiler UseJVMCINativeLibrary UseVectorStubs VMContinuations \
        \u{20}
        """

    private static let booleanNone: StaticString = """
         AOTClassLinking AdjustStackSizeForTLS AggressiveHeap AlignVector AllowParallelDefineClass \
        AllowRedefinitionToAddDeleteMethods AllowUserSignalHandlers AllowVectorizeOnDemand \
        AlwaysActAsServerClassMachine AlwaysCompileLoopMethods AlwaysPreTouch AlwaysRestoreFPU AlwaysTenure \
        AutoCreateSharedArchive BackgroundCompilation BlockLayoutByFrequency BlockLayoutRotateLoops \
        C1OptimizeVirtualCallProfiling C1ProfileBranches C1ProfileCalls C1ProfileCheckcasts C1ProfileInlinedCalls \
        C1ProfileVirtualCalls C1UpdateMethodData CICompilerCountPerCPU CITime CheckJNICalls ClassUnloading \
        ClassUnloadingWithConcurrentMark ClipInlining CompactStrings CrashOnOutOfMemoryError CreateCoredumpOnCrash \
        DTraceAllocProbes DTraceMethodProbes DTraceMonitorProbes DisableAttachMechanism DisableExplicitGC \
        DisplayVMOutputToStderr DisplayVMOutputToStdout DoEscapeAnalysis DontCompileHugeMethods \
        DumpReplayDataOnError EagerXrunInit EliminateAllocations EliminateAutoBox EliminateLocks \
        EliminateNestedLocks EnableContended EnableDynamicAgentLoading ErrorFileToStderr ErrorFileToStdout \
        EstimateArgEscape ExecutingUnitTests ExitOnOutOfMemoryError ExplicitGCInvokesConcurrent \
        ExtensiveErrorReports FlightRecorder ForceTimeHighResolution G1PeriodicGCInvokesConcurrent G1UseAdaptiveIHOP \
        HeapDumpAfterFullGC HeapDumpBeforeFullGC HeapDumpOnOutOfMemoryError IgnoreEmptyClassPaths \
        IgnoreUnrecognizedVMOptions IncrementalInline Inline InlineSynchronizedMethods JavaMonitorsInStackTrace \
        LoadExecStackDllInVMThread LoopUnswitching ManagementServer MaxFDLimit MethodFlushing NUMAStats \
        NeverActAsServerClassMachine NeverTenure OmitStackTraceInFastThrow OptimizeFill OptimizePtrCompare \
        OptimizeStringConcat OptoBundling OptoRegScheduling OptoScheduling PSChunkLargeArrays \
        ParallelRefProcBalancingEnabled ParallelRefProcEnabled PartialPeelAtUnsignedTests PartialPeelLoop \
        PerfAllowAtExitRegistration PerfBypassFileSystemCheck PerfDataSaveToFile PerfDisableSharedMem \
        PreferInterpreterNativeStubs PreserveFramePointer PrintClassHistogram PrintCodeCache \
        PrintCodeCacheOnCompilation PrintCommandLineFlags PrintCompilation PrintConcurrentLocks \
        PrintExtendedThreadInfo PrintFlagsFinal PrintFlagsInitial PrintFlagsRanges PrintGC PrintGCDetails \
        PrintHeapAtSIGBREAK PrintSharedArchiveAndExit PrintStringTableStatistics PrintTieredEvents PrintVMOptions \
        PrintWarnings ProfileExceptionHandlers ProfileInterpreter RangeCheckElimination ReassociateInvariants \
        RecordDynamicDumpInfo ReduceBulkZeroing ReduceFieldZeroing ReduceInitialCardMarks ReduceSignalUsage \
        RelaxAccessControlCheck ResizePLAB ResizeTLAB RestoreMXCSROnJNICalls RestrictContended RestrictReservedStack \
        RewriteBytecodes RewriteFrequentPairs SafepointTimeout SegmentedCodeCache ShowCodeDetailsInExceptionMessages \
        ShowMessageBoxOnError ShrinkHeapInSteps SplitIfBlocks StackTraceInThrowable StartAttachListener \
        SuperWordLoopUnrollAnalysis SuperWordReductions SuppressFatalErrorMessage ThreadPriorityVerbose \
        TieredCompilation TrapBasedNullChecks TrapBasedRangeChecks UseAES \
        UseAdaptiveGenerationSizePolicyAtMajorCollection UseAdaptiveGenerationSizePolicyAtMinorCollection \
        UseAdaptiveNUMAChunkSizing UseAdaptiveSizeDecayMajorGCCost UseAdaptiveSizePolicy \
        UseAdaptiveSizePolicyFootprintGoal UseAdaptiveSizePolicyWithSystemGC UseAddressNop UseBASE64Intrinsics \
        UseBMI1Instructions UseBMI2Instructions UseBimorphicInlining UseCLMUL UseCMoveUnconditionally \
        UseCodeCacheFlushing UseCompactObjectHeaders UseCompiler UseCompressedClassPointers UseCompressedOops \
        UseCondCardMark UseContainerSupport UseCountLeadingZerosInstruction UseCountTrailingZerosInstruction \
        UseCountedLoopSafepoints UseDivMod UseDynamicNumberOfCompilerThreads UseDynamicNumberOfGCThreads UseFMA \
        UseFPUForSpilling UseFastJNIAccessors UseFastStosb UseG1GC UseGCOverheadLimit UseInlineCaches UseInterpreter \
        UseJumpTables UseLargePages UseLargePagesIndividualAllocation UseLoopCounter UseLoopInvariantCodeMotion \
        UseLoopPredicate UseMaximumCompactionOnSystemGC UseNUMA UseNUMAInterleaving UseNewLongLShift \
        UseOnStackReplacement UseOnlyInlinedBimorphic UseOprofile UsePSAdaptiveSurvivorSizePolicy UseParallelGC \
        UsePerfData UsePopCountInstruction UseProfiledLoopPredicate UseSHA UseSSE42Intrinsics UseSerialGC \
        UseShenandoahGC UseSignalChaining UseStoreImmI16 UseStringDeduplication UseSubwordForMaxVector UseSuperWord \
        UseSystemMemoryBarrier UseTLAB UseThreadPriorities UseTransparentHugePages UseTypeProfile UseTypeSpeculation \
        UseUnalignedLoadStores UseVectorCmov UseXMMForArrayCopy UseXMMForObjInit UseXmmI2D UseXmmI2F \
        UseXmmLoadAndClearUpper UseXmmRegToRegMoveAll UseZGC VerifySharedSpaces ZCollectionIntervalOnly ZProactive \
        ZUncommit ZeroTLAB \
        \u{20}
        """

    private static let decimalDiagnostic: StaticString = """
         InlineFrequencyRatio MinInlineFrequencyRatio Tier0ProfileDelayFactor Tier2ProfileDelayFactor \
        \u{20}
        """

    private static let decimalExperimental: StaticString = """
         EpsilonTLABElasticity G1LastPLABAverageOccupancy G1RemSetFreeMemoryKeepExcessRatio \
        G1RemSetFreeMemoryStepDurationMillis JVMCINativeLibraryThreadFraction ObjectCountCutOffPercent \
        ShenandoahAdaptiveDecayFactor ShenandoahAdaptiveInitialConfidence ShenandoahAdaptiveInitialSpikeThreshold \
        ShenandoahEvacWaste ShenandoahGenerationalTenuringMortalityRateThreshold ShenandoahMinOldGenGrowthPercent \
        ShenandoahOldEvacWaste ShenandoahPacingSurcharge ShenandoahPromoEvacWaste StringDeduplicationGrowTableLoad \
        StringDeduplicationShrinkTableLoad StringDeduplicationTargetTableLoad \
        \u{20}
        """

    private static let decimalNone: StaticString = """
         CompileThresholdScaling EscapeAnalysisTimeout G1ConcMarkStepDurationMillis G1PeriodicGCSystemLoadThreshold \
        InitialRAMPercentage MaxRAMPercentage MinRAMPercentage SafepointTimeoutDelay SelfDestructTimer \
        SweeperThreshold ZAllocationSpikeTolerance ZCollectionInterval ZCollectionIntervalMajor \
        ZCollectionIntervalMinor ZFragmentationLimit ZYoungCompactionLimit \
        \u{20}
        """

    private static let numberDiagnostic: StaticString = """
         AOTCodeMaxSize AVX3Threshold AbortVMOnSafepointTimeoutDelay AbortVMOnVMOperationTimeoutDelay \
        ArchiveRelocationMode ArrayOperationPartialInlineSize AsyncDeflationInterval \
        AutoVectorizationOverrideProfitability AvgMonitorsPerThreadEstimate CodeCacheMinBlockLength \
        CompilerDirectivesLimit DiagnoseSyncOnValueBasedClasses DominatorSearchLimit EliminateAllocationFieldsLimit \
        ErrorLogPrintCodeLimit G1NumCardsCostSampleThreshold G1NumCodeRootsCostSampleThreshold \
        G1NumCollectionsKeepPinned G1RestoreRetainedRegionChunksPerWorker G1SummarizeRSetStatsPeriod \
        GuaranteedAsyncDeflationInterval GuaranteedSafepointInterval HandshakeTimeout InitArrayShortSize \
        LightweightFastLockingSpins LogEventsBufferEntries MinPassesBeforeFlush MonitorDeflationMax \
        MonitorUnlinkBatch MonitorUsedDeflationThreshold NoAsyncDeflationProgressMax RepeatCompilation \
        ReplaySuppressInitializers ScavengeRootsInCode ServiceThreadCleanupInterval ShenandoahCoalesceChance \
        ShenandoahVerifyLevel StressSeed StringDeduplicationHashSeed SuperWordAutomaticAlignment \
        SuperWordStoreToLoadForwardingFailureDetection Tier0Delay TieredOldPercentage UseBootstrapCallInfo \
        VerifyArchivedFields VerifyConstraintCasts VerifyGCStartAt X86ICacheSync ZIndexDistributorStrategy \
        ZOldGCThreads ZStatisticsInterval ZTenuringThreshold ZYoungGCThreads \
        \u{20}
        """

    private static let numberExperimental: StaticString = """
         CodeCacheSegmentSize CodeEntryAlignment EpsilonMaxTLABSize EpsilonMinHeapExpand EpsilonPrintHeapSteps \
        EpsilonTLABDecayTime EpsilonUpdateCountersStep G1AdaptiveIHOPNumInitialSamples G1EagerReclaimRemSetThreshold \
        G1ExpandByPercentOfAvailable G1MaxNewSizePercent G1MixedGCLiveThresholdPercent G1NewSizePercent \
        G1OldCSetGroupSize G1OldCSetRegionThresholdPercent G1RebuildRemSetChunkSize G1RemSetArrayOfCardsEntries \
        G1RemSetCoarsenHowlBitmapToHowlFullPercent G1RemSetCoarsenHowlToFullPercent \
        G1RemSetFreeMemoryRescheduleDelayMillis G1RemSetHowlMaxNumBuckets G1RemSetHowlNumBuckets \
        G1RetainRegionLiveThresholdPercent JVMCICompilerIdleDelay JVMCICounterSize JVMCIEventLogLevel \
        JVMCIHostThreads JVMCINMethodSizeLimit JVMCIThreads JVMCIThreadsPerNativeLibraryRuntime JVMCITraceLevel \
        PerMethodSpecTrapLimit ReferencesPerThread ShenandoahAdaptiveSampleFrequencyHz \
        ShenandoahAdaptiveSampleSizeSeconds ShenandoahAgingCyclePeriod ShenandoahAllocSpikeFactor \
        ShenandoahAllocationThreshold ShenandoahControlIntervalAdjustPeriod ShenandoahControlIntervalMax \
        ShenandoahControlIntervalMin ShenandoahCriticalFreeThreshold ShenandoahDoNotIgnoreGrowthAfterYoungCycles \
        ShenandoahEvacReserve ShenandoahExpediteMixedThreshold ShenandoahExpeditePromotionsThreshold \
        ShenandoahFullGCThreshold ShenandoahGarbageThreshold ShenandoahGenerationalHumongousReserve \
        ShenandoahGenerationalMaxTenuringAge ShenandoahGenerationalMinTenuringAge \
        ShenandoahGenerationalTenuringCohortPopulationThreshold ShenandoahGuaranteedGCInterval \
        ShenandoahGuaranteedOldGCInterval ShenandoahGuaranteedYoungGCInterval ShenandoahIgnoreGarbageThreshold \
        ShenandoahIgnoreOldGrowthBelowPercentage ShenandoahImmediateThreshold ShenandoahInitFreeThreshold \
        ShenandoahLearningSteps ShenandoahMarkLoopStride ShenandoahMarkScanPrefetch ShenandoahMaxRegionSize \
        ShenandoahMaxSATBBufferFlushes ShenandoahMaxYoungPercentage ShenandoahMinFreeThreshold \
        ShenandoahMinRegionSize ShenandoahMinYoungPercentage ShenandoahMinimumOldTimeMs \
        ShenandoahNoProgressThreshold ShenandoahOldCompactionReserve ShenandoahOldEvacRatioPercent \
        ShenandoahOldGarbageThreshold ShenandoahPacingCycleSlack ShenandoahPacingIdleSlack ShenandoahPacingMaxDelay \
        ShenandoahParallelRegionStride ShenandoahRegionSamplingRate ShenandoahRegionSize ShenandoahSATBBufferSize \
        ShenandoahTargetNumRegions ShenandoahUncommitDelay SpecTrapLimitExtraEntries \
        StringDeduplicationCleanupDeadMinimum StringDeduplicationCleanupDeadPercent \
        StringDeduplicationInitialTableSize SymbolTableSize TimerSlack WorkStealingHardSpins WorkStealingSleepMillis \
        WorkStealingSpinToYieldRatio WorkStealingYieldsBeforeSleep hashCode \
        \u{20}
        """

    private static let numberNone: StaticString = """
         ActiveProcessorCount AdaptiveSizeDecrementScaleFactor AdaptiveSizeMajorGCDecayTimeScale \
        AdaptiveSizePolicyInitializingSteps AdaptiveSizePolicyOutputInterval AdaptiveSizePolicyWeight \
        AdaptiveSizeThroughPutPolicy AdaptiveTimeWeight AllocateInstancePrefetchLines AllocatePrefetchDistance \
        AllocatePrefetchInstr AllocatePrefetchLines AllocatePrefetchStepSize AllocatePrefetchStyle \
        ArrayCopyLoadStoreMaxElem AsyncLogBufferSize AutoBoxCacheMax BCEATraceLevel BlockLayoutMinDiamondPercentage \
        C1InlineStackLimit C1MaxInlineLevel C1MaxInlineSize C1MaxRecursiveInlineLevel C1MaxTrivialSize \
        CICompilerCount CodeCacheExpansionSize CompileThreshold CompilerThreadPriority CompilerThreadStackSize \
        CompressedClassSpaceSize ConcGCThreads ConditionalMoveLimit ContendedPaddingWidth \
        EliminateAllocationArraySizeLimit ErgoHeapSizeLimit ErrorLogTimeout FreqInlineSize FullGCHeapDumpLimit \
        G1ConcRefinementThreads G1ConfidencePercent G1HeapRegionSize G1HeapWastePercent G1MixedGCCountTarget \
        G1PeriodicGCInterval G1RSetUpdatingPauseTimePercent G1RefProcDrainInterval G1ReservePercent \
        G1SATBBufferEnqueueingThresholdPercent G1SATBBufferSize G1UpdateBufferSize GCCardSizeInBytes \
        GCDrainStackTargetSize GCHeapFreeLimit GCPauseIntervalMillis GCTimeLimit GCTimeRatio HeapBaseMinAddress \
        HeapDumpGzipLevel HeapMaximumCompactionInterval HeapSearchSteps HeapSizePerGCThread \
        IncreaseFirstTierCompileThresholdAt InitialCodeCacheSize InitialHeapSize InitialSurvivorRatio \
        InitialTenuringThreshold InitiatingHeapOccupancyPercent InlineSmallCode InteriorEntryAlignment \
        InterpreterProfilePercentage JavaPriority10_To_OSPriority JavaPriority1_To_OSPriority \
        JavaPriority2_To_OSPriority JavaPriority3_To_OSPriority JavaPriority4_To_OSPriority \
        JavaPriority5_To_OSPriority JavaPriority6_To_OSPriority JavaPriority7_To_OSPriority \
        JavaPriority8_To_OSPriority JavaPriority9_To_OSPriority LargePageHeapSizeThreshold LargePageSizeInBytes \
        LiveNodeCountInliningCutoff LockingMode LoopMaxUnroll LoopOptsCount LoopPercentProfileLimit \
        LoopStripMiningIter LoopStripMiningIterShortLoop LoopUnrollLimit LoopUnrollMin MarkStackSize \
        MarkStackSizeMax MarkSweepAlwaysCompactCount MarkSweepDeadRatio MaxBCEAEstimateLevel MaxBCEAEstimateSize \
        MaxDirectMemorySize MaxGCPauseMillis MaxHeapFreeRatio MaxHeapSize MaxInlineLevel MaxInlineSize \
        MaxJNILocalCapacity MaxJavaStackTraceDepth MaxJumpTableSize MaxJumpTableSparseness MaxLabelRootDepth \
        MaxLoopPad MaxMetaspaceExpansion MaxMetaspaceFreeRatio MaxMetaspaceSize MaxNewSize MaxNodeLimit MaxRAM \
        MaxRecursiveInlineLevel MaxTenuringThreshold MaxTrivialSize MaxVectorSize MetaspaceSize MinHeapDeltaBytes \
        MinHeapFreeRatio MinHeapSize MinJumpTableSize MinMetaspaceExpansion MinMetaspaceFreeRatio MinSurvivorRatio \
        MinTLABSize MultiArrayExpandLimit NUMAChunkResizeWeight NUMAInterleaveGranularity NUMASpaceResizeRate \
        NewRatio NewSize NewSizeThreadIncrease NmethodSweepActivity NodeLimitFudgeFactor NonNMethodCodeHeapSize \
        NonProfiledCodeHeapSize NumberOfLoopInstrToAlign ObjectAlignmentInBytes OldPLABSize OnStackReplacePercentage \
        OptoLoopAlignment PLABWeight ParGCArrayScanChunk ParallelGCBufferWastePct ParallelGCThreads \
        PartialPeelNewPhiDelta PausePadding PerBytecodeRecompilationCutoff PerBytecodeTrapLimit \
        PerMethodRecompilationCutoff PerMethodTrapLimit PerfDataMemorySize PerfMaxStringConstLength \
        PreTouchParallelChunkSize PrefetchCopyIntervalInBytes PrefetchScanIntervalInBytes PretenureSizeThreshold \
        ProfileMaturityPercentage ProfiledCodeHeapSize PromotedPadding QueuedAllocationWarningCount \
        ReservedCodeCacheSize SharedBaseAddress SharedSymbolTableBucketSize SoftMaxHeapSize SoftRefLRUPolicyMSPerMB \
        StackRedPages StackReservedPages StackShadowPages StackYellowPages StartAggressiveSweepingAt \
        StringDeduplicationAgeThreshold StringTableSize SurvivorPadding SurvivorRatio TLABAllocationWeight \
        TLABRefillWasteFraction TLABSize TLABWasteIncrement TLABWasteTargetPercent TargetPLABWastePct \
        TargetSurvivorRatio TenuredGenerationSizeIncrement TenuredGenerationSizeSupplement \
        TenuredGenerationSizeSupplementDecay ThreadPriorityPolicy ThreadStackSize ThresholdTolerance \
        Tier0BackedgeNotifyFreqLog Tier0InvokeNotifyFreqLog Tier0ProfilingStartPercentage Tier23InlineeNotifyFreqLog \
        Tier2BackEdgeThreshold Tier2BackedgeNotifyFreqLog Tier2CompileThreshold Tier2InvokeNotifyFreqLog \
        Tier3BackEdgeThreshold Tier3BackedgeNotifyFreqLog Tier3CompileThreshold Tier3DelayOff Tier3DelayOn \
        Tier3InvocationThreshold Tier3InvokeNotifyFreqLog Tier3LoadFeedback Tier3MinInvocationThreshold \
        Tier4BackEdgeThreshold Tier4CompileThreshold Tier4InvocationThreshold Tier4LoadFeedback \
        Tier4MinInvocationThreshold TieredCompileTaskTimeout TieredRateUpdateMaxTime TieredRateUpdateMinTime \
        TieredStopAtLevel TrackedInitializationLimit TrimNativeHeapInterval TypeProfileArgsLimit TypeProfileLevel \
        TypeProfileMajorReceiverPercent TypeProfileParmsLimit TypeProfileSubTypeCheckCommonThreshold \
        TypeProfileWidth UnguardOnExecutionViolation UseAVX UseSSE UserThreadWaitAttemptsAtExit VMThreadPriority \
        VMThreadStackSize ValueMapInitialSize ValueMapMaxLoopSize ValueSearchLimit YoungGenerationSizeIncrement \
        YoungGenerationSizeSupplement YoungGenerationSizeSupplementDecay YoungPLABSize ZUncommitDelay \
        \u{20}
        """

    private static let textDiagnostic: StaticString = """
         AbortVMOnException AbortVMOnExceptionMessage CompilerDirectivesFile ControlIntrinsic DisableIntrinsic \
        LogFile MallocLimit PauseAtStartupFile PrintAssemblyOptions VerifyGCType VerifySubSet \
        \u{20}
        """

    private static let textExperimental: StaticString = """
         JVMCILibDumpJNIConfig JVMCILibPath JVMCINativeLibraryErrorFile \
        \u{20}
        """

    private static let textNone: StaticString = """
         AOTCache AOTCacheOutput AOTConfiguration AOTMode AllocateHeapAt ArchiveClassesAtExit CompilationMode \
        CompileCommand CompileCommandFile CompileOnly DumpLoadedClassList ErrorFile ExtraSharedClassListFile \
        FlightRecorderOptions HeapDumpPath InlineDataFile LogClassLoadingCauseFor NativeMemoryTracking OnError \
        OnOutOfMemoryError PerfDataSaveFile ReplayDataFile SharedArchiveConfigFile SharedArchiveFile \
        SharedClassListFile ShenandoahGCHeuristics ShenandoahGCMode StartFlightRecording TraceJVMTI \
        \u{20}
        """
}
