-- How a series moved in each five minutes, made of minutes, which are too many for a week and too
-- few for an hour; a partition for each month. The leader rolls up what there is.
CREATE TABLE rollup_five_minutes (LIKE rollup_minute INCLUDING ALL) PARTITION BY RANGE (at);

INSERT INTO rolled_up (level, until)
SELECT 'five_minutes', date_trunc('day', least(until, (SELECT min(at) FROM rollup_minute)), 'UTC')
  FROM rolled_up
 WHERE level = 'minute';

SELECT make_partitions('rollup_five_minutes', 'month', until, now() + interval '1 month')
  FROM rolled_up
 WHERE level = 'five_minutes';
