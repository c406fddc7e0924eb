package dev.bulletin.dashboard.push;

import java.math.BigDecimal;
import java.time.Instant;

/**
 * A sample as it was pushed, before it is known whether it may be kept.
 *
 * @param line where it stands, from 1: the line of line protocol, or the element of JSON
 */
record PushedSample(int line, String series, BigDecimal value, Instant at) {}
