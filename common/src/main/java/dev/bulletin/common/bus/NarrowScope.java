package dev.bulletin.common.bus;

/**
 * A right that holds for all names, or with a colon and a prefix behind it for those that begin so:
 * {@code series:write}, {@code series:write:lan.}.
 */
public record NarrowScope(String name) {
  /** Whether who has that scope has the right for some names. */
  public boolean isGivenBy(String scope) {
    return scope.equals(name) || scope.startsWith(name + ":");
  }

  /** Whether the principal has the right for a name. */
  public boolean allows(Principal principal, String subject) {
    return principal.scopes().stream().anyMatch(scope -> allows(scope, subject));
  }

  private boolean allows(String scope, String subject) {
    return scope.equals(name)
        || (isGivenBy(scope) && subject.startsWith(scope.substring(name.length() + 1)));
  }
}
