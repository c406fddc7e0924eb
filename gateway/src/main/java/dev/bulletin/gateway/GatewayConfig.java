package dev.bulletin.gateway;

import dev.bulletin.common.config.ConfigReader;
import dev.bulletin.common.db.PgConfig;
import dev.bulletin.common.web.HttpConfig;
import dev.bulletin.gateway.edge.PageCacheConfig;
import dev.bulletin.gateway.session.TokenConfig;
import dev.bulletin.gateway.socket.SocketConfig;

/**
 * The gateway's settings.
 *
 * @param simulated the suite runs on the market simulator, and every page says so
 */
public record GatewayConfig(
    HttpConfig http,
    PgConfig pg,
    TokenConfig tokens,
    SocketConfig sockets,
    PageCacheConfig pages,
    boolean simulated) {

  static GatewayConfig read(ConfigReader in) {
    return new GatewayConfig(
        HttpConfig.read(in, "BULLETIN_HTTP", "127.0.0.1", 8080),
        PgConfig.read(in),
        TokenConfig.read(in),
        SocketConfig.read(in),
        PageCacheConfig.read(in),
        in.flag("BULLETIN_SIMULATED", false));
  }
}
