package dev.bulletin.report.image;

import dev.bulletin.common.bus.Principal;
import dev.bulletin.common.error.ServiceException;
import dev.bulletin.common.json.JsonMapper;
import dev.bulletin.common.lifecycle.Node;
import dev.bulletin.common.web.Routes;
import dev.bulletin.report.transfer.WritePermission;
import io.micrometer.core.instrument.Counter;
import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import io.vertx.ext.web.handler.BodyHandler;
import java.util.Arrays;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Takes pictures from those who may write, and gives them to everybody, to be kept for ever. */
public final class ImageRoutes implements Routes {
  private static final String FOR_EVER = "public, max-age=31536000, immutable";

  private final PgImageStore store;
  private final Pictures pictures;
  private final Counter uploaded;

  /** Keeps them in that store. */
  public ImageRoutes(PgImageStore store, Node node) {
    this.store = store;
    this.pictures = new Pictures(node.cpu());
    this.uploaded =
        Counter.builder("bulletin.images.uploaded")
            .description("pictures taken from publishers, the same one each time")
            .register(node.meters());
  }

  /** What became of an upload. */
  record Uploaded(String id, String path, String type, int width, int height, int bytes) {
    static Uploaded of(Picture picture) {
      return new Uploaded(
          picture.id(),
          picture.path(),
          picture.format().mediaType(),
          picture.width(),
          picture.height(),
          picture.bytes().length());
    }
  }

  @Override
  public void mount(Router router) {
    router.post("/images").handler(ImageRoutes::admit);
    router
        .post("/images")
        .handler(BodyHandler.create(false).setBodyLimit(Pictures.MAX_BYTES))
        .handler(this::upload);
    router.get("/images/:name").handler(this::show);
  }

  /** Before the body is read. */
  private static void admit(RoutingContext ctx) {
    WritePermission.of(ctx.request());
    ctx.next();
  }

  private void upload(RoutingContext ctx) {
    Principal principal = WritePermission.of(ctx.request());
    pictures
        .of(Objects.requireNonNullElse(ctx.body().buffer(), Buffer.buffer()))
        .compose(picture -> store.keep(picture, principal.name()).map(picture))
        .onSuccess(picture -> uploaded.increment())
        .compose(picture -> answer(ctx.response(), picture))
        .onFailure(ctx::fail);
  }

  private static Future<Void> answer(HttpServerResponse response, Picture picture) {
    return response
        .setStatusCode(201)
        .putHeader(HttpHeaders.LOCATION, picture.path())
        .putHeader(HttpHeaders.CONTENT_TYPE, "application/json")
        .end(JsonMapper.buffer(Uploaded.of(picture)));
  }

  private void show(RoutingContext ctx) {
    String name = ctx.pathParam("name");
    store
        .find(id(name))
        .map(found -> named(found, name))
        .compose(picture -> show(ctx, picture))
        .onFailure(ctx::fail);
  }

  private static String id(String name) {
    int dot = name.indexOf('.');
    return dot < 0 ? name : name.substring(0, dot);
  }

  /** The extension may be missing, but not be another's. */
  private static Picture named(Optional<Picture> found, String name) {
    return found
        .filter(picture -> name.equals(picture.id()) || picture.path().endsWith("/" + name))
        .orElseThrow(() -> ServiceException.notFound("image", name));
  }

  private static Future<Void> show(RoutingContext ctx, Picture picture) {
    String tag = "\"" + picture.id() + "\"";
    HttpServerResponse response =
        ctx.response()
            .putHeader(HttpHeaders.ETAG, tag)
            .putHeader(HttpHeaders.CACHE_CONTROL, FOR_EVER)
            .putHeader("x-content-type-options", "nosniff");
    if (holds(ctx.request().getHeader(HttpHeaders.IF_NONE_MATCH), tag)) {
      return response.setStatusCode(304).end();
    }
    return response
        .putHeader(HttpHeaders.CONTENT_TYPE, picture.format().mediaType())
        .end(picture.bytes());
  }

  private static boolean holds(@Nullable String tags, String tag) {
    return tags != null && Arrays.stream(tags.split(",")).map(String::strip).anyMatch(tag::equals);
  }
}
