// SPDX-License-Identifier: Apache-2.0
// How a monitor gives up what it does not need. Every function returns 0, or the negated error number.
#pragma once

/// Gives the calling thread, and threads it starts later, a network with nothing but itself in it. Without privileges
/// this takes a user namespace of the process's own, and the process must have one thread.
int swiftlet_private_network(void);

/// Takes the process out of the host's tree of files, into an empty folder, and gives up every capability for good.
int swiftlet_leave_host(void);

/// Leaves the process the system calls whose numbers are given, `ioctl` for KVM and terminals only; others fail with
/// EPERM from now on, in all threads.
int swiftlet_restrict_calls(const int *numbers, int count);

/// Starts a process that makes sockets in the network of now, and returns a descriptor to ask it by.
int swiftlet_start_socket_maker(void);

/// Asks for a socket that does not block; the descriptor, or the negated error number.
int swiftlet_ask_for_socket(int maker, int family, int type);

/// Begins a zone: namespaces of the process's own, with an empty tree of files beside the host's. One thread.
int swiftlet_zone_begin(void);

/// Puts a path of the host into the zone, at its own place.
int swiftlet_zone_add(const char *path, int is_writable);

/// Puts a file of a few bytes into the zone.
int swiftlet_zone_write(const char *path, const char *text);

/// Moves the process into the zone; the host's tree is gone. `folder` becomes the working directory if it is there.
int swiftlet_zone_end(const char *folder);

/// Gives up every capability, and the ways to get one back.
int swiftlet_give_up_privileges(void);
