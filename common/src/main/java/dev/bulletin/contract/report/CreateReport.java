package dev.bulletin.contract.report;

import dev.bulletin.common.bus.Command;
import dev.bulletin.common.bus.CommandKey;
import dev.bulletin.common.bus.Principal;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Creates a draft. Fails with CONFLICT when the slug is taken.
 *
 * @param slug lower-case letters, digits and single hyphens, 1 to 100 characters
 * @param texts at least one
 */
public record CreateReport(
    Principal principal,
    String slug,
    String author,
    List<String> tags,
    Map<Language, ReportText> texts,
    @Nullable CommandKey commandKey)
    implements Command {
  public CreateReport {
    tags = List.copyOf(tags);
    texts = Map.copyOf(texts);
  }

  /** Sent once. */
  public CreateReport(
      Principal principal,
      String slug,
      String author,
      List<String> tags,
      Map<Language, ReportText> texts) {
    this(principal, slug, author, tags, texts, null);
  }
}
