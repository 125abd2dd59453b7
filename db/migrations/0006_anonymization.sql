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
    released_by    TEXT
);

CREATE INDEX blind_copies_by_program ON blind_copies (program_id, state);

-- What the agency changed in the automatic mask. Identity table: terms are names.
CREATE TABLE mask_edits (
    application_id TEXT NOT NULL,
    term           TEXT NOT NULL,
    edit           TEXT NOT NULL CHECK (edit IN ('Mask', 'Unmask', 'Accept')),
    kind           TEXT NOT NULL,
    reason         TEXT NOT NULL,
    edited_at      TEXT NOT NULL,
    edited_by      TEXT NOT NULL,
    PRIMARY KEY (application_id, term)
);
