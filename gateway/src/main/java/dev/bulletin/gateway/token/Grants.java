package dev.bulletin.gateway.token;

import dev.bulletin.contract.dashboard.DashboardContract;
import dev.bulletin.contract.realtime.RealtimeContract;
import dev.bulletin.contract.report.ReportContract;
import dev.bulletin.gateway.person.Person;
import dev.bulletin.gateway.person.Role;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.stream.Stream;

/** Which scopes people may give to programs: never more than they may look after themselves. */
public final class Grants {
  private static final List<String> OF_PUBLISHERS =
      List.of(
          ReportContract.WRITE_SCOPE,
          DashboardContract.DEFINE_SCOPE,
          DashboardContract.PUSH_SCOPE,
          RealtimeContract.PUBLISH_SCOPE,
          RealtimeContract.READ_SCOPE,
          Role.TOKENS_SCOPE);

  private static final List<String> OF_ADMINS =
      List.of(
          RealtimeContract.TOKEN_SCOPE,
          RealtimeContract.USERS_SCOPE,
          RealtimeContract.WATCH_SCOPE,
          Role.HOOKS_SCOPE);

  /** All that anybody may give. */
  static final List<String> ALL =
      Stream.concat(OF_PUBLISHERS.stream(), OF_ADMINS.stream()).toList();

  /** With a colon and a prefix behind them they open what is called so. */
  private static final List<String> NARROWED =
      List.of(
          DashboardContract.PUSH_SCOPE,
          RealtimeContract.PUBLISH_SCOPE,
          RealtimeContract.TOKEN_SCOPE);

  private Grants() {}

  /** All that the person may give. */
  public static List<String> of(Person person) {
    List<String> scopes = new ArrayList<>();
    if (person.principal().may(Role.TOKENS_SCOPE)) {
      scopes.addAll(OF_PUBLISHERS);
    }
    if (person.principal().may(Role.PEOPLE_SCOPE)) {
      scopes.addAll(OF_ADMINS);
    }
    return scopes;
  }

  /** Whether the scope can be narrowed to what begins with a prefix. */
  public static boolean isNarrowed(String scope) {
    return NARROWED.contains(scope);
  }

  /** Whether what opens the one opens the other too, by its name or as a narrower form of it. */
  static boolean covers(String given, String scope) {
    boolean narrowed = NARROWED.stream().anyMatch(wide -> given.startsWith(wide + ":"));
    return scope.equals(given)
        || (isNarrowed(given) && scope.startsWith(given + ":"))
        || (narrowed && scope.startsWith(given));
  }

  /** Those of them that one of the others covers. */
  static List<String> among(Collection<String> scopes, List<String> others) {
    return scopes.stream()
        .filter(scope -> others.stream().anyMatch(other -> covers(other, scope)))
        .sorted()
        .toList();
  }
}
