// SPDX-License-Identifier: Apache-2.0
// Arithmetic that Swift has no operator for.
#pragma once

// Remainder with the sign of the dividend, exact: what frem and drem compute (JVMS 6.5).
static inline double swiftlet_fmod(double a, double b) { return __builtin_fmod(a, b); }
static inline float swiftlet_fmodf(float a, float b) { return __builtin_fmodf(a, b); }
