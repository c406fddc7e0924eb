package dev.bulletin.gateway.api;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bulletin.contract.realtime.DisconnectUser;
import dev.bulletin.contract.realtime.RefreshUser;
import dev.bulletin.contract.realtime.SteerUser;
import dev.bulletin.contract.realtime.SubscribeUser;
import dev.bulletin.contract.realtime.TellUser;
import dev.bulletin.contract.realtime.UnsubscribeUser;
import dev.bulletin.contract.realtime.UserOrder;
import io.vertx.core.buffer.Buffer;
import io.vertx.ext.web.client.HttpResponse;
import java.time.Instant;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** What becomes of requests about users' connections. */
class UserRequestsIT {
  private static final String USER = "/api/v1/realtime/users/person%3Aann/";
  private static final String WHO = "person:ann";

  @RegisterExtension private static final RunningApi api = new RunningApi();

  static Stream<Arguments> orders() {
    Instant at = Instant.parse("2027-01-01T01:00:00Z");
    return Stream.of(
        order("refresh", "{\"expiresAt\":\"2027-01-01T08:00:00+07:00\"}", new RefreshUser(WHO, at)),
        order("refresh", "{\"expiresAt\":null}", new RefreshUser(WHO, null)),
        order("refresh", "{}", new RefreshUser(WHO, null)),
        order("subscribe", "{\"room\":\"desk:a\"}", new SubscribeUser(WHO, "desk:a")),
        order("unsubscribe", "{\"room\":\"desk:a\"}", new UnsubscribeUser(WHO, "desk:a")),
        order("disconnect", "{}", new DisconnectUser(WHO, false)),
        order("disconnect", "{\"comeBack\":true}", new DisconnectUser(WHO, true)),
        order("messages", "{\"data\":[1.25,null]}", new TellUser(WHO, "[1.25,null]")),
        order("messages", "{\"data\":null}", new TellUser(WHO, "null")));
  }

  private static Arguments order(String path, String body, UserOrder expected) {
    return Arguments.of(path, body, expected);
  }

  @ParameterizedTest
  @MethodSource("orders")
  void handsTheOrderOn(String path, String body, UserOrder expected) throws Exception {
    assertThat(api.write("POST", USER + path, body).statusCode()).isEqualTo(202);
    SteerUser command = api.service().last(SteerUser.class);
    assertThat(command.order()).isEqualTo(expected);
    assertThat(command.principal().may("rooms:users")).isTrue();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "refresh     | {\"expiresAt\":\"soon\"} | expiresAt: expected a time such as 2026-12-31T08:00:00Z",
        "refresh     | {\"expiresAt\":7}        | expiresAt: expected a time such as 2026-12-31T08:00:00Z",
        "subscribe   | {}                       | room: required",
        "unsubscribe | {\"room\":null}          | room: required",
        "disconnect  | {\"comeBack\":\"yes\"}   | comeBack: expected true or false",
        "messages    | {}                       | data: required"
      })
  void namesTheFieldThatDoesNotFit(String path, String body, String detail) throws Exception {
    HttpResponse<Buffer> answer = api.write("POST", USER + path, body);
    assertThat(answer.statusCode()).isEqualTo(400);
    assertThat(answer.bodyAsJsonObject().getString("detail")).isEqualTo(detail);
  }

  @Test
  void takesNoOrdersFromWhoMayDoSomethingElse() throws Exception {
    String reporter = RunningApi.REPORTER;
    HttpResponse<Buffer> answer =
        api.send(
            "POST",
            USER + "disconnect",
            "{}",
            "content-type",
            "application/json",
            "authorization",
            reporter);
    assertThat(answer.statusCode()).isEqualTo(403);
    assertThat(answer.bodyAsString()).contains("rooms:users");
  }
}
