CREATE TABLE programs (
    program_id TEXT    PRIMARY KEY,
    name       TEXT    NOT NULL,
    name_en    TEXT    NOT NULL,
    phase      TEXT    NOT NULL CHECK (phase IN ('Filing', 'Eligibility', 'Preparation', 'Scoring', 'Reconsideration', 'Final')),
    is_demo    BOOLEAN NOT NULL DEFAULT FALSE,
    created_at TEXT    NOT NULL
);

-- Every version of a program's ruleset is kept; the newest counts until a round freezes one.
CREATE TABLE rulesets (
    program_id TEXT    NOT NULL REFERENCES programs (program_id),
    version    INTEGER NOT NULL,
    content    TEXT    NOT NULL,
    hash       TEXT    NOT NULL,
    reason     TEXT    NOT NULL,
    created_at TEXT    NOT NULL,
    created_by TEXT    NOT NULL,
    PRIMARY KEY (program_id, version)
);

CREATE TABLE rounds (
    round_id        TEXT    PRIMARY KEY,
    program_id      TEXT    NOT NULL REFERENCES programs (program_id),
    number          INTEGER NOT NULL,
    state           TEXT    NOT NULL CHECK (state IN ('Planned', 'Open', 'Paused', 'Closed')),
    is_sealed       BOOLEAN NOT NULL DEFAULT FALSE,
    ruleset_version INTEGER,
    ruleset_hash    TEXT,
    opened_at       TEXT,
    closes_at       TEXT,
    closed_at       TEXT,
    message         TEXT,
    UNIQUE (program_id, number)
);
