package dev.bulletin.gateway.api;

import dev.bulletin.common.bus.TypedBus;
import dev.bulletin.common.error.ErrorCode;
import dev.bulletin.common.error.ServiceException;
import dev.bulletin.common.json.JsonMapper;
import dev.bulletin.common.web.Routes;
import dev.bulletin.contract.report.FindReport;
import dev.bulletin.contract.report.Language;
import dev.bulletin.contract.report.ListReports;
import dev.bulletin.contract.report.PublishReport;
import dev.bulletin.contract.report.ReportAnswer;
import dev.bulletin.contract.report.ReportContract;
import dev.bulletin.contract.report.ReportPage;
import dev.bulletin.contract.report.ReportWritten;
import dev.bulletin.gateway.edge.Slug;
import dev.bulletin.gateway.session.Caller;
import dev.bulletin.gateway.session.TokenAuthentication;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;

/** Reports, to be read by everyone and written by who holds a token for it. */
public final class ReportRoutes implements Routes {
  private static final String REPORTS = "/api/v1/reports";
  private static final int OK = 200;
  private static final int CREATED = 201;
  private static final int MAX_CURSOR = 200;

  private final TypedBus bus;
  private final TokenAuthentication tokens;

  public ReportRoutes(TypedBus bus, TokenAuthentication tokens) {
    this.bus = bus;
    this.tokens = tokens;
  }

  @Override
  public void mount(Router router) {
    Resource.at(router, REPORTS)
        .get(this::list)
        .json(HttpMethod.POST, this::admitWriter, this::create)
        .end();
    Resource.at(router, REPORTS + "/:slug")
        .get(tokens::recognize, this::find)
        .json(HttpMethod.PUT, this::admitWriter, this::update)
        .end();
    Resource.at(router, REPORTS + "/:slug/publish")
        .bare(HttpMethod.POST, this::admitWriter, this::publish)
        .end();
  }

  private void admitWriter(RoutingContext ctx) {
    tokens.require(ctx, ReportContract.WRITE_SCOPE);
  }

  private void list(RoutingContext ctx) {
    Parameters query = Parameters.of(ctx, "language", "limit", "after");
    var question =
        new ListReports(
            query.language("language", Language.EN),
            query.integer("limit", 20, 1, 100),
            query.text("after", MAX_CURSOR));
    bus.ask(ReportContract.LIST, question)
        .onSuccess(page -> sendPage(ctx, question, page))
        .onFailure(ctx::fail);
  }

  private static void sendPage(RoutingContext ctx, ListReports question, ReportPage page) {
    String next = page.next();
    if (next != null) {
      String uri =
          "%s?language=%s&limit=%d&after=%s"
              .formatted(
                  REPORTS,
                  question.language().code(),
                  question.limit(),
                  URLEncoder.encode(next, StandardCharsets.UTF_8));
      ctx.response().putHeader("link", "<" + uri + ">; rel=\"next\"");
    }
    JsonAnswers.send(ctx, OK, page);
  }

  private void find(RoutingContext ctx) {
    Parameters query = Parameters.of(ctx, "language");
    boolean drafts =
        TokenAuthentication.caller(ctx)
            .filter(caller -> caller.principal().may(ReportContract.WRITE_SCOPE))
            .isPresent();
    var question = new FindReport(slug(ctx), query.language("language", Language.EN), drafts);
    bus.ask(ReportContract.FIND, question)
        .onSuccess(found -> sendReport(ctx, found))
        .onFailure(ctx::fail);
  }

  private static void sendReport(RoutingContext ctx, ReportAnswer found) {
    ctx.response().putHeader(HttpHeaders.ETAG, RevisionTag.of(found.report().revision()));
    JsonAnswers.send(ctx, OK, found);
  }

  private void create(RoutingContext ctx) {
    NewReportBody body = JsonMapper.readRequest(body(ctx), NewReportBody.class);
    bus.ask(ReportContract.CREATE, body.command(caller(ctx)))
        .onSuccess(written -> sendWritten(ctx, CREATED, written))
        .onFailure(ctx::fail);
  }

  private void update(RoutingContext ctx) {
    String slug = slug(ctx);
    int revision = RevisionTag.required(ctx);
    RevisedReportBody body = JsonMapper.readRequest(body(ctx), RevisedReportBody.class);
    bus.ask(ReportContract.UPDATE, body.command(caller(ctx), slug, revision))
        .onSuccess(written -> sendWritten(ctx, OK, written))
        .onFailure(ctx::fail);
  }

  private void publish(RoutingContext ctx) {
    var command = new PublishReport(caller(ctx).principal(), slug(ctx), RevisionTag.required(ctx));
    bus.ask(ReportContract.PUBLISH, command)
        .onSuccess(written -> sendWritten(ctx, OK, written))
        .onFailure(ctx::fail);
  }

  private static void sendWritten(RoutingContext ctx, int status, ReportWritten written) {
    ctx.response()
        .putHeader(HttpHeaders.LOCATION, REPORTS + "/" + written.slug())
        .putHeader(HttpHeaders.ETAG, RevisionTag.of(written.revision()));
    JsonAnswers.send(ctx, status, written);
  }

  private static Caller caller(RoutingContext ctx) {
    return TokenAuthentication.caller(ctx).orElseThrow();
  }

  private static String slug(RoutingContext ctx) {
    String slug = ctx.pathParam("slug");
    if (!Slug.fits(slug)) {
      throw new ServiceException(ErrorCode.NOT_FOUND, "no report has such a name");
    }
    return slug;
  }

  private static Buffer body(RoutingContext ctx) {
    Buffer body = ctx.body().buffer();
    if (body == null || body.length() == 0) {
      throw ServiceException.invalid("body", "required, a JSON object");
    }
    return body;
  }
}
