package dev.bulletin.gateway.studio;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import dev.bulletin.gateway.RunningGateway;
import dev.bulletin.gateway.people.SetUp;
import dev.bulletin.testing.PostgresServer;
import dev.bulletin.testing.Servers;
import io.vertx.core.buffer.Buffer;
import io.vertx.ext.web.client.HttpResponse;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.slf4j.LoggerFactory;

/** The first start of an installation that has no administrator. */
@ExtendWith(Servers.class)
class SetUpIT {
  private static final String PASSWORD = "the administrator's password";

  private final ListAppender<ILoggingEvent> logged = new ListAppender<>();

  @BeforeEach
  void listen() {
    logged.start();
    logger().addAppender(logged);
  }

  @AfterEach
  void stopListening() {
    logger().detachAppender(logged);
  }

  private static Logger logger() {
    return (Logger) LoggerFactory.getLogger(SetUp.class);
  }

  private OneTimeLink printed() {
    return OneTimeLink.in(logged.list.get(logged.list.size() - 1).getFormattedMessage());
  }

  private static HttpResponse<Buffer> use(OneTimeLink link, RunningGateway gateway, String login)
      throws Exception {
    return link.use(new Guest(gateway), PASSWORD, "login", login, "name", "The First");
  }

  /** One test, because an installation is new only once. */
  @Test
  void aPrintedLinkMakesTheFirstAdministratorOnAnyInstanceAndOnce(
      PostgresServer postgres, PostgresServer.Access access) throws Exception {
    try (RunningGateway first = RunningGateway.start(access);
        RunningGateway second = RunningGateway.start(access)) {
      assertThat(logged.list).hasSize(2);
      OneTimeLink unused = OneTimeLink.in(logged.list.get(0).getFormattedMessage());
      OneTimeLink link = printed();
      assertThat(link.path()).isNotEqualTo(unused.path());
      assertThat(new Guest(first).get(link.path()).bodyAsString())
          .contains("The first administrator", "name=\"repeated\"");
      assertThat(new Guest(first).get("/studio/set-up?key=" + "x".repeat(43)).statusCode())
          .isEqualTo(410);
      assertThat(new Guest(first).get("/studio/set-up").statusCode()).isEqualTo(410);
      assertThat(use(link, first, RunningGateway.PERSON).statusCode()).isEqualTo(409);
      assertThat(use(link, first, "Not A Login").statusCode()).isEqualTo(400);

      Guest admin = new Guest(first);
      HttpResponse<Buffer> made = link.use(admin, PASSWORD, "login", "first", "name", "The First");
      assertThat(made.statusCode()).isEqualTo(303);
      assertThat(admin.get(made.getHeader("location")).bodyAsString()).contains("The First");

      assertThat(use(link, second, "late").statusCode()).isEqualTo(410);
      assertThat(new Guest(second).get(link.path()).statusCode()).isEqualTo(410);
      assertThat(new Guest(second).get(unused.path()).statusCode()).isEqualTo(410);
      assertThat(
              postgres.query(
                  "SELECT actor || ' ' || action FROM %s.audit_entry WHERE action = 'setUp.done'"
                      .formatted(access.user())))
          .containsExactly("person setUp.done");
    }
    try (RunningGateway later = RunningGateway.start(access)) {
      assertThat(logged.list).hasSize(2);
      assertThat(List.of(200, 303)).contains(new Guest(later).get("/studio").statusCode());
    }
  }
}
