package dev.bulletin.gateway.studio.audit;

import dev.bulletin.common.json.JsonMapper;
import dev.bulletin.gateway.audit.AuditEntry;
import dev.bulletin.gateway.audit.AuditFilter;
import dev.bulletin.gateway.audit.AuditLog;
import dev.bulletin.gateway.audit.AuditPage;
import dev.bulletin.gateway.person.Role;
import dev.bulletin.gateway.studio.Door;
import dev.bulletin.gateway.studio.ReturnPath;
import dev.bulletin.gateway.studio.Section;
import dev.bulletin.gateway.studio.StudioPart;
import dev.bulletin.gateway.studio.View;
import dev.bulletin.gateway.studio.Visit;
import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerResponse;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** All of {@code /studio/audit}, for those who look after people. */
public final class AuditStudio implements StudioPart {
  private static final String AUDIT = "/audit";
  private static final int PAGE_SIZE = 50;

  private final AuditLog log;

  public AuditStudio(AuditLog log) {
    this.log = log;
  }

  @Override
  public void mount(Door door) {
    door.page(AUDIT, Role.PEOPLE_SCOPE, this::show);
    door.page(AUDIT + ".ndjson", Role.PEOPLE_SCOPE, this::download);
  }

  private void show(Visit visit) {
    AuditQuery query = AuditQuery.of(visit.ctx().request());
    log.page(query.filter(), query.before(), PAGE_SIZE)
        .onSuccess(page -> visit.show(view(visit, query, page)))
        .onFailure(visit::fail);
  }

  private static View view(Visit visit, AuditQuery query, AuditPage page) {
    Long next = page.next();
    Map<String, Object> content = new HashMap<>();
    content.put(
        "entries", page.entries().stream().map(entry -> AuditLine.of(visit, entry)).toList());
    content.put("typed", query);
    content.put("kinds", AuditLine.kinds(visit.words(), query.kind()));
    content.put("first", query.before() == null ? "" : path("", query.parameters()));
    content.put("next", next == null ? "" : path("", query.parametersBefore(next)));
    content.put("download", path(".ndjson", query.parameters()));
    return new View("studio/audit", Section.AUDIT, visit.words().text("audit.title"), content);
  }

  private static String path(String ending, String parameters) {
    return ReturnPath.STUDIO + AUDIT + ending + parameters;
  }

  /** All that the filter lets through, as fast as it is taken. */
  private void download(Visit visit) {
    AuditFilter filter = AuditQuery.of(visit.ctx().request()).filter();
    HttpServerResponse response = visit.ctx().response();
    response
        .setChunked(true)
        .putHeader(HttpHeaders.CONTENT_TYPE, "application/x-ndjson")
        .putHeader(HttpHeaders.CACHE_CONTROL, "no-store")
        .putHeader("content-disposition", "attachment; filename=\"audit.ndjson\"");
    log.readAll(filter, entries -> write(response, entries))
        .compose(written -> response.end())
        .onFailure(visit::fail);
  }

  private static Future<Void> write(HttpServerResponse response, List<AuditEntry> entries) {
    Buffer lines = Buffer.buffer();
    entries.forEach(entry -> lines.appendBuffer(JsonMapper.buffer(entry)).appendByte((byte) '\n'));
    return response.write(lines);
  }
}
