package dev.bulletin.common.health;

import java.util.SortedMap;

/**
 * How everything that a node depends on is.
 *
 * @param checks by {@code service/dependency}
 */
public record HealthReport(String status, SortedMap<String, CheckResult> checks) {
  static HealthReport of(SortedMap<String, CheckResult> checks) {
    boolean up = checks.values().stream().allMatch(CheckResult::up);
    return new HealthReport(up ? "up" : "degraded", checks);
  }
}
