-- The book, version 6: search. Both tables are made from the others by the program, in the transaction of each write, and can be
-- made anew at any time; the setting search_index says by which rules they were, and is missing while they do not hold.

-- What can be found: one row for each row with words. The id is the minute it belongs to (since 1970, UTC; a day without a time
-- stands at its noon) times 1024 and a counter: the newest have the largest ids, and a span of days is a span of ids.
CREATE TABLE search_doc (
    id     INTEGER PRIMARY KEY,
    -- As EntityKind spells it.
    kind   TEXT NOT NULL,
    row_id INTEGER NOT NULL,
    -- A fingerprint of what stands in the index, to see that it can be taken out again.
    mark   INTEGER NOT NULL,
    UNIQUE (kind, row_id)
) STRICT;

-- The words themselves, folded and cut by the program, under the ids of search_doc; keeps no text. facet holds the kind, the
-- account, the people and what else a row can be narrowed by.
CREATE VIRTUAL TABLE search_text USING fts5 (title, body, people, facet, content = '', tokenize = 'ascii');
-- What is deleted leaves no trace.
INSERT INTO search_text (search_text, rank) VALUES ('secure-delete', 1);
