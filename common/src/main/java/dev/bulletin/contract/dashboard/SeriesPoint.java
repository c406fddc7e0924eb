package dev.bulletin.contract.dashboard;

import java.math.BigDecimal;
import java.time.Instant;

/** A value of a series at a time. */
public record SeriesPoint(Instant at, BigDecimal value) {}
