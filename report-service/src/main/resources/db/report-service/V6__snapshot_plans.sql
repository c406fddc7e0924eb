-- When reports are made of dashboards by themselves.
CREATE TABLE snapshot_plan (
  name      text        PRIMARY KEY,
  dashboard text        NOT NULL,
  cron      text        NOT NULL,
  zone      text        NOT NULL,
  publish   boolean     NOT NULL,
  saved_by  text        NOT NULL,
  scopes    text[]      NOT NULL,
  saved_at  timestamptz NOT NULL,
  next_at   timestamptz
);

-- One row for each time that was due, committed with the report that was made for it.
CREATE TABLE snapshot_run (
  plan     text        NOT NULL REFERENCES snapshot_plan (name) ON DELETE CASCADE,
  due_at   timestamptz NOT NULL,
  made_at  timestamptz NOT NULL,
  slug     text,
  revision int,
  publish  boolean     NOT NULL DEFAULT false,
  failure  text,
  PRIMARY KEY (plan, due_at)
);

-- What is still to be published.
CREATE INDEX snapshot_run_unpublished ON snapshot_run (plan) WHERE publish;
