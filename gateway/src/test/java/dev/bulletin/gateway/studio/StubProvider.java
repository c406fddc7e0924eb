package dev.bulletin.gateway.studio;

import static java.util.concurrent.TimeUnit.SECONDS;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.ECDSASigner;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.gen.ECKeyGenerator;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import com.nimbusds.oauth2.sdk.pkce.CodeChallenge;
import com.nimbusds.oauth2.sdk.pkce.CodeChallengeMethod;
import com.nimbusds.oauth2.sdk.pkce.CodeVerifier;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import io.vertx.ext.web.handler.BodyHandler;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Base64;
import java.util.Date;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.UnaryOperator;

/** An OpenID provider that knows one person, and lies when it is told to. */
final class StubProvider implements AutoCloseable {
  static final String CLIENT = "bulletin";
  static final String SECRET = "the client's secret & more";

  private final Vertx vertx = Vertx.vertx();
  private final Map<String, Asked> askedByCode = new ConcurrentHashMap<>();
  private final AtomicInteger exchanged = new AtomicInteger();
  private final int port;
  private volatile ECKey published;
  private volatile ECKey signing;
  private volatile UnaryOperator<JWTClaimsSet.Builder> claims = UnaryOperator.identity();

  /** What somebody was sent with, until the code is exchanged. */
  private record Asked(String nonce, String challenge, String comeBack) {}

  StubProvider() throws Exception {
    rotate();
    Router router = Router.router(vertx);
    router
        .get("/.well-known/openid-configuration")
        .respond(ctx -> Future.succeededFuture(metadata()));
    router.get("/authorize").handler(this::authorize);
    router.post("/token").handler(BodyHandler.create()).handler(this::token);
    router
        .get("/keys")
        .handler(ctx -> ctx.json(new JsonObject(new JWKSet(published.toPublicJWK()).toString())));
    port =
        vertx
            .createHttpServer()
            .requestHandler(router)
            .listen(0, "127.0.0.1")
            .await(60, SECONDS)
            .actualPort();
  }

  String issuer() {
    return "http://127.0.0.1:" + port;
  }

  /** How often a code was exchanged for a token. */
  int exchanged() {
    return exchanged.get();
  }

  /** From now on signs by a new key, which it publishes. */
  void rotate() throws JOSEException {
    published = key();
    signing = published;
  }

  /** From now on signs by a key that it does not publish, although it is called the same. */
  void signByAnother() throws JOSEException {
    signing = new ECKeyGenerator(Curve.P_256).keyID(published.getKeyID()).generate();
  }

  private static ECKey key() throws JOSEException {
    return new ECKeyGenerator(Curve.P_256).keyID(UUID.randomUUID().toString()).generate();
  }

  /** From now on vouches for that. */
  void say(UnaryOperator<JWTClaimsSet.Builder> other) {
    claims = other;
    signing = published;
  }

  private JsonObject metadata() {
    return new JsonObject()
        .put("issuer", issuer())
        .put("authorization_endpoint", issuer() + "/authorize")
        .put("token_endpoint", issuer() + "/token")
        .put("jwks_uri", issuer() + "/keys")
        .put("end_session_endpoint", issuer() + "/logout")
        .put("response_types_supported", new JsonArray().add("code"))
        .put("subject_types_supported", new JsonArray().add("public"))
        .put("id_token_signing_alg_values_supported", new JsonArray().add("ES256").add("HS256"));
  }

  /** Lets everybody in at once. */
  private void authorize(RoutingContext ctx) {
    var parameters = ctx.queryParams();
    boolean good =
        "code".equals(parameters.get("response_type"))
            && CLIENT.equals(parameters.get("client_id"))
            && "S256".equals(parameters.get("code_challenge_method"))
            && parameters.get("scope").contains("openid");
    if (!good) {
      ctx.response().setStatusCode(400).end();
      return;
    }
    String code = UUID.randomUUID().toString();
    String comeBack = parameters.get("redirect_uri");
    askedByCode.put(
        code, new Asked(parameters.get("nonce"), parameters.get("code_challenge"), comeBack));
    ctx.response()
        .setStatusCode(302)
        .putHeader("location", comeBack + "?code=" + code + "&state=" + parameters.get("state"))
        .end();
  }

  private void token(RoutingContext ctx) {
    exchanged.incrementAndGet();
    var form = ctx.request().formAttributes();
    Asked asked = askedByCode.remove(form.get("code"));
    if (asked == null || !isClient(ctx) || !isSame(asked, form.get("code_verifier"))) {
      ctx.response()
          .setStatusCode(400)
          .putHeader("content-type", "application/json")
          .end("{\"error\":\"invalid_grant\"}");
      return;
    }
    ctx.json(
        new JsonObject()
            .put("access_token", "of no use here")
            .put("token_type", "Bearer")
            .put("id_token", idToken(asked)));
  }

  private static boolean isClient(RoutingContext ctx) {
    String given = ctx.request().getHeader("authorization");
    String expected =
        URLEncoder.encode(CLIENT, StandardCharsets.UTF_8)
            + ":"
            + URLEncoder.encode(SECRET, StandardCharsets.UTF_8);
    return ("Basic "
            + Base64.getEncoder().encodeToString(expected.getBytes(StandardCharsets.UTF_8)))
        .equals(given);
  }

  private static boolean isSame(Asked asked, String verifier) {
    return CodeChallenge.compute(CodeChallengeMethod.S256, new CodeVerifier(verifier))
        .getValue()
        .equals(asked.challenge());
  }

  private String idToken(Asked asked) {
    try {
      Instant now = Instant.now();
      var builder =
          new JWTClaimsSet.Builder()
              .issuer(issuer())
              .audience(CLIENT)
              .subject("person-1")
              .claim("nonce", asked.nonce())
              .claim("preferred_username", "Lan.Nguyen")
              .claim("name", "Nguyễn Lan")
              .issueTime(Date.from(now))
              .expirationTime(Date.from(now.plusSeconds(300)));
      var header = new JWSHeader.Builder(JWSAlgorithm.ES256).keyID(signing.getKeyID()).build();
      SignedJWT token = new SignedJWT(header, claims.apply(builder).build());
      token.sign(new ECDSASigner(signing));
      return token.serialize();
    } catch (JOSEException e) {
      throw new IllegalStateException(e);
    }
  }

  @Override
  public void close() throws Exception {
    vertx.close().await(60, SECONDS);
  }
}
