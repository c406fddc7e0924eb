package dev.bulletin.common.bus;

import io.vertx.core.Context;
import io.vertx.core.Vertx;
import io.vertx.core.internal.ContextInternal;
import io.vertx.core.internal.VertxBootstrap;
import io.vertx.core.spi.VertxServiceProvider;
import io.vertx.core.spi.context.storage.ContextLocal;
import org.jspecify.annotations.Nullable;

/**
 * What the request is called that the work at hand belongs to. It goes along with questions, so
 * that the logs of all services can name it. Vert.x has a place for it in each context that is of
 * one request or one message.
 */
public final class RequestName implements VertxServiceProvider {
  /** The header of questions on the bus. */
  static final String HEADER = "request-id";

  private static final ContextLocal<String> NAME = ContextLocal.registerLocal(String.class);

  /** Vert.x asks for the place before it makes contexts, which have as many as are known then. */
  @Override
  public void init(VertxBootstrap bootstrap) {}

  /** From now on what is done here is done for that request. */
  public static void note(@Nullable String name) {
    if (name != null
        && Vertx.currentContext() instanceof ContextInternal context
        && context.isDuplicate()) {
      NAME.put(context, name);
    }
  }

  /** The name of the request; null where there is none. */
  public static @Nullable String current() {
    Context context = Vertx.currentContext();
    return context == null ? null : NAME.get(context);
  }
}
