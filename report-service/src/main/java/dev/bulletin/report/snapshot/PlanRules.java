package dev.bulletin.report.snapshot;

import dev.bulletin.common.error.ServiceException;
import dev.bulletin.contract.report.SnapshotPlan;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** What a plan must be like, besides its time. */
final class PlanRules {
  private static final Pattern NAME = Pattern.compile("[a-z0-9]+(-[a-z0-9]+)*");
  private static final int NAME_LENGTH = 60;

  private PlanRules() {}

  static void check(SnapshotPlan plan) {
    checkName("name", plan.name());
    checkName("dashboard", plan.dashboard());
    checkGiven("cron", plan.cron());
    checkGiven("zone", plan.zone());
  }

  private static void checkName(String field, @Nullable String name) {
    if (name == null || name.length() > NAME_LENGTH || !NAME.matcher(name).matches()) {
      throw ServiceException.invalid(
          field,
          "expected lower-case letters, digits and single hyphens between them, 1 to %d characters"
              .formatted(NAME_LENGTH));
    }
  }

  private static void checkGiven(String field, @Nullable String text) {
    if (text == null) {
      throw ServiceException.invalid(field, "required");
    }
  }
}
