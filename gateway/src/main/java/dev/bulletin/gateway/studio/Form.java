package dev.bulletin.gateway.studio;

import dev.bulletin.common.error.ServiceException;
import dev.bulletin.gateway.edge.Slug;
import io.vertx.core.MultiMap;
import java.util.Optional;

/** The fields of a form as they were sent; one that is missing is empty. */
public record Form(MultiMap fields) {
  /** As typed, with lines ended by one character, of which browsers send two. */
  public String text(String name) {
    String value = fields.get(name);
    return value == null ? "" : value.replace("\r\n", "\n").replace('\r', '\n');
  }

  /** Without the space around it. */
  public String line(String name) {
    return text(name).strip();
  }

  boolean isChecked(String name) {
    return fields.contains(name);
  }

  /** A number that our own page has put there. */
  public int number(String name) {
    return Optional.of(line(name))
        .filter(text -> text.matches("[0-9]{1,9}"))
        .map(Integer::valueOf)
        .orElseThrow(() -> ServiceException.invalid(name, "expected a whole number"));
  }

  /** An address that our own page has put there. */
  String slug(String name) {
    return Optional.of(line(name))
        .filter(Slug::fits)
        .orElseThrow(() -> ServiceException.invalid(name, "expected the address of a report"));
  }
}
