CREATE TABLE experts (
    expert_id             TEXT    PRIMARY KEY,
    program_id            TEXT    NOT NULL REFERENCES programs (program_id),
    expert_code           TEXT    NOT NULL,
    account_id            TEXT    NOT NULL UNIQUE REFERENCES accounts (account_id),
    name                  TEXT    NOT NULL,
    category              TEXT    NOT NULL,
    city_code             TEXT,
    county_code           TEXT,
    employer              TEXT    NOT NULL,
    phone                 TEXT,
    is_active             BOOLEAN NOT NULL DEFAULT TRUE,
    -- The SHA-256 of the undertaking's text as it was shown, in which language, and the name that was written under it.
    undertaking_hash      TEXT,
    undertaking_language  TEXT,
    undertaking_name      TEXT,
    undertaking_signed_at TEXT,
    relations_declared_at TEXT,
    UNIQUE (program_id, expert_code)
);

CREATE TABLE expert_tracks (
    expert_id  TEXT NOT NULL REFERENCES experts (expert_id),
    track_code TEXT NOT NULL,
    PRIMARY KEY (expert_id, track_code)
);

-- What an expert declares before any material opens: places and organizations that he or she is tied to.
CREATE TABLE expert_relations (
    relation_id TEXT PRIMARY KEY,
    expert_id   TEXT NOT NULL REFERENCES experts (expert_id),
    kind        TEXT NOT NULL CHECK (kind IN ('Division', 'Organization')),
    value       TEXT NOT NULL,
    -- The statutory reason, by name, and what the expert adds to it.
    reason      TEXT NOT NULL,
    note        TEXT NOT NULL DEFAULT '',
    declared_at TEXT NOT NULL
);

CREATE INDEX expert_relations_by_expert ON expert_relations (expert_id);

-- 回避: an expert and an application that must not meet, with each reason for it. A row here is in force.
CREATE TABLE recusals (
    application_id TEXT NOT NULL,
    expert_id      TEXT NOT NULL REFERENCES experts (expert_id),
    ground         TEXT NOT NULL CHECK (ground IN ('SameCounty', 'SameCity', 'SameEmployer', 'DeclaredRelation', 'DeclaredOnSheet', 'RecordedByStaff')),
    reason         TEXT NOT NULL,
    recorded_at    TEXT NOT NULL,
    recorded_by    TEXT NOT NULL,
    PRIMARY KEY (application_id, expert_id, ground)
);

CREATE INDEX recusals_by_expert ON recusals (expert_id);

-- Recusals that staff lifted, with the reason: deriving does not bring them back.
CREATE TABLE recusal_lifts (
    application_id TEXT NOT NULL,
    expert_id      TEXT NOT NULL REFERENCES experts (expert_id),
    ground         TEXT NOT NULL,
    reason         TEXT NOT NULL,
    lifted_at      TEXT NOT NULL,
    lifted_by      TEXT NOT NULL,
    PRIMARY KEY (application_id, expert_id, ground)
);
