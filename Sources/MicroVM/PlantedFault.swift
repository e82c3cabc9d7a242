// SPDX-License-Identifier: Apache-2.0

/// A mistake that a machine is told to make, so that tests can show that mistakes of its kind are found
/// (`HostileGuestTests`). No machine outside of tests is told.
enum PlantedFault: Sendable, CaseIterable {
    /// The last page of what is unmapped stays in the page tables: an end that is off by one.
    case lastPageStaysMapped
    /// How much of a granted file is mapped is not compared with what there is of it.
    case uncheckedLength
    /// The host is not told to refuse links that lead out of a granted folder.
    case followedLinks
    /// How much the guest says to have put into the ring of output is not compared with what the ring holds.
    case uncheckedCounter
    /// Nor is a record's length with what there is of it.
    case uncheckedRecord
}
