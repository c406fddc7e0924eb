-- One row for each value that a source gave, at the time the source gave it.
CREATE TABLE sample (
  series text        NOT NULL,
  at     timestamptz NOT NULL,
  value  numeric     NOT NULL,
  source text        NOT NULL,
  PRIMARY KEY (series, at)
);

-- Rows arrive in the order of time, so that this stays tiny; roll-ups and retention go by time.
CREATE INDEX sample_at ON sample USING brin (at);
