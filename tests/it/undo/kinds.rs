//! The kinds of op: the compiler says when one is missing here, and the walk when it was never carried out.

use mimamori::ops::onboarding::OnboardingOp;
use mimamori::ops::voice::VoiceOp;
use mimamori::ops::{
    ExpansionOp, FeedbackOp, InitiativeOp, KpiOp, LetterOp, MailOp, Op, RateOp, RenewalOp, SearchOp, StoryOp, ThemeOp, ThreadOp, TriageOp,
    WhoseOp,
};

/// The ops it stands among, and its name there.
pub type Kind = (&'static str, &'static str);

macro_rules! kinds {
    ($of:ident, $all:ident, $op:ident: $($kind:ident)*) => {
        const $all: &[Kind] = &[$((stringify!($op), stringify!($kind))),*];

        fn $of(op: &$op) -> Kind {
            match op {
                $($op::$kind { .. } => (stringify!($op), stringify!($kind)),)*
            }
        }
    };
}

kinds! { plain, PLAIN, Op:
    SaveAccount SaveContact SaveContract SaveRenewal SaveTask SaveResponse SaveTouch Log AddTasks FinishTask ReopenTask SnoozeTask
    FinishTasks SnoozeTasks ShiftTasks DeleteTasks AnswerResponse SetPulse SetOverride ClearOverride SaveGoal SaveReading CloseGoal
    SaveEvent Invite MarkGuests RemoveGuests Delete Triage Onboarding SavePlaybook StartPlaybook StopRun SettleTasks SaveSegment
    OrderSegments SetTouchModels LogMeetings DeclineMeetings AssignMeeting Kpi Rate Renewal Voice Theme Feedback Expansion
    Initiative Story Mail Search Letter
}

kinds! { of_triage, OF_TRIAGE, TriageOp: Mark Log Start Mute Look Capacity }

kinds! { of_onboarding, OF_ONBOARDING, OnboardingOp:
    Start EditPlan SaveStep Finish Reopen Block Unblock Shift Depend Reorder SaveTemplate Advance
}

kinds! { of_kpi, OF_KPI, KpiOp: Target Choose Forget }

kinds! { of_rate, OF_RATE, RateOp: Save }

kinds! { of_renewal, OF_RENEWAL, RenewalOp: Set Close }

kinds! { of_initiative, OF_INITIATIVE, InitiativeOp: Add Edit Members Judge Next }

kinds! { of_story, OF_STORY, StoryOp: Save }

kinds! { of_search, OF_SEARCH, SearchOp: Save Order }

kinds! { of_letter, OF_LETTER, LetterOp: Make Change HandOver Sent Discard SaveTemplate DeleteTemplate Forbid Allow }

kinds! { of_voice, OF_VOICE, VoiceOp: Plan Close Tell Invite Link }

kinds! { of_expansion, OF_EXPANSION, ExpansionOp: Add Set Stage Win Lose Reopen }
kinds! { of_theme, OF_THEME, ThemeOp: Save Order Mark }

kinds! { of_feedback, OF_FEEDBACK, FeedbackOp: Add Edit Move Link EditVoice Unlink Tell }

kinds! { of_whose, OF_WHOSE, WhoseOp: Say Unsay AddAddress AddPeople SaveContact Merge Ignore }

kinds! { of_thread, OF_THREAD, ThreadOp: Settle Snooze }

kinds! { of_mail, OF_MAIL, MailOp: RemoveSource Whose Thread }

pub fn kind_of(op: &Op) -> Kind {
    match op {
        Op::Triage(op) => of_triage(op),
        Op::Onboarding(op) => of_onboarding(op),
        Op::Kpi(op) => of_kpi(op),
        Op::Rate(op) => of_rate(op),
        Op::Renewal(op) => of_renewal(op),
        Op::Voice(op) => of_voice(op),
        Op::Expansion(op) => of_expansion(op),
        Op::Theme(op) => of_theme(op),
        Op::Feedback(op) => of_feedback(op),
        Op::Initiative(op) => of_initiative(op),
        Op::Story(op) => of_story(op),
        Op::Mail(MailOp::Whose(op)) => of_whose(op),
        Op::Mail(MailOp::Thread(op)) => of_thread(op),
        Op::Mail(op) => of_mail(op),
        Op::Search(op) => of_search(op),
        Op::Letter(op) => of_letter(op),
        op => plain(op),
    }
}

/// Ops that hold the ops of a family.
const NESTS: &[&str] = &[
    "Triage",
    "Onboarding",
    "Kpi",
    "Rate",
    "Renewal",
    "Voice",
    "Theme",
    "Feedback",
    "Expansion",
    "Initiative",
    "Story",
    "Mail",
    "Whose",
    "Thread",
    "Search",
    "Letter",
];

/// Returns every kind that is an undo step: a look at the queue and its length for today are none.
pub fn all() -> impl Iterator<Item = Kind> {
    let is_step = |kind: &&Kind| !NESTS.contains(&kind.1) && !["Look", "Capacity"].contains(&kind.1);
    let figures = [PLAIN, OF_TRIAGE, OF_ONBOARDING, OF_KPI, OF_RATE, OF_RENEWAL, OF_VOICE];
    let heard = [OF_THEME, OF_FEEDBACK, OF_EXPANSION, OF_INITIATIVE, OF_STORY, OF_MAIL, OF_WHOSE, OF_THREAD, OF_SEARCH, OF_LETTER];
    figures.into_iter().chain(heard).flatten().filter(is_step).copied()
}
