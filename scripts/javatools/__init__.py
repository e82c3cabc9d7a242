# SPDX-License-Identifier: Apache-2.0
"""What the Java test runner, the differential script and the benchmark script share."""
