package dev.bulletin.gateway;

import dev.bulletin.common.db.Database;
import dev.bulletin.common.db.Migrations;
import dev.bulletin.common.lifecycle.Node;
import dev.bulletin.common.lifecycle.Service;
import dev.bulletin.common.lifecycle.ServiceLauncher;
import dev.bulletin.common.page.TemplateFiles;
import dev.bulletin.common.page.Templates;
import dev.bulletin.common.web.HttpSetup;
import dev.bulletin.common.web.HttpVerticle;
import dev.bulletin.common.web.Routes;
import dev.bulletin.common.words.Messages;
import dev.bulletin.contract.dashboard.DashboardContract;
import dev.bulletin.contract.realtime.RealtimeContract;
import dev.bulletin.contract.report.Language;
import dev.bulletin.contract.report.ReportContract;
import dev.bulletin.gateway.api.Admission;
import dev.bulletin.gateway.api.Api;
import dev.bulletin.gateway.asset.Assets;
import dev.bulletin.gateway.audit.AuditTrail;
import dev.bulletin.gateway.audit.Records;
import dev.bulletin.gateway.edge.Edge;
import dev.bulletin.gateway.edge.SecurityHeaders;
import dev.bulletin.gateway.guard.AllowedOrigins;
import dev.bulletin.gateway.guard.ClientAddress;
import dev.bulletin.gateway.guard.DefaultDeny;
import dev.bulletin.gateway.guard.UnwantedBodies;
import dev.bulletin.gateway.hook.HookParts;
import dev.bulletin.gateway.limit.Turnstile;
import dev.bulletin.gateway.limit.TurnstileRoutes;
import dev.bulletin.gateway.openapi.ApiDocument;
import dev.bulletin.gateway.openapi.DescribedRoutes;
import dev.bulletin.gateway.page.PageSettings;
import dev.bulletin.gateway.page.Pages;
import dev.bulletin.gateway.page.Site;
import dev.bulletin.gateway.reference.Reference;
import dev.bulletin.gateway.repeat.IdempotencyKeys;
import dev.bulletin.gateway.session.Access;
import dev.bulletin.gateway.socket.SocketRoutes;
import dev.bulletin.gateway.socket.SocketTokens;
import dev.bulletin.gateway.studio.Studio;
import dev.bulletin.gateway.studio.StudioPages;
import dev.bulletin.gateway.studio.StudioPart;
import dev.bulletin.gateway.studio.dashboard.DashboardStudio;
import dev.bulletin.gateway.studio.hook.HookStudio;
import dev.bulletin.gateway.studio.room.RoomStudio;
import dev.bulletin.gateway.token.TokenRoutes;
import dev.bulletin.gateway.transfer.InternalClient;
import dev.bulletin.gateway.watch.RealtimeWatch;
import io.vertx.core.Future;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The public door: pages, files, the API, and the way through to the sockets. */
public final class GatewayMain {
  private static final Logger log = LoggerFactory.getLogger(GatewayMain.class);
  private static final String NAME = "gateway";

  public static final Service<GatewayConfig> SERVICE =
      new Service<>(NAME, GatewayConfig::read, GatewayMain::deploy);

  private GatewayMain() {}

  public static void main(String[] args) {
    ServiceLauncher.launch(SERVICE, GatewayConfig::pg, args);
  }

  static Future<Integer> deploy(Node node, GatewayConfig config) {
    return deploy(node, config, PageTools.usual());
  }

  /** The same with other tools for pages. */
  public static Future<Integer> deploy(Node node, GatewayConfig config, PageTools tools) {
    return wire(node, config, tools).compose(handlers -> listen(node, config, handlers));
  }

  static Future<HttpVerticle.Handlers> wire(Node node, GatewayConfig config) {
    return wire(node, config, PageTools.usual());
  }

  /** The whole wiring of the service: everything is built here and below, by hand, once. */
  private static Future<HttpVerticle.Handlers> wire(
      Node node, GatewayConfig config, PageTools tools) {
    Set.of(ReportContract.SERVICE, DashboardContract.SERVICE, RealtimeContract.SERVICE)
        .forEach(service -> need(node, service));
    // Compiling templates, reading texts and compressing files takes longer than an event loop may
    // be held up, and needs no database.
    Future<Parts> parts = node.cpu().executeBlocking(() -> Parts.load(node, config, tools));
    return Migrations.run(node.vertx(), config.pg(), NAME)
        .compose(migrated -> Database.open(node, NAME, config.pg(), /* setAside= */ 1))
        .compose(database -> connect(node, config, database, parts, tools));
  }

  private static void need(Node node, String service) {
    node.readiness().need(service);
    node.health().add(node.calls().check(NAME, service));
  }

  private static Future<HttpVerticle.Handlers> connect(
      Node node, GatewayConfig config, Database database, Future<Parts> parts, PageTools tools) {
    InternalClient internal = InternalClient.create(node, config.internalSecret());
    Future<Access> access =
        Access.open(node, database, config.access(), config.sockets().publicUrl());
    Records records = Records.open(node, database, config.audit());
    Future<HookParts> hooks =
        HookParts.open(node, database, config.deliveries(), pageSettings(config).site());
    Future<Turnstile> turnstile = Turnstile.open(node, NAME, config.limits());
    Future<Edge> edge =
        Future.all(parts, turnstile)
            .compose(
                both ->
                    node.cpu()
                        .executeBlocking(
                            () -> edge(node, config, parts.result(), turnstile.result(), tools)))
            .compose(Edge::open);
    return Future.all(access, hooks, edge)
        .compose(all -> PeopleParts.open(node, config, database, access.result(), records))
        .map(
            people ->
                routes(
                    node,
                    config,
                    turnstile.result(),
                    access.result(),
                    people,
                    hooks.result(),
                    internal,
                    parts.result(),
                    edge.result()))
        .map(routes -> keyed(node, database, parts.result().document(), routes))
        .map(routes -> handlers(routes, edge.result()));
  }

  /**
   * Between what sees to it that others see once what is sent again, and what looks at them all.
   */
  private static List<Routes> keyed(
      Node node, Database database, ApiDocument document, List<Routes> routes) {
    routes.add(0, IdempotencyKeys.open(node, database, document));
    routes.add(new DescribedRoutes(document));
    return routes;
  }

  /** What pages are made of. */
  private record Parts(
      Assets assets,
      Templates templates,
      Messages messages,
      StudioPages studio,
      ApiDocument document) {
    static Parts load(Node node, GatewayConfig config, PageTools tools) {
      Templates templates =
          Pages.compile(
              node.cpu(), templateFiles(config), tools.parsing(), config.pages().fragmentBytes());
      Assets assets = Assets.load();
      StudioPages studio = StudioPages.create(templates, assets, config.simulated());
      return new Parts(
          assets,
          templates,
          Messages.load("messages", Language.locales()),
          studio,
          ApiDocument.load());
    }
  }

  private static Edge edge(
      Node node, GatewayConfig config, Parts parts, Turnstile turnstile, PageTools tools) {
    PageSettings settings = pageSettings(config);
    Pages pages =
        Pages.create(parts.templates(), parts.messages(), parts.assets(), settings, node.clock());
    return new Edge(
        node,
        config.templates().isEmpty() ? config.pages() : config.pages().forDevelopment(),
        new Edge.Content(
            parts.assets(),
            pages,
            parts.templates(),
            parts.messages(),
            settings.site(),
            config.framing(),
            Reference.of(parts.document())),
        tools.compressor().get(),
        turnstile);
  }

  private static TemplateFiles templateFiles(GatewayConfig config) {
    return config.templates().isEmpty()
        ? TemplateFiles.onClassPath("templates")
        : TemplateFiles.inFolder(Path.of(config.templates()));
  }

  private static PageSettings pageSettings(GatewayConfig config) {
    return new PageSettings(
        config.simulated(),
        config.sockets().transports(),
        new Site(config.sockets().publicUrl()),
        !config.framing().isEmpty());
  }

  private static List<Routes> routes(
      Node node,
      GatewayConfig config,
      Turnstile turnstile,
      Access access,
      PeopleParts people,
      HookParts hooks,
      InternalClient internal,
      Parts parts,
      Edge edge) {
    List<Routes> routes = new ArrayList<>();
    routes.add(new ClientAddress(config.limits().proxies()));
    routes.add(SocketRoutes.create(node, config.sockets(), config.limits().proxies()));
    routes.add(new AuditTrail(people.records().audit()));
    routes.add(new SecurityHeaders(config.sockets().publicUrl()));
    routes.add(new AllowedOrigins(config.allowedOrigins()));
    routes.add(new TurnstileRoutes(turnstile, edge::refuse));
    routes.add(new UnwantedBodies());
    Optional<SocketTokens> tokens = SocketTokens.of(config.socketTokens(), node.clock());
    var watch = new RealtimeWatch(node.bus(), node.clock());
    ApiDocument document = parts.document();
    routes.addAll(
        Api.routes(document, node.bus(), access.callers(), internal, tokens, watch, node.clock()));
    Admission admission = new Admission(access.callers());
    routes.addAll(hooks.routes(admission));
    routes.add(new TokenRoutes(people.tokens(), admission, node.clock()));
    var dashboards = new DashboardStudio(node.bus(), edge::preview);
    var rooms = new RoomStudio(node.bus(), watch);
    List<StudioPart> studio = new ArrayList<>(List.of(dashboards, rooms, new HookStudio(hooks)));
    studio.addAll(people.studio());
    routes.add(
        new Studio(
            node,
            access,
            people.records().audit(),
            internal,
            parts.studio(),
            studio,
            people.waysIn()));
    return routes;
  }

  private static HttpVerticle.Handlers handlers(List<Routes> features, Edge edge) {
    List<Routes> routes = new ArrayList<>(features);
    routes.add(edge.routes());
    routes.add(new DefaultDeny());
    return new HttpVerticle.Handlers(edge.shortcuts(), routes);
  }

  static Future<Integer> listen(Node node, GatewayConfig config, HttpVerticle.Handlers handlers) {
    HttpSetup setup =
        HttpSetup.of(config.http())
            .with(config.httpLimits())
            .with(config.tls())
            .refusingWith(new SecurityHeaders(config.sockets().publicUrl()).copy());
    return HttpVerticle.deploy(node, NAME, setup, () -> handlers)
        .onSuccess(port -> log.info("gateway listens on {}:{}", config.http().host(), port));
  }
}
