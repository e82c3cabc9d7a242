// SPDX-License-Identifier: Apache-2.0
// What the probe guest does that Swift cannot say: calls with any number and arguments, and instructions that no user
// code should get away with.
#pragma once

#include <stdint.h>

/// Makes a call through SYSCALL, or through the call port; the same to a monitor.
uint64_t probe_call(uint64_t number, const uint64_t arguments[6]);
uint64_t probe_port_call(uint64_t number, const uint64_t arguments[6]);

/// Executes a SYSCALL whose two bytes lie in different cache lines.
uint64_t probe_straddling_call(uint64_t number);

/// Executes the n-th forbidden instruction; 0 if there is no such.
int probe_forbidden(int index);

/// Writes to a port: 1, 2 or 4 bytes.
void probe_port_write(uint16_t port, int size, uint32_t value);

/// Reads and writes memory past any check of a compiler's.
uint64_t probe_load(uint64_t address);
void probe_store(uint64_t address, uint64_t value);

/// Jumps to an address as to a function without arguments.
uint64_t probe_jump(uint64_t address);
