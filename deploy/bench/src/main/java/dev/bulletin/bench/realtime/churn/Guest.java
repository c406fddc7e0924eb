package dev.bulletin.bench.realtime.churn;

import io.netty.buffer.ByteBuf;
import io.netty.channel.Channel;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.channel.ChannelOption;
import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.Set;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** One guest on the connection that it hears on. Lives on the event loop of all. */
final class Guest extends ChannelInboundHandlerAdapter {
  private static final int PATIENCE_SECONDS = 30;
  private static final Pattern ANSWER = Pattern.compile("\\\\?\"id\\\\?\":(\\d+)");
  private static final Pattern REFUSAL = Pattern.compile("\\\\?\"error\\\\?\":\\{[^}]*}");

  /** The code 1000, of an end that is meant. */
  private static final String NORMAL = "\u0003\u00e8";

  private final Visit visit;
  private final Guests house;
  private final StringBuilder heard = new StringBuilder();
  private @Nullable Channel channel;
  private @Nullable Future<?> patience;
  private boolean spoke;
  private boolean joined;
  private boolean leaving;

  Guest(Visit visit, Guests house) {
    this.visit = visit;
    this.house = house;
  }

  Visit visit() {
    return visit;
  }

  @Override
  public void channelActive(ChannelHandlerContext ctx) {
    channel = ctx.channel();
    patience = ctx.executor().schedule(this::giveUp, PATIENCE_SECONDS, TimeUnit.SECONDS);
    ctx.writeAndFlush(Guests.bytes(ctx.channel(), visit.way().opening(visit)));
  }

  private void giveUp() {
    failed(leaving ? "the server did not hang up" : "no answer in " + PATIENCE_SECONDS + " s");
    hangUp();
  }

  @Override
  public void channelRead(ChannelHandlerContext ctx, Object message) {
    ByteBuf bytes = (ByteBuf) message;
    if (!leaving) {
      heard.append(bytes.toString(StandardCharsets.ISO_8859_1));
      listen(ctx.channel());
    }
    bytes.release();
  }

  private void listen(Channel on) {
    if (!spoke && visit.way().isReady(heard)) {
      spoke = true;
      speak(on, visit.way().saying(visit, heard));
    } else if (spoke && answers() == visit.answers()) {
      joined = true;
      REFUSAL.matcher(heard).results().forEach(refusal -> house.failed(refusal.group()));
      leave(on);
    }
  }

  private void speak(Channel on, String text) {
    if (visit.way().isSocket()) {
      on.writeAndFlush(Guests.frame(on, Guests.TEXT, text)).addListener(sent -> hasSpoken());
    } else {
      house.connect(visit, new Errand(text, this), () -> failed("an errand: not connected"));
    }
  }

  /** What it wants is under way. */
  void hasSpoken() {
    if (visit.leaving() == Leaving.HASTILY) {
      hangUp();
    }
  }

  private int answers() {
    Set<String> numbers = new HashSet<>();
    ANSWER.matcher(heard).results().forEach(answer -> numbers.add(answer.group(1)));
    return numbers.size();
  }

  private void leave(Channel on) {
    switch (visit.leaving()) {
      case POLITELY -> {
        if (visit.way().isSocket()) {
          leaving = true;
          on.writeAndFlush(Guests.frame(on, Guests.CLOSE, NORMAL));
        } else {
          hangUp();
        }
      }
      case CUT -> {
        on.config().setOption(ChannelOption.SO_LINGER, 0);
        hangUp();
      }
      case SILENTLY, HASTILY -> hangUp();
    }
  }

  private void hangUp() {
    leaving = true;
    if (channel != null) {
      channel.close();
    }
  }

  /** Whoever has left already does not mind. */
  void failed(String what) {
    if (visit.leaving() != Leaving.HASTILY || !leaving) {
      house.failed(visit.way() + ", " + visit.leaving() + ": " + what);
    }
  }

  @Override
  public void channelInactive(ChannelHandlerContext ctx) {
    if (patience != null) {
      patience.cancel(false);
    }
    if (!leaving) {
      failed("ended: " + heard.toString().lines().findFirst().orElse("without a word"));
    }
    house.left(this, joined);
  }

  @Override
  public void exceptionCaught(ChannelHandlerContext ctx, Throwable cause) {
    ctx.close();
  }
}
