package dev.bulletin.realtime.access;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.PlainJWT;
import dev.bulletin.common.config.Secret;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

class TokensTest {
  private static final Instant NOW = Instant.parse("2026-01-01T00:00:00Z");

  private final Tokens tokens =
      Tokens.of(Signing.SECRET, Clock.fixed(NOW, ZoneOffset.UTC)).orElseThrow();

  @Test
  void readsWhoConnects() {
    String token =
        Signing.connection("ann", List.of("desk:a", "desk:a", "desk:b"), Map.of("name", "Án"));
    assertThat(tokens.connection(token))
        .hasValue(
            new ConnectionToken(
                "ann", "{\"name\":\"Án\"}", List.of("desk:a", "desk:b"), Expiry.NEVER));
  }

  @Test
  void readsWhichRoomMayBeEntered() {
    String token = Signing.room("ann", "desk:a", NOW.plusSeconds(60));
    assertThat(tokens.room(token))
        .hasValue(new RoomToken("ann", "desk:a", "", NOW.getEpochSecond() + 60));
  }

  @Test
  void oneThatHasExpiredIsKnownAsSuch() {
    String token = Signing.connection("ann", NOW.minusSeconds(1));
    assertThat(tokens.connection(token))
        .hasValueSatisfying(
            known -> assertThat(Expiry.isPast(known.expiresAt(), NOW.getEpochSecond())).isTrue());
  }

  @Test
  void aTokenForARoomIsNoneForAConnection() {
    assertThat(tokens.connection(Signing.room("ann", "desk:a", NOW))).isEmpty();
    assertThat(tokens.room(Signing.connection("ann", NOW))).isEmpty();
  }

  @Test
  void believesNoOtherSignature() {
    JWTClaimsSet claims = new JWTClaimsSet.Builder().subject("ann").build();
    Secret other = new Secret("another secret of at least sixty-four bytes, for the longer hashes");
    assertThat(tokens.connection(Signing.sign(claims, JWSAlgorithm.HS256, other))).isEmpty();
    assertThat(tokens.connection(new PlainJWT(claims).serialize())).isEmpty();
    String token = Signing.connection("ann", NOW);
    String[] parts = token.split("\\.");
    String forged = Signing.connection("bob", NOW).split("\\.")[1];
    assertThat(tokens.connection(parts[0] + "." + forged + "." + parts[2])).isEmpty();
    assertThat(tokens.connection(parts[0] + "." + parts[1] + ".")).isEmpty();
  }

  @Test
  void believesNoOtherAlgorithmWithTheSameSecret() {
    Secret shared = new Secret("s".repeat(64));
    Tokens ours = Tokens.of(shared, Clock.systemUTC()).orElseThrow();
    JWTClaimsSet claims = new JWTClaimsSet.Builder().subject("ann").build();
    assertThat(ours.connection(Signing.sign(claims, JWSAlgorithm.HS256, shared))).isPresent();
    assertThat(ours.connection(Signing.sign(claims, JWSAlgorithm.HS512, shared))).isEmpty();
  }

  @Test
  void oneThatHoldsLaterDoesNotHoldYet() {
    JWTClaimsSet.Builder later =
        new JWTClaimsSet.Builder().subject("ann").notBeforeTime(Date.from(NOW.plusSeconds(1)));
    assertThat(tokens.connection(Signing.sign(later))).isEmpty();
  }

  @Test
  void refusesClaimsOfOtherTypesAndTooManyRooms() {
    JWTClaimsSet.Builder odd = new JWTClaimsSet.Builder().subject("ann").claim("channels", 7);
    assertThat(tokens.connection(Signing.sign(odd))).isEmpty();
    JWTClaimsSet.Builder mixed =
        new JWTClaimsSet.Builder().subject("ann").claim("channels", Arrays.asList("a", 1, null));
    assertThat(tokens.connection(Signing.sign(mixed))).isEmpty();
    List<String> many = IntStream.range(0, 33).mapToObj(i -> "desk:" + i).toList();
    assertThat(tokens.connection(Signing.connection("ann", many, Map.of()))).isEmpty();
  }

  @Test
  void withoutASecretNobodyIsKnown() {
    assertThat(Tokens.of(new Secret(""), Clock.systemUTC())).isEmpty();
  }

  @Property
  void readsAnythingWithoutFailing(@ForAll String text, @ForAll int cut) {
    assertThat(tokens().connection(text)).isEmpty();
    String token = Signing.connection("ann", NOW);
    // The last character has bits that do not count.
    int end = Math.floorMod(cut, token.length() - 1);
    assertThat(tokens().connection(token.substring(0, end) + text)).isEmpty();
  }

  private static Tokens tokens() {
    return Tokens.of(Signing.SECRET, Clock.fixed(NOW, ZoneOffset.UTC)).orElseThrow();
  }
}
