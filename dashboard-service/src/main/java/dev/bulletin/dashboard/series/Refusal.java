package dev.bulletin.dashboard.series;

import dev.bulletin.contract.dashboard.Sample;

/**
 * A sample that is not kept.
 *
 * @param reason for whoever sent it
 */
public record Refusal(Sample sample, String reason) {}
