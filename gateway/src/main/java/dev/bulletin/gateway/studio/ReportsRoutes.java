package dev.bulletin.gateway.studio;

import dev.bulletin.common.bus.TypedBus;
import dev.bulletin.contract.report.ReportContract;
import dev.bulletin.contract.report.ReportStatus;
import dev.bulletin.contract.report.ReportSurvey;
import dev.bulletin.contract.report.SurveyReports;
import dev.bulletin.contract.report.TakeSnapshot;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The list of all reports, from which writing begins. */
final class ReportsRoutes {
  private static final int PAGE_SIZE = 30;
  private static final int MAX_CURSOR = 200;

  private final TypedBus bus;

  ReportsRoutes(TypedBus bus) {
    this.bus = bus;
  }

  /** A choice of what the list shows. */
  record Filter(String path, String label, boolean current) {}

  void mount(Door door) {
    door.page("", this::list);
    door.form("/snapshots", ReportContract.WRITE_SCOPE, this::takeSnapshot);
  }

  private void list(Visit visit) {
    ReportStatus status = status(visit.ctx().request().getParam("status"));
    String after = cursor(visit.ctx().request().getParam("after"));
    bus.ask(ReportContract.SURVEY, new SurveyReports(status, PAGE_SIZE, after))
        .onSuccess(survey -> visit.show(view(visit, status, after, survey)))
        .onFailure(visit::fail);
  }

  /** What is not a status shows all. */
  private static @Nullable ReportStatus status(@Nullable String code) {
    return Arrays.stream(ReportStatus.values())
        .filter(status -> status.code().equals(code))
        .findFirst()
        .orElse(null);
  }

  private static @Nullable String cursor(@Nullable String after) {
    return after == null || after.isEmpty() || after.length() > MAX_CURSOR ? null : after;
  }

  private static View view(
      Visit visit, @Nullable ReportStatus status, @Nullable String after, ReportSurvey survey) {
    StudioViews views = visit.views();
    return new View(
        "studio/reports",
        Section.REPORTS,
        visit.words().text("reports.title"),
        Map.of(
            "reports", survey.reports().stream().map(views::line).toList(),
            "filters", filters(visit, status),
            "stale", survey.provenance().stale(),
            "first", after == null ? "" : path(status, null),
            "next", Optional.ofNullable(survey.next()).map(next -> path(status, next)).orElse("")));
  }

  private static List<Filter> filters(Visit visit, @Nullable ReportStatus current) {
    List<Filter> filters = new ArrayList<>();
    filters.add(new Filter(ReturnPath.STUDIO, visit.words().text("reports.all"), current == null));
    for (ReportStatus status : ReportStatus.values()) {
      filters.add(new Filter(path(status, null), visit.views().status(status), status == current));
    }
    return filters;
  }

  private static String path(@Nullable ReportStatus status, @Nullable String after) {
    List<String> parameters = new ArrayList<>();
    if (status != null) {
      parameters.add("status=" + status.code());
    }
    if (after != null) {
      parameters.add("after=" + URLEncoder.encode(after, StandardCharsets.UTF_8));
    }
    return ReturnPath.STUDIO + (parameters.isEmpty() ? "" : "?" + String.join("&", parameters));
  }

  private void takeSnapshot(Visit visit, Form form) {
    var command = new TakeSnapshot(visit.principal(), form.slug("dashboard"));
    bus.ask(ReportContract.SNAPSHOT, command)
        .onSuccess(written -> visit.goTo(StudioViews.path(written.slug())))
        .onFailure(visit::fail);
  }
}
