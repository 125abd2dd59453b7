-- 台账: every act that matters, in the order in which it happened, each entry chained to the one before by its hash.
CREATE TABLE ledger_entries (
    sequence      BIGINT PRIMARY KEY,
    happened_at   TEXT   NOT NULL,
    actor_id      TEXT   NOT NULL,
    actor_role    TEXT   NOT NULL,
    act           TEXT   NOT NULL,
    program_id    TEXT,
    subject       TEXT   NOT NULL,
    body          TEXT   NOT NULL,
    -- Given by the sender of a request that may be repeated; a repeat finds its entry instead of acting twice.
    request_id    TEXT   UNIQUE,
    previous_hash TEXT   NOT NULL,
    hash          TEXT   NOT NULL
);

CREATE INDEX ledger_entries_by_program ON ledger_entries (program_id, sequence);

-- One row: its lock puts concurrent appends in order.
CREATE TABLE ledger_head (
    id       INTEGER PRIMARY KEY CHECK (id = 1),
    sequence BIGINT  NOT NULL,
    hash     TEXT    NOT NULL
);

INSERT INTO ledger_head (id, sequence, hash)
VALUES (1, 0, '0000000000000000000000000000000000000000000000000000000000000000');
