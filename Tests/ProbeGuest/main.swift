// SPDX-License-Identifier: Apache-2.0
import CProbeGuest
import Glibc

// The guest that the machine tests run: its first argument chooses what it does. Built as a static executable by
// scripts/build-probe-guest.

let arguments = CommandLine.arguments.dropFirst()
let number = arguments.dropFirst().first.flatMap { Int($0) } ?? 0
switch arguments.first ?? "" {
case "hello": print("hello from a guest")
case "nothing": break
case "exit": exit(Int32(number))
case "arguments":
    print(CommandLine.arguments.joined(separator: "|"), getenv("PROBE").map { String(cString: $0) } ?? "none")
case "echo": while let line = readLine() { print("<\(line)>") }
case "trap": probeTrap(number)
case "abort": abort()
case "forbidden": exit(probe_forbidden(Int32(number)) == 0 ? 99 : 98)
case "port": probe_port_write(UInt16(truncatingIfNeeded: number), Int32(arguments.last ?? "") ?? 4, 39)
case "load": print(probe_load(arguments.last.flatMap { UInt64($0, radix: 16) } ?? 0))
case "store": probe_store(arguments.last.flatMap { UInt64($0, radix: 16) } ?? 0, 1)
case "jump": print(probe_jump(arguments.last.flatMap { UInt64($0, radix: 16) } ?? 0))
case "straddle": for _ in 0..<3 { print(probe_straddling_call(39)) }
case "threads": shareCounter(threads: number, rounds: arguments.count > 2 ? Int(arguments.last ?? "") ?? 1_000 : 1_000)
case "pingpong": pingPong(rounds: number)
case "spin": spin(threads: number)
case "sleep": sleepAndTime(milliseconds: number)
case "manythreads": startAndJoin(count: number)
case "memory": workMemory(megabytes: number)
case "heap": churnHeap(rounds: number)
case "protect": protectThenWrite()
case "execute": writeThenExecute()
case "alias": aliasCode()
case "maps": printMaps()
case "calls": measureCalls(count: number)
case "hostile": attack(seed: UInt64(number), count: Int(arguments.last ?? "") ?? 1_000)
case "swarm": swarm(seed: UInt64(number), count: Int(arguments.last ?? "") ?? 1_000)
case "stages": stages(threads: number)
case "churn": churnForever(seed: number)
case "clocks": readClocks()
case "touch": touch(megabytes: number, advice: arguments.last ?? "")
case "file": readGrantedFile(arguments.dropFirst().first ?? "")
case "lines": printLines(count: number)
case "gather": gatherFile(arguments.last ?? "", count: number)
case "pieces": readPieces(arguments.last ?? "", seed: number)
case "pipe": fillPipe(count: number)
case "reuse": reuseDescriptor()
case "ring": breakRing(number)
case "hang": while true {}
case "deadlock": waitForever()
default: exit(97)
}
