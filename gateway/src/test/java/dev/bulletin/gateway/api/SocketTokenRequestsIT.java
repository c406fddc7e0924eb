package dev.bulletin.gateway.api;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.crypto.MACVerifier;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.client.HttpResponse;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** The tokens for realtime connections that programs are given. */
class SocketTokenRequestsIT {
  private static final String REALTIME = "/api/v1/realtime/";

  @RegisterExtension private static final RunningApi api = new RunningApi();

  private static HttpResponse<Buffer> ask(String path, String bearer) throws Exception {
    return api.send("POST", REALTIME + path, "", "authorization", bearer);
  }

  private static JWTClaimsSet claims(HttpResponse<Buffer> answer) throws Exception {
    assertThat(answer.statusCode()).as(answer.bodyAsString()).isEqualTo(200);
    assertThat(answer.getHeader("cache-control")).isEqualTo("no-store");
    JsonObject given = answer.bodyAsJsonObject();
    SignedJWT token = SignedJWT.parse(given.getString("token"));
    assertThat(token.verify(new MACVerifier(RunningApi.SIGNED_WITH.reveal()))).isTrue();
    Instant expires = token.getJWTClaimsSet().getExpirationTime().toInstant();
    assertThat(given.getInstant("expiresAt")).isEqualTo(expires);
    return token.getJWTClaimsSet();
  }

  @Test
  void aProgramConnectsUnderItsOwnName() throws Exception {
    Instant before = Instant.now().minusSeconds(1);
    JWTClaimsSet claims = claims(ask("token", RunningApi.COLLEAGUE));
    assertThat(claims.getSubject()).startsWith("token:");
    assertThat(claims.getClaim("channel")).isNull();
    assertThat(claims.getJSONObjectClaim("info")).containsOnlyKeys("name");
    assertThat(claims.getExpirationTime().toInstant())
        .isBetween(before.plus(RunningApi.LIFETIME), Instant.now().plus(RunningApi.LIFETIME));
  }

  @Test
  void aRoomsTokenIsForThatRoomAndTheSameUser() throws Exception {
    JWTClaimsSet claims = claims(ask("rooms/desk%3Arates/token", RunningApi.COLLEAGUE));
    assertThat(claims.getSubject())
        .isEqualTo(claims(ask("token", RunningApi.COLLEAGUE)).getSubject());
    assertThat(claims.getClaims())
        .containsAllEntriesOf(Map.of("channel", "desk:rates"))
        .containsKey("exp")
        .doesNotContainKey("channels");
  }

  @Test
  void aPrefixOpensTheRoomsThatBeginSoAndNoOther() throws Exception {
    assertThat(ask("rooms/dashboard%3Acrypto/token", RunningApi.COLLEAGUE).statusCode())
        .isEqualTo(403);
    assertThat(ask("rooms/dashboard%3Acrypto/token", RunningApi.WRITER).statusCode())
        .isEqualTo(200);
    assertThat(ask("rooms/desk%3Aa/token", RunningApi.REPORTER).statusCode()).isEqualTo(403);
    assertThat(ask("token", RunningApi.REPORTER).statusCode()).isEqualTo(403);
  }

  @Test
  void noRoomHasSuchAName() throws Exception {
    String path = "rooms/desk%3A" + "a".repeat(251) + "/token";
    assertThat(ask(path, RunningApi.WRITER).statusCode()).isEqualTo(404);
  }
}
