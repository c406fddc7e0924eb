package dev.bulletin.report.revision;

import dev.bulletin.common.bus.Provenance;
import dev.bulletin.common.error.ServiceException;
import dev.bulletin.contract.report.CompareRevisions;
import dev.bulletin.contract.report.FieldDifference;
import dev.bulletin.contract.report.FindRevision;
import dev.bulletin.contract.report.ListRevisions;
import dev.bulletin.contract.report.ReportContract;
import dev.bulletin.contract.report.Revision;
import dev.bulletin.contract.report.RevisionDifference;
import dev.bulletin.contract.report.RevisionPage;
import dev.bulletin.contract.report.RevisionSummary;
import dev.bulletin.report.store.PageRules;
import io.vertx.core.Future;
import io.vertx.core.WorkerExecutor;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Answers questions about revisions; comparing runs on the pool for computation. Thread-safe. */
public final class RevisionQueries {
  private final PgRevisions revisions;
  private final WorkerExecutor cpu;
  private final Clock clock;

  /** Compares on that pool, as many pairs at once as it has threads. */
  public RevisionQueries(PgRevisions revisions, WorkerExecutor cpu, Clock clock) {
    this.revisions = revisions;
    this.cpu = cpu;
    this.clock = clock;
  }

  /** The page asked for; fails with NOT_FOUND when there is no such report. */
  public Future<RevisionPage> list(ListRevisions question) {
    int limit = PageRules.checked(question.limit());
    int before = Optional.ofNullable(question.before()).orElse(Integer.MAX_VALUE);
    if (before < 1) {
      throw ServiceException.invalid("before", "expected a revision, got " + before);
    }
    Instant askedAt = clock.instant();
    return revisions
        .list(question.slug(), before, limit)
        .map(shown -> page(question.slug(), shown, askedAt));
  }

  /** Revisions are counted from 1 without a gap. */
  private static RevisionPage page(String slug, List<RevisionSummary> shown, Instant asOf) {
    int first = shown.isEmpty() ? 0 : shown.get(0).revision();
    int last = shown.isEmpty() ? 0 : shown.get(shown.size() - 1).revision();
    return new RevisionPage(provenance(slug, first, last, asOf), shown, last > 1 ? last : null);
  }

  /** The revision asked for; fails with NOT_FOUND when there is none. */
  public Future<Revision> find(FindRevision question) {
    return revisions
        .find(question.slug(), question.revision())
        .map(kept -> answer(question.slug(), kept));
  }

  private static Revision answer(String slug, KeptRevision kept) {
    return new Revision(
        provenance(slug, kept.revision(), kept.revision(), kept.writtenAt()),
        kept.slug(),
        kept.revision(),
        kept.status(),
        kept.author(),
        kept.tags(),
        kept.texts(),
        kept.writtenBy(),
        kept.writtenAt());
  }

  /** What differs; fails with NOT_FOUND when one of the two is none. */
  public Future<RevisionDifference> compare(CompareRevisions question) {
    Instant askedAt = clock.instant();
    Future<KeptRevision> from = revisions.find(question.slug(), question.from());
    Future<KeptRevision> to = revisions.find(question.slug(), question.to());
    return Future.all(from, to)
        .compose(both -> compare(from.result(), to.result()))
        .map(fields -> difference(question, fields, askedAt));
  }

  private Future<List<FieldDifference>> compare(KeptRevision from, KeptRevision to) {
    return cpu.executeBlocking(() -> RevisionComparison.of(from, to), /* ordered= */ false);
  }

  private static RevisionDifference difference(
      CompareRevisions question, List<FieldDifference> fields, Instant asOf) {
    return new RevisionDifference(
        provenance(question.slug(), question.from(), question.to(), asOf),
        question.slug(),
        question.from(),
        question.to(),
        fields);
  }

  /** Revisions never change, so that their numbers are all that a version needs. */
  private static Provenance provenance(String slug, int from, int to, Instant asOf) {
    return Provenance.fresh(slug + "-" + from + "-" + to, Set.of(ReportContract.tag(slug)), asOf);
  }
}
