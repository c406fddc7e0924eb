package dev.bulletin.report.snapshot;

import dev.bulletin.common.bus.CommandKey;
import dev.bulletin.common.bus.Principal;
import dev.bulletin.common.error.ErrorCode;
import dev.bulletin.common.error.ServiceException;
import dev.bulletin.contract.report.CreateReport;
import dev.bulletin.contract.report.Language;
import dev.bulletin.contract.report.ReportText;
import dev.bulletin.contract.report.ReportWritten;
import io.vertx.core.Future;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Makes draft reports of dashboards at a moment. Thread-safe. */
final class Drafts {
  private static final String TAG = "snapshot";
  private static final DateTimeFormatter SLUG_TIME = DateTimeFormatter.ofPattern("uuuu-MM-dd-HHmm");

  /** So many of one dashboard within a minute are a mistake. */
  private static final int MAX_OF_A_MINUTE = 20;

  private final Map<Language, SnapshotWords> wordsByLanguage;

  Drafts(Map<Language, SnapshotWords> wordsByLanguage) {
    this.wordsByLanguage = new TreeMap<>(wordsByLanguage);
  }

  /**
   * For whom a draft is made.
   *
   * @param zone by whose clock its times are written
   * @param plannedFor null when it is made by hand
   * @param key of the command that is to be done once, or null
   */
  record Order(
      Principal principal, ZoneId zone, @Nullable Instant plannedFor, @Nullable CommandKey key) {
    /** The name without what it is the name of, such as {@code token:}. */
    String author() {
      String name = principal.name();
      return name.substring(name.indexOf(':') + 1);
    }
  }

  /** Creates it under the first slug that is not taken. */
  Future<ReportWritten> create(
      SnapshotMoment moment, Order order, Function<CreateReport, Future<ReportWritten>> creation) {
    Map<Language, ReportText> texts = new TreeMap<>();
    wordsByLanguage.forEach(
        (language, words) ->
            texts.put(
                language,
                new SnapshotText(words, order.zone(), moment, order.plannedFor()).write()));
    String dashboard = moment.summary().name();
    String slug = dashboard + "-" + SLUG_TIME.format(moment.takenAt().atZone(order.zone()));
    List<String> tags = Stream.of(dashboard, TAG).distinct().toList();
    return create(
        new CreateReport(order.principal(), slug, order.author(), tags, texts, order.key()),
        1,
        creation);
  }

  private Future<ReportWritten> create(
      CreateReport draft, int attempt, Function<CreateReport, Future<ReportWritten>> creation) {
    return creation
        .apply(attempt == 1 ? draft : withSlug(draft, draft.slug() + "-" + attempt))
        .recover(
            failure ->
                isTaken(failure) && attempt < MAX_OF_A_MINUTE
                    ? create(draft, attempt + 1, creation)
                    : Future.failedFuture(failure));
  }

  private static boolean isTaken(Throwable failure) {
    return failure instanceof ServiceException refused && refused.code() == ErrorCode.CONFLICT;
  }

  private static CreateReport withSlug(CreateReport draft, String slug) {
    return new CreateReport(
        draft.principal(), slug, draft.author(), draft.tags(), draft.texts(), draft.commandKey());
  }
}
