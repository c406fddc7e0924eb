-- What was answered to writes with an Idempotency-Key, for a day.
CREATE TABLE keyed_write (
  caller      text        NOT NULL,
  key         text        NOT NULL CHECK (length(key) BETWEEN 1 AND 200),
  -- SHA-256 of all that makes it another write.
  fingerprint bytea       NOT NULL CHECK (octet_length(fingerprint) = 32),
  begun_at    timestamptz NOT NULL,
  -- Null as long as the first is being answered.
  status      int,
  headers     text,
  body        bytea       CHECK (octet_length(body) <= 65536),
  PRIMARY KEY (caller, key)
);

CREATE INDEX keyed_write_begun_at ON keyed_write (begun_at);
