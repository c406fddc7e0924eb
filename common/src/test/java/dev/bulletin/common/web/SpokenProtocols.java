package dev.bulletin.common.web;

import dev.bulletin.common.lifecycle.Node;
import dev.bulletin.testing.Nodes;
import io.netty.handler.ssl.util.InsecureTrustManagerFactory;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocket;

/**
 * A program of its own, since a Java decides once what it speaks: tells of the usual server and of
 * one that is tuned to speak more which protocols they speak.
 */
final class SpokenProtocols {
  private static final List<String> ALL = List.of("TLSv1", "TLSv1.1", "TLSv1.2", "TLSv1.3");

  private SpokenProtocols() {}

  public static void main(String[] files) throws Exception {
    Node node = Node.start(Nodes.alone()).await();
    HttpSetup usual =
        HttpSetup.of(new HttpConfig("127.0.0.1", 0))
            .with(new TlsConfig(files[0], files[1], Duration.ofHours(1)));
    tell(node, "usual", usual);
    tell(
        node,
        "tuned",
        usual.tuned(options -> options.setEnabledSecureTransportProtocols(Set.copyOf(ALL))));
    node.stop();
  }

  private static void tell(Node node, String name, HttpSetup setup) throws Exception {
    int port =
        HttpVerticle.deploy(
                node, name, setup, () -> new HttpVerticle.Handlers(List.of(), List.of()))
            .await();
    SSLContext trusting = SSLContext.getInstance("TLS");
    trusting.init(null, InsecureTrustManagerFactory.INSTANCE.getTrustManagers(), null);
    Stream<String> spoken = ALL.stream().filter(protocol -> speaks(trusting, port, protocol));
    System.out.println(name + ": " + spoken.collect(Collectors.joining(", ")));
  }

  private static boolean speaks(SSLContext context, int port, String protocol) {
    try (SSLSocket socket =
        (SSLSocket) context.getSocketFactory().createSocket("127.0.0.1", port)) {
      socket.setEnabledProtocols(new String[] {protocol});
      socket.setSoTimeout(30_000);
      socket.startHandshake();
      return socket.getSession().getProtocol().equals(protocol);
    } catch (IOException refused) {
      return false;
    }
  }
}
