// SPDX-License-Identifier: Apache-2.0
// The only way from Swift to handlers and machine code.
#pragma once
#include "ThreadLayout.h"

// Calls a handler. Machine code uses every register but rsp as it likes and ends in handlers that keep what they find, so
// the registers that C functions must preserve are saved here. Returns when a handler gives control back to Swift.
void swiftlet_enter_handler(
    const void *_Nonnull pc, void *_Nonnull sp, void *_Nonnull fp, void *_Nonnull base, JavaThread *_Nonnull thread,
    uint64_t accumulator, const void *_Nonnull handler);
