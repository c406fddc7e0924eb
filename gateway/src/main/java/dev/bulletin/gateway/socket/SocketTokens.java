package dev.bulletin.gateway.socket;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.JWSSigner;
import com.nimbusds.jose.crypto.MACSigner;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Date;
import java.util.Map;
import java.util.Optional;

/**
 * Signs the tokens that realtime-service knows people and programs by: JSON Web Tokens with the
 * claims that the SDKs' servers agree on. Thread-safe.
 */
public final class SocketTokens {
  private static final JWSHeader HEADER =
      new JWSHeader.Builder(JWSAlgorithm.HS256).type(JOSEObjectType.JWT).build();

  private final JWSSigner signer;
  private final Duration lifetime;
  private final Clock clock;

  private SocketTokens(JWSSigner signer, Duration lifetime, Clock clock) {
    this.signer = signer;
    this.lifetime = lifetime;
    this.clock = clock;
  }

  /** Empty without a secret. */
  public static Optional<SocketTokens> of(SocketTokenConfig config, Clock clock) {
    if (config.secret().reveal().isEmpty()) {
      return Optional.empty();
    }
    try {
      byte[] key = config.secret().reveal().getBytes(StandardCharsets.UTF_8);
      return Optional.of(new SocketTokens(new MACSigner(key), config.lifetime(), clock));
    } catch (JOSEException e) {
      throw new IllegalArgumentException("the secret is too short", e);
    }
  }

  /**
   * A token to connect with.
   *
   * @param user who connects
   * @param name as others in a room see it
   */
  public SocketToken connection(String user, String name) {
    return sign(new JWTClaimsSet.Builder().subject(user).claim("info", Map.of("name", name)));
  }

  /** A token to enter a room with, on a connection of that user. */
  public SocketToken room(String user, String room) {
    return sign(new JWTClaimsSet.Builder().subject(user).claim("channel", room));
  }

  /** The claims count in seconds. */
  private SocketToken sign(JWTClaimsSet.Builder claims) {
    Instant now = clock.instant().truncatedTo(ChronoUnit.SECONDS);
    Instant expiresAt = now.plus(lifetime);
    claims.issueTime(Date.from(now)).expirationTime(Date.from(expiresAt));
    try {
      SignedJWT token = new SignedJWT(HEADER, claims.build());
      token.sign(signer);
      return new SocketToken(token.serialize(), expiresAt);
    } catch (JOSEException e) {
      throw new IllegalStateException("a token could not be signed", e);
    }
  }
}
