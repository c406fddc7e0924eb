package dev.bulletin.report;

import dev.bulletin.report.manuscript.ManuscriptQueries;
import dev.bulletin.report.outcome.CommandOutcomes;
import dev.bulletin.report.revision.RevisionQueries;
import dev.bulletin.report.writer.PgWriterNames;

/** Everything that answers what is asked of report-service. */
record Answerers(
    CachedReports readers,
    ManuscriptQueries manuscripts,
    RevisionQueries revisions,
    Previews previews,
    ReportCommands commands,
    LifecycleCommands lifecycle,
    CommandOutcomes outcomes,
    PgWriterNames writers) {}
