//! Saving: one transaction for each act, and memory that always equals the file.

use crate::error::{Rule, VaultError};
use crate::head::Pin;
use crate::open::OpenVault;
use crate::person::Millis;
use crate::person_keys::PersonKeys;
use crate::room::Room;
use crate::stage::{Change, Draft, Reseal, Stage};
use crate::store::Row;
use crate::witness::Witness;

/// Whether a room is sealed anew as a whole.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Whole {
    /// At the first save of the session.
    IfFirst,
    /// Not this time: the disk is too full.
    Never,
}

impl Whole {
    pub(crate) fn unless(self, done: bool) -> Reseal {
        if self == Self::IfFirst && !done { Reseal::WholeRoom } else { Reseal::Eights }
    }
}

/// How large new rooms are, and whether rooms keep some cells free.
#[derive(Debug, Clone, Copy)]
pub(crate) struct RoomSize {
    pub(crate) cells: u32,
    pub(crate) grows: bool,
}

impl RoomSize {
    /// What every real household has; small ones are for tests.
    pub(crate) const ORDINARY: Self = Self { cells: crate::stage::NEW_ROOM_CELLS, grows: true };
}

/// Everything that one act writes.
#[derive(Default)]
pub(crate) struct Act {
    pub(crate) own: Option<Stage>,
    pub(crate) shared: Option<Stage>,
    /// The other room, when its person signs beside the opener. It is not kept in memory.
    pub(crate) other: Option<Stage>,
    /// Slots, bundles and hints, at joining.
    pub(crate) further: Vec<Row>,
}

impl OpenVault {
    /// Makes all changes in one transaction and returns after the commit. After an error the
    /// memory equals the file: either everything was saved, or nothing.
    pub fn save(&mut self, changes: &[Change<'_>], now: Millis) -> Result<(), VaultError> {
        self.ready_to_write()?;
        if changes.is_empty() {
            return Ok(());
        }
        self.perform(|vault, whole| {
            let pin = vault.rooms.pin_for_private_save();
            Ok(Act { own: Some(vault.stage_own(changes, whole, pin, now)?), ..Act::default() })
        })?;
        self.remember(None);
        Ok(())
    }

    /// Nothing is written while it is unknown what the last write did.
    pub(crate) fn ready_to_write(&mut self) -> Result<(), VaultError> {
        if self.unsettled {
            self.read_again()?;
        }
        if self.read_only() {
            return Err(VaultError::ReadOnly);
        }
        Ok(())
    }

    /// What an act writes to the own room.
    pub(crate) fn stage_own(
        &self,
        changes: &[Change<'_>],
        whole: Whole,
        pin: Pin,
        now: Millis,
    ) -> Result<Stage, VaultError> {
        let reseal = whole.unless(self.own_sealed_anew);
        let bundle = self.rooms.own.head.bundle;
        let grows = self.size.grows;
        self.rooms.own.stage(&Draft { changes, reseal, saved: now, pin, bundle, least_cells: 0, grows })
    }

    /// Performs an act. The first one of a session seals the room anew; if the disk is too full
    /// for that, it is done once more without, and the next one tries again.
    pub(crate) fn perform(&mut self, make: impl Fn(&Self, Whole) -> Result<Act, VaultError>) -> Result<(), VaultError> {
        let act = make(self, Whole::IfFirst)?;
        let (own, other) = (act.own.is_some(), act.other.is_some());
        let is_first = (own && !self.own_sealed_anew) || (other && !self.other_sealed_anew);
        match self.commit(act) {
            Ok(()) => {
                self.own_sealed_anew |= own;
                self.other_sealed_anew |= other;
                Ok(())
            }
            Err(VaultError::DiskFull) if is_first && !self.unsettled => {
                let smaller = make(self, Whole::Never)?;
                self.commit(smaller)
            }
            Err(error) => Err(error),
        }
    }

    fn commit(&mut self, act: Act) -> Result<(), VaultError> {
        let written = {
            let mends = &self.rooms.mends;
            let parts: [&[Row]; 5] = [
                mends,
                &act.further,
                act.own.as_ref().map_or(&[], |stage| &stage.rows),
                act.shared.as_ref().map_or(&[], |stage| &stage.rows),
                act.other.as_ref().map_or(&[], |stage| &stage.rows),
            ];
            self.closed.store.write(&parts)
        };
        match written {
            Ok(()) => {
                self.rooms.mends.clear();
                if let Some(stage) = act.own {
                    self.rooms.own.apply(stage);
                }
                if let (Some(stage), Some(room)) = (act.shared, &mut self.rooms.shared) {
                    room.apply(stage);
                }
                Ok(())
            }
            Err(error) => self.settle(&act, error),
        }
    }

    /// A failed commit has an unknown outcome: reopen, compare, then tell the truth.
    fn settle(&mut self, act: &Act, error: VaultError) -> Result<(), VaultError> {
        let meant = act.own.as_ref().map(|stage| stage.head_commitment);
        self.read_again()?;
        if meant == Some(self.rooms.own.head_commitment) { Ok(()) } else { Err(error) }
    }

    /// Notes the newest state on this computer. A failure is no failure of the save.
    pub(crate) fn remember(&mut self, other: Option<(&PersonKeys, OtherHead)>) {
        let Some(mut file) = self.closed.witness_file() else { return };
        if self.closed.begins_no_note && file.is_blank() {
            return;
        }
        let own = &self.rooms.own;
        let witness = Witness { epoch: own.head.epoch, head: own.head_commitment, log: own.head.pin };
        file.remember(self.me(), &self.rooms.me.witness(), &witness);
        if let Some((keys, head)) = other {
            let witness = Witness { epoch: head.epoch, head: head.commitment, log: own.head.pin };
            file.remember(keys.person, &keys.witness(), &witness);
        }
        // Reported by nothing: the next unlocking will find the file newer than the note, which is no alarm.
        let _ = file.write();
    }

    pub(crate) fn shared_room(&self) -> Result<&Room, VaultError> {
        self.rooms.shared.as_ref().ok_or(VaultError::NotAllowed(Rule::NobodyJoined))
    }
}

/// The head of the other room after a save beside the opener.
pub(crate) struct OtherHead {
    pub(crate) epoch: u64,
    pub(crate) commitment: [u8; 32],
}

impl OtherHead {
    pub(crate) fn of(stage: &Stage) -> Self {
        Self { epoch: stage.head.epoch, commitment: stage.head_commitment }
    }
}
