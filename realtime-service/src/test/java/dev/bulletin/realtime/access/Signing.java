package dev.bulletin.realtime.access;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.MACSigner;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import dev.bulletin.common.config.Secret;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.Map;

/** Signs tokens as an application does that lets its users in. */
public final class Signing {
  public static final Secret SECRET = new Secret("the tests' own secret, of 32 bytes and more");

  private Signing() {}

  public static String connection(String user, Instant expires) {
    return sign(new JWTClaimsSet.Builder().subject(user).expirationTime(Date.from(expires)));
  }

  public static String connection(String user, List<String> rooms, Map<String, Object> info) {
    return sign(
        new JWTClaimsSet.Builder().subject(user).claim("channels", rooms).claim("info", info));
  }

  public static String room(String user, String room, Instant expires) {
    return sign(
        new JWTClaimsSet.Builder()
            .subject(user)
            .claim("channel", room)
            .expirationTime(Date.from(expires)));
  }

  static String sign(JWTClaimsSet.Builder claims) {
    return sign(claims.build(), JWSAlgorithm.HS256, SECRET);
  }

  static String sign(JWTClaimsSet claims, JWSAlgorithm algorithm, Secret secret) {
    try {
      SignedJWT token = new SignedJWT(new JWSHeader(algorithm), claims);
      token.sign(new MACSigner(secret.reveal()));
      return token.serialize();
    } catch (JOSEException e) {
      throw new AssertionError(e);
    }
  }
}
