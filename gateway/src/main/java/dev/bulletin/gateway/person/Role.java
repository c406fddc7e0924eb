package dev.bulletin.gateway.person;

import dev.bulletin.common.config.ConfigReader;
import dev.bulletin.contract.dashboard.DashboardContract;
import dev.bulletin.contract.realtime.RealtimeContract;
import dev.bulletin.contract.report.ReportContract;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** What a person is to Bulletin, and so may do. */
public enum Role {
  /** Sees in the studio what is being written. */
  READER(Set.of(Role.STUDIO_SCOPE)),
  /** Writes, publishes and takes back; changes dashboards. */
  PUBLISHER(
      Set.of(
          Role.STUDIO_SCOPE,
          ReportContract.WRITE_SCOPE,
          DashboardContract.DEFINE_SCOPE,
          Role.DESKS_SCOPE,
          Role.TOKENS_SCOPE)),
  /** Looks after the people too, and after the rooms. */
  ADMIN(
      Set.of(
          Role.STUDIO_SCOPE,
          ReportContract.WRITE_SCOPE,
          DashboardContract.DEFINE_SCOPE,
          Role.DESKS_SCOPE,
          RealtimeContract.WATCH_SCOPE,
          RealtimeContract.USERS_SCOPE,
          Role.TOKENS_SCOPE,
          Role.PEOPLE_SCOPE,
          Role.HOOKS_SCOPE,
          Role.ALERTS_SCOPE));

  /** The scope that opens the studio. */
  public static final String STUDIO_SCOPE = "studio:read";

  /** The scope for changing people. */
  public static final String PEOPLE_SCOPE = "people:write";

  /** The scope for hooks and alert rules. */
  public static final String HOOKS_SCOPE = "hooks:write";

  /** The scope for making tokens, and revoking one's own. */
  public static final String TOKENS_SCOPE = "tokens:write";

  /** The scope that opens the room where alerts are told. */
  private static final String ALERTS_SCOPE = RealtimeContract.TOKEN_SCOPE + ":alerts";

  /** The scope that opens the rooms of those who write together. */
  private static final String DESKS_SCOPE = RealtimeContract.TOKEN_SCOPE + ":desk:";

  private final Set<String> scopes;

  Role(Set<String> scopes) {
    this.scopes = scopes;
  }

  /** What those are whom an installation starts with. */
  public static Role atStart(ConfigReader in) {
    String code =
        in.choice("BULLETIN_BOOTSTRAP_ROLE", PUBLISHER.code(), PUBLISHER.code(), ADMIN.code());
    return of(code).orElse(PUBLISHER);
  }

  public Set<String> scopes() {
    return scopes;
  }

  /** As it stands in the database. */
  public String code() {
    return name().toLowerCase(Locale.ROOT);
  }

  public static Optional<Role> of(String code) {
    return Arrays.stream(values()).filter(role -> role.code().equals(code)).findFirst();
  }
}
