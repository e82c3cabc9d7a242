// SPDX-License-Identifier: Apache-2.0
#pragma once
#include "AddressSpace.h"
#include "Atomics.h"
#include "Metadata.h"
#include "ObjectLayout.h"

#include "KVMShims.h"
#include "PlatformShims.h"
#include "ThreadLayout.h"
#include "Arithmetic.h"
#include "Bits.h"
#include "HandlerEntry.h"
#include "HostShims.h"
#include "GuestShims.h"
#include "JailShims.h"
