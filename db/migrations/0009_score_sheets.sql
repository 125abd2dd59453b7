-- 评分表: one expert's marks on one application in one round. Marks are hundredths of a point, by dimension, as canonical JSON.
CREATE TABLE score_sheets (
    round_id       TEXT    NOT NULL REFERENCES rounds (round_id),
    application_id TEXT    NOT NULL,
    expert_id      TEXT    NOT NULL REFERENCES experts (expert_id),
    marks          TEXT    NOT NULL,
    comment        TEXT    NOT NULL,
    is_submitted   BOOLEAN NOT NULL DEFAULT FALSE,
    version        INTEGER NOT NULL,
    save_id        TEXT    NOT NULL,
    saved_at       TEXT    NOT NULL,
    event_number   BIGINT  NOT NULL,
    content_hash   TEXT    NOT NULL,
    PRIMARY KEY (round_id, application_id, expert_id)
);

CREATE INDEX score_sheets_by_expert ON score_sheets (round_id, expert_id);
