package dev.bulletin.gateway.person;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;

import com.password4j.Argon2Function;
import dev.bulletin.common.config.Secret;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.vertx.core.Vertx;
import java.text.Normalizer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class PasswordsTest {
  private static final Secret GOOD = new Secret("correct horse battery");

  private final Vertx vertx = Vertx.vertx();
  private final Passwords passwords = Passwords.open(vertx, new SimpleMeterRegistry());

  @AfterEach
  void close() throws Exception {
    vertx.close().await(60, SECONDS);
  }

  private boolean matches(String password, String hash) throws Exception {
    return passwords.matches(new Secret(password), hash).await(60, SECONDS);
  }

  @Test
  void keepsTheParametersInTheHash() throws Exception {
    assertThat(passwords.hash(GOOD).await(60, SECONDS))
        .startsWith("$argon2id$v=19$m=19456,t=2,p=1$")
        .doesNotContain(GOOD.reveal());
  }

  @Test
  void knowsThePasswordAndNoOther() throws Exception {
    String hash = passwords.hash(GOOD).await(60, SECONDS);
    assertThat(matches(GOOD.reveal(), hash)).isTrue();
    assertThat(matches("correct horse battery ", hash)).isFalse();
    assertThat(matches("", hash)).isFalse();
  }

  @Test
  void saltsEveryHash() throws Exception {
    assertThat(passwords.hash(GOOD).await(60, SECONDS))
        .isNotEqualTo(passwords.hash(GOOD).await(60, SECONDS));
  }

  @Test
  void goesByTheParametersOfTheHash() throws Exception {
    // Of "password" with the salt "somesalt", 256 KiB, 2 iterations, by the reference program.
    String other =
        "$argon2id$v=19$m=256,t=2,p=1$c29tZXNhbHQ" + "$nf65EOgLrQMR/uIPnA4rEsF5h7TKyQwu9U1bMCHGi/4";
    assertThat(matches("password", other)).isTrue();
    assertThat(matches("passwort", other)).isFalse();
  }

  @Test
  void doesNotMindHowAKeyboardWritesALetter() throws Exception {
    String hash = passwords.hash(new Secret("mật khẩu dài")).await(60, SECONDS);
    String decomposed = Normalizer.normalize("mật khẩu dài", Normalizer.Form.NFD);
    assertThat(matches(decomposed, hash)).isTrue();
  }

  @Test
  void takesWideLettersForThePlainOnes() throws Exception {
    String hash = passwords.hash(new Secret("Mat khau 2026 ﬁnal")).await(60, SECONDS);
    assertThat(matches("Ｍａｔ　ｋｈａｕ　２０２６　final", hash)).isTrue();
  }

  @Test
  void nobodyHasThePasswordOfNobody() throws Exception {
    assertThat(passwords.nobody()).startsWith("$argon2id$v=19$m=19456,t=2,p=1$");
    assertThat(matches("", passwords.nobody())).isFalse();
  }

  @Test
  void nobodyIsComparedWithForAsLongAsSomebody() throws Exception {
    var nobody = Argon2Function.getInstanceFromHash(passwords.nobody());
    var somebody = Argon2Function.getInstanceFromHash(passwords.hash(GOOD).await(60, SECONDS));
    assertThat(nobody).isEqualTo(somebody);
    assertThat(passwords.nobody()).hasSameSizeAs(passwords.hash(GOOD).await(60, SECONDS));
  }
}
