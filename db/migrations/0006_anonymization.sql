-- The copy that experts see. The only table about applications that a statement serving an expert may read.
CREATE TABLE blind_copies (
    application_id TEXT    PRIMARY KEY,
    program_id     TEXT    NOT NULL REFERENCES programs (program_id),
    blind_code     TEXT    NOT NULL UNIQUE,
    type_code      TEXT    NOT NULL,
    track_code     TEXT,
    track_text     TEXT    NOT NULL,
    content        TEXT    NOT NULL,
    content_hash   TEXT    NOT NULL,
    -- The version of the application's content that it was made from.
    version        INTEGER NOT NULL,
    state          TEXT    NOT NULL CHECK (state IN ('Draft', 'Released')),
    released_at    TEXT,
    released_by    TEXT,
    -- What keeps it from being released: passages that somebody has yet to judge, and identities that are still in it.
    suspicions     INTEGER NOT NULL DEFAULT 0,
    leaks          INTEGER NOT NULL DEFAULT 0,
    -- Counts every change, so that of two officers at once the later one is told.
    revision       INTEGER NOT NULL DEFAULT 1
);

CREATE INDEX blind_copies_by_program ON blind_copies (program_id, state);

-- What the agency changed in the automatic mask. Identity table: terms are names.
CREATE TABLE mask_edits (
    application_id TEXT NOT NULL,
    -- The term as it is compared: one decision for all its spellings.
    term_key       TEXT NOT NULL,
    term           TEXT NOT NULL,
    edit           TEXT NOT NULL CHECK (edit IN ('Mask', 'Unmask', 'Accept')),
    kind           TEXT NOT NULL,
    reason         TEXT NOT NULL,
    -- Random; the ledger holds the hash of salt and term, which cannot be guessed from a list of names.
    salt           TEXT NOT NULL,
    edited_at      TEXT NOT NULL,
    edited_by      TEXT NOT NULL,
    PRIMARY KEY (application_id, term_key)
);
