package dev.bulletin.dashboard.library;

import dev.bulletin.common.error.ServiceException;
import java.util.Set;
import java.util.regex.Pattern;

/** What a dashboard may be called. */
final class DashboardName {
  private static final int MAX_LENGTH = 100;
  private static final Pattern SHAPE = Pattern.compile("[a-z0-9]+(-[a-z0-9]+)*");

  /** What stands in the same place of an address. */
  private static final Set<String> RESERVED = Set.of("check", "schema.json", "new");

  private DashboardName() {}

  /** Refuses with INVALID_REQUEST what cannot be the name of a dashboard. */
  static void check(String name) {
    if (name.length() > MAX_LENGTH || !SHAPE.matcher(name).matches()) {
      throw ServiceException.invalid(
          "name", "expected small letters, digits and single hyphens, at most " + MAX_LENGTH);
    }
    if (RESERVED.contains(name)) {
      throw ServiceException.invalid("name", name + " is used for something else");
    }
  }
}
