-- What dashboards said when a report was published; kept with it, so that its charts stay as they
-- were. The key is made of the series, the time and the number of points that a chart asks for.
CREATE TABLE report_chart (
  report    bigint      NOT NULL REFERENCES report (id) ON DELETE CASCADE,
  key       text        NOT NULL,
  data      jsonb       NOT NULL,
  frozen_at timestamptz NOT NULL,
  PRIMARY KEY (report, key)
);
