CREATE TABLE accounts (
    account_id            TEXT    PRIMARY KEY,
    user_name             TEXT    NOT NULL,
    normalized_user_name  TEXT    NOT NULL UNIQUE,
    display_name          TEXT    NOT NULL,
    role                  TEXT    NOT NULL CHECK (role IN ('admin', 'organizer', 'agency', 'expert', 'supervisor')),
    password_hash         TEXT,
    security_stamp        TEXT    NOT NULL,
    concurrency_stamp     TEXT    NOT NULL,
    lockout_end           TEXT,
    access_failed_count   INTEGER NOT NULL DEFAULT 0,
    two_factor_enabled    BOOLEAN NOT NULL DEFAULT FALSE,
    authenticator_key     TEXT,
    recovery_codes        TEXT,
    is_active             BOOLEAN NOT NULL DEFAULT TRUE,
    must_change_password  BOOLEAN NOT NULL DEFAULT FALSE,
    created_at            TEXT    NOT NULL
);

-- 一次性配对码: shown to an expert as a QR code; works once, with the PIN, before it expires.
CREATE TABLE pairing_codes (
    code_hash       TEXT    PRIMARY KEY,
    account_id      TEXT    NOT NULL REFERENCES accounts (account_id),
    pin_hash        TEXT    NOT NULL,
    failed_attempts INTEGER NOT NULL DEFAULT 0,
    made_at         TEXT    NOT NULL,
    expires_at      TEXT    NOT NULL,
    used_at         TEXT
);
