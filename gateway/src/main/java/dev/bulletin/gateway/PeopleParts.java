package dev.bulletin.gateway;

import dev.bulletin.common.db.Database;
import dev.bulletin.common.lifecycle.Node;
import dev.bulletin.gateway.audit.Records;
import dev.bulletin.gateway.oidc.Oidc;
import dev.bulletin.gateway.people.Care;
import dev.bulletin.gateway.session.Access;
import dev.bulletin.gateway.studio.StudioPart;
import dev.bulletin.gateway.studio.WayIn;
import dev.bulletin.gateway.studio.audit.AuditStudio;
import dev.bulletin.gateway.studio.oidc.OidcWay;
import dev.bulletin.gateway.studio.people.AccountStudio;
import dev.bulletin.gateway.studio.people.InvitationWay;
import dev.bulletin.gateway.studio.people.PeopleStudio;
import dev.bulletin.gateway.studio.people.SetUpWay;
import dev.bulletin.gateway.studio.token.TokenStudio;
import dev.bulletin.gateway.token.IssuedTokens;
import dev.bulletin.gateway.token.PgIssuedTokens;
import io.vertx.core.Future;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;

/** The wiring of what looks after people: who there is, how they come in, what they changed. */
record PeopleParts(
    Records records, IssuedTokens tokens, List<StudioPart> studio, List<WayIn> waysIn) {
  PeopleParts {
    studio = List.copyOf(studio);
    waysIn = List.copyOf(waysIn);
  }

  /** Without an administrator the operator is told how to make one. */
  static Future<PeopleParts> open(
      Node node, GatewayConfig config, Database database, Access access, Records records) {
    Care care = Care.open(node, database, records.audit(), access.passwords());
    String url = config.sockets().publicUrl();
    IssuedTokens tokens = new PgIssuedTokens(database, records.audit());
    String direct = "http://%s:%d".formatted(config.http().host(), config.http().port());
    return care.setUp()
        .announce(url.isEmpty() ? direct : url)
        .map(
            announced ->
                new PeopleParts(
                    records,
                    tokens,
                    studio(node, access, records, tokens, care, url),
                    waysIn(node, config, database, access, records, care)));
  }

  private static List<StudioPart> studio(
      Node node, Access access, Records records, IssuedTokens tokens, Care care, String publicUrl) {
    return List.of(
        new PeopleStudio(care.members(), care.erasures(), publicUrl, node.clock()),
        new AccountStudio(care.members(), access.signIn(), access.passwords(), access.sessions()),
        new TokenStudio(tokens, node.clock()),
        new AuditStudio(records.log()));
  }

  private static List<WayIn> waysIn(
      Node node,
      GatewayConfig config,
      Database database,
      Access access,
      Records records,
      Care care) {
    List<WayIn> ways = new ArrayList<>();
    ways.add(new InvitationWay(care.links(), access.passwords(), access.sessions()));
    ways.add(new SetUpWay(care.links(), access.passwords(), access.sessions()));
    if (config.oidc().isOn()) {
      String publicUrl = config.sockets().publicUrl();
      URI comeBack = URI.create(publicUrl + OidcWay.COME_BACK);
      Oidc oidc = Oidc.open(node, database, config.oidc(), comeBack);
      ways.add(new OidcWay(oidc, care.arrivals(), access.sessions(), records.audit(), publicUrl));
    }
    return ways;
  }
}
