// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "KVMShims.h"
#include "PlatformShims.h"
