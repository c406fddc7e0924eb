package dev.bulletin.realtime.transport;

import dev.bulletin.realtime.transport.deflate.Compression;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelPipeline;
import io.netty.handler.codec.http.websocketx.WebSocket13FrameDecoder;
import io.netty.handler.codec.http.websocketx.WebSocketDecoderConfig;
import io.netty.handler.codec.http.websocketx.WebSocketFrameDecoder;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.core.http.ServerWebSocket;
import io.vertx.core.internal.http.WebSocketInternal;

/** Inflates what a client sends before Vert.x gets to see it, which takes no compressed frame. */
final class Intake {
  /** As Vert.x has it, but for the extension. */
  private static final WebSocketDecoderConfig WITH_EXTENSIONS =
      WebSocketDecoderConfig.newBuilder()
          .maxFramePayloadLength(HttpServerOptions.DEFAULT_MAX_WEBSOCKET_FRAME_SIZE)
          .closeOnProtocolViolation(false)
          .allowExtensions(true)
          .build();

  private Intake() {}

  /** From the next frame on; called before any has come. */
  static void inflate(ServerWebSocket socket, Compression compression) {
    ChannelHandlerContext vertx = ((WebSocketInternal) socket).channelHandlerContext();
    ChannelPipeline pipeline = vertx.pipeline();
    pipeline.replace(
        WebSocketFrameDecoder.class, "frames", new WebSocket13FrameDecoder(WITH_EXTENSIONS));
    pipeline.addBefore(vertx.name(), "inflate", compression.inflating());
  }
}
