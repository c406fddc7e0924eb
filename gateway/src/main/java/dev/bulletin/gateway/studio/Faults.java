package dev.bulletin.gateway.studio;

import dev.bulletin.common.error.ServiceException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * What is wrong with the fields of a form, by the names that the contract gives them; of each field
 * the first fault only.
 */
public final class Faults {
  /** For a fault of the whole. */
  private static final String WHOLE = "";

  private final Map<String, String> reasonsByField = new LinkedHashMap<>();

  /** What the owning service found wrong, whose detail begins with the field. */
  public static Faults of(ServiceException refusal) {
    Faults faults = new Faults();
    String detail = refusal.detail();
    int colon = detail.indexOf(": ");
    boolean named = colon > 0 && detail.substring(0, colon).matches("[A-Za-z.\\[\\]0-9]+");
    if (named) {
      faults.add(fieldOf(detail.substring(0, colon)), detail.substring(colon + 2));
    } else {
      faults.add(WHOLE, detail);
    }
    return faults;
  }

  /** All tags are in one field of the form. */
  private static String fieldOf(String name) {
    int bracket = name.indexOf('[');
    return bracket < 0 ? name : name.substring(0, bracket);
  }

  public void add(String field, String reason) {
    reasonsByField.putIfAbsent(field, reason);
  }

  public boolean isEmpty() {
    return reasonsByField.isEmpty();
  }

  /** Empty when nothing is wrong with the field. */
  public String of(String field) {
    return reasonsByField.getOrDefault(field, "");
  }

  /** What is wrong elsewhere than in these fields, each with its field. */
  public String elsewhere(Set<String> fields) {
    return reasonsByField.entrySet().stream()
        .filter(fault -> !fields.contains(fault.getKey()))
        .map(Faults::told)
        .collect(Collectors.joining("; "));
  }

  private static String told(Map.Entry<String, String> fault) {
    return fault.getKey().equals(WHOLE)
        ? fault.getValue()
        : fault.getKey() + ": " + fault.getValue();
  }

  /** All of them, each with its field. */
  @Override
  public String toString() {
    return elsewhere(Set.of());
  }
}
