package dev.bulletin.gateway.token;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bulletin.gateway.person.Person;
import dev.bulletin.gateway.person.Role;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class GrantsTest {
  private static Person person(Role role) {
    return new Person(1, "lan", "Lan", Set.of(role));
  }

  @ParameterizedTest
  @CsvSource({
    "reports:write,reports:write,true",
    "reports:write,reports:write:a,false",
    "series:write,series:write,true",
    "series:write,series:write:a.,true",
    "series:write,series:writers,false",
    "series:write:a.,series:write:a.b,true",
    "series:write:a.,series:write:a.,true",
    "series:write:a.,series:write:b.,false",
    "series:write:a.,series:write,false",
    "rooms:token:desk:,rooms:token:alerts,false"
  })
  void coverWhatIsNarrower(String given, String scope, boolean covered) {
    assertThat(Grants.covers(given, scope)).isEqualTo(covered);
  }

  @Test
  void areWhatTheRoleMayGive() {
    assertThat(Grants.of(person(Role.READER))).isEmpty();
    assertThat(Grants.of(person(Role.PUBLISHER)))
        .contains("tokens:write")
        .doesNotContain("hooks:write");
    assertThat(Grants.of(person(Role.ADMIN)))
        .contains("hooks:write")
        .doesNotContain("people:write");
  }

  @Test
  void ofAProgramAreWhatItHasAndItsPersonMayGive() {
    Set<String> held = Set.of("series:write:a.", "hooks:write", "people:write");
    assertThat(Giver.of(person(Role.PUBLISHER), held, null).scopes())
        .containsExactly("series:write:a.");
    assertThat(Giver.of(person(Role.READER), held, null).scopes()).isEmpty();
    assertThat(Giver.ofOperator(held, null).scopes())
        .isEqualTo(List.of("hooks:write", "series:write:a."));
  }
}
