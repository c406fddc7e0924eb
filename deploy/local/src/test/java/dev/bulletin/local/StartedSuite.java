package dev.bulletin.local;

import dev.bulletin.common.lifecycle.Node;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The suite in the JVM of the test, on a free port and on servers of its own. */
record StartedSuite(LocalServers servers, SuiteSettings settings, OneJvmSuite suite)
    implements AutoCloseable {
  /** With settings that go over those of a local run. */
  static StartedSuite start(Map<String, String> settings) {
    return start(DataFolder.newToken(), settings);
  }

  /**
   * With settings that go over those of a local run.
   *
   * @param token the publisher's
   */
  static StartedSuite start(String token, Map<String, String> settings) {
    LocalServers servers = LocalServers.start(Optional.empty());
    SuiteSettings read =
        SuiteSettings.read(
            new SuiteSettings.Surroundings(
                LocalOptions.parse(List.of("--port", "0")),
                servers,
                token,
                DataFolder.newToken(),
                settings));
    return new StartedSuite(servers, read, OneJvmSuite.start(read));
  }

  Node node() {
    return suite.node();
  }

  int port() {
    return settings.port();
  }

  @Override
  public void close() {
    suite.close();
    servers.close();
  }
}
