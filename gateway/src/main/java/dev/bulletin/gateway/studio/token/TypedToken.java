package dev.bulletin.gateway.studio.token;

import dev.bulletin.contract.dashboard.DashboardContract;
import dev.bulletin.gateway.studio.FieldRules;
import dev.bulletin.gateway.studio.Form;
import dev.bulletin.gateway.token.Grants;
import dev.bulletin.gateway.token.NewToken;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * A new token as it stands in a form.
 *
 * @param scopes those that are chosen
 * @param prefixesByScope what some of them are narrowed to, separated by commas; empty for all
 * @param days for how long it holds; empty for ever
 */
record TypedToken(
    String name, List<String> scopes, Map<String, String> prefixesByScope, String days) {
  static final TypedToken BLANK = new TypedToken("", List.of(), Map.of(), "365");

  private static final int MAX_PREFIX = 100;
  private static final int MAX_DAYS = 3_650;

  static TypedToken read(Form form, List<String> grants) {
    Map<String, String> prefixes = new HashMap<>();
    grants.stream()
        .filter(Grants::isNarrowed)
        .forEach(scope -> prefixes.put(scope, form.line("prefix." + scope)));
    return new TypedToken(
        form.line("name"), form.fields().getAll("scope"), prefixes, form.line("days"));
  }

  void check(FieldRules rules, List<String> grants) {
    rules.line("name", name, NewToken.MAX_NAME);
    rules.slug("name", name);
    rules.require(!name.equals(NewToken.OPERATORS), "name", "fault.tokenTaken");
    rules.require(!scopes.isEmpty() && grants.containsAll(scopes), "scopes", "fault.scopes");
    rules.require(
        prefixesByScope.values().stream().allMatch(TypedToken::arePrefixes),
        "scopes",
        "fault.prefixes");
    rules.require(days.isEmpty() || lifetime().isPresent(), "days", "fault.days");
  }

  private static boolean arePrefixes(String typed) {
    return split(typed).stream()
        .allMatch(
            prefix ->
                prefix.length() <= MAX_PREFIX && DashboardContract.isOfSeriesCharacters(prefix));
  }

  private static List<String> split(String typed) {
    return List.of(typed.split("[,\\s]+")).stream().filter(part -> !part.isEmpty()).toList();
  }

  private Optional<Duration> lifetime() {
    return Optional.of(days)
        .filter(text -> text.matches("[0-9]{1,4}"))
        .map(Integer::valueOf)
        .filter(number -> number >= 1 && number <= MAX_DAYS)
        .map(Duration::ofDays);
  }

  /** Of what has been checked. */
  NewToken token(Clock clock) {
    return new NewToken(
        name, narrowed(), lifetime().map(span -> clock.instant().plus(span)).orElse(null));
  }

  private Set<String> narrowed() {
    Set<String> narrowed = new HashSet<>();
    scopes.forEach(scope -> narrowed.addAll(narrowed(scope)));
    return narrowed;
  }

  private List<String> narrowed(String scope) {
    List<String> prefixes = split(prefixesByScope.getOrDefault(scope, ""));
    List<String> narrowed = new ArrayList<>();
    prefixes.forEach(prefix -> narrowed.add(scope + ":" + prefix));
    return narrowed.isEmpty() ? List.of(scope) : narrowed;
  }
}
