CREATE TABLE api_token (
  id           bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  name         text        NOT NULL UNIQUE CHECK (name <> ''),
  -- SHA-256 of the token; the token itself is kept nowhere.
  hash         bytea       NOT NULL UNIQUE CHECK (octet_length(hash) = 32),
  scopes       text[]      NOT NULL,
  created_at   timestamptz NOT NULL DEFAULT now(),
  expires_at   timestamptz,
  last_used_at timestamptz
);
