// SPDX-License-Identifier: Apache-2.0
import Interpreter
import ObjectModel

// Room in the code cache. When it is full, all threads are stopped, and the methods whose code is oldest are interpreted
// again until a quarter of the cache is free; what is still hot is compiled anew soon. Code that some frame may return into
// stays: that of all methods that have a frame.

extension VirtualMachine {
    /// Methods that have a frame on some stack: a continuation in a method's code belongs to a frame of the method. At a safepoint.
    private var methodsWithFrames: Set<MethodRef> {
        var methods: Set<MethodRef> = []
        for record in threads.all {
            var frame = Frame.innermost(record.thread)
            while let current = frame {
                methods.insert(current.header.pointee.method)
                frame = current.caller
            }
        }
        return methods
    }

    /// Frees code that was made anew. At a safepoint.
    package func reclaimMachineCode() {
        guard machineCode.hasRetired else { return }
        machineCode.reclaim(methodsWithFrames: methodsWithFrames)
    }

    /// Makes room in the cache; false if that did not help or was tried a moment ago. Of the compiling thread, which holds no
    /// lock: stops the others.
    func makeRoomForMachineCode() -> Bool {
        guard machineCode.mayEvict(at: host.monotonicNanoseconds) else { return false }
        var count = 0
        let before = machineCode.usedInBytes
        threads.stopTheWorldFromOutside {
            let inUse = methodsWithFrames
            for method in machineCode.oldest(except: inUse) {
                let pointer = space[method]
                interpret(pointer)
                machineCode.retire(method)
                resetCounters(pointer)
                count += 1
            }
            machineCode.reclaim(methodsWithFrames: inUse)
        }
        let freed = before - machineCode.usedInBytes
        if options.logsCompilation {
            log("        code cache is full: \(count) methods made not entrant, \(freed) bytes freed")
        }
        return freed > 0
    }
}
