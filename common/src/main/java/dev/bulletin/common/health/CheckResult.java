package dev.bulletin.common.health;

import java.time.Instant;

/**
 * How a dependency was when last asked.
 *
 * @param breaker closed, open (not asked for some seconds after failing) or half_open
 * @param detail for the operator, without secrets
 */
public record CheckResult(boolean up, Instant checkedAt, String breaker, String detail) {}
