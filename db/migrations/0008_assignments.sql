CREATE TABLE assignment_draws (
    draw_id     TEXT PRIMARY KEY,
    round_id    TEXT NOT NULL REFERENCES rounds (round_id),
    seed        TEXT NOT NULL,
    report      TEXT NOT NULL,
    drawn_at    TEXT NOT NULL,
    drawn_by    TEXT NOT NULL
);

CREATE TABLE assignments (
    round_id       TEXT NOT NULL REFERENCES rounds (round_id),
    application_id TEXT NOT NULL,
    expert_id      TEXT NOT NULL REFERENCES experts (expert_id),
    state          TEXT NOT NULL CHECK (state IN ('Active', 'Withdrawn', 'Recused')),
    origin         TEXT NOT NULL CHECK (origin IN ('Draw', 'Manual')),
    reason         TEXT NOT NULL,
    assigned_at    TEXT NOT NULL,
    assigned_by    TEXT NOT NULL,
    PRIMARY KEY (round_id, application_id, expert_id)
);

CREATE INDEX assignments_by_expert ON assignments (round_id, expert_id);
