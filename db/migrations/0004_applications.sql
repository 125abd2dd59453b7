-- What came in, without who sent it: read by staff only, and never by a statement that serves an expert.
CREATE TABLE applications (
    application_id TEXT    PRIMARY KEY,
    program_id     TEXT    NOT NULL REFERENCES programs (program_id),
    type_code      TEXT    NOT NULL,
    track_code     TEXT,
    track_text     TEXT    NOT NULL,
    city_code      TEXT,
    county_code    TEXT,
    state          TEXT    NOT NULL CHECK (state IN ('Received', 'Withdrawn')),
    version        INTEGER NOT NULL,
    received_at    TEXT    NOT NULL,
    updated_at     TEXT    NOT NULL
);

CREATE INDEX applications_by_program ON applications (program_id);

-- Who applies. Identity table.
CREATE TABLE applicant_identities (
    application_id TEXT PRIMARY KEY REFERENCES applications (application_id),
    program_id     TEXT NOT NULL,
    type_code      TEXT NOT NULL,
    applicant      TEXT NOT NULL,
    applicant_key  TEXT NOT NULL,
    -- In the officer's words, which may name the applicant; null while the application is not withdrawn.
    withdrawal_reason TEXT,
    UNIQUE (program_id, type_code, applicant_key)
);

-- Every version of what the form says, with where each answer was read. Identity table.
CREATE TABLE application_contents (
    application_id TEXT    NOT NULL REFERENCES applications (application_id),
    version        INTEGER NOT NULL,
    content        TEXT    NOT NULL,
    content_hash   TEXT    NOT NULL,
    origin         TEXT    NOT NULL CHECK (origin IN ('WordForm', 'Workbook', 'WebForm')),
    document_id    TEXT,
    reason         TEXT    NOT NULL,
    created_at     TEXT    NOT NULL,
    created_by     TEXT    NOT NULL,
    PRIMARY KEY (application_id, version)
);

-- The files themselves, by the SHA-256 of their bytes. Identity table.
CREATE TABLE application_documents (
    document_id TEXT   PRIMARY KEY,
    file_name   TEXT   NOT NULL,
    size        BIGINT NOT NULL,
    content     BYTEA  NOT NULL,
    received_at TEXT   NOT NULL
);

-- Forms that wait for a person: problems to mend (no application yet), or a difference from the application that is there. Identity table.
CREATE TABLE held_imports (
    import_id      TEXT PRIMARY KEY,
    program_id     TEXT NOT NULL REFERENCES programs (program_id),
    application_id TEXT REFERENCES applications (application_id),
    file_name      TEXT NOT NULL,
    document_id    TEXT NOT NULL REFERENCES application_documents (document_id),
    origin         TEXT NOT NULL CHECK (origin IN ('WordForm', 'Workbook', 'WebForm')),
    content        TEXT NOT NULL,
    content_hash   TEXT NOT NULL,
    state          TEXT NOT NULL CHECK (state IN ('Waiting', 'Imported', 'Discarded')),
    held_at        TEXT NOT NULL
);

CREATE INDEX held_imports_by_program ON held_imports (program_id, state);
