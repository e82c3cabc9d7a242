// SPDX-License-Identifier: Apache-2.0
#pragma once

/// Makes the C library ask for memory seldom, and much at a time. Before there are threads.
void swiftlet_guest_allocator_start(void);
