-- Dashboards that somebody has defined; one that bears the name of a bundled one stands in its place.
CREATE TABLE dashboard_definition (
  name     text        PRIMARY KEY,
  yaml     text        NOT NULL,
  revision int         NOT NULL,
  author   text        NOT NULL,
  saved_at timestamptz NOT NULL
);
