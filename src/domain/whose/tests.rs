use super::*;

const ACME: AccountId = AccountId(1);
const BETA: AccountId = AccountId(2);
const MIKA: ContactId = ContactId(11);
const KEN: ContactId = ContactId(12);

fn rule(kind: MailRuleKind, pattern: &str, account: Option<AccountId>) -> MailRule {
    MailRule { kind, pattern: pattern.to_owned(), account, contact: None }
}

/// Acme with its domain and Mika, Beta with Ken; the person is me@us.example.
fn book() -> Whose {
    let mut whose = Whose::default();
    whose.add_own("Me@us.example");
    whose.add_person("mika@acme.example", MIKA, ACME);
    whose.add_person("ken@beta.example", KEN, BETA);
    whose.add_domain("https://www.acme.example/", ACME);
    whose
}

/// Reads `from>to,to+cc,cc`.
fn people(line: &str) -> Vec<MailPerson> {
    let (from, rest) = line.split_once('>').expect("has a sender");
    let (to, cc) = rest.split_once('|').unwrap_or((rest, ""));
    let in_role = |role, list: &str| -> Vec<MailPerson> {
        let emails = list.split(',').filter(|email| !email.is_empty());
        emails.map(|email| MailPerson { role, email: email.to_owned(), name: None }).collect()
    };
    [in_role(MailRole::From, from), in_role(MailRole::To, to), in_role(MailRole::Cc, cc)].concat()
}

#[track_caller]
fn assert_belongs(whose: &Whose, line: &str, account: Option<AccountId>, contact: Option<ContactId>, direction: Direction) {
    assert_eq!(whose.of(&people(line)), Belonging { account, contact, direction }, "{line}");
}

#[test]
fn an_address_counts_before_its_domain_and_subdomains_belong_to_it() {
    let whose = book();
    assert_belongs(&whose, "mika@acme.example>me@us.example", Some(ACME), Some(MIKA), Direction::In);
    assert_belongs(&whose, "new@acme.example>me@us.example", Some(ACME), None, Direction::In);
    assert_belongs(&whose, "new@eu.mail.acme.example>me@us.example", Some(ACME), None, Direction::In);
    assert_belongs(&whose, "new@notacme.example>me@us.example", None, None, Direction::In);
    assert_belongs(&whose, "mika+billing@acme.example>me@us.example", Some(ACME), Some(MIKA), Direction::In);
}

#[test]
fn the_sender_counts_first_then_those_it_is_for_then_the_copies() {
    let whose = book();
    assert_belongs(&whose, "new@acme.example>ken@beta.example", Some(ACME), None, Direction::In);
    assert_belongs(&whose, "me@us.example>ken@beta.example|mika@acme.example", Some(BETA), Some(KEN), Direction::Out);
    // Among those it is for, whom the book knows counts before a domain.
    assert_belongs(&whose, "me@us.example>new@acme.example,ken@beta.example", Some(BETA), Some(KEN), Direction::Out);
    // A person in copy is the person of the account that was chosen by somebody else's domain.
    assert_belongs(&whose, "new@acme.example>me@us.example|mika@acme.example", Some(ACME), Some(MIKA), Direction::In);
}

#[test]
fn what_more_people_are_of_counts_among_equals() {
    let mut whose = book();
    whose.add_person("rin@beta.example", ContactId(13), BETA);
    assert_belongs(&whose, "me@us.example>mika@acme.example,ken@beta.example,rin@beta.example", Some(BETA), Some(KEN), Direction::Out);
}

#[test]
fn somebody_at_two_accounts_is_of_the_one_the_others_are_of() {
    let mut whose = book();
    whose.add_person("kai@adviser.example", ContactId(20), ACME);
    whose.add_person("kai@adviser.example", ContactId(21), BETA);
    assert_belongs(&whose, "kai@adviser.example>me@us.example|ken@beta.example", Some(BETA), Some(ContactId(21)), Direction::In);
    assert_belongs(&whose, "kai@adviser.example>me@us.example", Some(ACME), Some(ContactId(20)), Direction::In);
}

#[test]
fn public_domains_never_tell_but_what_was_said_about_an_address_does() {
    let mut whose = book();
    whose.add_domain("gmail.com", ACME);
    whose.add_rule(&rule(MailRuleKind::Public, "coworking.example", None));
    whose.add_domain("coworking.example", BETA);
    assert_belongs(&whose, "someone@gmail.com>me@us.example", None, None, Direction::In);
    assert_belongs(&whose, "someone@coworking.example>me@us.example", None, None, Direction::In);
    whose.add_rule(&rule(MailRuleKind::Account, "someone@gmail.com", Some(BETA)));
    assert_belongs(&whose, "someone@gmail.com>me@us.example", Some(BETA), None, Direction::In);
}

#[test]
fn what_was_said_counts_before_what_accounts_say_and_decides_a_shared_domain() {
    let mut whose = book();
    whose.add_domain("acme.example", BETA);
    assert_belongs(&whose, "new@acme.example>me@us.example", None, None, Direction::In);
    whose.add_rule(&rule(MailRuleKind::Account, "acme.example", Some(BETA)));
    assert_belongs(&whose, "new@acme.example>me@us.example", Some(BETA), None, Direction::In);
    assert_belongs(&whose, "mika@acme.example>me@us.example", Some(ACME), Some(MIKA), Direction::In);
    // The longer domain is the more exact one.
    whose.add_rule(&rule(MailRuleKind::Account, "eu.acme.example", Some(ACME)));
    assert_belongs(&whose, "new@eu.acme.example>me@us.example", Some(ACME), None, Direction::In);
}

#[test]
fn mail_among_own_addresses_is_of_nobody_and_colleagues_write_for_us() {
    let mut whose = book();
    whose.add_own("me@gmail.com");
    assert_belongs(&whose, "me@us.example>me@gmail.com", None, None, Direction::TwoWay);
    assert_belongs(&whose, "me@us.example>boss@us.example", None, None, Direction::Out);
    assert_belongs(&whose, "boss@us.example>mika@acme.example|me@us.example", Some(ACME), Some(MIKA), Direction::Out);
    // Others at a free mail host of one's own are no colleagues.
    assert_belongs(&whose, "other@gmail.com>me@us.example|mika@acme.example", Some(ACME), Some(MIKA), Direction::In);
    assert!(whose.is_us("boss@us.example") && !whose.is_us("mika@acme.example"));
}

#[test]
fn without_own_addresses_the_account_tells_the_direction() {
    let mut whose = Whose::default();
    whose.add_domain("acme.example", ACME);
    assert_belongs(&whose, "mika@acme.example>me@us.example", Some(ACME), None, Direction::In);
    assert_belongs(&whose, "me@us.example>mika@acme.example", Some(ACME), None, Direction::Out);
    assert_belongs(&whose, "me@us.example>some@where.example", None, None, Direction::In);
    assert_belongs(&whose, ">", None, None, Direction::In);
}

#[test]
fn what_is_ignored_is_not_asked_about_and_still_belongs() {
    let mut whose = book();
    whose.add_rule(&rule(MailRuleKind::Ignore, "news.acme.example", None));
    whose.add_rule(&rule(MailRuleKind::Ignore, "no@where.example", None));
    assert!(whose.is_ignored("x@mail.news.acme.example") && whose.is_ignored("no@where.example") && !whose.is_ignored("yes@where.example"));
    assert_belongs(&whose, "x@news.acme.example>me@us.example", Some(ACME), None, Direction::In);
}
