// SPDX-License-Identifier: Apache-2.0
#pragma once

/// Asks the monitor for a page to read the time from; without one, every look at a clock is a call. Before there are
/// threads.
void swiftlet_guest_clock_start(void);

/// Makes the C library ask for memory seldom, and much at a time. Before there are threads.
void swiftlet_guest_allocator_start(void);
