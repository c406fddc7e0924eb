package dev.bulletin.realtime.access;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSVerifier;
import com.nimbusds.jose.crypto.MACVerifier;
import com.nimbusds.jose.util.JSONObjectUtils;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import dev.bulletin.common.config.Secret;
import java.nio.charset.StandardCharsets;
import java.text.ParseException;
import java.time.Clock;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Reads the tokens that clients show: JSON Web Tokens with the claims that the SDKs' servers agree
 * on, signed by HS256 with a secret of ours. Thread-safe.
 */
public final class Tokens {
  /** As long as the hash, which is what the algorithm asks for. */
  public static final int MIN_SECRET_BYTES = 32;

  private static final int MAX_LENGTH = 8_192;
  private static final int MAX_ROOMS = 32;

  private final JWSVerifier verifier;
  private final Clock clock;

  private Tokens(JWSVerifier verifier, Clock clock) {
    this.verifier = verifier;
    this.clock = clock;
  }

  /** Empty without a secret: nobody can be known then. */
  public static Optional<Tokens> of(Secret secret, Clock clock) {
    if (secret.reveal().isEmpty()) {
      return Optional.empty();
    }
    try {
      byte[] key = secret.reveal().getBytes(StandardCharsets.UTF_8);
      return Optional.of(new Tokens(new MACVerifier(key), clock));
    } catch (JOSEException e) {
      throw new IllegalArgumentException("the secret is too short", e);
    }
  }

  /** Who connects, if the token is one of ours. It may have expired. */
  public Optional<ConnectionToken> connection(String token) {
    return claims(token).filter(claims -> channel(claims).isEmpty()).flatMap(this::connection);
  }

  private Optional<ConnectionToken> connection(JWTClaimsSet claims) {
    try {
      List<String> rooms = claims.getStringListClaim("channels");
      List<String> known =
          rooms == null ? List.of() : rooms.stream().filter(Objects::nonNull).distinct().toList();
      return known.size() > MAX_ROOMS
          ? Optional.empty()
          : Optional.of(new ConnectionToken(user(claims), info(claims), known, expiresAt(claims)));
    } catch (ParseException e) {
      return Optional.empty();
    }
  }

  /** Which room may be entered, if the token is one of ours. It may have expired. */
  public Optional<RoomToken> room(String token) {
    return claims(token)
        .filter(claims -> !channel(claims).isEmpty())
        .map(
            claims ->
                new RoomToken(user(claims), channel(claims), info(claims), expiresAt(claims)));
  }

  private Optional<JWTClaimsSet> claims(String token) {
    if (token.length() > MAX_LENGTH) {
      return Optional.empty();
    }
    try {
      SignedJWT signed = SignedJWT.parse(token);
      boolean ours =
          JWSAlgorithm.HS256.equals(signed.getHeader().getAlgorithm()) && signed.verify(verifier);
      return ours
          ? Optional.ofNullable(signed.getJWTClaimsSet()).filter(this::hasBegun)
          : Optional.empty();
    } catch (ParseException | JOSEException e) {
      return Optional.empty();
    }
  }

  private boolean hasBegun(JWTClaimsSet claims) {
    Date from = claims.getNotBeforeTime();
    return from == null || !from.toInstant().isAfter(clock.instant());
  }

  private static String user(JWTClaimsSet claims) {
    return Objects.requireNonNullElse(claims.getSubject(), "");
  }

  private static String channel(JWTClaimsSet claims) {
    return claims.getClaim("channel") instanceof String channel ? channel : "";
  }

  /** As JSON; empty for nothing. */
  private static String info(JWTClaimsSet claims) {
    return json(claims.getClaim("info"));
  }

  private static String json(@Nullable Object info) {
    if (info == null) {
      return "";
    }
    // The writer takes objects alone.
    String object = JSONObjectUtils.toJSONString(Map.of("i", info));
    return object.substring("{\"i\":".length(), object.length() - 1);
  }

  private static long expiresAt(JWTClaimsSet claims) {
    Date at = claims.getExpirationTime();
    return at == null ? Expiry.NEVER : at.toInstant().getEpochSecond();
  }
}
