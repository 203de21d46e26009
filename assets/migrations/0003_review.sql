-- The book, version 3: the reviews. Forecasts as they were made, expansions, themes and feedback, invitations to surveys,
-- exchange rates, targets and definitions of figures, initiatives and success stories.
--
-- Columns that are added may be empty, so that a write of an earlier version can still be taken back.

-- 0 to 1; empty: that of the forecast's category.
ALTER TABLE renewal ADD COLUMN probability REAL CHECK (probability BETWEEN 0 AND 1);
-- What stands against it, in a few words.
ALTER TABLE renewal ADD COLUMN risk TEXT;
-- The contract that it was renewed by.
ALTER TABLE renewal ADD COLUMN next_contract_id INTEGER REFERENCES contract (id);

-- What was forecast when: one row for each change, so that what stood 90, 60 and 30 days before can be compared with what came.
CREATE TABLE renewal_forecast (
    id           INTEGER PRIMARY KEY,
    renewal_id   INTEGER NOT NULL REFERENCES renewal (id),
    account_id   INTEGER NOT NULL REFERENCES account (id),
    at           TEXT NOT NULL CHECK (length(at) = 20),
    due_on       TEXT NOT NULL CHECK (length(due_on) = 10),
    forecast     TEXT CHECK (forecast IN ('commit', 'likely', 'open', 'at_risk', 'lost')),
    probability  REAL CHECK (probability BETWEEN 0 AND 1),
    amount_minor INTEGER CHECK (amount_minor >= 0),
    currency     TEXT CHECK (length(currency) = 3),
    known_at     TEXT NOT NULL,
    deleted_at   TEXT,
    CHECK ((amount_minor IS NULL) = (currency IS NULL))
) STRICT;
CREATE INDEX renewal_forecast_renewal ON renewal_forecast (renewal_id, at);
CREATE INDEX renewal_forecast_account ON renewal_forecast (account_id);

-- An opportunity to sell more to a customer; a won one names the contract that it became.
CREATE TABLE expansion (
    id           INTEGER PRIMARY KEY,
    account_id   INTEGER NOT NULL REFERENCES account (id),
    kind         TEXT NOT NULL CHECK (kind IN ('upsell', 'cross_sell')),
    title        TEXT NOT NULL CHECK (title <> ''),
    product      TEXT,
    stage        TEXT NOT NULL CHECK (stage IN ('idea', 'proposed', 'negotiating', 'won', 'lost')),
    amount_minor INTEGER CHECK (amount_minor >= 0),
    currency     TEXT CHECK (length(currency) = 3),
    -- 0 to 1; empty: that of the stage.
    probability  REAL CHECK (probability BETWEEN 0 AND 1),
    source       TEXT CHECK (source IN ('request', 'usage', 'talk', 'renewal', 'programme', 'other')),
    expected_on  TEXT CHECK (length(expected_on) = 10),
    closed_on    TEXT CHECK (length(closed_on) = 10),
    contract_id  INTEGER REFERENCES contract (id),
    note         TEXT,
    known_at     TEXT NOT NULL,
    deleted_at   TEXT,
    CHECK ((amount_minor IS NULL) = (currency IS NULL)),
    CHECK (instr(concat(title, product, note), char(0)) = 0)
) STRICT;
CREATE INDEX expansion_account ON expansion (account_id);

-- What is to be done, or was, about an answer; when the matter was closed, and when the customer was told what became of it.
ALTER TABLE response ADD COLUMN follow_up TEXT;
ALTER TABLE response ADD COLUMN closed_on TEXT CHECK (length(closed_on) = 10);
ALTER TABLE response ADD COLUMN told_on TEXT CHECK (length(told_on) = 10);
CREATE INDEX response_at ON response (at);

-- Who was asked which survey, answered or not.
CREATE TABLE survey_invitation (
    id          INTEGER PRIMARY KEY,
    account_id  INTEGER NOT NULL REFERENCES account (id),
    contact_id  INTEGER REFERENCES contact (id),
    kind        TEXT NOT NULL CHECK (kind IN ('nps', 'csat', 'ces')),
    at          TEXT NOT NULL CHECK (length(at) IN (10, 20)),
    response_id INTEGER REFERENCES response (id),
    known_at    TEXT NOT NULL,
    deleted_at  TEXT
) STRICT;
CREATE INDEX survey_invitation_account ON survey_invitation (account_id);
CREATE INDEX survey_invitation_at ON survey_invitation (at);

-- A theme groups what customers say; its criterion says what belongs to it.
CREATE TABLE theme (
    id         INTEGER PRIMARY KEY,
    name       TEXT NOT NULL CHECK (name <> ''),
    criterion  TEXT NOT NULL,
    -- Words that suggest it, one rule a line.
    rules      TEXT NOT NULL,
    position   INTEGER NOT NULL,
    known_at   TEXT NOT NULL,
    deleted_at TEXT,
    CHECK (instr(concat(name, criterion, rules), char(0)) = 0)
) STRICT;

-- A theme put to an answer, a touch, a ticket or a voice.
CREATE TABLE theme_tag (
    id         INTEGER PRIMARY KEY,
    theme_id   INTEGER NOT NULL REFERENCES theme (id),
    account_id INTEGER NOT NULL REFERENCES account (id),
    row_kind   TEXT NOT NULL CHECK (row_kind IN ('survey', 'touch', 'ticket', 'voice')),
    row_id     INTEGER NOT NULL,
    -- dismissed: a rule suggests it and a person said no.
    state      TEXT NOT NULL CHECK (state IN ('set', 'dismissed')),
    known_at   TEXT NOT NULL,
    deleted_at TEXT
) STRICT;
CREATE INDEX theme_tag_row ON theme_tag (row_kind, row_id);
CREATE INDEX theme_tag_theme ON theme_tag (theme_id);
CREATE INDEX theme_tag_account ON theme_tag (account_id);

-- One matter that customers raised, and how far it is.
CREATE TABLE feedback (
    id         INTEGER PRIMARY KEY,
    kind       TEXT NOT NULL CHECK (kind IN ('request', 'praise', 'complaint')),
    title      TEXT NOT NULL CHECK (title <> ''),
    status     TEXT NOT NULL CHECK (status IN ('new', 'passed_on', 'planned', 'done', 'told', 'declined')),
    -- Since when it has this status.
    status_on  TEXT NOT NULL CHECK (length(status_on) = 10),
    -- Where it was passed on to: a number in another system, a person.
    reference  TEXT,
    note       TEXT,
    known_at   TEXT NOT NULL,
    deleted_at TEXT,
    CHECK (instr(concat(title, reference, note), char(0)) = 0)
) STRICT;

-- A customer who raised a matter: in an answer, a touch, a ticket, or without any of them.
CREATE TABLE feedback_voice (
    id          INTEGER PRIMARY KEY,
    feedback_id INTEGER NOT NULL REFERENCES feedback (id),
    account_id  INTEGER NOT NULL REFERENCES account (id),
    contact_id  INTEGER REFERENCES contact (id),
    row_kind    TEXT CHECK (row_kind IN ('survey', 'touch', 'ticket')),
    row_id      INTEGER,
    at          TEXT NOT NULL CHECK (length(at) IN (10, 20)),
    quote       TEXT,
    -- When the customer was told what became of it.
    told_on     TEXT CHECK (length(told_on) = 10),
    known_at    TEXT NOT NULL,
    deleted_at  TEXT,
    CHECK ((row_kind IS NULL) = (row_id IS NULL)),
    CHECK (instr(coalesce(quote, ''), char(0)) = 0)
) STRICT;
CREATE INDEX feedback_voice_feedback ON feedback_voice (feedback_id);
CREATE INDEX feedback_voice_account ON feedback_voice (account_id);

-- What one major unit of a currency is worth in major units of another, from a day on.
CREATE TABLE exchange_rate (
    id         INTEGER PRIMARY KEY,
    currency   TEXT NOT NULL CHECK (length(currency) = 3),
    quote      TEXT NOT NULL CHECK (length(quote) = 3),
    from_on    TEXT NOT NULL CHECK (length(from_on) = 10),
    rate       REAL NOT NULL CHECK (rate > 0),
    source     TEXT,
    known_at   TEXT NOT NULL,
    deleted_at TEXT,
    CHECK (currency <> quote),
    CHECK (instr(coalesce(source, ''), char(0)) = 0)
) STRICT;

-- What a person chose once about figures: a target, a definition, the gross margin.
CREATE TABLE kpi_choice (
    id       INTEGER PRIMARY KEY,
    name     TEXT NOT NULL UNIQUE CHECK (name <> ''),
    value    TEXT NOT NULL CHECK (value <> ''),
    known_at TEXT NOT NULL,
    CHECK (instr(concat(name, value), char(0)) = 0)
) STRICT;

-- A cycle of plan, do, check and act over some accounts.
CREATE TABLE initiative (
    id          INTEGER PRIMARY KEY,
    title       TEXT NOT NULL CHECK (title <> ''),
    hypothesis  TEXT NOT NULL,
    -- The filter that chose the accounts, as it was written.
    filter      TEXT NOT NULL,
    action_kind TEXT NOT NULL CHECK (action_kind IN ('playbook', 'event', 'template', 'other')),
    -- The key of a playbook or template, the id of an event, or words.
    action      TEXT,
    measure     TEXT NOT NULL CHECK (measure <> ''),
    start_on    TEXT NOT NULL CHECK (length(start_on) = 10),
    end_on      TEXT NOT NULL CHECK (length(end_on) = 10),
    verdict     TEXT CHECK (verdict IN ('adopt', 'adapt', 'drop', 'unclear')),
    verdict_on  TEXT CHECK (length(verdict_on) = 10),
    learned     TEXT,
    next_step   TEXT,
    known_at    TEXT NOT NULL,
    deleted_at  TEXT,
    CHECK (start_on <= end_on),
    CHECK ((verdict IS NULL) = (verdict_on IS NULL)),
    CHECK (instr(concat(title, hypothesis, filter, action, measure, learned, next_step), char(0)) = 0)
) STRICT;

-- The accounts of an initiative, as they were when it began.
CREATE TABLE initiative_account (
    id            INTEGER PRIMARY KEY,
    initiative_id INTEGER NOT NULL REFERENCES initiative (id),
    account_id    INTEGER NOT NULL REFERENCES account (id),
    known_at      TEXT NOT NULL,
    deleted_at    TEXT
) STRICT;
CREATE INDEX initiative_account_initiative ON initiative_account (initiative_id);
CREATE INDEX initiative_account_account ON initiative_account (account_id);

-- A success story: problem, what was done, result; to be told again.
CREATE TABLE story (
    id            INTEGER PRIMARY KEY,
    account_id    INTEGER REFERENCES account (id),
    initiative_id INTEGER REFERENCES initiative (id),
    title         TEXT NOT NULL CHECK (title <> ''),
    problem       TEXT NOT NULL,
    action        TEXT NOT NULL,
    result        TEXT NOT NULL,
    quote         TEXT,
    -- Words to find it by, separated by commas.
    tags          TEXT,
    -- Whether the customer may be named.
    is_public     INTEGER CHECK (is_public IN (0, 1)),
    story_on      TEXT NOT NULL CHECK (length(story_on) = 10),
    known_at      TEXT NOT NULL,
    deleted_at    TEXT,
    CHECK (instr(concat(title, problem, action, result, quote, tags), char(0)) = 0)
) STRICT;
CREATE INDEX story_account ON story (account_id);
