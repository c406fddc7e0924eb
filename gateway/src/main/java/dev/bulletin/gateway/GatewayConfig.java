package dev.bulletin.gateway;

import dev.bulletin.common.config.ConfigReader;
import dev.bulletin.common.config.Secret;
import dev.bulletin.common.db.PgConfig;
import dev.bulletin.common.web.HttpConfig;
import dev.bulletin.gateway.audit.AuditConfig;
import dev.bulletin.gateway.delivery.DeliveryConfig;
import dev.bulletin.gateway.edge.PageCacheConfig;
import dev.bulletin.gateway.oidc.OidcConfig;
import dev.bulletin.gateway.session.AccessConfig;
import dev.bulletin.gateway.socket.SocketConfig;
import dev.bulletin.gateway.socket.SocketTokenConfig;

/**
 * The gateway's settings.
 *
 * @param internalSecret opens the internal ports of the other services; the same for the whole
 *     suite
 * @param templates the folder to read the templates from, for development; empty: the built-in ones
 * @param simulated the suite runs on the market simulator, and every page says so
 */
public record GatewayConfig(
    HttpConfig http,
    PgConfig pg,
    AccessConfig access,
    AuditConfig audit,
    OidcConfig oidc,
    SocketConfig sockets,
    SocketTokenConfig socketTokens,
    PageCacheConfig pages,
    DeliveryConfig deliveries,
    Secret internalSecret,
    String templates,
    boolean simulated) {

  static GatewayConfig read(ConfigReader in) {
    SocketConfig sockets = SocketConfig.read(in);
    return new GatewayConfig(
        HttpConfig.read(in, "BULLETIN_HTTP", "127.0.0.1", 8080),
        PgConfig.read(in),
        AccessConfig.read(in),
        AuditConfig.read(in),
        OidcConfig.read(in, sockets.publicUrl()),
        sockets,
        SocketTokenConfig.read(in),
        PageCacheConfig.read(in),
        DeliveryConfig.read(in),
        in.secret("BULLETIN_INTERNAL_SECRET"),
        in.string("BULLETIN_TEMPLATES_DIR", ""),
        in.flag("BULLETIN_SIMULATED", false));
  }
}
