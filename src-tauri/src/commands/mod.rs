//! The commands: each one line of work, handed in at the door.

mod breaches;
mod coach;
mod door;
mod ideas;
mod plans;
mod posts;
mod pulse;
mod reflect;
mod rituals;
mod settings;
mod short;
mod window;

use tauri_specta::{Builder, collect_commands};

/// Every command there is, and its twin in TypeScript.
pub(crate) fn bindings() -> Builder<tauri::Wry> {
    // Each view goes one way and looks the same in both, so one twin is enough.
    Builder::new().disable_serde_phases().commands(collect_commands![
        door::door_show,
        door::door_unlock,
        door::household_create,
        door::household_choose,
        door::household_list,
        door::household_choose_known,
        door::household_show,
        door::household_forget,
        door::household_welcome,
        door::household_join,
        door::passphrase_suggest,
        door::passphrase_judge,
        door::room_show,
        door::room_lock,
        door::room_resume,
        reflect::today_show,
        reflect::suggestion_set_aside,
        reflect::light_keep,
        reflect::exercise_list,
        reflect::exercise_begin,
        reflect::feeling_list,
        reflect::entry_open,
        reflect::entry_read,
        reflect::answer_save,
        reflect::place_save,
        reflect::entry_finish,
        reflect::gate_show,
        reflect::gate_answer,
        reflect::line_list,
        reflect::note_save,
        reflect::entry_bin,
        reflect::entry_take_back,
        reflect::deletion_show,
        reflect::entry_delete,
        reflect::bin_empty,
        breaches::breach_gate,
        breaches::breach_gate_answer,
        breaches::breach_list,
        breaches::breach_save,
        breaches::breach_choose,
        breaches::breach_set_aside,
        breaches::breach_bin,
        breaches::breach_take_back,
        breaches::entry_move,
        breaches::entry_move_back,
        short::short_begin,
        short::short_answer,
        short::short_finish,
        short::ending_leave,
        plans::plan_show,
        plans::agreement_show,
        plans::agreement_sign_day,
        plans::agreement_draft,
        plans::agreement_begin,
        plans::control_look,
        plans::template_list,
        plans::agreement_begin_from,
        plans::agreement_draft_save,
        plans::agreement_draft_anew,
        plans::agreement_draft_discard,
        plans::agreement_propose,
        plans::agreement_accept,
        plans::agreement_decline,
        plans::agreement_withdraw,
        plans::agreement_keep,
        plans::remark_take_back,
        plans::agreement_retire,
        plans::ahead_show,
        plans::recurrence_show,
        rituals::ritual_list,
        rituals::calendar_show,
        rituals::calendar_save,
        ideas::idea_list,
        ideas::idea_mark,
        ideas::idea_put_away,
        ideas::idea_begin,
        ideas::idea_compare,
        posts::post_list,
        posts::post_show,
        posts::post_begin,
        posts::post_begin_with,
        posts::post_begin_from,
        posts::post_change,
        posts::post_draft,
        posts::post_draft_save,
        posts::post_draft_discard,
        posts::post_share,
        posts::post_say,
        posts::post_reply,
        posts::post_take_back,
        posts::reply_take_back,
        posts::copy_offer,
        posts::copy_preview,
        posts::copy_share,
        posts::copy_tie,
        posts::copy_draft_save,
        posts::copy_draft_discard,
        posts::copy_show,
        posts::saying_begun,
        posts::saying_save,
        pulse::pulse_show,
        pulse::pulse_save,
        pulse::pulse_bin,
        pulse::pulse_take_back,
        coach::coach_look,
        settings::help_show,
        settings::settings_show,
        settings::settings_save,
        settings::household_copy,
        window::window_painted,
        window::window_close,
        window::window_waits,
        window::window_print,
    ])
}

#[cfg(test)]
mod tests {
    use specta_typescript::Typescript;
    use std::fs;

    /// Where the window reads its types.
    const COMMITTED: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/../ui/src/ipc/generated/bindings.ts");

    /// Writes the twins anew, and fails when they were not what is committed: a type that drifts is
    /// seen at once, and the fix lies in the working tree already.
    #[test]
    fn the_twins_in_typescript_are_those_of_the_commands() {
        let header = "// Written by a test of the shell from the Rust signatures. Never edit.\n";
        let folder = tempfile::tempdir().expect("a temporary folder");
        let file = folder.path().join("bindings.ts");
        super::bindings().export(Typescript::default().header(header), &file).expect("every type has a twin");
        let fresh = fs::read_to_string(&file).expect("it was written");
        let committed = fs::read_to_string(COMMITTED).unwrap_or_default();
        if fresh != committed {
            fs::write(COMMITTED, &fresh).expect("the working tree can be written");
            panic!("ui/src/ipc/generated/bindings.ts was not up to date; it is now");
        }
    }
}
