// SPDX-License-Identifier: Apache-2.0
// Layout of heap objects (spec/object-layout.md).
#pragma once
#include "AddressSpace.h"

typedef struct ObjectHeader {
    ClassRef class_;  // ClassMetadata of the object; with a forwarding tag in `mark`, the new Reference instead
    uint32_t mark;    // lock 0-1 | age 2-5 | self-forwarded 6 | identity hash 7-31
} ObjectHeader;

enum {
    SwiftletObjectHeaderSize = 8,
    SwiftletArrayLengthOffset = 8,  // int32
    SwiftletArrayData4 = 12,        // first element, elements of 1, 2 and 4 bytes (references too)
    SwiftletArrayData8 = 16,        // first element, elements of 8 bytes
    SwiftletObjectAlignment = 8,
};

enum {
    SwiftletMarkLockMask = 3,
    SwiftletMarkUnlocked = 0,
    SwiftletMarkThinLocked = 1,  // the owner's lock stack names the object
    SwiftletMarkInflated = 2,    // a monitor in the side table
    SwiftletMarkForwarded = 3,   // the collector moved it; class_ holds the new Reference
    SwiftletMarkAgeShift = 2,
    SwiftletMarkAgeMask = 15 << 2,
    SwiftletMarkSelfForwarded = 1 << 6,
    SwiftletMarkHashShift = 7,  // 25 bits, 0 = not yet computed
};
