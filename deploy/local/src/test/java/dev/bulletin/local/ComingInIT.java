package dev.bulletin.local;

import dev.bulletin.testing.ChildProcess;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** An installation that has no administrator yet, and a provider by which people may sign in. */
class ComingInIT {
  private static final Duration LIMIT = Duration.ofSeconds(60);

  @Test
  void whoeverComesForTheFirstTimeFindsTheirWay() {
    try (ChildProcess provider = provider();
        RunningBulletin bulletin = RunningBulletin.start(settings(issuer(provider)));
        Browser browser = Browser.open(bulletin, setUp(bulletin))) {
      browser.pass("comingIn");
    }
  }

  private static ChildProcess provider() {
    String script = Path.of("src/test/web/provider.mjs").toString();
    return ChildProcess.start("provider", new ProcessBuilder("node", script), line -> {});
  }

  private static String issuer(ChildProcess provider) {
    return provider.awaitLine("provider is at", LIMIT).replaceAll(".* ", "");
  }

  private static Map<String, String> settings(String issuer) {
    return Map.of(
        "BULLETIN_BOOTSTRAP_ROLE", "publisher",
        "BULLETIN_OIDC_ISSUER", issuer,
        "BULLETIN_OIDC_CLIENT_ID", "bulletin",
        "BULLETIN_OIDC_ACCOUNTS", "created",
        "BULLETIN_OIDC_DEFAULT_ROLE", "reader");
  }

  /** From the log, where an operator finds it. */
  private static String setUp(RunningBulletin bulletin) {
    return bulletin
        .process()
        .awaitLine("there is no administrator yet", LIMIT)
        .replaceAll(".*open (\\S+) within.*", "$1");
  }
}
