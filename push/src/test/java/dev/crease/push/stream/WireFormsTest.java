package dev.crease.push.stream;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.crease.push.Cursor;
import dev.crease.push.JsonBytes;
import dev.crease.push.Publication;
import dev.crease.push.Topic;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufUtil;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/// Bytes are made once for all who get the same events; compression where it pays.
class WireFormsTest {
  private static final String LONG = "{\"x\":\"" + "cover drive ".repeat(40) + "\"}";
  private static final Deflate WIDE = new Deflate(15, false);

  private final WireForms forms = new WireForms();

  @Test
  void everyFormOfTheSameListIsMadeOnce() {
    List<Publication> events = List.of(event(1, LONG), event(2, LONG));
    assertThat(forms.sse(events)).isSameAs(forms.sse(events));
    assertThat(forms.frames(events)).isSameAs(forms.frames(events));
    assertThat(forms.frames(events, WIDE)).isSameAs(forms.frames(events, WIDE));
    assertThat(forms.sseBlocks(events).bytes()).isSameAs(forms.sseBlocks(events).bytes());
    assertThat(forms.sseControl(forms.beat(cursor(7))))
        .isSameAs(forms.sseControl(forms.beat(cursor(7))));
    assertThat(forms.controlFrame(forms.beat(cursor(7))))
        .isSameAs(forms.controlFrame(forms.beat(cursor(7))));
  }

  @Test
  void anotherListIsMadeAnewAndTheOldBytesGoOnlyOnceTheyAreSent() {
    List<Publication> first = List.of(event(1, "1"));
    ByteBuf bytes = forms.frames(first);
    ByteBuf waiting = bytes.retainedSlice();
    assertThat(forms.frames(List.of(event(2, "2"))).toString(UTF_8)).endsWith("2");
    assertThat(waiting.refCnt()).isEqualTo(1);
    assertThat(waiting.toString(UTF_8)).endsWith("1");
    assertThat(waiting.release()).isTrue();
  }

  @Test
  void whatIsKeptIsGivenBackWhenTheLoopStops() {
    List<Publication> events = List.of(event(1, LONG));
    List<ByteBuf> kept =
        List.of(
            forms.sse(events),
            forms.sseBlocks(events).bytes(),
            forms.frames(events),
            forms.frames(events, WIDE),
            forms.sseControl("{}"),
            forms.controlFrame("{}"));
    forms.close();
    assertThat(kept).allMatch(bytes -> bytes.refCnt() == 0);
  }

  @Test
  void longEventsAreCompressedWithinTheReadersWindowAndShortOnesAreNot() throws Exception {
    assertThat(frame("{\"n\":1}", WIDE)[0]).isEqualTo((byte) 0x81);
    assertThat(frame(LONG, new Deflate(8, true))[0]).as("beyond 2^8").isEqualTo((byte) 0x81);
    byte[] compressed = frame(LONG, new Deflate(9, true));
    assertThat(compressed[0]).isEqualTo((byte) 0xc1);
    byte[] payload = java.util.Arrays.copyOfRange(compressed, 2, compressed.length);
    assertThat(compressed[1]).isEqualTo((byte) payload.length);
    Optional<byte[]> plain = forms.compression().inflate(payload, 1_000);
    assertThat(plain)
        .hasValueSatisfying(text -> assertThat(new String(text, UTF_8)).isEqualTo(LONG));
  }

  private byte[] frame(String json, Deflate deflate) {
    return ByteBufUtil.getBytes(forms.frames(List.of(event(1, json)), deflate));
  }

  private static Cursor cursor(long offset) {
    return new Cursor("k3", offset);
  }

  private static Publication event(long offset, String json) {
    return new Publication(new Topic("feeds/x"), cursor(offset), JsonBytes.of(json));
  }
}
