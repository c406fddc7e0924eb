-- Whether a change left all lists with the same reports in the same order; written by an older
-- version, nobody knows.
ALTER TABLE report_change ADD COLUMN listed_alike boolean NOT NULL DEFAULT false;
