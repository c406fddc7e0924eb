package dev.bulletin.gateway;

import dev.bulletin.common.db.Database;
import dev.bulletin.common.db.Migrations;
import dev.bulletin.common.lifecycle.Node;
import dev.bulletin.common.lifecycle.Service;
import dev.bulletin.common.lifecycle.ServiceLauncher;
import dev.bulletin.common.web.HttpVerticle;
import dev.bulletin.common.web.Routes;
import dev.bulletin.contract.dashboard.DashboardContract;
import dev.bulletin.contract.realtime.RealtimeContract;
import dev.bulletin.contract.report.ReportContract;
import dev.bulletin.gateway.api.DashboardRoutes;
import dev.bulletin.gateway.api.DescriptionRoutes;
import dev.bulletin.gateway.api.ReportRoutes;
import dev.bulletin.gateway.asset.Assets;
import dev.bulletin.gateway.edge.Edge;
import dev.bulletin.gateway.edge.SecurityHeaders;
import dev.bulletin.gateway.page.PageSettings;
import dev.bulletin.gateway.page.Pages;
import dev.bulletin.gateway.session.PgTokens;
import dev.bulletin.gateway.session.TokenAuthentication;
import dev.bulletin.gateway.session.Tokens;
import dev.bulletin.gateway.socket.SocketRoutes;
import io.vertx.core.Future;
import java.util.List;
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
    ServiceLauncher.launch(SERVICE);
  }

  /** The whole wiring of the service: everything is built here and below, by hand, once. */
  static Future<Integer> deploy(Node node, GatewayConfig config) {
    Set.of(ReportContract.SERVICE, DashboardContract.SERVICE, RealtimeContract.SERVICE)
        .forEach(node.readiness()::need);
    return Migrations.run(node.vertx(), config.pg(), NAME)
        .compose(migrated -> Database.open(node, NAME, config.pg(), /* setAside= */ 0))
        .compose(database -> connect(node, config, new PgTokens(database)));
  }

  private static Future<Integer> connect(Node node, GatewayConfig config, Tokens tokens) {
    // Compiling templates and compressing files takes longer than an event loop may be held up.
    Future<Edge> edge = node.cpu().executeBlocking(() -> edge(node, config)).compose(Edge::open);
    Future<Void> bootstrap = config.tokens().ensureBootstrap(tokens);
    return Future.all(edge, bootstrap)
        .compose(both -> listen(node, config, tokens, edge.result()))
        .onSuccess(port -> log.info("gateway listens on {}:{}", config.http().host(), port));
  }

  private static Edge edge(Node node, GatewayConfig config) {
    Assets assets = Assets.load();
    PageSettings standard = PageSettings.standard(config.simulated());
    var settings =
        new PageSettings(config.simulated(), config.sockets().transports(), standard.freshness());
    Pages pages = Pages.create(node.cpu(), assets, settings, node.clock());
    return new Edge(node, config.pages(), assets, pages);
  }

  private static Future<Integer> listen(Node node, GatewayConfig config, Tokens tokens, Edge edge) {
    var authentication = TokenAuthentication.of(tokens, node.clock());
    List<Routes> routes =
        List.of(
            SocketRoutes.create(node, config.sockets()),
            new SecurityHeaders(),
            new ReportRoutes(node.bus(), authentication),
            new DashboardRoutes(node.bus()),
            DescriptionRoutes.load(),
            edge.routes());
    return HttpVerticle.deploy(
        node, NAME, config.http(), () -> new HttpVerticle.Handlers(edge.shortcuts(), routes));
  }
}
