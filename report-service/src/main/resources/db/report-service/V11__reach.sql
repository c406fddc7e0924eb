-- What leads to the report at that revision, so that two of them can be told apart; written by an
-- older version, nobody knows.
ALTER TABLE report_revision ADD COLUMN teaser uuid;

-- How far a change of a published report reaches: its 'text' alone, or what leads to it, its 'teaser';
-- NULL means that lists may have changed too. The columns listed_alike are an older version's.
ALTER TABLE report_change ADD COLUMN reach text CHECK (reach IN ('text', 'teaser'));

CREATE INDEX report_change_revision ON report_change (slug, revision);
