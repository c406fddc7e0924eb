-- How often a task's leader was elected: who writes as leader names its term, and an older one writes nothing.
CREATE TABLE leadership (
  task bigint PRIMARY KEY,
  term bigint NOT NULL
);

-- A source is of the market, of a simulator, or (null) of both worlds.
CREATE TABLE series (
  id        int  GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  name      text COLLATE "C" NOT NULL,
  source    text NOT NULL,
  simulated boolean GENERATED ALWAYS AS (
    CASE WHEN source IN ('push', 'bulletin') THEN NULL ELSE source LIKE '%-simulated' END) STORED,
  UNIQUE (name, source)
);

ALTER TABLE sample RENAME TO sample_of_v1;
ALTER TABLE sample_of_v1 RENAME CONSTRAINT sample_pkey TO sample_of_v1_pkey;

-- One row for each value, at the time its source gave it; a partition for each day in UTC.
CREATE TABLE sample (
  series_id int         NOT NULL,
  at        timestamptz NOT NULL,
  value     numeric     NOT NULL,
  PRIMARY KEY (series_id, at)
) PARTITION BY RANGE (at);

-- How a series moved in each minute, hour and day in UTC; a partition for each month.
CREATE TABLE rollup_minute (
  series_id int         NOT NULL,
  at        timestamptz NOT NULL,
  open      numeric     NOT NULL,
  open_at   timestamptz NOT NULL,
  high      numeric     NOT NULL,
  high_at   timestamptz NOT NULL,
  low       numeric     NOT NULL,
  low_at    timestamptz NOT NULL,
  close     numeric     NOT NULL,
  close_at  timestamptz NOT NULL,
  count     bigint      NOT NULL,
  PRIMARY KEY (series_id, at)
) PARTITION BY RANGE (at);

CREATE TABLE rollup_hour (LIKE rollup_minute INCLUDING ALL) PARTITION BY RANGE (at);
CREATE TABLE rollup_day  (LIKE rollup_minute INCLUDING ALL) PARTITION BY RANGE (at);

-- Until when (excluded) each level is rolled up. What is written before 'sealed' is noted as late.
CREATE TABLE rolled_up (
  level text        PRIMARY KEY,
  until timestamptz NOT NULL
);

-- Minutes that have got samples after they were sealed. Rows repeat: whoever rolls a minute up
-- deletes those it has seen, and so never one whose sample it has not.
CREATE TABLE late_minute (
  series_id int         NOT NULL,
  at        timestamptz NOT NULL
);

-- Candles as an exchange gives them; how long they are is in the name of the series.
CREATE TABLE candle (
  series_id int         NOT NULL REFERENCES series,
  at        timestamptz NOT NULL,
  open      numeric     NOT NULL,
  high      numeric     NOT NULL,
  low       numeric     NOT NULL,
  close     numeric     NOT NULL,
  volume    numeric,
  PRIMARY KEY (series_id, at)
);

-- Makes the partitions by day or month for all times from the first to the last. Attached and not
-- created in place, which would shut writers out.
CREATE FUNCTION make_partitions(parent text, unit text, first timestamptz, last timestamptz)
RETURNS void LANGUAGE plpgsql SET lock_timeout = '2s' SET timezone = 'UTC' AS $$
DECLARE
  begin_at  timestamptz := date_trunc(unit, first);
  end_at    timestamptz;
  partition text;
BEGIN
  PERFORM pg_advisory_xact_lock(hashtext('make_partitions'));
  WHILE begin_at <= last LOOP
    end_at := begin_at + ('1 ' || unit)::interval;
    partition := parent || to_char(begin_at, '_YYYYMMDD');
    IF to_regclass(partition) IS NULL THEN
      EXECUTE format('CREATE TABLE %I (LIKE %I INCLUDING ALL)', partition, parent);
      EXECUTE format('ALTER TABLE %I ATTACH PARTITION %I FOR VALUES FROM (%L) TO (%L)',
                     parent, partition, begin_at, end_at);
    END IF;
    begin_at := end_at;
  END LOOP;
END $$;

-- Drops the partitions that end at that time or before.
CREATE FUNCTION drop_partitions(parent text, unit text, before timestamptz)
RETURNS int LANGUAGE plpgsql SET lock_timeout = '2s' SET timezone = 'UTC' AS $$
DECLARE
  partition text;
  dropped   int := 0;
BEGIN
  FOR partition IN
    SELECT child.relname
      FROM pg_inherits
      JOIN pg_class child ON child.oid = inhrelid
     WHERE inhparent = parent::regclass
  LOOP
    IF to_date(right(partition, 8), 'YYYYMMDD')::timestamptz + ('1 ' || unit)::interval <= before
    THEN
      EXECUTE format('DROP TABLE %I', partition);
      dropped := dropped + 1;
    END IF;
  END LOOP;
  RETURN dropped;
END $$;

SELECT make_partitions('sample', 'day', day, day)
  FROM (SELECT DISTINCT date_trunc('day', at, 'UTC') AS day FROM sample_of_v1) AS kept;
SELECT make_partitions('sample', 'day', now() - interval '8 days', now() + interval '3 days');

SELECT make_partitions(parent, 'month', first, now() + interval '1 month')
  FROM unnest(ARRAY['rollup_minute', 'rollup_hour', 'rollup_day']) AS parent,
       (SELECT least(min(at), now() - interval '8 days') AS first FROM sample_of_v1) AS kept;

INSERT INTO series (name, source)
SELECT DISTINCT series, source FROM sample_of_v1 ORDER BY series, source;

INSERT INTO sample (series_id, at, value)
SELECT series.id, sample_of_v1.at, sample_of_v1.value
  FROM sample_of_v1
  JOIN series ON series.name = sample_of_v1.series AND series.source = sample_of_v1.source;

INSERT INTO rolled_up (level, until)
SELECT level, date_trunc('day', coalesce(first, now()), 'UTC')
  FROM unnest(ARRAY['sealed', 'minute', 'hour', 'day']) AS level,
       (SELECT min(at) AS first FROM sample_of_v1) AS kept;

DROP TABLE sample_of_v1;
