-- The book, version 5: mail. Where it is read from, the messages and their threads, other addresses of people, rules about
-- addresses, and drafts of what is still to be sent.

-- Since when a person wants no mail that goes to many.
ALTER TABLE contact ADD COLUMN opted_out_on TEXT CHECK (length(opted_out_on) = 10);

-- A file or folder that mail is read from, again and again.
CREATE TABLE mail_source (
    id         INTEGER PRIMARY KEY,
    path       TEXT NOT NULL CHECK (path <> ''),
    kind       TEXT NOT NULL CHECK (kind IN ('message', 'mbox', 'maildir', 'folder')),
    -- When it was read last.
    read_at    TEXT,
    known_at   TEXT NOT NULL,
    deleted_at TEXT,
    CHECK (instr(path, char(0)) = 0)
) STRICT;

-- What of a source was read: one row for each message file, mbox and folder of messages.
CREATE TABLE mail_file (
    id        INTEGER PRIMARY KEY,
    source_id INTEGER NOT NULL REFERENCES mail_source (id),
    kind      TEXT NOT NULL CHECK (kind IN ('message', 'mbox', 'folder')),
    -- Below the source's path; a message of a Maildir without its flags, which change.
    name      TEXT NOT NULL,
    size      INTEGER NOT NULL CHECK (size >= 0),
    -- When the file was last written, in nanoseconds since 1970; 0: to be read again.
    stamp     INTEGER NOT NULL,
    -- Of an mbox: how many bytes were read, and a fingerprint of what stands there, to see that it only grew.
    read_to   INTEGER CHECK (read_to >= 0),
    mark      TEXT,
    -- The message that the file holds, also where it came in from another file before.
    mail_id   INTEGER REFERENCES mail (id),
    known_at  TEXT NOT NULL,
    deleted_at TEXT,
    UNIQUE (source_id, name),
    CHECK (instr(name, char(0)) = 0)
) STRICT;
-- How much there is of a source, which tells whether a look at it was taken back.
CREATE INDEX mail_file_present ON mail_file (source_id, kind, size, read_to) WHERE deleted_at IS NULL;
CREATE INDEX mail_file_mail ON mail_file (mail_id) WHERE mail_id IS NOT NULL;

-- A conversation. What was said about it stands here: answered, no answer needed, or put off.
CREATE TABLE mail_thread (
    id            INTEGER PRIMARY KEY,
    account_id    INTEGER REFERENCES account (id),
    -- Without "Re:" and the like.
    subject       TEXT NOT NULL,
    settled       TEXT CHECK (settled IN ('done', 'no_answer')),
    -- Mail that comes later opens it again.
    settled_at    TEXT,
    snoozed_until TEXT CHECK (length(snoozed_until) = 10),
    known_at      TEXT NOT NULL,
    deleted_at    TEXT,
    CHECK ((settled IS NULL) = (settled_at IS NULL)),
    CHECK (instr(subject, char(0)) = 0)
) STRICT;
CREATE INDEX mail_thread_account ON mail_thread (account_id);

CREATE TABLE mail (
    id          INTEGER PRIMARY KEY,
    -- Empty: belongs to no account yet.
    account_id  INTEGER REFERENCES account (id),
    -- The person at the account.
    contact_id  INTEGER REFERENCES contact (id),
    thread_id   INTEGER NOT NULL REFERENCES mail_thread (id),
    -- The touch that it is in the account's timeline; empty for what is no conversation.
    touch_id    INTEGER REFERENCES touch (id),
    file_id     INTEGER REFERENCES mail_file (id),
    -- Where in an mbox it begins.
    place       INTEGER CHECK (place >= 0),
    -- Without angle brackets.
    message_id  TEXT,
    -- Of who, when and what, for messages without an id.
    fingerprint TEXT NOT NULL,
    kind        TEXT NOT NULL CHECK (kind IN ('message', 'auto', 'list', 'calendar', 'bounce', 'unreadable')),
    direction   TEXT NOT NULL CHECK (direction IN ('in', 'out', 'two_way')),
    at          TEXT NOT NULL CHECK (length(at) = 20),
    subject     TEXT NOT NULL,
    -- The whole text with what it quotes.
    body        TEXT NOT NULL,
    -- JSON: who wrote it and to whom, [{"role", "email", "name"}].
    people      TEXT NOT NULL CHECK (json_valid(people)),
    -- JSON: the ids of the messages it answers, the nearest last.
    refs        TEXT NOT NULL CHECK (json_valid(refs)),
    -- JSON: [{"name", "mime", "size"}].
    attachments TEXT NOT NULL CHECK (json_valid(attachments)),
    -- JSON: what was unsound about it, in words of the program.
    marks       TEXT NOT NULL CHECK (json_valid(marks)),
    -- Letters of a Maildir: S seen, R replied, F flagged, D draft, T trashed, P passed on.
    flags       TEXT NOT NULL,
    size        INTEGER NOT NULL CHECK (size >= 0),
    -- A number for the subject without "Re:", even but for answers that name no message: those look for theirs by it.
    topic       INTEGER,
    known_at    TEXT NOT NULL,
    deleted_at  TEXT,
    CHECK (instr(concat(message_id, subject, body, people, refs, attachments), char(0)) = 0)
) STRICT;
-- Covers who writes to whom and when: the rows themselves are long, and what stands behind the text is slow to reach.
CREATE INDEX mail_account_at ON mail (account_id, at, kind) WHERE deleted_at IS NULL;
CREATE INDEX mail_contact_at ON mail (contact_id, at) WHERE contact_id IS NOT NULL;
-- Without a condition: checks of the reference go through it.
CREATE INDEX mail_thread_at ON mail (thread_id, at, direction, kind, deleted_at);
CREATE INDEX mail_at ON mail (at);
-- Drafts and what lies in the bin: few, and the flags stand behind the text.
CREATE INDEX mail_aside ON mail (id) WHERE flags GLOB '*[DT]*';
CREATE INDEX mail_topic ON mail (topic, at) WHERE topic IS NOT NULL;
CREATE INDEX mail_message_id ON mail (message_id) WHERE message_id IS NOT NULL;
CREATE INDEX mail_fingerprint ON mail (fingerprint) WHERE message_id IS NULL;
-- The messages of a file; also what a check of the reference looks them up by, so without a condition on other columns.
CREATE INDEX mail_file_id ON mail (file_id) WHERE file_id IS NOT NULL;
CREATE INDEX mail_touch ON mail (touch_id) WHERE touch_id IS NOT NULL;

-- Whose mail it is, made from the messages by the triggers below, which undo goes through too.
CREATE TABLE mail_address (
    email   TEXT NOT NULL,
    mail_id INTEGER NOT NULL,
    role    TEXT NOT NULL,
    PRIMARY KEY (email, mail_id, role)
) STRICT, WITHOUT ROWID;
CREATE INDEX mail_address_mail ON mail_address (mail_id);

-- Which messages name which: their own id and those they answer.
CREATE TABLE mail_ref (
    message_id TEXT NOT NULL,
    mail_id    INTEGER NOT NULL,
    PRIMARY KEY (message_id, mail_id)
) STRICT, WITHOUT ROWID;

CREATE TRIGGER mail_made AFTER INSERT ON mail BEGIN
    INSERT OR IGNORE INTO mail_address (email, mail_id, role)
        SELECT value ->> 'email', NEW.id, value ->> 'role' FROM json_each(NEW.people) WHERE value ->> 'email' <> '';
    INSERT OR IGNORE INTO mail_ref (message_id, mail_id) SELECT value, NEW.id FROM json_each(NEW.refs);
    INSERT OR IGNORE INTO mail_ref (message_id, mail_id) SELECT NEW.message_id, NEW.id WHERE NEW.message_id IS NOT NULL;
END;
CREATE TRIGGER mail_gone AFTER DELETE ON mail BEGIN
    DELETE FROM mail_address WHERE mail_id = OLD.id AND email IN (SELECT value ->> 'email' FROM json_each(OLD.people));
    DELETE FROM mail_ref WHERE mail_id = OLD.id AND message_id IN (SELECT value FROM json_each(OLD.refs));
    DELETE FROM mail_ref WHERE mail_id = OLD.id AND message_id = OLD.message_id;
END;

-- Another address of a person; the first stands in contact.
CREATE TABLE contact_address (
    id         INTEGER PRIMARY KEY,
    contact_id INTEGER NOT NULL REFERENCES contact (id),
    account_id INTEGER NOT NULL REFERENCES account (id),
    email      TEXT NOT NULL CHECK (email <> ''),
    known_at   TEXT NOT NULL,
    deleted_at TEXT,
    CHECK (instr(email, char(0)) = 0)
) STRICT;
CREATE INDEX contact_address_contact ON contact_address (contact_id);
CREATE INDEX contact_address_account ON contact_address (account_id);
CREATE INDEX contact_address_email ON contact_address (email);

-- What was said about an address ("mika@acme.example"), a domain ("acme.example") or a word, once and for all.
CREATE TABLE mail_rule (
    id         INTEGER PRIMARY KEY,
    -- own: an address of one's own; account: whose mail it is; public: a domain that says nothing; ignore: not to be asked about;
    -- forbidden: a word that no draft may hold.
    kind       TEXT NOT NULL CHECK (kind IN ('own', 'account', 'public', 'ignore', 'forbidden')),
    pattern    TEXT NOT NULL CHECK (pattern <> ''),
    account_id INTEGER REFERENCES account (id),
    contact_id INTEGER REFERENCES contact (id),
    known_at   TEXT NOT NULL,
    deleted_at TEXT,
    CHECK ((kind = 'account') = (account_id IS NOT NULL)),
    CHECK (instr(pattern, char(0)) = 0)
) STRICT;
CREATE INDEX mail_rule_account ON mail_rule (account_id) WHERE account_id IS NOT NULL;

-- A mail that is still to be sent, or was.
CREATE TABLE mail_draft (
    id          INTEGER PRIMARY KEY,
    account_id  INTEGER NOT NULL REFERENCES account (id),
    contact_id  INTEGER REFERENCES contact (id),
    -- The template's key.
    template    TEXT,
    -- The message that it answers.
    reply_to    INTEGER REFERENCES mail (id),
    lang        TEXT NOT NULL CHECK (lang IN ('en', 'ja')),
    -- JSON as in mail; the writer is left out.
    people      TEXT NOT NULL CHECK (json_valid(people)),
    subject     TEXT NOT NULL,
    body        TEXT NOT NULL,
    -- JSON: names of files that go with it.
    attachments TEXT NOT NULL CHECK (json_valid(attachments)),
    state       TEXT NOT NULL CHECK (state IN ('open', 'handed', 'sent')),
    -- Drafts made in one go.
    batch       INTEGER,
    -- The file or program that it was handed to.
    handed_to   TEXT,
    made_at     TEXT NOT NULL CHECK (length(made_at) = 20),
    sent_at     TEXT CHECK (length(sent_at) = 20),
    -- The touch that it became.
    touch_id    INTEGER REFERENCES touch (id),
    known_at    TEXT NOT NULL,
    deleted_at  TEXT,
    CHECK (instr(concat(template, people, subject, body, attachments, handed_to), char(0)) = 0)
) STRICT;
CREATE INDEX mail_draft_account ON mail_draft (account_id);

-- A search that is kept under a name.
CREATE TABLE saved_search (
    id         INTEGER PRIMARY KEY,
    name       TEXT NOT NULL CHECK (name <> ''),
    query      TEXT NOT NULL CHECK (query <> ''),
    position   INTEGER NOT NULL,
    known_at   TEXT NOT NULL,
    deleted_at TEXT,
    CHECK (instr(concat(name, query), char(0)) = 0)
) STRICT;
