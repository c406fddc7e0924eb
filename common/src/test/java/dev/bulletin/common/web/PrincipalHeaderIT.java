package dev.bulletin.common.web;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bulletin.common.bus.Principal;
import dev.bulletin.common.error.ServiceException;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.client.HttpRequest;
import io.vertx.ext.web.client.WebClient;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A server that answers with the principal it was told, or with the code of its refusal. */
class PrincipalHeaderIT {
  private final Vertx vertx = Vertx.vertx();
  private final HttpServer server =
      vertx.createHttpServer().requestHandler(PrincipalHeaderIT::answer).listen(0).await();
  private final WebClient web = WebClient.create(vertx);

  private static void answer(HttpServerRequest request) {
    try {
      request.response().end(PrincipalHeader.read(request).toString());
    } catch (ServiceException e) {
      request.response().end(e.code().name());
    }
  }

  @AfterEach
  void stop() {
    vertx.close().await();
  }

  @Test
  void namesAndScopesArriveAsTheyWere() {
    var principal = new Principal("person:Nguyễn \"An\"", Set.of("reports:write"));
    assertThat(answerTo(PrincipalHeader.write(principal))).isEqualTo(principal.toString());
  }

  @Test
  void whoIsNotNamedIsNobody() {
    assertThat(request().send().await().bodyAsString()).isEqualTo("UNAUTHENTICATED");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "null",
        "analyst",
        "[]",
        "{}",
        "{\"name\":\"a\"}",
        "{\"scopes\":[\"reports:write\"]}",
        "{\"name\":\" \",\"scopes\":[]}"
      })
  void whoIsNamedBadlyIsNobody(String value) {
    assertThat(answerTo(value)).isEqualTo("UNAUTHENTICATED");
  }

  private String answerTo(String header) {
    return request().putHeader(PrincipalHeader.NAME, header).send().await().bodyAsString();
  }

  private HttpRequest<?> request() {
    return web.get(server.actualPort(), "localhost", "/");
  }
}
