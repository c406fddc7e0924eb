package dev.bulletin.gateway.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class SignatureTest {
  private static final String SECRET = "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw";
  private static final String ID = "msg_p5jXN8AQM9LWM0D4loKWxJek";
  private static final long TIME = 1_614_265_330;
  private static final String BODY = "{\"test\": 2432232314}";

  /** The example that the libraries of Standard Webhooks test with. */
  @Test
  void signsAsTheSpecificationsExample() {
    assertThat(Signature.of(List.of(SECRET), ID, TIME, BODY))
        .isEqualTo("v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=");
  }

  @Test
  void signsWithEachSecretThePresentOneFirst() {
    String other = Signature.newSecret();
    String former = Signature.of(List.of(SECRET), ID, TIME, BODY);
    String present = Signature.of(List.of(other), ID, TIME, BODY);
    assertThat(Signature.of(List.of(other, SECRET), ID, TIME, BODY))
        .isEqualTo(present + " " + former);
  }

  @Test
  void signsIdTimeAndBody() {
    String one = Signature.of(List.of(SECRET), ID, TIME, BODY);
    assertThat(Signature.of(List.of(SECRET), ID + "x", TIME, BODY)).isNotEqualTo(one);
    assertThat(Signature.of(List.of(SECRET), ID, TIME + 1, BODY)).isNotEqualTo(one);
    assertThat(Signature.of(List.of(SECRET), ID, TIME, BODY + " ")).isNotEqualTo(one);
  }

  @Test
  void makesSecretsOf256BitsThatNobodyHasKnownBefore() {
    assertThat(Signature.newSecret()).matches("whsec_[A-Za-z0-9+/]{43}=");
    assertThat(Signature.newSecret()).isNotEqualTo(Signature.newSecret());
  }
}
