package dev.bulletin.gateway;

import dev.bulletin.common.config.ConfigReader;
import dev.bulletin.common.config.Secret;
import dev.bulletin.common.db.PgConfig;
import dev.bulletin.common.web.HttpConfig;
import dev.bulletin.common.web.HttpLimits;
import dev.bulletin.common.web.TlsConfig;
import dev.bulletin.gateway.audit.AuditConfig;
import dev.bulletin.gateway.delivery.DeliveryConfig;
import dev.bulletin.gateway.edge.PageCacheConfig;
import dev.bulletin.gateway.embed.FramingSites;
import dev.bulletin.gateway.guard.AllowedOrigins;
import dev.bulletin.gateway.limit.LimitConfig;
import dev.bulletin.gateway.oidc.OidcConfig;
import dev.bulletin.gateway.session.AccessConfig;
import dev.bulletin.gateway.socket.SocketConfig;
import dev.bulletin.gateway.socket.SocketTokenConfig;
import java.util.List;

/**
 * The gateway's settings.
 *
 * @param allowedOrigins whose scripts may use the API
 * @param framing who may show panels of dashboards in frames
 * @param internalSecret opens the internal ports of the other services; the same for the whole
 *     suite
 * @param templates the folder to read the templates from, for development; empty: the built-in ones
 * @param simulated the suite runs on the market simulator, and every page says so
 */
public record GatewayConfig(
    HttpConfig http,
    HttpLimits httpLimits,
    TlsConfig tls,
    LimitConfig limits,
    List<String> allowedOrigins,
    FramingSites framing,
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
    LimitConfig limits = LimitConfig.read(in);
    return new GatewayConfig(
        HttpConfig.read(in, "BULLETIN_HTTP", "127.0.0.1", 8080),
        HttpLimits.read(in, "BULLETIN_HTTP", limits.proxies()),
        TlsConfig.read(in, "BULLETIN_TLS"),
        limits,
        AllowedOrigins.read(in),
        FramingSites.read(in, sockets.publicUrl()),
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
