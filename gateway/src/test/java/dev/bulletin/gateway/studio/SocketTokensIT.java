package dev.bulletin.gateway.studio;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import dev.bulletin.gateway.RunningGateway;
import dev.bulletin.testing.PostgresServer;
import dev.bulletin.testing.Servers;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpMethod;
import io.vertx.ext.web.client.HttpResponse;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** The tokens for realtime connections that people are given who are signed in. */
@ExtendWith(Servers.class)
class SocketTokensIT {
  private static final String TOKEN = "/api/v1/realtime/token";
  private static final String DESK = "/api/v1/realtime/rooms/desk%3Arates/token";

  private static RunningGateway gateway;

  @BeforeAll
  static void start(PostgresServer postgres, PostgresServer.Access access) throws Exception {
    gateway =
        RunningGateway.start(
            access,
            Map.of(
                "BULLETIN_REALTIME_TOKEN_SECRET", "the tests' own secret, of 32 bytes and more"));
    new People(postgres, access).add("reader", "reader");
  }

  @AfterAll
  static void stop() {
    gateway.close();
  }

  private static HttpResponse<Buffer> ask(Guest guest, String path, String csrf) throws Exception {
    return guest.request(HttpMethod.POST, path, "x-csrf-token", csrf).send().await(10, SECONDS);
  }

  private static JWTClaimsSet claims(HttpResponse<Buffer> answer) throws Exception {
    assertThat(answer.statusCode()).as(answer.bodyAsString()).isEqualTo(200);
    return SignedJWT.parse(answer.bodyAsJsonObject().getString("token")).getJWTClaimsSet();
  }

  @Test
  void whoWritesConnectsAndEntersTheDesks() throws Exception {
    Guest publisher = Guest.signedIn(gateway, RunningGateway.PERSON);
    JWTClaimsSet connection = claims(ask(publisher, TOKEN, publisher.token()));
    assertThat(connection.getSubject()).isEqualTo("person:publisher");
    JWTClaimsSet room = claims(ask(publisher, DESK, publisher.token()));
    assertThat(room.getSubject()).isEqualTo("person:publisher");
    assertThat(room.getStringClaim("channel")).isEqualTo("desk:rates");
    String elsewhere = "/api/v1/realtime/rooms/reports/token";
    assertThat(ask(publisher, elsewhere, publisher.token()).statusCode()).isEqualTo(403);
  }

  @Test
  void whoOnlyReadsConnectsAndEntersNone() throws Exception {
    Guest reader = Guest.signedIn(gateway, "reader");
    assertThat(claims(ask(reader, TOKEN, reader.token())).getSubject()).isEqualTo("person:reader");
    assertThat(ask(reader, DESK, reader.token()).statusCode()).isEqualTo(403);
  }

  @Test
  void aPageOfAnotherSiteIsGivenNone() throws Exception {
    Guest publisher = Guest.signedIn(gateway, RunningGateway.PERSON);
    assertThat(ask(publisher, TOKEN, "x".repeat(43)).statusCode()).isEqualTo(403);
    assertThat(gateway.send(HttpMethod.POST, TOKEN).statusCode()).isEqualTo(401);
  }
}
