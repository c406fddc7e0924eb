package dev.bulletin.report.browse;

import dev.bulletin.common.bus.Answer;
import dev.bulletin.common.bus.Provenance;
import dev.bulletin.contract.report.ReportSummary;

/** What leads to a report from elsewhere, with the time of its last change. */
public record Teaser(Provenance provenance, ReportSummary report) implements Answer {}
