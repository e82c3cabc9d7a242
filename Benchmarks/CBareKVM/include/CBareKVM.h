// SPDX-License-Identifier: Apache-2.0
#pragma once
/// Creates a machine with one page of memory and one VCPU, runs a program that leaves once and halts, and destroys it
/// all: the least that KVM can be asked for. 0, or a negated errno. With `with_cpuid`, the VCPU is given the host's
/// features first, which nobody who runs compiled code can leave out.
int bare_kvm_run(int kvm, int with_cpuid);
int bare_kvm_open(void);
