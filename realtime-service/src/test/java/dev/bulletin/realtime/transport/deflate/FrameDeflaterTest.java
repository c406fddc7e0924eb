package dev.bulletin.realtime.transport.deflate;

import static org.assertj.core.api.Assertions.assertThat;

import io.netty.buffer.Unpooled;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FrameDeflaterTest {
  private final FrameDeflater deflater = new FrameDeflater();

  private static byte[] news(int length) {
    StringBuilder text = new StringBuilder();
    for (int i = 0; text.length() < length; i++) {
      text.append("{\"key\":\"COIN-").append(i).append("\",\"price\":").append(i * 31).append("},");
    }
    text.setLength(length);
    return text.toString().getBytes(StandardCharsets.UTF_8);
  }

  private static byte[] inflated(byte[] deflated) {
    return new Inflation().inflate(Unpooled.buffer().writeBytes(deflated));
  }

  @ParameterizedTest
  @ValueSource(ints = {FrameDeflater.MIN_BYTES, 1_000, 20_000, Inflation.MAX_BYTES})
  void whatIsInflatedIsWhatWasDeflatedAndWasSmaller(int length) {
    byte[] message = news(length);
    byte[] deflated = deflater.deflate(message).orElseThrow();
    assertThat(deflated.length).isLessThan(length / 2);
    assertThat(inflated(deflated)).isEqualTo(message);
  }

  @Test
  void aMessageDoesNotReferToTheOneBefore() {
    byte[] first = deflater.deflate(news(5_000)).orElseThrow();
    assertThat(deflater.deflate(news(5_000)).orElseThrow()).isEqualTo(first);
  }

  @Test
  void theEmptyBlockAtTheEndIsLeftOut() {
    byte[] deflated = deflater.deflate(news(5_000)).orElseThrow();
    assertThat(Arrays.copyOfRange(deflated, deflated.length - 4, deflated.length))
        .isNotEqualTo(new byte[] {0, 0, (byte) 0xff, (byte) 0xff});
  }

  @Test
  void whatIsNotWorthItGoesAsItIs() {
    assertThat(deflater.deflate(news(FrameDeflater.MIN_BYTES - 1))).isEmpty();
    assertThat(deflater.deflate(news(FrameDeflater.MAX_BYTES + 1))).isEmpty();
    byte[] noise = new byte[10_000];
    new Random(7).nextBytes(noise);
    assertThat(deflater.deflate(noise)).isEmpty();
    assertThat(inflated(deflater.deflate(news(1_000)).orElseThrow())).isEqualTo(news(1_000));
  }
}
