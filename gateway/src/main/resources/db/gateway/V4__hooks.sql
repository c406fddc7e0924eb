-- Where programs of others are told what happens.
CREATE TABLE hook (
  id            bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  name          text        NOT NULL UNIQUE CHECK (name ~ '^[a-z0-9]+(-[a-z0-9]+)*$'),
  url           text        NOT NULL,
  events        text[]      NOT NULL,
  active        boolean     NOT NULL,
  -- Signs what is sent, so it is kept as it is.
  secret        text        NOT NULL CHECK (secret LIKE 'whsec\_%'),
  -- Signs too until then, so that a receiver can change over.
  former_secret text,
  former_until  timestamptz,
  revision      int         NOT NULL CHECK (revision > 0),
  created_at    timestamptz NOT NULL DEFAULT now(),
  updated_at    timestamptz NOT NULL DEFAULT now(),
  -- When the first of those deliveries failed after which none has succeeded.
  failing_since timestamptz,
  -- Since when nothing is sent, because it failed for too long.
  off_since     timestamptz
);

-- What has happened, in the very bytes that are signed.
CREATE TABLE hook_event (
  -- The webhook-id of every delivery.
  id         text        PRIMARY KEY,
  -- Names what has happened, so that it is told once however often it is heard.
  key        text        NOT NULL UNIQUE,
  type       text        NOT NULL,
  body       text        NOT NULL,
  created_at timestamptz NOT NULL DEFAULT now()
);

CREATE INDEX hook_event_created_at ON hook_event (created_at);

CREATE TABLE hook_delivery (
  id          bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  hook        bigint      NOT NULL REFERENCES hook ON DELETE CASCADE,
  event       text        NOT NULL REFERENCES hook_event ON DELETE CASCADE,
  state       text        NOT NULL DEFAULT 'waiting' CHECK (state IN ('waiting', 'delivered', 'given_up')),
  attempts    int         NOT NULL DEFAULT 0,
  -- When it is tried next; while an instance has it in hand, when another may take it over.
  due_at      timestamptz NOT NULL DEFAULT now(),
  -- How the last attempt went.
  outcome     text,
  status      int,
  duration_ms int,
  last_at     timestamptz,
  UNIQUE (hook, event)
);

CREATE INDEX hook_delivery_due ON hook_delivery (hook, due_at, id) WHERE state = 'waiting';
CREATE INDEX hook_delivery_newest ON hook_delivery (hook, id DESC);
CREATE INDEX hook_delivery_event ON hook_delivery (event);

-- What was last told of each report, by the address it had.
CREATE TABLE hook_report (
  slug   text        PRIMARY KEY,
  status text        NOT NULL,
  -- When the report was changed last, by report-service.
  at     timestamptz NOT NULL
);

-- Changes of reports before that time are no news.
CREATE TABLE hook_news (
  only_row boolean     PRIMARY KEY DEFAULT true CHECK (only_row),
  since    timestamptz NOT NULL
);

INSERT INTO hook_news (since) VALUES (now());

CREATE TABLE alert_rule (
  id              bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  name            text        NOT NULL UNIQUE CHECK (name ~ '^[a-z0-9]+(-[a-z0-9]+)*$'),
  kind            text        NOT NULL CHECK (kind IN ('above', 'below', 'report', 'source')),
  -- The series, the tag or the source; of a report, empty for each.
  subject         text        NOT NULL,
  threshold       numeric,
  hysteresis      numeric,
  -- How long a value has to be beyond the threshold, or a source silent.
  seconds         int         NOT NULL CHECK (seconds >= 0),
  active          boolean     NOT NULL,
  revision        int         NOT NULL CHECK (revision > 0),
  created_at      timestamptz NOT NULL DEFAULT now(),
  updated_at      timestamptz NOT NULL DEFAULT now(),
  -- Grows with each time that it is raised or cleared, which so happens once.
  turn            bigint      NOT NULL DEFAULT 0,
  raised          boolean     NOT NULL DEFAULT false,
  changed_at      timestamptz,
  -- Since when the values have been beyond the threshold.
  crossed_at      timestamptz,
  CHECK (kind NOT IN ('above', 'below') OR (threshold IS NOT NULL AND hysteresis >= 0))
);
