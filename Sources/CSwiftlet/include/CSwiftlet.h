// SPDX-License-Identifier: Apache-2.0
#pragma once
#include "AddressSpace.h"
#include "ObjectLayout.h"
#include "Metadata.h"
#include "ThreadLayout.h"
#include "Atomics.h"
#include "Bits.h"
