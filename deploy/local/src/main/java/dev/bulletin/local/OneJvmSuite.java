package dev.bulletin.local;

import dev.bulletin.common.lifecycle.Node;
import dev.bulletin.common.lifecycle.ServiceLauncher;

/** All services on one node of this JVM. */
final class OneJvmSuite implements Suite {
  private final Node node;

  private OneJvmSuite(Node node) {
    this.node = node;
  }

  static OneJvmSuite start(SuiteSettings settings) {
    // The gateway's, because it is its management port that is told to the user.
    var last = settings.services().get(settings.services().size() - 1);
    OneJvmSuite suite = new OneJvmSuite(ServiceLauncher.start(last.node()));
    try {
      settings.services().forEach(suite::start);
      suite.node.ready();
      return suite;
    } catch (RuntimeException e) {
      suite.close();
      throw e;
    }
  }

  private <C extends Record> void start(ServiceSettings<C> settings) {
    settings.service().startOn(node, settings.config()).await();
  }

  Node node() {
    return node;
  }

  @Override
  public void close() {
    node.stop();
  }
}
