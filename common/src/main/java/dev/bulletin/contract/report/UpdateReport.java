package dev.bulletin.contract.report;

import dev.bulletin.common.bus.Command;
import dev.bulletin.common.bus.CommandKey;
import dev.bulletin.common.bus.Principal;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Replaces a report's tags, author and texts as a new revision. Fails with PRECONDITION_FAILED, and
 * changes nothing, when the report is no longer at {@code revision}.
 */
public record UpdateReport(
    Principal principal,
    String slug,
    int revision,
    String author,
    List<String> tags,
    Map<Language, ReportText> texts,
    @Nullable CommandKey commandKey)
    implements Command {
  public UpdateReport {
    tags = List.copyOf(tags);
    texts = Map.copyOf(texts);
  }

  /** Sent once. */
  public UpdateReport(
      Principal principal,
      String slug,
      int revision,
      String author,
      List<String> tags,
      Map<Language, ReportText> texts) {
    this(principal, slug, revision, author, tags, texts, null);
  }
}
