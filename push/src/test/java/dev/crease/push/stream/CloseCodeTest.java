package dev.crease.push.stream;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class CloseCodeTest {
  @Test
  void everyCloseCodeIsOnTheProtocolPageAndNoOther() throws IOException {
    Set<Integer> documented =
        Pattern.compile("(?m)^\\| (\\d{4}) \\|")
            .matcher(Files.readString(Path.of("../docs/protocol.md")))
            .results()
            .map(row -> Integer.valueOf(row.group(1)))
            .collect(Collectors.toCollection(TreeSet::new));
    Set<Integer> sent =
        Arrays.stream(CloseCode.values())
            .map(CloseCode::number)
            .collect(Collectors.toCollection(TreeSet::new));
    sent.add(1000); // a close is answered with its own code
    assertThat(documented).isEqualTo(sent);
  }

  @Test
  void ourOwnCodesAreWithinTheirRange() {
    assertThat(CloseCode.values()).allMatch(code -> code.number() < 4000 || code.number() <= 4099);
  }
}
