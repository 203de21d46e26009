-- The book, version 2: the morning. Triage marks, repeating tasks, playbooks, onboarding templates and dependencies, goals,
-- segments, programmes and the calendar.
--
-- Columns that are added may be empty, so that a write of version 1 can still be taken back.

-- What a person said about an item of the morning's queue. Items themselves are not rows: they follow from the facts.
CREATE TABLE triage_mark (
    id         INTEGER PRIMARY KEY,
    account_id INTEGER NOT NULL REFERENCES account (id),
    reason     TEXT NOT NULL CHECK (reason <> ''),
    -- What made the rule fire, as a short key: a mark holds for this occasion, and a new one raises the item again.
    occasion   TEXT NOT NULL,
    action     TEXT NOT NULL CHECK (action IN ('done', 'snoozed', 'skipped', 'merged')),
    -- The first day on which the rule may raise the item again.
    until      TEXT CHECK (length(until) = 10),
    -- The reason of the item that this one was merged into.
    merged_into TEXT,
    note       TEXT,
    at         TEXT NOT NULL CHECK (length(at) = 20),
    known_at   TEXT NOT NULL,
    deleted_at TEXT,
    CHECK (instr(concat(reason, occasion, merged_into, note), char(0)) = 0)
) STRICT;
CREATE INDEX triage_mark_account ON triage_mark (account_id, reason);
CREATE INDEX triage_mark_at ON triage_mark (at);

-- Which rule fired where, and when it was seen first and last. Outside of the change log: looking is not a write.
CREATE TABLE triage_sighting (
    account_id INTEGER NOT NULL,
    reason     TEXT NOT NULL,
    occasion   TEXT NOT NULL,
    first_on   TEXT NOT NULL CHECK (length(first_on) = 10),
    last_on    TEXT NOT NULL CHECK (length(last_on) = 10),
    PRIMARY KEY (account_id, reason, occasion)
) STRICT;

-- A person's own playbooks, onboarding templates and mail templates; one with the key of a built-in one stands in its place.
CREATE TABLE template (
    id          INTEGER PRIMARY KEY,
    kind        TEXT NOT NULL CHECK (kind <> ''),
    key         TEXT NOT NULL CHECK (key <> ''),
    name        TEXT NOT NULL CHECK (name <> ''),
    description TEXT,
    touch_model TEXT CHECK (touch_model IN ('high', 'low', 'tech')),
    -- What its dates are relative to.
    anchor      TEXT,
    -- The rule of the morning that offers it.
    reason      TEXT,
    -- Its steps, one a line, as the template language writes them.
    body        TEXT NOT NULL,
    known_at    TEXT NOT NULL,
    deleted_at  TEXT,
    CHECK (instr(concat(kind, key, name, description, anchor, reason, body), char(0)) = 0)
) STRICT;

-- A playbook that was started for an account; its tasks name it.
CREATE TABLE playbook_run (
    id         INTEGER PRIMARY KEY,
    account_id INTEGER NOT NULL REFERENCES account (id),
    playbook   TEXT NOT NULL CHECK (playbook <> ''),
    name       TEXT NOT NULL CHECK (name <> ''),
    anchor_on  TEXT NOT NULL CHECK (length(anchor_on) = 10),
    -- The rule of the morning that started it; NULL: started by hand.
    reason     TEXT,
    stopped_on TEXT CHECK (length(stopped_on) = 10),
    known_at   TEXT NOT NULL,
    deleted_at TEXT,
    CHECK (instr(concat(playbook, name, reason), char(0)) = 0)
) STRICT;
CREATE INDEX playbook_run_account ON playbook_run (account_id);

-- How a task comes back when it is done ("every 2 weeks").
ALTER TABLE task ADD COLUMN repeat TEXT;
ALTER TABLE task ADD COLUMN run_id INTEGER REFERENCES playbook_run (id);
-- The condition under which a playbook's task counts as done.
ALTER TABLE task ADD COLUMN done_when TEXT;
CREATE INDEX task_run ON task (run_id) WHERE run_id IS NOT NULL;
CREATE INDEX task_done ON task (done_at) WHERE done_at IS NOT NULL;

ALTER TABLE plan ADD COLUMN template TEXT;
-- The day on which the customer should have first value.
ALTER TABLE plan ADD COLUMN target_on TEXT CHECK (length(target_on) = 10);

-- 1: reaching this step is the customer's first value.
ALTER TABLE step ADD COLUMN is_first_value INTEGER CHECK (is_first_value IN (0, 1));
-- Since when it is blocked.
ALTER TABLE step ADD COLUMN blocked_on TEXT CHECK (length(blocked_on) = 10);
ALTER TABLE step ADD COLUMN note TEXT;

-- A step that can only begin when another is done.
CREATE TABLE step_dependency (
    id       INTEGER PRIMARY KEY,
    step_id  INTEGER NOT NULL REFERENCES step (id),
    after_id INTEGER NOT NULL REFERENCES step (id),
    UNIQUE (step_id, after_id),
    CHECK (step_id <> after_id)
) STRICT;
CREATE INDEX step_dependency_after ON step_dependency (after_id);

-- What a customer calls success.
CREATE TABLE goal (
    id          INTEGER PRIMARY KEY,
    account_id  INTEGER NOT NULL REFERENCES account (id),
    title       TEXT NOT NULL CHECK (title <> ''),
    metric      TEXT,
    unit        TEXT,
    baseline    REAL,
    baseline_on TEXT CHECK (length(baseline_on) = 10),
    target      REAL,
    due_on      TEXT CHECK (length(due_on) = 10),
    -- How often it is looked at together.
    review_days INTEGER CHECK (review_days > 0),
    -- When and how it was closed; open while NULL.
    closed_on   TEXT CHECK (length(closed_on) = 10),
    outcome     TEXT CHECK (outcome IN ('reached', 'missed', 'dropped')),
    note        TEXT,
    known_at    TEXT NOT NULL,
    deleted_at  TEXT,
    CHECK ((closed_on IS NULL) = (outcome IS NULL)),
    CHECK (instr(concat(title, metric, unit, note), char(0)) = 0)
) STRICT;
CREATE INDEX goal_account ON goal (account_id);

CREATE TABLE goal_reading (
    id         INTEGER PRIMARY KEY,
    goal_id    INTEGER NOT NULL REFERENCES goal (id),
    account_id INTEGER NOT NULL REFERENCES account (id),
    read_on    TEXT NOT NULL CHECK (length(read_on) = 10),
    value      REAL NOT NULL,
    source     TEXT,
    note       TEXT,
    known_at   TEXT NOT NULL,
    deleted_at TEXT,
    CHECK (instr(concat(source, note), char(0)) = 0)
) STRICT;
CREATE INDEX goal_reading_goal ON goal_reading (goal_id, read_on);
CREATE INDEX goal_reading_account ON goal_reading (account_id);

-- A saved filter over accounts.
CREATE TABLE segment (
    id         INTEGER PRIMARY KEY,
    name       TEXT NOT NULL CHECK (name <> ''),
    filter     TEXT NOT NULL,
    position   INTEGER NOT NULL,
    -- The touch model that accounts of this filter should have; the first by position that fits, counts.
    touch_model TEXT CHECK (touch_model IN ('high', 'low', 'tech')),
    known_at   TEXT NOT NULL,
    deleted_at TEXT,
    CHECK (instr(concat(name, filter), char(0)) = 0)
) STRICT;

-- A programme for many: a webinar, a training, a newsletter, a community post.
CREATE TABLE event (
    id         INTEGER PRIMARY KEY,
    kind       TEXT NOT NULL CHECK (kind IN ('webinar', 'training', 'newsletter', 'community', 'other')),
    title      TEXT NOT NULL CHECK (title <> ''),
    at         TEXT NOT NULL CHECK (length(at) IN (10, 20)),
    minutes    INTEGER CHECK (minutes >= 0),
    note       TEXT,
    known_at   TEXT NOT NULL,
    deleted_at TEXT,
    CHECK (instr(concat(title, note), char(0)) = 0)
) STRICT;

-- Who was invited to an event and who came; somebody who came has a touch of the event's kind.
CREATE TABLE event_guest (
    id         INTEGER PRIMARY KEY,
    event_id   INTEGER NOT NULL REFERENCES event (id),
    account_id INTEGER NOT NULL REFERENCES account (id),
    contact_id INTEGER REFERENCES contact (id),
    state      TEXT NOT NULL CHECK (state IN ('invited', 'attended', 'absent')),
    touch_id   INTEGER REFERENCES touch (id),
    known_at   TEXT NOT NULL,
    deleted_at TEXT
) STRICT;
CREATE INDEX event_guest_event ON event_guest (event_id);
CREATE INDEX event_guest_account ON event_guest (account_id);

-- A meeting of the person's calendar, one row for each instance.
CREATE TABLE meeting (
    id          INTEGER PRIMARY KEY,
    uid         TEXT NOT NULL CHECK (uid <> ''),
    -- Which instance of a repeating meeting: its original start; empty for one that does not repeat.
    instance    TEXT NOT NULL,
    -- The file or folder it came from.
    source      TEXT,
    title       TEXT NOT NULL,
    place       TEXT,
    note        TEXT,
    at          TEXT NOT NULL CHECK (length(at) IN (10, 20)),
    end_at      TEXT CHECK (length(end_at) IN (10, 20)),
    status      TEXT NOT NULL CHECK (status IN ('confirmed', 'tentative', 'cancelled')),
    account_id  INTEGER REFERENCES account (id),
    -- The touch it was logged as, or when logging it was declined.
    touch_id    INTEGER REFERENCES touch (id),
    declined_at TEXT,
    known_at    TEXT NOT NULL,
    deleted_at  TEXT,
    CHECK (instr(concat(uid, instance, source, title, place, note), char(0)) = 0)
) STRICT;
CREATE INDEX meeting_uid ON meeting (uid, instance);
CREATE INDEX meeting_at ON meeting (at);
CREATE INDEX meeting_account ON meeting (account_id);

CREATE TABLE meeting_person (
    id         INTEGER PRIMARY KEY,
    meeting_id INTEGER NOT NULL REFERENCES meeting (id),
    email      TEXT,
    name       TEXT,
    contact_id INTEGER REFERENCES contact (id),
    CHECK (instr(concat(email, name), char(0)) = 0)
) STRICT;
CREATE INDEX meeting_person_meeting ON meeting_person (meeting_id);
CREATE INDEX meeting_person_contact ON meeting_person (contact_id) WHERE contact_id IS NOT NULL;
