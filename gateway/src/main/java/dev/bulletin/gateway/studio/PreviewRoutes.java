package dev.bulletin.gateway.studio;

import dev.bulletin.common.bus.TypedBus;
import dev.bulletin.common.error.ServiceException;
import dev.bulletin.common.json.JsonMapper;
import dev.bulletin.contract.report.BodyFormat;
import dev.bulletin.contract.report.Language;
import dev.bulletin.contract.report.PreviewText;
import dev.bulletin.contract.report.ReportContract;
import io.vertx.core.buffer.Buffer;
import io.vertx.ext.web.handler.BodyHandler;
import org.jspecify.annotations.Nullable;

/** Shows a body as readers would see it while it is being written. */
final class PreviewRoutes {
  /** A body of 1 MiB as JSON. */
  private static final long MAX_BODY = 2 * 1_024 * 1_024;

  private final TypedBus bus;

  PreviewRoutes(TypedBus bus) {
    this.bus = bus;
  }

  /** What the page's script sends: every field may be missing. */
  record Body(@Nullable String language, @Nullable String body, @Nullable String format) {
    PreviewText question() {
      Language shown =
          Language.of(language == null ? "" : language)
              .orElseThrow(() -> ServiceException.invalid("language", "there are vi and en"));
      boolean html = BodyFormat.HTML.code().equals(format);
      return new PreviewText(
          shown, body == null ? "" : body, html ? BodyFormat.HTML : BodyFormat.MARKDOWN);
    }
  }

  void mount(Door door) {
    door.script(
        "/preview",
        ReportContract.WRITE_SCOPE,
        BodyHandler.create(/* handleFileUploads= */ false).setBodyLimit(MAX_BODY),
        this::preview);
  }

  private void preview(Visit visit) {
    Buffer body = visit.ctx().body().buffer();
    PreviewText question =
        JsonMapper.readRequest(body == null ? Buffer.buffer("{}") : body, Body.class).question();
    bus.ask(ReportContract.PREVIEW, question).onSuccess(visit::json).onFailure(visit::fail);
  }
}
