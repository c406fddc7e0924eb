package dev.bulletin.gateway;

import dev.bulletin.common.error.ServiceException;
import dev.bulletin.common.lifecycle.Node;
import dev.bulletin.contract.realtime.CloseReader;
import dev.bulletin.contract.realtime.ReadersClosed;
import dev.bulletin.contract.realtime.RealtimeContract;
import dev.bulletin.contract.realtime.RealtimeSurvey;
import dev.bulletin.contract.realtime.SteerUser;
import dev.bulletin.contract.realtime.SteeredUser;
import dev.bulletin.gateway.watch.SampleSurveys;
import io.vertx.core.Future;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** A realtime-service that tells what it is told to, and remembers what it was ordered. */
public final class FakeRooms {
  private final List<CloseReader> closes = new CopyOnWriteArrayList<>();
  private final List<SteerUser> orders = new CopyOnWriteArrayList<>();
  private volatile RealtimeSurvey survey;
  private volatile boolean silent;

  private FakeRooms(Node node) {
    survey = SampleSurveys.of(node.id());
  }

  /** Answers from now on. */
  public static FakeRooms startOn(Node node) {
    FakeRooms rooms = new FakeRooms(node);
    node.bus().answer(RealtimeContract.SURVEY, question -> rooms.survey()).await();
    node.bus().answer(RealtimeContract.CLOSE_READER, rooms::close).await();
    node.bus().answer(RealtimeContract.STEER_USER, rooms::steer).await();
    node.announcer().serve(RealtimeContract.SERVICE);
    return rooms;
  }

  private Future<RealtimeSurvey> survey() {
    return silent
        ? Future.failedFuture(ServiceException.unavailable("silent"))
        : Future.succeededFuture(survey);
  }

  private Future<ReadersClosed> close(CloseReader order) {
    closes.add(order);
    return Future.succeededFuture(new ReadersClosed(order.client().equals("gone") ? 0 : 1));
  }

  private Future<SteeredUser> steer(SteerUser order) {
    orders.add(order);
    return Future.succeededFuture(new SteeredUser(order.order().user()));
  }

  public void tell(RealtimeSurvey next) {
    survey = next;
    silent = false;
  }

  /** Tells nothing until it is told to. */
  public void fallSilent() {
    silent = true;
  }

  public List<CloseReader> closes() {
    return closes;
  }

  public List<SteerUser> orders() {
    return orders;
  }
}
