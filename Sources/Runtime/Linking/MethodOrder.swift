// SPDX-License-Identifier: Apache-2.0
// The order in which reflection shows methods, and in which they are verified. The specification leaves it open, but programs print it. HotSpot sorts the
// methods of a class by the addresses of their names: names in its archive of the class library come first, in the
// archive's order, then the others, mostly in the order in which they became known. The table below is that archive's
// order, measured with JDK 25 (a class with thousands of methods, asked for them), for names that several classes of the
// library declare.

import Glibc
import ObjectModel

package enum MethodOrder {
    /// Methods as `Class.getDeclaredMethods` shows them. Those of one name stay in order.
    package static func sorted(_ methods: [MethodPointer], _ vm: VirtualMachine) -> [MethodPointer] {
        if methods.count < 2 { return methods }
        let ranks: [Int]
        if methods.count < MethodIndices.threshold {
            ranks = methods.map { rank(vm.symbols.bytes($0.pointee.name)) }
        } else {
            let known = ranksOfSymbols(vm)
            ranks = methods.map { known[$0.pointee.name] ?? Int.max }
        }
        return methods.indices.sorted { a, b in
            if ranks[a] != ranks[b] { return ranks[a] < ranks[b] }
            let (first, second) = (methods[a].pointee.name.rawValue, methods[b].pointee.name.rawValue)
            return first != second ? first < second : a < b
        }.map { methods[$0] }
    }

    /// Position of a name in the table, or behind it.
    private static func rank(_ name: UnsafeRawBufferPointer) -> Int {
        guard let initial = name.first, !name.contains(space) else { return Int.max }
        return table.withUTF8Buffer { text in
            var start = 1
            while start + name.count < text.count {
                if text[start] == initial, text[start - 1] == space, text[start + name.count] == space,
                    memcmp(text.baseAddress! + start, name.baseAddress!, name.count) == 0
                {
                    return start
                }
                start += 1
            }
            return Int.max
        }
    }

    /// The ranks of all names in the table that are known to the machine.
    private static func ranksOfSymbols(_ vm: VirtualMachine) -> [SymbolRef: Int] {
        table.withUTF8Buffer { text in
            var ranks: [SymbolRef: Int] = [:]
            var start = 1
            for end in text.indices where text[end] == space && end >= start {
                let name = UnsafeRawBufferPointer(rebasing: UnsafeRawBufferPointer(text)[start..<end])
                if let symbol = vm.symbols.lookup(name), ranks[symbol] == nil { ranks[symbol] = start }
                start = end + 1
            }
            return ranks
        }
    }

    private static let space = UInt8(ascii: " ")

    /// Names between spaces.
    private static let table: StaticString = """
        \u{20}modifiers invoke returnType signature slot annotations index parameterAnnotations base getName <init> <clinit> println \
        printStackTrace main name group run interrupt exit remove parent shutdown finalize runFinalization loadClass \
        enter scope pin size stack reset done cs get put type dispatch fillInStackTrace getCause getProperty forName \
        isJavaIdentifierStart isJavaIdentifierPart value equals length target toString values method flags append mid \
        version methodName lineNumber getModule checkIndex hashCode getClass clone notify abs sin cos tan sqrt log pow \
        exp min max floor round fma signum expand compareUnsigned reverse reverseBytes currentCarrierThread \
        scopedValueCache setScopedValueCache isHidden cast getLength newArray copyOf sort partition compress inflate \
        toBytes getChars compareTo indexOf isDigit isLowerCase isUpperCase isWhitespace implCompress0 mult update \
        updateBytes getBoolean getByte putByte getShort putShort getChar putChar getInt putInt getLong putLong getFloat \
        putFloat getDouble putDouble load store test compare extract insert convert park unpark booleanValue byteValue \
        shortValue intValue longValue floatValue doubleValue valueOf forEachRemaining F clear className addReads \
        addExports addOpens addUses componentType commit runtimeSetup of toHexString obj hash rangeCheck requireNonNull \
        newDecoder isASCIICompatible scale decode newEncoder encodeFromLatin1 encodeFromUTF16 toChars wrap encode \
        throwException flush position isHighSurrogate isLowSurrogate isSurrogate charAt codePointAt codePointBefore \
        codePointCount offsetByCodePoints getBytes copy getValue mismatch regionMatches startsWith lastIndexOf clamp \
        substring newString isEmpty replace matches compile replaceAll split add subList toArray join iterator hasNext \
        next toLowerCase getDefault toUpperCase trim strip lines repeat apply map collect toList stream format canEncode \
        fill resolveConstantDesc original offset count codePoints i charset x cd buf len bb s c builder bytesCompatible \
        copyToSegmentRaw equalsIgnoreCase compareToIgnoreCase str endsWith ch subSequence concat contains limit last \
        list del result elements indent code chars from to transform formatted intern checkOffset begin end \
        describeConstable lookup spliterator registerNatives isInterface isPrimitive isArray getModifiers record \
        getTypeParameters isFinal isSealed getInterfaces getBounds getClassLoader setAccessible newInstance module \
        classData getGenericInfo definePackage packageName interfaces getDescriptor getFactory make getReturnType \
        getParameterTypes getEnclosingClass arrayType validate findResource openStream getResourceAsStream getResource \
        toPackageName packages isOpen getPackageName getExecutableTypeAnnotationBytes addAll merge isStatic filter \
        getMethod isAnnotationPresent declaredAnnotations getConstantPool entrySet getKey getInstance putAll \
        casAnnotationType descriptorString empty classDesc anyMatch kind toGenericString initialize isSynthetic info \
        accessFlags location o getDeclaringClass getTypeName dimensions getFields getMethods getField field factory \
        findMethod ex sc constructor a2 arg out resetArchivedStates constant getAnnotation getAnnotationsByType \
        getAnnotations getDeclaredAnnotation getDeclaredAnnotationsByType getDeclaredAnnotations getAnnotationType \
        identity annotation first second putIfAbsent isRegistered findClass increment resolveClass defineClass checkName \
        getLocation getCertificates isDirect hasArray array arrayOffset getResources findResources register readAllBytes \
        getMessage compute loadLibrary isAbsolute find ensureNativeAccess trimToSize asIterator unused id t1 t0 resolve \
        lock moduleName source match characteristics is getParent getPackages file nl enabled set current console \
        provider inheritedChannel init checkKey setProperty getLogger gc load0 err isSupported in setup \
        setContextClassLoader sm getProperties setProperties key def status enc depth defaultReadObject \
        defaultWriteObject setCause t trace readObject writeObject exception setReadOnly implies getPermissions \
        computeIfAbsent getException enqueue clean start ref handler isEnqueued timestamp prev getQueue \
        scopedValueBindings owner isEnabled getPriority getContextClassLoader uncaughtExceptionHandler threadTerminated \
        isTerminated isAlive blockedOn getContinuation setContinuation sleep millis inheritInheritableThreadLocals op \
        stop setName state on checkAccess threads getId getState setUncaughtExceptionHandler accept forEach print \
        isDestroyed j destroy k parkNanos isDone cancel execute adapt isTurnedOn setState schedule getCount await \
        newThread parseInt unblock carrier readLine setLength write close keys keySet containsValue containsKey \
        getOrDefault computeIfPresent writeInt readInt reader hex save writer ss entries comment defaultValue action \
        rehash getIterator setValue k2 descriptor orElse printf getCallerModule canRead exports uses findModule opens \
        getServicesCatalog provides findAny parse withFlags with isPresent getLayer archive mod open \
        checkCanSetAccessible toShortString getRoot getGenericSignature fieldAccessor getType setBoolean setByte setChar \
        setShort setInt setLong setFloat setDouble fieldType isVarArgs getParameterCount getRealName isCallerSensitive \
        getExceptionTypes parameterType getDefaultValue getParameters parameters mask getSignature walk finish getScope \
        options dump getSize getReferenceKind isAbstract getMethodType insertParameterTypes changeReturnType \
        internalMemberName methodType dropParameterTypes asList parameterCount getFunction create arguments \
        ensureInitialized isSamePackage ensureClassInitialized checkCast checkReceiver internalProperties rebind \
        copyWith viewAsType prepare asTypeUncached copyWithExtendL orElseThrow invocationType at arrayLength pos fail \
        isInvokeSpecial parameterList accessModeTypeUncached getVolatile setVolatile getOpaque setOpaque getAcquire \
        setRelease compareAndSet compareAndExchange compareAndExchangeAcquire compareAndExchangeRelease \
        weakCompareAndSetPlain weakCompareAndSet weakCompareAndSetAcquire weakCompareAndSetRelease getAndSet \
        getAndSetAcquire getAndSetRelease getAndAdd getAndAddAcquire getAndAddRelease getAndBitwiseOr \
        getAndBitwiseOrAcquire getAndBitwiseOrRelease getAndBitwiseAnd getAndBitwiseAndAcquire getAndBitwiseAndRelease \
        getAndBitwiseXor getAndBitwiseXorAcquire getAndBitwiseXorRelease withInvokeExactBehavior withInvokeBehavior \
        isPrivate isNative isTrustedFinalField changeParameterType prepend loop ignore cases findVirtual findStatic step \
        cleanup handle getTarget dynamicInvoker getClassName box bootstrapMethod paramString isIdentity fixed unwrap \
        canonicalize parameterArray num inv readResolve targetType setTarget cleaner abi bootstrap capacity \
        ensureCapacity delete appendChars shift mix toUnsignedLong getAddress checkSize c2s s2c makeLong convEndian \
        makeInt attachment address pageSize top mark read readNBytes transferTo skip available markSupported query \
        parseURL getScheme isOpaque getHost getPort getDefaultPort openConnection getInputStream getContent getProtocol \
        getAuthority getFile getRef context getHostAddress getPath u2 toURI readObjectNoData getEntries getAttributes \
        peek toLower getByteBuffer getCodeSourceURL release getManifest getCodeSigners u toRealPath writeUTF getEncoded \
        readUTF advance transfer node check nextIndex sum search reduce eq grow rangeCheckForAdd checkForComodification \
        outOfBoundsMsg elementAt removeIf nBits setBit isClear getFirst getLast element addFirst addLast removeFirst \
        removeLast removeRange removeAll retainAll complement listIterator checkInvariants reversed containsAll \
        parallelStream previousIndex hasPrevious previous moduleVersion isNativeMethod getFileName getLineNumber \
        getModuleName getMethodName session flip rewind isReadOnly slice duplicate scaleShifts heapSegment isActive \
        getIndex initFrameBuffer resize bci y isDefined isOtherAlphabetic isIdeographic isUnicodeIdentifierStart \
        isUnicodeIdentifierPart isIdentifierIgnorable isEmoji isEmojiPresentation isEmojiModifier isEmojiModifierBase \
        isEmojiComponent isExtendedPictographic toTitleCase digit getNumericValue getDirectionality isMirrored \
        toUpperCaseEx toUpperCaseCharArray getCodePoint low isSpace block getExponent getInteger inRange rotateLeft \
        rotateRight lower getTypeString getOffset setOffset s1 s2 applyAsDouble applyAsLong applyAsInt comparator \
        isShutdown uid gid pid exists separator exec getErrorStream writeReplace uoe supplier deepEquals isNull raw \
        readLong readByte readShort writeLong writeByte writeShort toByteArray digest all nextDouble multiply ulp poll \
        addEnableNativeAccess isDirectory display providers displayName instance getLanguage tr lt compose andThen swap \
        range parallel cmp bi wi initialValue toV historicalName getNode newNode removeNode dir pr sr succ bit pre build \
        ps nextToken sync lockInterruptibly tryLock newCondition isHeldExclusively getOwner hasQueuedThreads \
        getQueueLength getQueuedThreads hasWaiters getWaitQueueLength getWaitingThreads unlock nextNode isInvalid open0 \
        read0 offer readBytes isRegularFile getChannel channel initIDs getFD getHandle close0 writeBytes ensureOpen \
        toCharset checkError flushBuffer getEncoding implWrite implFlush implClose allocate sgp isLegalReplacement error \
        encodeArrayLoop encodeBufferLoop encodeLoop implReplaceWith implReset dec getArray putBuffer putArray \
        asReadOnlyBuffer compact order asCharBuffer asShortBuffer asIntBuffer asLongBuffer asFloatBuffer asDoubleBuffer \
        isLoaded unload force unsafeGetBase unsafeGetOffset isSync fileDescriptor acquire0 release0 ix byteOffset \
        getNumber getHandler nextInt hasMoreElements nextElement rotate iterate getPropertiesEx incrementAndGet \
        isWritable between literal weakCompareAndSetVolatile lazySet getAndIncrement getAndDecrement decrementAndGet \
        addAndGet getAndUpdate updateAndGet getAndAccumulate accumulateAndGet getPlain setPlain publish hasSplitPackages \
        hasIncubatorModules findAll moduleReads flatMap allMatch warn distinct requires mainClass zero findFirst \
        noneMatch filterValue filterCoordinates insertCoordinates permuteCoordinates collectCoordinates dropCoordinates \
        combiner readUnsignedShort asInternalName asSymbol flagsMask sym internalName bind isStrict normalize \
        getLastModifiedTime createDirectory rename setLastModifiedTime writeChar readChar getFileSystem getSeparator \
        canWrite normalized listFiles setLastModified getTotalSpace getUsableSpace attributes enable ifPresent \
        moduleResolution relativize writeFloat readFloat debug moduleDescriptors moduleTargets moduleHashes \
        moduleResolutions hashes quote getSchemeSpecificPart user getFragment targetPlatform algorithm sorted generate \
        ifPresentOrElse or orElseGet push pop getMap getEncodedInternal verify getPublicKey getTable getEntry \
        removeMapping pollFirst escape setURL isLinkLocalAddress scan inc pollLast offerLast peekFirst sub bulkRemove \
        removeFirstOccurrence jump offerFirst peekLast removeLastOccurrence descendingIterator newURL trySplit \
        tryAdvance estimateSize getComparator getExactSizeIfKnown forEachOrdered unordered opIsStateful opWrapSink \
        cancellationRequested makeRef evaluate flatten asArray ALL finisher getOutputShape evaluateToNode \
        lazySpliterator forEachWithCancel makeNodeBuilder mapToInt mapToLong mapToDouble mapMulti takeWhile dropWhile \
        sequential inputShape getOpFlags evaluateParallel evaluateSequential opEvaluateParallel opEvaluateParallelLazy \
        exactOutputSize copyInto getMask typeCheck getResult tag complete isOther fieldName constantName ofArray unbox \
        isCached speciesData delegate typeKind object dup newLabel addMethod endLabel classSymbol nameAndType \
        bootstrapMethodEntry entryByIndex bootstrapMethodCount canWriteDirect constantPool stringValue equalsString \
        constantValue writeTo methodTypeSymbol width attributeName attributeMapper writeAttribute bootstrapMethods \
        characterRangeTable compilationId enclosingMethod exceptions nestHost nestMembers permittedSubclasses sourceFile \
        sourceId writeBody readAttribute copyWithExtendI copyWithExtendJ copyWithExtendF copyWithExtendD setResult \
        getFilter Transform checkType ref1 writeLocalTo maxLocals has writeAttributes superclassEntry majorVersion \
        minorVersion setFlags cpIndex setVersion methodFlags endHandler contents readAttributes withCode parameterSlot \
        transformCode receiverSlot typeSymbol startLabel labelToBci setLabelTarget curTopLocal allocateLocal startPc \
        defaultTarget pad getLabel setLineNumber addHandler nop d2f d2i d2l f2d f2i f2l i2b i2c i2d i2f i2l i2s \
        instanceOf invokedynamic ior l2d l2f l2i ldc lor signatureString DUP POP catchType startScope endScope \
        characterRangeStart characterRangeEnd getMajorVersion writeDouble now call LOAD STORE maxStack \
        typeParameterIndex typeArgumentIndex getFrame copyFrom getComponent align getClassInfo readDouble ofSymbols \
        negate and isEqual not makeDouble shape output readFully skipBytes readBoolean readUnsignedByte unread \
        writeBoolean writeChars unregister performCleanup getFilePointer seek write0 getCache computeValue isLive \
        isLoggable createMap firstKey getElement selectForm visit g1 checkRange nextBytes subtract square toBigInteger \
        isZero toIntArray difference gcd xor getHostName isMulticastAddress isAnyLocalAddress isLoopbackAddress \
        isSiteLocalAddress isMCGlobal isMCNodeLocal isMCLinkLocal isMCSiteLocal isMCOrgLocal isReachable lookupByName \
        anyLocalAddress getFamily getBroadcast getDisplayName rsa getTotalCapacity getMemoryUsed getUnchecked \
        charRegionOrder newOutputStream newInputStream newFileChannel truncate transferFrom implCloseChannel \
        getLocalAddress setOption getOption supportedOptions validOps configureBlocking connect isConnected \
        shutdownInput shutdownOutput socket finishConnect getRemoteAddress invalidate isValid implCloseSelectableChannel \
        implConfigureBlocking supportedFileAttributeViews newFileSystem newByteChannel newDirectoryStream deleteIfExists \
        move readSymbolicLink getFileStore isSameFile getFileAttributeView setAttribute setPermissions setOwner \
        isSymbolicLink lastModifiedTime setTimes followLinks isReadable readString writeString getAttribute view toUri \
        lastAccessTime creationTime fileKey setHidden instant getNano toInstant UTC getYear getMonthValue getDayOfMonth \
        getHour getMinute getSecond newAsynchronousFileChannel checkPermission getContext newPermissionCollection up \
        getProvider getProviders getImpl include getDateTimeInstance getAvailableLocales setTimeZone getTimeZone \
        getFirstDayOfWeek getMinimalDaysInFirstWeek getDateInstance getTimeInstance date parseObject addAttribute \
        formatToCharacterIterator eras getString getZoneStrings dfs getMonths applyPattern getDecimalSeparator \
        getBeginIndex getEndIndex getBigDecimal getLocale toPattern setCurrency setRoundingMode getRoundingMode \
        isNegative setStrict minus getCurrencyInstance getPercentInstance getIntegerInstance getCompactNumberInstance \
        getNumberInstance getSymbol isExceptional toJavaFormatString setIndex getErrorIndex getTime setTime getMaximum \
        getID addYear getDisplayNames nextTag getWordInstance getLineInstance getCharacterInstance getSentenceInstance \
        isSupportedLocale getZone withZone plus getUnits until getSeconds plusNanos plusSeconds getDuration multipliedBy \
        plusDays plusHours plusMinutes minusDays minusHours minusMinutes minusSeconds minusNanos addTo subtractFrom \
        truncatedTo writeExternal readExternal queryFrom isSupportedBy isTimeBased getFrom adjustInto ofInstant atZone \
        isAfter isBefore rangeRefinedBy isLeapYear getRules isDateBased lengthOfMonth lengthOfYear getMonth get0 \
        toEpochDay getProlepticMonth getDayOfWeek getDayOfYear withDayOfMonth withDayOfYear plusWeeks withMonth \
        plusMonths withYear getDays plusYears minusMonths mapToObj atTime toLocalTime getEra getChronology leap dom \
        minusYears minusWeeks toEpochSecond eraOf ensureValid timeLineOrder toLocalDateTime withHour withMinute \
        withSecond withNano toLocalDate localDateTime getYears getCalendarType warning of0 dateEpochDay dateNow \
        prolepticYear dateYearDay resolveDate zonedDateTime period isIsoBased withSubsequentWidth withFixedWidth getText \
        isStandalone getObject div newContext isFixedWidth getBaseUnit getRangeUnit getMinimum getFence longs intersects \
        isSet getVariant roll getRawOffset getActualMaximum item setTimeOfDay setDate setLocale newCalendarDate \
        getCalendarDate setNormalizedYear getNormalizedYear setMonth getHours setHours getMinutes setMinutes setSeconds \
        isNormalized getOffsets setYear getDate getDay addRange ioException setScale neg df getCalendarDateFromFixedDate \
        getFixedDate putFirst putLast nsee firstEntry lastEntry pollFirstEntry pollLastEntry getKeys getContents \
        handleGetObject handleKeySet getControl getFormats getCandidateLocales getCacheKey setParent \
        getResourceBundleProviderType setFormat getBundle getFormat getTimeToLive clearCache setExtensions setDefault \
        getRegion getExtensionValue getDisplayLanguage getDisplayString getDisplayScript getDisplayCountry \
        getDisplayVariant getExtension setExtension descendingMap lowerEntry lowerKey floorEntry floorKey ceilingEntry \
        ceilingKey higherEntry higherKey navigableKeySet descendingKeySet subMap headMap tailMap lastKey descendingSet \
        ceiling higher subSet headSet tailSet setSeed ints doubles nextLong nextBoolean nextFloat isDeprecated \
        toBundleName getLastModified isRoot ent parseLine setColor keySpliterator cpr keyIterator descendingKeyIterator \
        submit take invokeAny invokeAll awaitTermination shutdownNow findNode LT GT onCompletion setRawResult \
        getRawResult casNext fork isCancelled resultNow exceptionNow completeExceptionally signal ctl deactivate \
        isReleasable scheduleAtFixedRate scheduleWithFixedDelay beginCompensatedBlock endCompensatedBlock growArray \
        onStart cvt cas acquire tryAcquireShared tryAcquire tryRelease tryReleaseShared free putValue crc \
        getCreationTime setSize setMethod getComment getVersion process setLevel setFilter setEncoding getLevel \
        getFormatter reportError demandLogger dispose getLoggerNames getLoggerName children setNode demandLoggerFor \
        setParameters logp getResourceBundle logrb finest isAlpha union N namedGroups getTextLength checkGroup \
        getCombiningClass DOT study consume mul makeChild doLeaf isLeaf combine getChildCount getChild getShape \
        asPrimitiveArray boxed makeSink setInput getBytesRead eof pi getHeaderSize readHeader getMinorVersion \
        getTableLength decompress getBuffer getFullName getByteOrder getFlags getChildren getCounter getContentLength \
        getURL getJarFile setRequestProperty getSeverity wrapped getLoggerConfiguration spi g0 rop W iv detach \
        createString onExit threadCount tryClose unlink abort getEffectiveCpuCount getCpuPeriod getCpuQuota getCpuShares \
        getCpuSetCpus getEffectiveCpuSetCpus getCpuSetMems getEffectiveCpuSetMems getMemoryLimit getMemorySoftLimit \
        getMemoryAndSwapLimit getPidsMax any implRead unmap readInternal writeInternal readv writev fdVal getPosition \
        drain getFDVal translateAndUpdateReadyOps translateAndSetReadyOps translateInterestOps kill readLock writeLock \
        localAddress remoteAddress tryFinishClose beginRead endRead configureSocketNonBlockingIfVirtualThread beginWrite \
        endWrite checkAddress implCloseBlockingMode implCloseNonBlockingMode translateReadyOps hasName moveToFront lcm \
        ino dev getData getAlgorithm permits getCertificateChain getTimestamp HH initNames hit setEra findValue \
        getAvailableLanguageTags getAdapterType getBreakIteratorProvider getCalendarDataProvider getCalendarNameProvider \
        getCollatorProvider getTimeZoneNameProvider isSupportedProviderLocale createInstance isAttribute setStart \
        getBreakIteratorInfo getMin getMax getReason getInput\u{20}
        """
}
