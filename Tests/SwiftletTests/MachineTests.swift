// SPDX-License-Identifier: Apache-2.0
import Testing

/// Whole machines, one test at a time: some look at the memory and the threads of the process.
@Suite(.serialized, .enabled(if: Machines.javaHome != nil, Machines.absence)) struct MachineTests {}
