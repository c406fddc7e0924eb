package dev.bulletin.bench.realtime.crowd;

import io.netty.buffer.ByteBuf;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.channel.ChannelOption;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/** One connection of a reader, from the upgrade on. */
final class Line extends ChannelInboundHandlerAdapter implements FrameParser.Sink {
  /** What stands for a connection that was cut without a word. */
  static final int ABNORMAL = 1006;

  private static final int NO_CODE = 1005;
  private static final int PONG = 10;
  private static final int FINAL = 0x80;
  private static final int MASKED = 0x80;
  private static final int SHORT = 126;

  private final Reader reader;
  private final String request;
  private final FrameParser parser = new FrameParser();
  private @Nullable ChannelHandlerContext ctx;
  private boolean upgraded;
  private int code = ABNORMAL;

  Line(Reader reader, String path, int port, String offer) {
    this.reader = reader;
    this.request =
        """
        GET %s HTTP/1.1\r
        Host: 127.0.0.1:%d\r
        Upgrade: websocket\r
        Connection: Upgrade\r
        Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r
        Sec-WebSocket-Version: 13\r
        %s\r
        """
            .formatted(path, port, offer);
  }

  boolean isUpgraded() {
    return upgraded;
  }

  /** Why the server has closed it. */
  int code() {
    return code;
  }

  @Override
  public void channelActive(ChannelHandlerContext active) {
    ctx = active;
    ByteBuf head = active.alloc().buffer(request.length());
    head.writeCharSequence(request, StandardCharsets.US_ASCII);
    active.writeAndFlush(head);
  }

  @Override
  public void channelRead(ChannelHandlerContext active, Object message) {
    ByteBuf bytes = (ByteBuf) message;
    reader.read(bytes.readableBytes());
    parser.read(bytes, this);
  }

  @Override
  public void upgraded() {
    upgraded = true;
    reader.upgraded();
  }

  @Override
  public void refused(String status) {
    reader.refused(status);
    close();
  }

  @Override
  public void frame(int opcode, ByteBuf in, int from, int to) {
    switch (opcode) {
      case FrameParser.TEXT -> reader.text(in, from, to);
      case FrameParser.DEFLATED -> reader.deflated(in, from, to);
      case FrameParser.PING -> write(PONG, in.slice(from, to - from));
      case FrameParser.CLOSE -> {
        code = to - from < 2 ? NO_CODE : in.getUnsignedShort(from);
        close();
      }
      default -> reader.refused("a frame of kind " + opcode);
    }
  }

  @Override
  public void channelInactive(ChannelHandlerContext inactive) {
    parser.close();
    reader.ended(this);
  }

  @Override
  public void exceptionCaught(ChannelHandlerContext failed, Throwable cause) {
    failed.close();
  }

  void say(String text) {
    if (ctx != null) {
      ByteBuf content = ctx.alloc().buffer(text.length());
      content.writeCharSequence(text, StandardCharsets.US_ASCII);
      write(FrameParser.TEXT, content);
      content.release();
    }
  }

  /** With a mask of zeros, under which a content stays as it is. */
  private void write(int opcode, ByteBuf content) {
    if (ctx == null) {
      return;
    }
    int length = content.readableBytes();
    ByteBuf frame = ctx.alloc().buffer(8 + length).writeByte(FINAL | opcode);
    if (length < SHORT) {
      frame.writeByte(MASKED | length);
    } else {
      frame.writeByte(MASKED | SHORT).writeShort(length);
    }
    ctx.writeAndFlush(frame.writeInt(0).writeBytes(content));
  }

  /** Stops reading, or begins again: what comes meanwhile stays in the system's buffers. */
  void read(boolean reading) {
    if (ctx != null) {
      ctx.channel().config().setAutoRead(reading);
    }
  }

  /** Cuts the connection without a word. */
  void cut() {
    if (ctx != null) {
      ctx.channel().config().setOption(ChannelOption.SO_LINGER, 0);
      close();
    }
  }

  private void close() {
    if (ctx != null) {
      ctx.close();
    }
  }
}
