package dev.bulletin.gateway.studio.dashboard;

import dev.bulletin.common.json.JsonMapper;
import dev.bulletin.contract.dashboard.DashboardContract;
import dev.bulletin.gateway.studio.Door;
import dev.bulletin.gateway.studio.Visit;
import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import io.vertx.ext.web.handler.BodyHandler;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Tells the page's script what is wrong, or how it looks, while a definition is being written. */
final class CheckRoutes {
  /** A definition of 256 KiB as JSON, of which escapes make several times as much. */
  private static final long MAX_BODY = 2 * 1_024 * 1_024;

  private final Checks checks;

  CheckRoutes(Checks checks) {
    this.checks = checks;
  }

  /** What the script sends: every field may be missing. */
  record Body(@Nullable String name, @Nullable String yaml) {
    TypedDefinition typed() {
      return new TypedDefinition(name == null ? "" : name, 0, yaml == null ? "" : yaml);
    }
  }

  /**
   * What the script shows.
   *
   * @param html empty while there are problems
   */
  record Looked(String html, List<ProblemLine> problems) {}

  void mount(Door door) {
    door.script(
        DashboardStudio.DASHBOARDS + "/check",
        DashboardContract.DEFINE_SCOPE,
        BodyHandler.create(/* handleFileUploads= */ false).setBodyLimit(MAX_BODY),
        this::check);
  }

  private void check(Visit visit) {
    Buffer body = visit.ctx().body().buffer();
    TypedDefinition typed =
        JsonMapper.readRequest(body == null ? Buffer.buffer("{}") : body, Body.class).typed();
    checks
        .check(visit, typed)
        .compose(checked -> looked(visit, checked))
        .onSuccess(visit::json)
        .onFailure(visit::fail);
  }

  private static Future<Looked> looked(Visit visit, Checks.Checked checked) {
    return checked
        .board()
        .map(visit::render)
        .orElseGet(() -> Future.succeededFuture(""))
        .map(html -> new Looked(html, checked.problems()));
  }
}
