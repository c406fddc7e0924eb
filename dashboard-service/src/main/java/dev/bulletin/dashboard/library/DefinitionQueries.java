package dev.bulletin.dashboard.library;

import dev.bulletin.common.bus.Provenance;
import dev.bulletin.common.error.ServiceException;
import dev.bulletin.common.json.JsonMapper;
import dev.bulletin.contract.dashboard.CheckDefinition;
import dev.bulletin.contract.dashboard.CheckedDefinition;
import dev.bulletin.contract.dashboard.DashboardContract;
import dev.bulletin.contract.dashboard.DashboardDefinition;
import dev.bulletin.contract.dashboard.DashboardList;
import dev.bulletin.contract.dashboard.DashboardSummary;
import dev.bulletin.contract.dashboard.DashboardSurvey;
import dev.bulletin.contract.dashboard.FindDefinition;
import dev.bulletin.contract.dashboard.ListDashboards;
import dev.bulletin.contract.dashboard.LocalizedText;
import dev.bulletin.contract.dashboard.SurveyDashboards;
import dev.bulletin.dashboard.definition.Dashboard;
import dev.bulletin.dashboard.definition.ReadDefinition;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.time.Clock;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Answers which dashboards there are, and how they are defined. Thread-safe. */
public final class DefinitionQueries {
  private final Vertx vertx;
  private final Dashboards dashboards;
  private final Function<Dashboard, Future<DashboardSummary>> preview;
  private final Clock clock;

  /** With what shows how a dashboard would stand. */
  public DefinitionQueries(
      Vertx vertx,
      Dashboards dashboards,
      Function<Dashboard, Future<DashboardSummary>> preview,
      Clock clock) {
    this.vertx = vertx;
    this.dashboards = dashboards;
    this.preview = preview;
    this.clock = clock;
  }

  /** All of them, also those that cannot be shown, so that they can be corrected. */
  public Future<DashboardList> list(ListDashboards question) {
    List<DashboardList.Entry> entries = byName().map(this::toEntry).toList();
    return Future.succeededFuture(
        new DashboardList(provenance(entries, Set.of(DashboardContract.LIST_TAG)), entries));
  }

  private Stream<Definition> byName() {
    return dashboards.definitions().values().stream()
        .sorted(Comparator.comparing(Definition::name));
  }

  private DashboardList.Entry toEntry(Definition definition) {
    return new DashboardList.Entry(
        definition.name(),
        title(definition),
        dashboards
            .find(definition.name())
            .map(Dashboard::description)
            .orElseGet(() -> LocalizedText.same("")),
        definition.revision() == 0,
        definition.revision());
  }

  private LocalizedText title(Definition definition) {
    return dashboards
        .find(definition.name())
        .map(Dashboard::title)
        .orElseGet(() -> LocalizedText.same(definition.name()));
  }

  /** The same, with who has saved them and when. */
  public Future<DashboardSurvey> survey(SurveyDashboards question) {
    List<DashboardSurvey.Entry> entries = byName().map(this::toSurveyed).toList();
    return Future.succeededFuture(
        new DashboardSurvey(provenance(entries, Set.of(DashboardContract.LIST_TAG)), entries));
  }

  private DashboardSurvey.Entry toSurveyed(Definition definition) {
    return new DashboardSurvey.Entry(
        definition.name(),
        title(definition),
        origin(definition),
        definition.revision(),
        definition.author(),
        definition.savedAt());
  }

  private DashboardSurvey.Origin origin(Definition definition) {
    if (definition.revision() == 0) {
      return DashboardSurvey.Origin.BUNDLED;
    }
    return dashboards.isBundled(definition.name())
        ? DashboardSurvey.Origin.CHANGED
        : DashboardSurvey.Origin.OWN;
  }

  /** Fails with NOT_FOUND. */
  public Future<DashboardDefinition> find(FindDefinition question) {
    Definition definition = dashboards.definitions().get(question.name());
    return definition == null
        ? Future.failedFuture(ServiceException.notFound("dashboard", question.name()))
        : Future.succeededFuture(answer(definition));
  }

  private DashboardDefinition answer(Definition definition) {
    return new DashboardDefinition(
        provenance(definition, Set.of(DashboardContract.tag(definition.name()))),
        definition.name(),
        definition.yaml(),
        definition.revision(),
        definition.author(),
        definition.savedAt());
  }

  /** Tells what is wrong, or how it would look. */
  public Future<CheckedDefinition> check(CheckDefinition question) {
    return vertx
        .executeBlocking(
            () -> ReadDefinition.of(question.name(), question.yaml()), /* ordered= */ false)
        .compose(this::preview);
  }

  private Future<CheckedDefinition> preview(ReadDefinition read) {
    Dashboard dashboard = read.dashboard();
    return dashboard == null
        ? Future.succeededFuture(answer(read, null))
        : preview.apply(dashboard).map(summary -> answer(read, summary));
  }

  private CheckedDefinition answer(ReadDefinition read, @Nullable DashboardSummary summary) {
    return new CheckedDefinition(
        Provenance.fresh(UUID.randomUUID().toString(), Set.of(), clock.instant()),
        read.problems(),
        summary);
  }

  private Provenance provenance(Object content, Set<String> tags) {
    String version = UUID.nameUUIDFromBytes(JsonMapper.bytes(content)).toString();
    return Provenance.fresh(version, tags, clock.instant());
  }
}
