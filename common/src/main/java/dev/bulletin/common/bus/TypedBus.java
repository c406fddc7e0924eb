package dev.bulletin.common.bus;

import dev.bulletin.common.error.ErrorCode;
import dev.bulletin.common.error.ServiceException;
import io.vertx.core.AsyncResult;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.eventbus.DeliveryOptions;
import io.vertx.core.eventbus.EventBus;
import io.vertx.core.eventbus.Message;
import io.vertx.core.eventbus.MessageCodec;
import io.vertx.core.eventbus.MessageConsumer;
import io.vertx.core.eventbus.ReplyException;
import io.vertx.core.eventbus.ReplyFailure;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The event bus, limited to records and to addresses declared as a {@link Topic} or a {@link Call}.
 *
 * <p>A question goes to one living instance of the service, chosen by the call's key. When that
 * instance does not answer within the call's deadline it is asked last until it is heard again, and
 * a question that may be repeated is asked once more elsewhere. Thread-safe.
 */
public final class TypedBus {
  private static final Logger log = LoggerFactory.getLogger(TypedBus.class);

  private final EventBus bus;
  private final String instanceId;
  private final Directory directory;
  private final Guard guard;
  private final UnderWay underWay;
  private final Map<Class<?>, MessageCodec<?, ?>> codecs = new ConcurrentHashMap<>();

  /** The bus of the node with that instance id, which asks who is alive in the directory. */
  public TypedBus(Vertx vertx, String instanceId, Directory directory) {
    this(vertx, instanceId, directory, Guard.NONE);
  }

  /** With a guard before each question that one instance answers. */
  public TypedBus(Vertx vertx, String instanceId, Directory directory, Guard guard) {
    this.bus = vertx.eventBus();
    this.instanceId = instanceId;
    this.directory = directory;
    this.guard = guard;
    this.underWay = new UnderWay(vertx);
  }

  /** Tells everyone who listens; nobody confirms. */
  public <M extends Record> void publish(Topic<M> topic, M message) {
    register(topic.type());
    bus.publish(topic.address(), message);
  }

  /** Listens on the caller's event loop. The future ends when the other nodes know of it. */
  public <M extends Record> Future<Void> subscribe(Topic<M> topic, Consumer<M> subscriber) {
    register(topic.type());
    MessageConsumer<M> consumer = bus.consumer(topic.address());
    consumer.handler(message -> deliver(topic, subscriber, message));
    return consumer.completion();
  }

  private static <M extends Record> void deliver(
      Topic<M> topic, Consumer<M> subscriber, Message<M> message) {
    try {
      subscriber.accept(NotUnderstood.body(topic.address(), topic.type(), message));
    } catch (NotUnderstood e) {
      log.warn("{}", e.getMessage());
    } catch (RuntimeException e) {
      log.error("a subscriber of {} failed", topic.address(), e);
    }
  }

  /**
   * Answers questions asked of this instance, on the caller's event loop; several verticles of an
   * instance share the questions in turn. The future ends when the other nodes know of it.
   */
  public <Q extends Record, A extends Record> Future<Void> answer(
      Call<Q, A> call, Function<Q, Future<A>> answerer) {
    register(call.question());
    register(call.answer());
    MessageConsumer<Q> consumer = bus.consumer(addressOf(call, instanceId));
    consumer.handler(message -> answer(call, answerer, message));
    return consumer.completion();
  }

  private <Q extends Record, A extends Record> void answer(
      Call<Q, A> call, Function<Q, Future<A>> answerer, Message<Q> message) {
    RequestName.note(message.headers().get(RequestName.HEADER));
    underWay.begin();
    Future.succeededFuture(message)
        .map(asked -> NotUnderstood.body(call.address(), call.question(), asked))
        .compose(answerer)
        .onComplete(answer -> reply(call, message, answer));
  }

  private void reply(Call<?, ?> call, Message<?> message, AsyncResult<?> answer) {
    try {
      if (answer.succeeded()) {
        message.reply(answer.result());
      } else {
        refuse(call, message, answer.cause());
      }
    } finally {
      underWay.end();
    }
  }

  /** Ends when all questions that have come are answered. */
  public Future<Void> finished() {
    return underWay.none();
  }

  private static void refuse(Call<?, ?> call, Message<?> message, Throwable failure) {
    if (failure instanceof ServiceException expected) {
      message.fail(expected.code().status(), expected.detail());
      return;
    }
    if (failure instanceof NotUnderstood unread) {
      log.warn("{}", unread.getMessage());
      message.fail(NotUnderstood.STATUS, unread.getMessage());
      return;
    }
    String name = message.headers().get(RequestName.HEADER);
    log.error("{} failed, request {}", call.address(), name, failure);
    message.fail(ErrorCode.INTERNAL.status(), "internal error");
  }

  /**
   * Asks a living instance.
   *
   * @return fails with a {@link ServiceException}: what the answerer said, or UNAVAILABLE when no
   *     instance answered in time
   */
  public <Q extends Record, A extends Record> Future<A> ask(Call<Q, A> call, Q question) {
    register(call.question());
    register(call.answer());
    List<Instance> living = directory.ranked(call.service(), call.key().apply(question));
    if (living.isEmpty()) {
      return Future.failedFuture(unanswered(call));
    }
    Instance first = living.get(0);
    return guard.pass(
        call,
        () ->
            send(call, question, first)
                .recover(failure -> askElsewhere(call, question, first, failure)));
  }

  /**
   * Asks every living instance of the service. The future ends, and never fails, when each has
   * answered or let the call's deadline pass.
   */
  public <Q extends Record, A extends Record> Future<Void> askEvery(Call<Q, A> call, Q question) {
    return askAll(call, question).mapEmpty();
  }

  /** As {@link #askEvery}, for those who want to know what each has said. */
  public <Q extends Record, A extends Record> Future<List<Heard<A>>> askAll(
      Call<Q, A> call, Q question) {
    register(call.question());
    register(call.answer());
    List<Future<Heard<A>>> asked =
        directory.instances(call.service()).stream()
            .map(instance -> hear(call, question, instance))
            .toList();
    return Future.join(asked).map(all -> asked.stream().map(Future::result).toList());
  }

  private <Q extends Record, A extends Record> Future<Heard<A>> hear(
      Call<Q, A> call, Q question, Instance instance) {
    return send(call, question, instance)
        .map(answer -> new Heard<>(instance, Optional.of(answer)))
        .otherwise(failure -> new Heard<>(instance, Optional.empty()));
  }

  private <Q extends Record, A extends Record> Future<A> askElsewhere(
      Call<Q, A> call, Q question, Instance first, Throwable failure) {
    if (answered(failure)) {
      return Future.failedFuture(failure);
    }
    Optional<Instance> other =
        directory.ranked(call.service(), call.key().apply(question)).stream()
            .filter(instance -> !instance.id().equals(first.id()))
            .findFirst();
    boolean safe = call.repeat() == Call.Repeat.SAFE || NotUnderstood.isUntouched(failure);
    if (!safe || other.isEmpty()) {
      return Future.failedFuture(unanswered(call, failure));
    }
    log.debug("{} did not answer {}, asking {}", first.id(), call.address(), other.get().id());
    return send(call, question, other.get())
        .recover(again -> Future.failedFuture(answered(again) ? again : unanswered(call, again)));
  }

  private <Q extends Record, A extends Record> Future<A> send(
      Call<Q, A> call, Q question, Instance instance) {
    DeliveryOptions delivery = new DeliveryOptions().setSendTimeout(call.deadline().toMillis());
    String name = RequestName.current();
    if (name != null) {
      delivery.addHeader(RequestName.HEADER, name);
    }
    return bus.<A>request(addressOf(call, instance.id()), question, delivery)
        .map(reply -> NotUnderstood.body("the answer to " + call.address(), call.answer(), reply))
        .recover(failure -> Future.failedFuture(understood(call, instance, failure)));
  }

  /** An instance that did not answer is asked last until its next announcement. */
  private Throwable understood(Call<?, ?> call, Instance instance, Throwable failure) {
    if (failure instanceof NotUnderstood) {
      return failure;
    }
    if (failure instanceof ReplyException reply
        && reply.failureType() == ReplyFailure.RECIPIENT_FAILURE) {
      if (reply.failureCode() == NotUnderstood.STATUS) {
        return NotUnderstood.question(String.valueOf(reply.getMessage()));
      }
      return new ServiceException(
          ErrorCode.ofStatus(reply.failureCode()), String.valueOf(reply.getMessage()));
    }
    directory.suspect(instance.id());
    return failure instanceof ReplyException reply
            && reply.failureType() == ReplyFailure.NO_HANDLERS
        ? NotUnderstood.question("nobody answers " + call.address())
        : failure;
  }

  private static boolean answered(Throwable failure) {
    return failure instanceof ServiceException;
  }

  /** Where another version stands in the way, that is said. */
  private static ServiceException unanswered(Call<?, ?> call, Throwable failure) {
    return failure instanceof NotUnderstood
        ? ServiceException.unavailable(
            "%s does not answer at present: %s".formatted(call.service(), failure.getMessage()))
        : unanswered(call);
  }

  private static ServiceException unanswered(Call<?, ?> call) {
    return ServiceException.unavailable(call.service() + " does not answer at present");
  }

  private static String addressOf(Call<?, ?> call, String instanceId) {
    return call.address() + "@" + instanceId;
  }

  /** On first use, so that no record of a contract can be forgotten. */
  private void register(Class<?> type) {
    codecs.computeIfAbsent(type, this::registerCodec);
  }

  private MessageCodec<?, ?> registerCodec(Class<?> type) {
    return registerDefault(type.asSubclass(Record.class));
  }

  private <M extends Record> MessageCodec<M, ?> registerDefault(Class<M> type) {
    var codec = new RecordCodec<>(type);
    bus.registerDefaultCodec(type, codec);
    return codec;
  }
}
