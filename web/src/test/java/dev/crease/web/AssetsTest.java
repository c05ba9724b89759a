package dev.crease.web;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;

class AssetsTest {
  private static final Pattern ADDRESS =
      Pattern.compile("\"/assets/([^\"?]+)\\?v=([0-9a-f]{12})\"");
  private static final int PAGE_MAX = 30 * 1024;
  private static final int CLIENT_MAX = 5 * 1024;

  @Test
  void everyAddressOnAPageIsAFileOfTheJar() {
    var names = new ArrayList<String>();
    var matcher = ADDRESS.matcher(MatchPage.html(Cards.view(Cards.chase())));
    while (matcher.find()) {
      var asset = Assets.find(matcher.group(1)).orElseGet(() -> fail("no file"));
      assertThat(asset.tag()).isEqualTo('"' + matcher.group(2) + '"');
      names.add(asset.name());
    }
    assertThat(names).containsExactlyInAnyOrder("icon.svg", "crease.css", "fan.js");
  }

  @Test
  void whatIsNotAnAssetIsNotFound() {
    assertThat(Assets.find("../MatchPage.class")).isEmpty();
  }

  @Test
  void thePackedFileIsTheFile() throws IOException {
    var asset = Assets.find("fan.js").orElseThrow();
    try (var in = new GZIPInputStream(new ByteArrayInputStream(asset.gzip()))) {
      assertThat(in.readAllBytes()).isEqualTo(asset.bytes());
    }
  }

  @Test
  void theFansPageIsUnderThirtyKilobytesInAll() throws IOException {
    int page = packed(MatchPage.html(Cards.view(Cards.chase())).getBytes(UTF_8));
    for (var file : List.of("fan.js", "crease.css", "icon.svg")) {
      page += Assets.find(file).orElseThrow().gzip().length;
    }
    assertThat(page).isLessThan(PAGE_MAX);
  }

  private static int packed(byte[] bytes) throws IOException {
    var out = new ByteArrayOutputStream();
    try (var gzip = new GZIPOutputStream(out)) {
      gzip.write(bytes);
    }
    return out.size();
  }

  @Test
  void theClientLibraryIsSmall() {
    assertThat(Assets.find("crease.js").orElseThrow().gzip().length).isLessThan(CLIENT_MAX);
  }
}
