package dev.bulletin.realtime.sockjs;

import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/** Starts each server once for all tests, and hands the tests a way to ask for it. */
final class TestedServers implements ParameterResolver {
  private static final Namespace OWN = Namespace.create(TestedServers.class);

  /** Gives the port of a server, which is started if need be. */
  interface Ports {
    int of(TestedServer server);
  }

  @Override
  public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
    return parameter.getParameter().getType() == Ports.class;
  }

  @Override
  public Ports resolveParameter(ParameterContext parameter, ExtensionContext context) {
    return server -> running(context, server).port();
  }

  private static TestedServer.Running running(ExtensionContext context, TestedServer server) {
    return context
        .getRoot()
        .getStore(OWN)
        .getOrComputeIfAbsent(server, TestedServer::start, TestedServer.Running.class);
  }
}
