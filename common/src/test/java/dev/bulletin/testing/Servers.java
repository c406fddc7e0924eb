package dev.bulletin.testing;

import java.util.Locale;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.ExtensionContext.Store;
import org.junit.jupiter.api.extension.ExtensionContext.StoreScope;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/**
 * Gives tests a {@link PostgresServer}, a {@link RedisServer}, and with {@link
 * PostgresServer.Access} a schema of the test class's own. Each server is started once in a JVM,
 * when the first test asks for it, and ends with the last; so a test that pauses or kills one
 * starts its own instead.
 */
public final class Servers implements ParameterResolver {
  private static final Namespace NAMESPACE = Namespace.create(Servers.class);

  @Override
  public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
    Class<?> type = parameter.getParameter().getType();
    return type == PostgresServer.class
        || type == RedisServer.class
        || type == PostgresServer.Access.class;
  }

  @Override
  public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
    Class<?> type = parameter.getParameter().getType();
    if (type == RedisServer.class) {
      return redis(context);
    }
    return type == PostgresServer.class ? postgres(context) : access(context);
  }

  private static RedisServer redis(ExtensionContext context) {
    return store(context)
        .getOrComputeIfAbsent(RedisServer.class, type -> RedisServer.start(), RedisServer.class);
  }

  private static PostgresServer postgres(ExtensionContext context) {
    return store(context)
        .getOrComputeIfAbsent(
            PostgresServer.class, type -> PostgresServer.start(), PostgresServer.class);
  }

  private static PostgresServer.Access access(ExtensionContext context) {
    PostgresServer postgres = postgres(context);
    return store(context)
        .getOrComputeIfAbsent(
            context.getRequiredTestClass().getName(),
            testClass -> postgres.createService(roleOf(context.getRequiredTestClass())),
            PostgresServer.Access.class);
  }

  /** Readable in PostgreSQL's own views, and different for classes of the same simple name. */
  private static String roleOf(Class<?> testClass) {
    String words = testClass.getSimpleName().toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]", "");
    return words.substring(0, Math.min(words.length(), 50))
        + "_"
        + Integer.toHexString(testClass.getName().hashCode());
  }

  private static Store store(ExtensionContext context) {
    return context.getStore(StoreScope.LAUNCHER_SESSION, NAMESPACE);
  }
}
