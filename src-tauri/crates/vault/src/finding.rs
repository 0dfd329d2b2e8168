//! What a reading of the file has found wrong. A finding names a place, never a content.

use crate::person::Person;

/// A space as the opener sees it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Space {
    /// The opener's own room.
    Own,
    /// The other person's room, met only when both sit side by side.
    Other,
    /// The shared room.
    Shared,
}

/// The tables of the file.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Table {
    /// Hints for the Door.
    Meta,
    /// Keyslots.
    Keyslot,
    /// Second copies of the keyslots.
    Keyslot2,
    /// Bundles.
    Bundle,
    /// Heads.
    Head,
    /// Tag pages.
    Tags,
    /// Cells.
    Cell,
}

/// The two kinds of keyslot.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum SlotKind {
    /// Opened by the passphrase.
    Passphrase,
    /// Opened by the recovery code.
    Recovery,
}

/// Which of two copies: 0 or 1.
pub type CopyNumber = u8;

/// One thing that is not as it was left.
#[derive(Debug, Clone, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Finding {
    /// SQLite's own pages are damaged somewhere.
    PageStructure,
    /// The first bytes of the file are not those of a household.
    FrameHeader,
    /// The mark of the application is not ours although the tables are.
    ApplicationId,
    /// The tables are not exactly those of format 1, or something was planted beside them.
    SchemaDiffers,
    /// A journal beside the file is not one that this program writes.
    ForeignJournal,
    /// A hint for the Door is missing or of the wrong shape.
    MetaDamaged {
        /// The row.
        row: u8,
    },
    /// The vault id shown at the Door is not the one in the keyslots.
    VaultIdDiffers,
    /// The version or the features shown at the Door are not those in the sealed head.
    VersionDiffers,
    /// Rows outside the rules of the format; they are never read as content.
    ForeignRows {
        /// Where.
        table: Table,
        /// How many.
        count: u64,
    },
    /// A copy of a keyslot is missing.
    SlotMissing {
        /// Whose.
        person: Person,
        /// Which.
        kind: SlotKind,
        /// Which copy.
        copy: CopyNumber,
    },
    /// A copy of a keyslot is damaged.
    SlotDamaged {
        /// Whose.
        person: Person,
        /// Which.
        kind: SlotKind,
        /// Which copy.
        copy: CopyNumber,
    },
    /// A keyslot asks for a key derivation that no program of ours would write.
    SlotCost {
        /// Whose.
        person: Person,
        /// Which copy.
        copy: CopyNumber,
    },
    /// Both copies of a keyslot are whole, and differ.
    SlotCopiesDiffer {
        /// Whose.
        person: Person,
        /// Which.
        kind: SlotKind,
    },
    /// The recovery code that the room remembers no longer opens its keyslot.
    RecoverySlotFails,
    /// A copy of the bundle is missing.
    BundleMissing {
        /// Which room's.
        space: Space,
        /// Which copy.
        copy: CopyNumber,
    },
    /// A copy of the bundle does not open.
    BundleDamaged {
        /// Which room's.
        space: Space,
        /// Which copy.
        copy: CopyNumber,
    },
    /// Both copies of the bundle open, and differ.
    BundleCopiesDiffer {
        /// Which room's.
        space: Space,
    },
    /// The bundle is not the one that the head names: an older one was put back.
    BundleReplaced {
        /// Which room's.
        space: Space,
    },
    /// A copy of the head is missing.
    HeadMissing {
        /// Which room's.
        space: Space,
        /// Which copy.
        copy: CopyNumber,
    },
    /// A copy of the head does not open.
    HeadDamaged {
        /// Which room's.
        space: Space,
        /// Which copy.
        copy: CopyNumber,
    },
    /// Both copies of the head open, and differ.
    HeadCopiesDiffer {
        /// Which room's.
        space: Space,
    },
    /// No head is left: the age of nothing in this room is proven.
    HeadLost {
        /// Which room's.
        space: Space,
    },
    /// Bytes that format 1 keeps at zero are not zero.
    ReservedNotZero {
        /// Which room's.
        space: Space,
    },
    /// A copy of a tag page is missing.
    TagPageMissing {
        /// Which room's.
        space: Space,
        /// Which page.
        page: u32,
        /// Which copy.
        copy: CopyNumber,
    },
    /// A copy of a tag page does not open.
    TagPageDamaged {
        /// Which room's.
        space: Space,
        /// Which page.
        page: u32,
        /// Which copy.
        copy: CopyNumber,
    },
    /// Both copies of a tag page open, and differ.
    TagPageCopiesDiffer {
        /// Which room's.
        space: Space,
        /// Which page.
        page: u32,
    },
    /// A tag page opens but is not the one that the head names.
    TagPageReplaced {
        /// Which room's.
        space: Space,
        /// Which page.
        page: u32,
    },
    /// No copy of a tag page is left: the age of its 480 cells is not proven.
    TagPageLost {
        /// Which room's.
        space: Space,
        /// Which page.
        page: u32,
    },
    /// A cell is gone.
    CellMissing {
        /// Which room's.
        space: Space,
        /// Which cell.
        cell: u32,
    },
    /// A cell does not open.
    CellDamaged {
        /// Which room's.
        space: Space,
        /// Which cell.
        cell: u32,
    },
    /// A cell was replaced by an older genuine copy.
    CellReplaced {
        /// Which room's.
        space: Space,
        /// Which cell.
        cell: u32,
    },
    /// A cell names another vault space, place or key generation than its own.
    CellForeign {
        /// Which room's.
        space: Space,
        /// Which cell.
        cell: u32,
    },
    /// A cell was not where SQLite looks, and was found whole elsewhere in the file.
    CellRecovered {
        /// Which room's.
        space: Space,
        /// Which cell.
        cell: u32,
    },
    /// Parts of an entry are missing, so that it cannot be shown.
    EntryIncomplete {
        /// Which room's.
        space: Space,
        /// The cell of its first part that is left.
        cell: u32,
    },
    /// Records between these two numbers (both included) are gone.
    LogGap {
        /// The first that is gone.
        from: u64,
        /// The last that is gone.
        to: u64,
    },
    /// The shared room holds something that is no record; it is never read as one.
    ForeignRecords {
        /// How many.
        count: u64,
    },
    /// A record is damaged.
    RecordDamaged {
        /// Its number.
        seq: u64,
    },
    /// A record carries a signature that its author did not make.
    RecordSignature {
        /// Its number.
        seq: u64,
    },
    /// A record does not follow the one before it.
    RecordChain {
        /// Its number.
        seq: u64,
    },
    /// A record's content was taken out although its author did not withdraw it.
    ContentMissing {
        /// The record's number.
        seq: u64,
    },
    /// The founding records do not name the keys and rooms that this room has pinned.
    FoundingDiffers,
    /// The record that the own head has pinned is not in the log.
    PinMissing {
        /// Which room's head.
        space: Space,
        /// The record's number.
        seq: u64,
    },
    /// The record that the own head has pinned is another one.
    PinDiffers {
        /// Which room's head.
        space: Space,
        /// The record's number.
        seq: u64,
    },
    /// The log holds an own record that the own head does not know: the room was put back, or somebody signs with its key.
    OwnRecordNewer {
        /// Which room's head.
        space: Space,
        /// The record's number.
        seq: u64,
    },
    /// This computer has no note of this person in this file yet.
    WitnessAbsent,
    /// This computer's note cannot be read.
    WitnessDamaged,
    /// The file is older than the one this computer last saw.
    OlderThanWitness,
    /// The file is as new as the one this computer last saw, and is another one.
    ForkedFromWitness,
    /// The shared log is not the one this computer last saw.
    LogDiffersFromWitness,
    /// The file accepts an older secret of this person.
    OlderSecret {
        /// Whose.
        person: Person,
    },
}
