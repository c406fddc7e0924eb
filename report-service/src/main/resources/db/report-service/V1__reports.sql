CREATE TABLE report (
  id           bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  slug         text        NOT NULL UNIQUE,
  status       text        NOT NULL CHECK (status IN ('draft', 'scheduled', 'published', 'withdrawn')),
  author       text        NOT NULL,
  tags         text[]      NOT NULL,
  revision     int         NOT NULL CHECK (revision > 0),
  created_at   timestamptz NOT NULL,
  updated_at   timestamptz NOT NULL,
  published_at timestamptz,
  CHECK (status <> 'published' OR published_at IS NOT NULL)
);

CREATE INDEX report_newest ON report (published_at DESC, id DESC) WHERE status = 'published';

CREATE TABLE report_text (
  report          bigint NOT NULL REFERENCES report (id) ON DELETE CASCADE,
  language        text   NOT NULL CHECK (language IN ('vi', 'en')),
  title           text   NOT NULL,
  summary         text   NOT NULL,
  body            text   NOT NULL,
  reading_minutes int    NOT NULL CHECK (reading_minutes > 0),
  PRIMARY KEY (report, language)
);

-- Every write, as it left the report; never changed, never deleted.
CREATE TABLE report_revision (
  report     bigint      NOT NULL REFERENCES report (id),
  revision   int         NOT NULL,
  status     text        NOT NULL,
  author     text        NOT NULL,
  tags       text[]      NOT NULL,
  texts      jsonb       NOT NULL,
  written_by text        NOT NULL,
  written_at timestamptz NOT NULL,
  PRIMARY KEY (report, revision)
);

-- The outbox: committed with the write it tells of, announced afterwards at least once.
CREATE TABLE report_change (
  id           bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  report       bigint      NOT NULL REFERENCES report (id),
  slug         text        NOT NULL,
  revision     int         NOT NULL,
  status       text        NOT NULL,
  at           timestamptz NOT NULL,
  announced_at timestamptz
);

CREATE INDEX report_change_unannounced ON report_change (id) WHERE announced_at IS NULL;
