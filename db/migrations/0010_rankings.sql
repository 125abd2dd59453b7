-- 冻结的排名: numbered and immutable, with what it was computed from.
CREATE TABLE rankings (
    round_id        TEXT    NOT NULL REFERENCES rounds (round_id),
    number          INTEGER NOT NULL,
    ruleset_version INTEGER NOT NULL,
    ruleset_hash    TEXT    NOT NULL,
    event_number    BIGINT  NOT NULL,
    inputs          TEXT    NOT NULL,
    result          TEXT    NOT NULL,
    result_hash     TEXT    NOT NULL,
    library_version TEXT    NOT NULL,
    reason          TEXT    NOT NULL,
    frozen_at       TEXT    NOT NULL,
    frozen_by       TEXT    NOT NULL,
    PRIMARY KEY (round_id, number)
);
