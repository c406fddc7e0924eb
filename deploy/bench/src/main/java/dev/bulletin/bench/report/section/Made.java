package dev.bulletin.bench.report.section;

import dev.bulletin.bench.record.Machine;
import dev.bulletin.bench.record.Source;

/** When, of what, and on what something was measured. */
public record Made(String startedAt, Source source, Machine machine) {}
