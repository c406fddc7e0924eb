-- What has come of commands that were sent with a key, each written with what it did; for a day.
CREATE TABLE command_outcome (
  key          text        PRIMARY KEY CHECK (length(key) BETWEEN 1 AND 100),
  -- The digest of what was asked for.
  request      text        NOT NULL CHECK (length(request) BETWEEN 1 AND 100),
  -- Null only within the transaction that carries the command out.
  slug         text,
  revision     int,
  status       text,
  listed_alike boolean,
  at           timestamptz NOT NULL
);

CREATE INDEX command_outcome_at ON command_outcome (at);
