//! What the vault found, as few calm kinds that a person can act on.

use crate::views::{Notice, NoticeKind};
use std::collections::BTreeMap;
use vault::Finding;

/// The findings, counted by kind, in a fixed order.
pub(crate) fn notices(findings: &[Finding]) -> Vec<Notice> {
    let mut counts: BTreeMap<NoticeKind, u32> = BTreeMap::new();
    for finding in findings {
        *counts.entry(kind(finding)).or_default() += 1;
    }
    counts.into_iter().map(|(kind, count)| Notice { kind, count }).collect()
}

const fn kind(finding: &Finding) -> NoticeKind {
    match finding {
        Finding::CellDamaged { .. }
        | Finding::EntryIncomplete { .. }
        | Finding::PageStructure
        | Finding::FrameHeader => NoticeKind::DamagedEntry,
        Finding::CellMissing { .. } => NoticeKind::MissingEntry,
        Finding::CellReplaced { .. } | Finding::TagPageReplaced { .. } | Finding::BundleReplaced { .. } => {
            NoticeKind::ReplacedEntry
        }
        Finding::HeadLost { .. } | Finding::TagPageLost { .. } => NoticeKind::AgeNotProven,
        Finding::OlderThanWitness => NoticeKind::OlderFile,
        Finding::ForkedFromWitness | Finding::LogDiffersFromWitness => NoticeKind::ForkedFile,
        Finding::OlderSecret { .. } => NoticeKind::OlderPassphrase,
        Finding::WitnessAbsent | Finding::WitnessDamaged => NoticeKind::NoWitness,
        Finding::SlotMissing { .. }
        | Finding::SlotDamaged { .. }
        | Finding::SlotCost { .. }
        | Finding::SlotCopiesDiffer { .. }
        | Finding::RecoverySlotFails
        | Finding::BundleMissing { .. }
        | Finding::BundleDamaged { .. }
        | Finding::BundleCopiesDiffer { .. }
        | Finding::HeadMissing { .. }
        | Finding::HeadDamaged { .. }
        | Finding::HeadCopiesDiffer { .. }
        | Finding::TagPageMissing { .. }
        | Finding::TagPageDamaged { .. }
        | Finding::TagPageCopiesDiffer { .. }
        | Finding::CellRecovered { .. }
        | Finding::MetaDamaged { .. } => NoticeKind::CopyMended,
        Finding::RecordDamaged { .. } | Finding::ContentMissing { .. } => NoticeKind::LogDamaged,
        Finding::LogGap { .. }
        | Finding::RecordSignature { .. }
        | Finding::RecordChain { .. }
        | Finding::FoundingDiffers
        | Finding::PinMissing { .. }
        | Finding::ForeignRecords { .. }
        | Finding::PinDiffers { .. } => NoticeKind::LogRewritten,
        Finding::OwnRecordNewer { .. } => NoticeKind::OwnRecordNewer,
        Finding::ForeignRows { .. }
        | Finding::CellForeign { .. }
        | Finding::SchemaDiffers
        | Finding::ApplicationId
        | Finding::ForeignJournal
        | Finding::VaultIdDiffers
        | Finding::VersionDiffers
        | Finding::ReservedNotZero { .. } => NoticeKind::ForeignContent,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use vault::Space;

    #[test]
    fn findings_are_counted_by_kind() {
        let damaged = |cell| Finding::CellDamaged { space: Space::Own, cell };
        let told = notices(&[damaged(1), Finding::OlderThanWitness, damaged(2)]);
        assert_eq!(
            told,
            [Notice { kind: NoticeKind::DamagedEntry, count: 2 }, Notice { kind: NoticeKind::OlderFile, count: 1 }]
        );
    }
}
