//! Which scopes are active together: what a key can clash with.

use super::Scope::{self, *};

/// The scopes of every screen as its pane names them, innermost first; `Global` comes last everywhere.
pub const TOGETHER: &[&[Scope]] = &[
    &[FormChoice, Form, FormField, FormEnd],
    &[FormChoice, Form, FormField, FormMiddle],
    &[FormOffer, FormNamed, FormOffers, FormKnown, Form, FormField, FormEnd],
    &[FormOffer, FormNamed, FormOffers, FormKnown, Form, FormField, FormMiddle],
    &[FormOffers, FormKnown, Form, FormField, FormEnd],
    &[FormOffers, FormKnown, Form, FormField, FormMiddle],
    &[FormNamed, FormOffers, FormKnown, Form, FormField, FormEnd],
    &[FormNamed, FormOffers, FormKnown, Form, FormField, FormMiddle],
    &[FormKnown, Form, FormField, FormEnd],
    &[FormKnown, Form, FormField, FormMiddle],
    &[FormDay, Form, FormField, FormEnd],
    &[FormDay, Form, FormField, FormMiddle],
    &[Form, FormField, FormEnd],
    &[Form, FormField, FormMiddle],
    &[FormEditor, Form, FormText],
    &[FormEditor, Form],
    &[Calendar],
    &[Settings, List],
    &[List],
    &[Today, List],
    &[TodayEvidence, Today, List],
    &[TodaySince, List],
    &[TodayRules, List],
    &[Book, Marks, List],
    &[Filter, List],
    &[Views, List],
    &[Assign, List],
    &[MarkedTask],
    &[Timeline, Said, Account, List],
    &[Health, Account, List],
    &[Contacts, Account, List],
    &[Contracts, Account, List],
    &[Tasks, Account, List],
    &[Goals, Account, List],
    &[Usage, Account, List],
    &[Details, Account, List],
    &[FormEnd, Form],
    &[QuickLog],
    &[Import, List],
    &[Import, Form, FormField],
    &[Import, Form, FormField, FormChoice],
    &[ImportLists, List, Import],
    &[ImportDone, List],
    &[AgendaToLog, Agenda, Marks, List],
    &[AgendaComing, Agenda, List],
    &[Palette, List],
    &[ChoiceMore, Choice, List],
    &[Choice],
    &[Choice, List],
    &[Onboarding, OnboardingAny, List],
    &[OnboardingPlan, OnboardingAny, List],
    &[Shift, List],
    &[Depend, List],
    &[Renewals, Marks, List],
    &[RenewalReport, List],
    &[ExpansionsOpen, ExpansionsRows, Expansions, Marks, List],
    &[ExpansionsSuggested, ExpansionsRule, Expansions, List],
    &[ExpansionsRule, Expansions],
    &[ExpansionsRule, Expansions, List],
    &[ExpansionsDecided, ExpansionsRows, Expansions, List],
    &[Brief, List],
    &[Review, List],
    &[ExportText],
    &[TaskList, Marks, List],
    &[TaskFilter, List],
    &[ShiftTasks],
    &[CloseTasks, List],
    &[Events, EventAny, List],
    &[Event, EventAny, Marks, List],
    &[Invite, List],
    &[Attendance, List],
    &[Voice, List],
    &[VoiceAnswers, Said, Voice, Marks, List],
    &[VoiceAnswers, Said, Voice, List],
    &[VoiceGroups, Voice, List],
    &[VoiceStack],
    &[VoiceThemes, ThemeAny, Voice, List],
    &[ThemeRows, ThemeAny, Said, Marks, List],
    &[Tag, List],
    &[VoiceFeedback, MatterAny, Voice, List],
    &[Matter, MatterAny, List],
    &[Playbook, Playbooks, List],
    &[PlaybookOne, Playbook, List],
    &[PlaybookRuns, Playbooks, List],
    &[PlaybookStart, List],
    &[PlaybookDay],
    &[Numbers, List],
    &[Initiatives, InitiativeAny, InitiativeTabs, List],
    &[InitiativeOne, InitiativeAny, List],
    &[Stories, StoryAny, InitiativeTabs, List],
    &[StoryAny, List],
    &[StorySearch, List],
    &[MailThread, MailActs, List],
    &[MailHistory, List],
    &[MailFilter, List],
    &[MailOwed, MailActs, Mail, List],
    &[MailConversations, MailActs, Mail, List],
    &[MailUnmatched, MailWhose, Mail, Marks, List],
    &[MailRules, Mail, List],
    &[MailNewPeople, MailWhose, Mail, Marks, List],
    &[MailDrafts, DraftAny, Mail, Marks, List],
    &[MailTemplates, Mail, List],
    &[MailSources, Mail, List],
    &[Search, List],
    &[SavedSearches, List],
    &[DraftAny, List],
    &[Mailing, List],
    &[Forbidden, List],
];

/// Scopes in which a field has the focus, so that a character is text and no command.
const TYPED: &[Scope] = &[
    Filter,
    MarkedTask,
    Form,
    FormField,
    FormText,
    FormChoice,
    FormMiddle,
    FormEnd,
    QuickLog,
    Palette,
    Shift,
    TaskFilter,
    ShiftTasks,
    PlaybookDay,
    StorySearch,
    MailFilter,
    Search,
    Forbidden,
    Attendance,
    ExportText,
    VoiceStack,
    Invite,
];

impl Scope {
    /// Says whether a character is text here.
    pub fn is_typed(self) -> bool {
        TYPED.contains(&self)
    }

    /// Lists the scopes that may be active with this one, itself and `Global` too.
    pub fn beside(self) -> Vec<Scope> {
        let mut beside = vec![self, Scope::Global];
        for scopes in TOGETHER.iter().filter(|scopes| self == Scope::Global || scopes.contains(&self)) {
            beside.extend(scopes.iter().copied());
        }
        beside.sort_by_key(|scope| *scope as usize);
        beside.dedup();
        beside
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::tui::command::COMMANDS;

    #[test]
    fn every_scope_of_a_command_is_active_somewhere() {
        for spec in COMMANDS {
            let is_active = spec.scope == Scope::Global || TOGETHER.iter().any(|scopes| scopes.contains(&spec.scope));
            assert!(is_active, "{:?}", spec.scope);
        }
    }

    #[test]
    fn no_command_of_a_field_has_a_key_that_is_typed_into_it() {
        for spec in COMMANDS.iter().filter(|spec| spec.scope.is_typed()) {
            for key in spec.keys {
                let key: crate::tui::keys::Sequence = key.parse().expect(key);
                assert!(!key.types(), "{}: {key}", spec.id);
            }
        }
    }
}
