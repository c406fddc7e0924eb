package dev.bulletin.gateway.session;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** How a bearer token looks and what is kept of it. */
final class Bearer {
  static final String SHAPE = "32 to 200 letters, digits and -._~+/=";

  private static final Pattern CHARACTERS = Pattern.compile("[A-Za-z0-9._~+/=-]{32,200}");
  private static final String SCHEME = "Bearer ";

  private Bearer() {}

  static boolean fits(String token) {
    return CHARACTERS.matcher(token).matches();
  }

  /** The token in an Authorization header; empty if there is none that could be one of ours. */
  static Optional<String> in(@Nullable String authorization) {
    return Optional.ofNullable(authorization)
        .filter(header -> header.regionMatches(true, 0, SCHEME, 0, SCHEME.length()))
        .map(header -> header.substring(SCHEME.length()).strip())
        .filter(Bearer::fits);
  }

  static byte[] hash(String token) {
    try {
      return MessageDigest.getInstance("SHA-256").digest(token.getBytes(StandardCharsets.US_ASCII));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }
}
