package dev.bulletin.gateway.studio;

import dev.bulletin.common.lifecycle.Node;
import dev.bulletin.common.web.Routes;
import dev.bulletin.gateway.audit.Audit;
import dev.bulletin.gateway.guard.Rule;
import dev.bulletin.gateway.person.SignIn;
import dev.bulletin.gateway.session.Access;
import dev.bulletin.gateway.session.SessionAuthentication;
import dev.bulletin.gateway.transfer.InternalClient;
import io.vertx.ext.web.Router;
import java.util.List;

/** All of {@code /studio}: the way in, and behind it what only people who are signed in see. */
public final class Studio implements Routes {
  private static final String EVERYTHING = ReturnPath.STUDIO + "/*";

  private final Node node;
  private final SessionAuthentication sessions;
  private final SignIn signIn;
  private final Audit audit;
  private final InternalClient internal;
  private final StudioPages pages;
  private final List<StudioPart> parts;
  private final List<WayIn> waysIn;

  /** With parts that have packages of their own. */
  public Studio(
      Node node,
      Access access,
      Audit audit,
      InternalClient internal,
      StudioPages pages,
      List<StudioPart> parts,
      List<WayIn> waysIn) {
    this.node = node;
    this.sessions = access.sessions();
    this.signIn = access.signIn();
    this.audit = audit;
    this.internal = internal;
    this.pages = pages;
    this.parts = List.copyOf(parts);
    this.waysIn = List.copyOf(waysIn);
  }

  private List<WayIn.Offer> offers() {
    return waysIn.stream().flatMap(way -> way.offer().stream()).toList();
  }

  @Override
  public void mount(Router router) {
    Rule.NOBODY.on(router.route(EVERYTHING)).handler(sessions::recognize);
    new SignInRoutes(sessions, signIn, new NotedSignIns(audit, signIn), offers(), pages)
        .mount(router);
    new WriterRoutes(pages).mount(router);
    Porch porch = new Porch(router, sessions, pages);
    waysIn.forEach(way -> way.mount(porch));
    Door door = new Door(router, sessions, pages);
    new AccountRoutes(sessions).mount(door);
    new ReportsRoutes(node.bus()).mount(door);
    new EditorRoutes(node.bus(), node.clock()).mount(door);
    new StandingRoutes(node.bus()).mount(door);
    new RevisionRoutes(node.bus()).mount(door);
    new PlanRoutes(node.bus()).mount(door);
    new PreviewRoutes(node.bus()).mount(door);
    new ImageRoutes(internal).mount(door);
    parts.forEach(part -> part.mount(door));
    door.close();
    Rule.NOBODY.on(router.route(EVERYTHING)).failureHandler(new StudioProblems(pages)::handle);
  }
}
