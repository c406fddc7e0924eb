package dev.bulletin.gateway.studio.room;

import dev.bulletin.common.bus.Heard;
import dev.bulletin.common.bus.TypedBus;
import dev.bulletin.common.error.ServiceException;
import dev.bulletin.common.page.Fragment;
import dev.bulletin.contract.realtime.CloseReader;
import dev.bulletin.contract.realtime.DisconnectUser;
import dev.bulletin.contract.realtime.ReadersClosed;
import dev.bulletin.contract.realtime.RealtimeContract;
import dev.bulletin.contract.realtime.SteerUser;
import dev.bulletin.gateway.studio.Door;
import dev.bulletin.gateway.studio.Form;
import dev.bulletin.gateway.studio.ReturnPath;
import dev.bulletin.gateway.studio.Section;
import dev.bulletin.gateway.studio.StudioPart;
import dev.bulletin.gateway.studio.View;
import dev.bulletin.gateway.studio.Visit;
import dev.bulletin.gateway.watch.RealtimeOverview;
import dev.bulletin.gateway.watch.RealtimeWatch;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** All of {@code /studio/rooms}, for those who look after them. */
public final class RoomStudio implements StudioPart {
  private static final String ROOMS = "/rooms";
  private static final String FIGURES = "studio/rooms-figures";
  private static final int SHOWN = 10;
  private static final int MAX_NAME = 500;

  /** What may have been done before the page is shown. */
  private static final Set<String> DONE = Set.of("closed", "gone", "disconnected");

  private final TypedBus bus;
  private final RealtimeWatch watch;

  public RoomStudio(TypedBus bus, RealtimeWatch watch) {
    this.bus = bus;
    this.watch = watch;
  }

  @Override
  public void mount(Door door) {
    door.page(ROOMS, RealtimeContract.WATCH_SCOPE, this::show);
    door.page(ROOMS + "/figures", RealtimeContract.WATCH_SCOPE, this::showFigures);
    door.form(ROOMS + "/close", RealtimeContract.USERS_SCOPE, this::close);
    door.form(ROOMS + "/disconnect", RealtimeContract.USERS_SCOPE, this::disconnect);
  }

  private void show(Visit visit) {
    watch
        .look(SHOWN)
        .map(overview -> view(visit, overview))
        .onSuccess(visit::show)
        .onFailure(visit::fail);
  }

  private static View view(Visit visit, RealtimeOverview overview) {
    Map<String, Object> content = new HashMap<>(figures(visit, overview));
    content.put("done", done(visit));
    return new View("studio/rooms", Section.ROOMS, visit.words().text("rooms.title"), content);
  }

  private static String done(Visit visit) {
    String done = visit.ctx().request().getParam("done", "");
    return DONE.contains(done) ? visit.words().text("rooms.done." + done) : "";
  }

  /** What the page's script puts in the place of the figures before. */
  private void showFigures(Visit visit) {
    watch
        .look(SHOWN)
        .map(overview -> part(visit, overview))
        .onSuccess(visit::showPart)
        .onFailure(visit::fail);
  }

  private static Fragment part(Visit visit, RealtimeOverview overview) {
    Map<String, Object> model = new HashMap<>(figures(visit, overview));
    model.put("t", visit.words().tree());
    return new Fragment(FIGURES, overview.provenance().version(), Set.of(), () -> model);
  }

  private static Map<String, Object> figures(Visit visit, RealtimeOverview overview) {
    boolean ends = visit.principal().may(RealtimeContract.USERS_SCOPE);
    return new FigureViews(visit.language(), visit.words()).of(overview, ends);
  }

  private void close(Visit visit, Form form) {
    var order = new CloseReader(visit.principal(), name(form, "client"));
    bus.askAll(RealtimeContract.CLOSE_READER, order)
        .onSuccess(heard -> back(visit, closed(heard) > 0 ? "closed" : "gone"))
        .onFailure(visit::fail);
  }

  private static int closed(List<Heard<ReadersClosed>> heard) {
    return heard.stream().mapToInt(one -> one.answer().map(ReadersClosed::closed).orElse(0)).sum();
  }

  /** Their own programs do not come back by themselves, which closing each would not do. */
  private void disconnect(Visit visit, Form form) {
    var order = new DisconnectUser(name(form, "user"), /* comeBack= */ false);
    bus.ask(RealtimeContract.STEER_USER, new SteerUser(visit.principal(), order))
        .onSuccess(steered -> back(visit, "disconnected"))
        .onFailure(visit::fail);
  }

  private static String name(Form form, String field) {
    String name = form.text(field);
    if (name.isEmpty() || name.length() > MAX_NAME) {
      throw ServiceException.invalid(field, "expected 1 to %d characters".formatted(MAX_NAME));
    }
    return name;
  }

  private static void back(Visit visit, String done) {
    visit.goTo(ReturnPath.STUDIO + ROOMS + "?done=" + done);
  }
}
