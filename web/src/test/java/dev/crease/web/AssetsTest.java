package dev.crease.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.regex.Pattern;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.Test;

class AssetsTest {
  private static final Pattern ADDRESS =
      Pattern.compile("\"/assets/([^\"?]+)\\?v=([0-9a-f]{12})\"");
  private static final int PAGE_MAX = 30 * 1024;

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
  void styleAndScriptLeaveRoomForThePageInThirtyKilobytes() {
    assertThat(
            Assets.find("fan.js").orElseThrow().gzip().length
                + Assets.find("crease.css").orElseThrow().gzip().length)
        .isLessThan(PAGE_MAX / 2);
  }
}
