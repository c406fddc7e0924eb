package dev.bulletin.bench.realtime.churn;

import io.netty.buffer.ByteBuf;
import io.netty.channel.Channel;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import java.nio.charset.StandardCharsets;

/** A request of a guest that has a connection of its own. */
final class Errand extends ChannelInboundHandlerAdapter {
  private static final String DONE = "HTTP/1.1 20";

  private final String request;
  private final Guest guest;
  private final StringBuilder heard = new StringBuilder();

  Errand(String request, Guest guest) {
    this.request = request;
    this.guest = guest;
  }

  @Override
  public void channelActive(ChannelHandlerContext ctx) {
    Channel channel = ctx.channel();
    channel.writeAndFlush(Guests.bytes(channel, request)).addListener(written -> guest.hasSpoken());
  }

  @Override
  public void channelRead(ChannelHandlerContext ctx, Object message) {
    ByteBuf bytes = (ByteBuf) message;
    heard.append(bytes.toString(StandardCharsets.ISO_8859_1));
    bytes.release();
  }

  /** The server hangs up when it has answered. */
  @Override
  public void channelInactive(ChannelHandlerContext ctx) {
    if (!heard.toString().startsWith(DONE)) {
      guest.failed("an errand: " + heard.toString().lines().findFirst().orElse("no answer"));
    }
  }

  @Override
  public void exceptionCaught(ChannelHandlerContext ctx, Throwable cause) {
    ctx.close();
  }
}
