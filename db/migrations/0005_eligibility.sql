-- An officer's ruling on one rule of one application: a judgement, or a waiver.
CREATE TABLE eligibility_rulings (
    application_id TEXT NOT NULL REFERENCES applications (application_id),
    rule           TEXT NOT NULL,
    ruling         TEXT NOT NULL CHECK (ruling IN ('Passed', 'Failed', 'Waived')),
    -- In the officer's words, which may name the applicant.
    reason         TEXT NOT NULL,
    evidence       TEXT NOT NULL,
    -- Hash of what the program found when the officer ruled; the ruling holds as long as the program finds the same.
    basis          TEXT NOT NULL,
    ruled_at       TEXT NOT NULL,
    ruled_by       TEXT NOT NULL,
    PRIMARY KEY (application_id, rule)
);

-- Detailed lists (明细清单) and documents that an officer has seen, or that are not owed because the figure is classified (涉密).
CREATE TABLE eligibility_evidence (
    application_id TEXT NOT NULL REFERENCES applications (application_id),
    field          TEXT NOT NULL,
    state          TEXT NOT NULL CHECK (state IN ('Received', 'Classified')),
    recorded_at    TEXT NOT NULL,
    recorded_by    TEXT NOT NULL,
    PRIMARY KEY (application_id, field)
);

-- The officer's decision on the application; withdrawing it removes the row, the ledger keeps both.
CREATE TABLE eligibility_decisions (
    application_id TEXT    PRIMARY KEY REFERENCES applications (application_id),
    is_eligible    BOOLEAN NOT NULL,
    reason         TEXT    NOT NULL,
    -- The version of the content that was decided on; a later correction asks for a new decision.
    version        INTEGER NOT NULL,
    -- Hash of the findings that were decided on.
    findings_hash  TEXT    NOT NULL,
    decided_at     TEXT    NOT NULL,
    decided_by     TEXT    NOT NULL
);
