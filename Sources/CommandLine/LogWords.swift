// SPDX-License-Identifier: Apache-2.0

/// The words of `-Xlog`.
enum LogWords {
    /// Tags of HotSpot 25: a mistyped one is refused, all others are accepted, whether or not this machine says anything.
    private static let tags: StaticString = """
         add age alloc annotation aot arguments array attach barrier blocks bot breakpoint bytecode cause cds census \
        class classhisto cleanup codecache compaction compilation condy constantpool constraints container \
        continuations coops cpu cset data datacreation dcmd decoder defaultmethods deoptimization dependencies \
        director dump dynamic ergo event exceptions exit fastlock finalizer fingerprint free freelist gc handshake \
        hashtables heap heapdump humongous ihop iklass indy init inlinecache inlining install interpreter itables \
        jfr jit jmethod jni jvmci jvmti lambda library link liveness load loader logging malloc map mark marking \
        membername memops metadata metaspace methodcomparator methodhandles methodtrace mirror mmu module \
        monitorinflation monitormismatch monitortable native nestmates nmethod nmt normalize numa objecttagging \
        obsolete oldobject oom oopmap oops oopstorage os owner page pagesize parser patch path perf periodic phases \
        plab placeholders preempt preorder preview promotion ptrqueue purge record redefine ref refine region reloc \
        remset resolve safepoint sampling scavenge sealed setting smr stackbarrier stackmap stacktrace stackwalk \
        start startup startuptime state stats streaming stringdedup stringtable stubs subclass survivor suspend \
        sweep symboltable system table task thread throttle timer tlab tracking training trimnative unload unmap \
        unshareable update valuebasedclasses verification verify vmmutex vmoperation vmthread vtables vtablestubs \
        image \u{20}
        """

    static let help = """
        -Xlog Usage: -Xlog[:[selections][:[output][:[decorators][:output-options]]]]
        \t where 'selections' are combinations of tags and levels of the form tag1[+tag2...][*][=level][,...]

        Available log levels:
         off, trace, debug, info, warning, error

        Log tags with messages in this machine; others are accepted and say nothing:
         gc, class+load, image, jit+compilation
        """

    /// The first tag of a selection (without its level) that does not exist.
    static func unknownTag(_ selection: Substring) -> Substring? {
        let known = tags.description.split(separator: " ")
        for tag in selection.split(separator: "+") {
            let plain = tag.hasSuffix("*") ? tag.dropLast() : tag
            if plain != "all", plain != "disable", !known.contains(plain) { return plain }
        }
        return nil
    }
}
