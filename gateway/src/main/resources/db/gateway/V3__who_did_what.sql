-- Who has none yet, or never will because another provider vouches for them, has a hash that no
-- password fits.
ALTER TABLE person ADD COLUMN has_password boolean NOT NULL DEFAULT true;
-- From then on nothing is left that says who it was.
ALTER TABLE person ADD COLUMN erased_at timestamptz;
-- Whom another provider vouches for, and by what it knows them.
ALTER TABLE person ADD COLUMN issuer text;
ALTER TABLE person ADD COLUMN external_id text;
ALTER TABLE person ADD UNIQUE (issuer, external_id);

-- From where it was begun.
ALTER TABLE session ADD COLUMN address text NOT NULL DEFAULT '';

-- Who made the token; null: an operator did.
ALTER TABLE api_token ADD COLUMN person_id bigint REFERENCES person ON DELETE SET NULL;
CREATE INDEX api_token_person_id ON api_token (person_id);

CREATE TABLE one_time_link (
  -- SHA-256 of what the link carries, which is kept nowhere.
  hash       bytea       PRIMARY KEY CHECK (octet_length(hash) = 32),
  -- Whose password it sets; null: it makes the first administrator.
  person_id  bigint      REFERENCES person ON DELETE CASCADE,
  expires_at timestamptz NOT NULL
);

CREATE INDEX one_time_link_person_id ON one_time_link (person_id);

-- Those who have gone to another provider to sign in, and have not come back.
CREATE TABLE vouching (
  -- SHA-256 of the state that comes back with them.
  state_hash   bytea       PRIMARY KEY CHECK (octet_length(state_hash) = 32),
  -- SHA-256 of what the browser keeps meanwhile.
  browser_hash bytea       NOT NULL CHECK (octet_length(browser_hash) = 32),
  nonce        text        NOT NULL,
  verifier     text        NOT NULL,
  return_path  text        NOT NULL,
  expires_at   timestamptz NOT NULL
);

CREATE TABLE audit_entry (
  id           bigint      GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  at           timestamptz NOT NULL DEFAULT now(),
  -- Who: person, nobody, system, or token: and a name. Of a person the id, so that erasing them
  -- leaves nothing here that says who it was.
  actor        text        NOT NULL,
  person_id    bigint,
  action       text        NOT NULL CHECK (action ~ '^[a-zA-Z]+\.[a-zA-Z]+$'),
  -- What it was done to; of a person the id.
  subject_kind text        NOT NULL,
  subject      text        NOT NULL,
  detail       text        NOT NULL,
  address      text        NOT NULL,
  request_id   text        NOT NULL
);

CREATE INDEX audit_entry_at ON audit_entry (at);
CREATE INDEX audit_entry_person_id ON audit_entry (person_id, id) WHERE person_id IS NOT NULL;

-- Holds against mistakes, also of the gateway. Whoever owns the table can take it away.
CREATE FUNCTION audit_entry_stays() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF TG_OP = 'DELETE' AND OLD.at < now() - interval '30 days' THEN
    RETURN OLD;
  END IF;
  RAISE EXCEPTION 'what is in audit_entry is neither changed nor deleted within 30 days';
END
$$;

CREATE TRIGGER audit_entry_stays BEFORE UPDATE OR DELETE ON audit_entry
  FOR EACH ROW EXECUTE FUNCTION audit_entry_stays();
CREATE TRIGGER audit_entry_stays_whole BEFORE TRUNCATE ON audit_entry
  FOR EACH STATEMENT EXECUTE FUNCTION audit_entry_stays();
