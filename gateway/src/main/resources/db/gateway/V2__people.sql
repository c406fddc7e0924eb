CREATE TABLE person (
  id            bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  login         text        NOT NULL UNIQUE CHECK (login ~ '^[a-z0-9]+([._-][a-z0-9]+)*$'),
  name          text        NOT NULL CHECK (name <> ''),
  -- Argon2id as a PHC string, which holds its parameters and its salt.
  password_hash text        NOT NULL CHECK (password_hash LIKE '$argon2id$%'),
  roles         text[]      NOT NULL CHECK (roles <@ ARRAY['reader', 'publisher', 'admin']),
  created_at    timestamptz NOT NULL DEFAULT now(),
  -- From then on the person can neither sign in nor go on.
  disabled_at   timestamptz
);

CREATE TABLE session (
  -- SHA-256 of the session's id; the id itself is known to the browser only.
  hash         bytea       PRIMARY KEY CHECK (octet_length(hash) = 32),
  person_id    bigint      NOT NULL REFERENCES person ON DELETE CASCADE,
  created_at   timestamptz NOT NULL,
  last_seen_at timestamptz NOT NULL,
  -- Whatever the person does, it ends then.
  expires_at   timestamptz NOT NULL
);

CREATE INDEX session_person_id ON session (person_id);
CREATE INDEX session_expires_at ON session (expires_at);

-- How far attempts to sign in have used up what a login or an address may try.
CREATE TABLE sign_in_attempt (
  subject text        PRIMARY KEY,
  due     timestamptz NOT NULL
);
