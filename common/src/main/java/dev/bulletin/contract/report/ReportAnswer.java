package dev.bulletin.contract.report;

import dev.bulletin.common.bus.Answer;
import dev.bulletin.common.bus.Provenance;

/** One report. */
public record ReportAnswer(Provenance provenance, ReportView report) implements Answer {}
