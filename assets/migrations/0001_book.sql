-- The book, version 1.
--
-- Ids are made by the program (time and random bits). Days are YYYY-MM-DD, instants YYYY-MM-DDTHH:MM:SSZ; "at" columns may
-- hold either. known_at says when the manager could know a fact. Rows are deleted softly, by deleted_at. Money is in minor
-- units beside its currency. Nothing cascades: taking back a write is the change log's work.

CREATE TABLE account (
    id          INTEGER PRIMARY KEY,
    external_id TEXT,
    name        TEXT NOT NULL CHECK (name <> ''),
    name_key    TEXT NOT NULL,
    kana        TEXT,
    domain      TEXT,
    segment     TEXT,
    industry    TEXT,
    region      TEXT,
    country     TEXT,
    touch_model TEXT CHECK (touch_model IN ('high', 'low', 'tech')),
    stage       TEXT CHECK (stage IN ('onboarding', 'adopting', 'mature', 'renewing', 'churned')),
    seats       INTEGER CHECK (seats >= 0),
    arr_minor   INTEGER,
    arr_currency TEXT CHECK (length(arr_currency) = 3),
    currency    TEXT CHECK (length(currency) = 3),
    created_on  TEXT CHECK (length(created_on) = 10),
    churned_on  TEXT CHECK (length(churned_on) = 10),
    owner       TEXT,
    note        TEXT,
    known_at    TEXT NOT NULL CHECK (length(known_at) IN (10, 20)),
    deleted_at  TEXT,
    CHECK ((arr_minor IS NULL) = (arr_currency IS NULL)),
    CHECK (instr(concat(external_id, name, kana, domain, segment, industry, region, country, owner, note), char(0)) = 0)
) STRICT;
CREATE INDEX account_external_id ON account (external_id) WHERE external_id IS NOT NULL;
CREATE INDEX account_domain ON account (domain) WHERE domain IS NOT NULL;
CREATE INDEX account_name_key ON account (name_key);

-- Columns of imports that no field of ours takes.
CREATE TABLE custom_field (
    id         INTEGER PRIMARY KEY,
    account_id INTEGER NOT NULL REFERENCES account (id),
    name       TEXT NOT NULL CHECK (name <> ''),
    value      TEXT NOT NULL,
    known_at   TEXT NOT NULL,
    UNIQUE (account_id, name),
    CHECK (instr(concat(name, value), char(0)) = 0)
) STRICT;

CREATE TABLE contact (
    id            INTEGER PRIMARY KEY,
    account_id    INTEGER NOT NULL REFERENCES account (id),
    external_id   TEXT,
    name          TEXT NOT NULL CHECK (name <> ''),
    email         TEXT,
    phone         TEXT,
    title         TEXT,
    role          TEXT NOT NULL CHECK (role IN ('champion', 'decision_maker', 'user', 'billing', 'other')),
    left_on       TEXT CHECK (length(left_on) = 10),
    -- When it became known that the person left.
    left_known_at TEXT,
    known_at      TEXT NOT NULL,
    deleted_at    TEXT,
    CHECK (instr(concat(external_id, name, email, phone, title), char(0)) = 0)
) STRICT;
CREATE INDEX contact_account ON contact (account_id);
CREATE INDEX contact_external_id ON contact (external_id) WHERE external_id IS NOT NULL;
CREATE INDEX contact_email ON contact (email) WHERE email IS NOT NULL;

CREATE TABLE contract (
    id              INTEGER PRIMARY KEY,
    account_id      INTEGER NOT NULL REFERENCES account (id),
    external_id     TEXT,
    product         TEXT,
    plan            TEXT,
    seats           INTEGER CHECK (seats >= 0),
    arr_minor       INTEGER CHECK (arr_minor >= 0),
    currency        TEXT CHECK (length(currency) = 3),
    start_on        TEXT CHECK (length(start_on) = 10),
    end_on          TEXT CHECK (length(end_on) = 10),
    term_months     INTEGER CHECK (term_months > 0),
    auto_renew      INTEGER CHECK (auto_renew IN (0, 1)),
    notice_days     INTEGER CHECK (notice_days >= 0),
    notice_given_on TEXT CHECK (length(notice_given_on) = 10),
    billing         TEXT CHECK (billing IN ('monthly', 'quarterly', 'annual', 'other')),
    -- When it became known that notice was given.
    notice_known_at TEXT,
    known_at        TEXT NOT NULL,
    deleted_at      TEXT,
    CHECK ((arr_minor IS NULL) = (currency IS NULL)),
    CHECK (start_on IS NULL OR end_on IS NULL OR start_on <= end_on),
    CHECK (instr(concat(external_id, product, plan), char(0)) = 0)
) STRICT;
CREATE INDEX contract_account ON contract (account_id);
CREATE INDEX contract_external_id ON contract (external_id) WHERE external_id IS NOT NULL;

CREATE TABLE renewal (
    id           INTEGER PRIMARY KEY,
    account_id   INTEGER NOT NULL REFERENCES account (id),
    contract_id  INTEGER REFERENCES contract (id),
    external_id  TEXT,
    due_on       TEXT NOT NULL CHECK (length(due_on) = 10),
    forecast     TEXT CHECK (forecast IN ('commit', 'likely', 'open', 'at_risk', 'lost')),
    amount_minor INTEGER CHECK (amount_minor >= 0),
    currency     TEXT CHECK (length(currency) = 3),
    closed_on    TEXT CHECK (length(closed_on) = 10),
    outcome      TEXT CHECK (outcome IN ('renewed', 'upsell', 'downsell', 'churned')),
    final_minor  INTEGER CHECK (final_minor >= 0),
    final_currency TEXT CHECK (length(final_currency) = 3),
    churn_reason TEXT,
    note         TEXT,
    known_at     TEXT NOT NULL,
    deleted_at   TEXT,
    CHECK (instr(concat(external_id, churn_reason, note), char(0)) = 0)
) STRICT;
CREATE INDEX renewal_account ON renewal (account_id);
CREATE INDEX renewal_external_id ON renewal (external_id) WHERE external_id IS NOT NULL;

CREATE TABLE touch (
    id          INTEGER PRIMARY KEY,
    account_id  INTEGER NOT NULL REFERENCES account (id),
    external_id TEXT,
    kind        TEXT NOT NULL CHECK (kind IN ('call', 'meeting', 'email', 'chat', 'visit', 'note', 'webinar', 'community')),
    direction   TEXT NOT NULL CHECK (direction IN ('in', 'out', 'two_way')),
    at          TEXT NOT NULL CHECK (length(at) IN (10, 20)),
    minutes     INTEGER CHECK (minutes >= 0),
    subject     TEXT,
    body        TEXT NOT NULL,
    sentiment   TEXT CHECK (sentiment IN ('good', 'neutral', 'bad')),
    known_at    TEXT NOT NULL,
    deleted_at  TEXT,
    CHECK (instr(concat(external_id, subject, body), char(0)) = 0)
) STRICT;
-- Holds all that health asks of a touch, so that the texts are not read for it.
CREATE INDEX touch_account_at ON touch (account_id, at, kind, direction, known_at) WHERE deleted_at IS NULL;
CREATE INDEX touch_external_id ON touch (external_id) WHERE external_id IS NOT NULL;

CREATE TABLE touch_contact (
    id         INTEGER PRIMARY KEY,
    touch_id   INTEGER NOT NULL REFERENCES touch (id),
    contact_id INTEGER NOT NULL REFERENCES contact (id),
    UNIQUE (touch_id, contact_id)
) STRICT;
CREATE INDEX touch_contact_contact ON touch_contact (contact_id);

CREATE TABLE response (
    id          INTEGER PRIMARY KEY,
    account_id  INTEGER NOT NULL REFERENCES account (id),
    contact_id  INTEGER REFERENCES contact (id),
    external_id TEXT,
    kind        TEXT NOT NULL CHECK (kind IN ('nps', 'csat', 'ces')),
    score       INTEGER NOT NULL,
    scale_min   INTEGER NOT NULL,
    scale_max   INTEGER NOT NULL,
    comment     TEXT,
    at          TEXT NOT NULL CHECK (length(at) IN (10, 20)),
    answered_at TEXT,
    known_at    TEXT NOT NULL,
    deleted_at  TEXT,
    CHECK (scale_min < scale_max AND score BETWEEN scale_min AND scale_max),
    CHECK (instr(concat(external_id, comment), char(0)) = 0)
) STRICT;
CREATE INDEX response_account_at ON response (account_id, at);
CREATE INDEX response_external_id ON response (external_id) WHERE external_id IS NOT NULL;

CREATE TABLE ticket (
    id                     INTEGER PRIMARY KEY,
    account_id             INTEGER NOT NULL REFERENCES account (id),
    contact_id             INTEGER REFERENCES contact (id),
    external_id            TEXT,
    subject                TEXT,
    opened_at              TEXT NOT NULL CHECK (length(opened_at) IN (10, 20)),
    first_response_at      TEXT,
    first_response_minutes INTEGER CHECK (first_response_minutes >= 0),
    closed_at              TEXT,
    severity               TEXT CHECK (severity IN ('urgent', 'high', 'medium', 'low')),
    status                 TEXT,
    satisfaction           INTEGER CHECK (satisfaction BETWEEN 1 AND 5),
    known_at               TEXT NOT NULL,
    deleted_at             TEXT,
    CHECK (instr(concat(external_id, subject, status), char(0)) = 0)
) STRICT;
CREATE INDEX ticket_account_opened ON ticket (account_id, opened_at);
CREATE INDEX ticket_external_id ON ticket (external_id) WHERE external_id IS NOT NULL;

-- One row for each account, day, metric and person (user is empty where the source does not tell people apart).
CREATE TABLE usage (
    id         INTEGER PRIMARY KEY,
    account_id INTEGER NOT NULL REFERENCES account (id),
    on_day     TEXT NOT NULL CHECK (length(on_day) = 10),
    metric     TEXT NOT NULL,
    user       TEXT NOT NULL DEFAULT '',
    value      REAL NOT NULL,
    known_at   TEXT NOT NULL,
    CHECK (instr(concat(metric, user), char(0)) = 0)
) STRICT;
-- Holds the whole row: most of a book is usage, and reading it by the index alone is several times faster. That there is one
-- row for each key is seen to where usage is written, and by the check; a unique index beside this one would cost a third of the book.
CREATE INDEX usage_account_day ON usage (account_id, on_day, metric, user, value, known_at);

CREATE TABLE plan (
    id             INTEGER PRIMARY KEY,
    account_id     INTEGER NOT NULL REFERENCES account (id),
    name           TEXT NOT NULL,
    start_on       TEXT NOT NULL CHECK (length(start_on) = 10),
    first_value_on TEXT CHECK (length(first_value_on) = 10),
    done_on        TEXT CHECK (length(done_on) = 10),
    known_at       TEXT NOT NULL,
    deleted_at     TEXT,
    CHECK (instr(name, char(0)) = 0)
) STRICT;
CREATE INDEX plan_account ON plan (account_id);

CREATE TABLE step (
    id         INTEGER PRIMARY KEY,
    plan_id    INTEGER NOT NULL REFERENCES plan (id),
    account_id INTEGER NOT NULL REFERENCES account (id),
    phase      TEXT NOT NULL,
    title      TEXT NOT NULL,
    owner      TEXT NOT NULL CHECK (owner IN ('us', 'customer')),
    due_on     TEXT CHECK (length(due_on) = 10),
    done_on    TEXT CHECK (length(done_on) = 10),
    blocked    TEXT,
    position   INTEGER NOT NULL,
    known_at   TEXT NOT NULL,
    deleted_at TEXT,
    CHECK (instr(concat(phase, title, blocked), char(0)) = 0)
) STRICT;
CREATE INDEX step_account ON step (account_id);
CREATE INDEX step_plan ON step (plan_id);

CREATE TABLE task (
    id            INTEGER PRIMARY KEY,
    account_id    INTEGER REFERENCES account (id),
    contact_id    INTEGER REFERENCES contact (id),
    title         TEXT NOT NULL CHECK (title <> ''),
    purpose       TEXT NOT NULL CHECK (purpose IN ('todo', 'contact')),
    due_on        TEXT CHECK (length(due_on) = 10),
    snoozed_until TEXT CHECK (length(snoozed_until) = 10),
    snooze_reason TEXT,
    priority      INTEGER NOT NULL CHECK (priority BETWEEN 1 AND 3),
    done_at       TEXT,
    promised_in   INTEGER REFERENCES touch (id),
    note          TEXT,
    known_at      TEXT NOT NULL,
    deleted_at    TEXT,
    CHECK (instr(concat(title, snooze_reason, note), char(0)) = 0)
) STRICT;
CREATE INDEX task_account ON task (account_id);
CREATE INDEX task_open ON task (due_on) WHERE done_at IS NULL AND deleted_at IS NULL;

CREATE TABLE pulse (
    id         INTEGER PRIMARY KEY,
    account_id INTEGER NOT NULL REFERENCES account (id),
    rating     INTEGER NOT NULL CHECK (rating BETWEEN 1 AND 5),
    note       TEXT,
    at         TEXT NOT NULL CHECK (length(at) IN (10, 20)),
    expires_on TEXT NOT NULL CHECK (length(expires_on) = 10),
    known_at   TEXT NOT NULL,
    deleted_at TEXT,
    CHECK (instr(coalesce(note, ''), char(0)) = 0)
) STRICT;
CREATE INDEX pulse_account ON pulse (account_id, at);

CREATE TABLE health_override (
    id         INTEGER PRIMARY KEY,
    account_id INTEGER NOT NULL REFERENCES account (id),
    score      INTEGER CHECK (score BETWEEN 0 AND 100),
    band       TEXT CHECK (band IN ('green', 'yellow', 'red')),
    reason     TEXT NOT NULL CHECK (reason <> ''),
    at         TEXT NOT NULL CHECK (length(at) IN (10, 20)),
    expires_on TEXT NOT NULL CHECK (length(expires_on) = 10),
    cleared_at TEXT,
    known_at   TEXT NOT NULL,
    deleted_at TEXT,
    CHECK ((score IS NULL) <> (band IS NULL)),
    CHECK (instr(reason, char(0)) = 0)
) STRICT;
CREATE INDEX health_override_account ON health_override (account_id, at);

-- The versions of the health model this book was scored with; the newest is in force.
CREATE TABLE health_model (
    version INTEGER PRIMARY KEY,
    at      TEXT NOT NULL,
    model   TEXT NOT NULL
) STRICT;

-- Which column went into which field, remembered by kind and header.
CREATE TABLE import_mapping (
    id         INTEGER PRIMARY KEY,
    kind       TEXT NOT NULL,
    header_key TEXT NOT NULL,
    mapping    TEXT NOT NULL,
    UNIQUE (kind, header_key)
) STRICT;

-- Text somebody is still typing. Outside of the change log: a draft is not a write.
CREATE TABLE draft (
    name     TEXT PRIMARY KEY,
    content  TEXT NOT NULL,
    saved_at TEXT NOT NULL
) STRICT;

-- Choices that belong to the book (its language, its currency). Outside of the change log.
CREATE TABLE setting (
    name  TEXT PRIMARY KEY,
    value TEXT NOT NULL
) STRICT;

-- The change log: one op for each write, one change for each row it touched.
CREATE TABLE op (
    id     INTEGER PRIMARY KEY AUTOINCREMENT,
    at     TEXT NOT NULL,
    kind   TEXT NOT NULL,
    -- What the label names, as a JSON object.
    args   TEXT NOT NULL,
    -- undone can be redone; dropped was undone and something else was written since.
    state  TEXT NOT NULL DEFAULT 'done' CHECK (state IN ('done', 'undone', 'dropped')),
    changes INTEGER NOT NULL DEFAULT 0
) STRICT;

CREATE TABLE change (
    id         INTEGER PRIMARY KEY,
    -- NULL: the row was written from outside the program.
    op         INTEGER REFERENCES op (id),
    table_name TEXT NOT NULL,
    row_id     INTEGER NOT NULL,
    -- JSON images of the row. An insert has no before, and no after until it is undone.
    before     TEXT,
    after      TEXT
) STRICT;
CREATE INDEX change_op ON change (op);
CREATE INDEX change_outside ON change (table_name, row_id) WHERE op IS NULL;

-- Undo and redo are recorded too.
CREATE TABLE undo_log (
    id     INTEGER PRIMARY KEY AUTOINCREMENT,
    op     INTEGER NOT NULL REFERENCES op (id),
    at     TEXT NOT NULL,
    action TEXT NOT NULL CHECK (action IN ('undo', 'redo'))
) STRICT;

-- One row: the op that is being written, and whether the triggers record.
CREATE TABLE journal_state (
    id        INTEGER PRIMARY KEY CHECK (id = 1),
    op        INTEGER,
    recording INTEGER NOT NULL
) STRICT;
INSERT INTO journal_state (id, op, recording) VALUES (1, NULL, 1);
