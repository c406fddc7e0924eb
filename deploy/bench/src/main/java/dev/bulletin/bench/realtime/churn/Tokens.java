package dev.bulletin.bench.realtime.churn;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.MACSigner;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import java.util.List;

/** Signs as an application does that tells realtime-service who its users are. */
public final class Tokens {
  /** For the setting of realtime-service. */
  public static final String SECRET = "the secret of this measurement alone, of 32 bytes and more";

  private Tokens() {}

  /** Puts the user in a room. */
  static String of(String user, String room) {
    var claims = new JWTClaimsSet.Builder().subject(user).claim("channels", List.of(room)).build();
    var token = new SignedJWT(new JWSHeader(JWSAlgorithm.HS256), claims);
    try {
      token.sign(new MACSigner(SECRET));
    } catch (JOSEException e) {
      throw new IllegalStateException("the secret is too short", e);
    }
    return token.serialize();
  }
}
