-- Names a report for ever, wherever it moves, in feeds and in other databases that it is taken to.
ALTER TABLE report ADD COLUMN identity uuid NOT NULL DEFAULT gen_random_uuid() UNIQUE;
