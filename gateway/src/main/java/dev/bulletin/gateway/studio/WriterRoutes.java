package dev.bulletin.gateway.studio;

import dev.bulletin.contract.report.ReportContract;
import dev.bulletin.gateway.guard.Rule;
import dev.bulletin.gateway.session.SignedIn;
import io.vertx.core.http.HttpMethod;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;

/**
 * Tells a page that is the same for everybody whether it is before someone who may write. Open to
 * all, so that those who may not are no failures.
 */
final class WriterRoutes {
  static final String PATH = ReturnPath.STUDIO + "/writer";

  private final StudioPages pages;

  WriterRoutes(StudioPages pages) {
    this.pages = pages;
  }

  /** The token of the session; empty when nobody is signed in who may write. */
  record Writer(String csrf) {}

  void mount(Router router) {
    Rule.ANYONE.on(router.route(HttpMethod.GET, PATH)).handler(this::tell);
  }

  private void tell(RoutingContext ctx) {
    String csrf = SignedIn.of(ctx).filter(WriterRoutes::writes).map(SignedIn::csrf).orElse("");
    new Visit(ctx, pages).json(new Writer(csrf));
  }

  private static boolean writes(SignedIn signedIn) {
    return signedIn.caller().principal().may(ReportContract.WRITE_SCOPE);
  }
}
