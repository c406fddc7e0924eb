package dev.bulletin.common.web;

import dev.bulletin.common.lifecycle.Node;
import dev.bulletin.common.lifecycle.Repeater;
import dev.bulletin.common.lifecycle.Shutdown;
import io.vertx.core.Future;
import io.vertx.core.http.HttpServer;
import io.vertx.core.net.PemKeyCertOptions;
import io.vertx.core.net.ServerSSLOptions;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Has new connections see the certificate that lies there now; those that are open go on. What
 * cannot be used is logged, and the one before stays.
 */
final class CertificateWatch {
  private static final Logger log = LoggerFactory.getLogger(CertificateWatch.class);

  private final Node node;
  private final TlsConfig config;
  private final HttpServer server;
  private final ServerSSLOptions options;
  private PemKeyCertOptions seen;

  private CertificateWatch(
      Node node, TlsConfig config, HttpServer server, ServerSSLOptions options) {
    this.node = node;
    this.config = config;
    this.server = server;
    this.options = options;
    this.seen = (PemKeyCertOptions) options.getKeyCertOptions();
  }

  static void begin(Node node, TlsConfig config, HttpServer server, ServerSSLOptions options) {
    var watch = new CertificateWatch(node, config, server, options);
    Repeater repeater =
        new Repeater(node.vertx(), "look at the certificate", config.lookEvery(), watch::look);
    node.shutdown().add(Shutdown.Stage.WORK, repeater::stop);
    repeater.start();
  }

  private Future<?> look() {
    return node.vertx().executeBlocking(config::read).compose(this::use);
  }

  private Future<?> use(PemKeyCertOptions now) {
    if (now.equals(seen)) {
      return Future.succeededFuture();
    }
    seen = now;
    return server
        .updateSSLOptions(options.copy().setKeyCertOptions(now))
        .onSuccess(changed -> log.info("the certificate in {} is used now", config.certificate()));
  }
}
