package dev.crease.interop.describe;

import static org.assertj.core.api.Assertions.assertThat;

import dev.crease.interop.Node;
import dev.crease.server.CreaseServer;
import dev.crease.server.ServerConfig;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// What the server serves as OpenAPI and AsyncAPI is sound by the linters of both worlds: Redocly's
/// recommended rules for either, and the AsyncAPI project's own parser. Neither finds anything, not
/// even a warning.
@Timeout(value = 6, unit = TimeUnit.MINUTES)
class LintTest {
  @Test
  void theLintersFindNothing(@TempDir Path folder) throws Exception {
    try (CreaseServer server = CreaseServer.start(ServerConfig.inMemory());
        HttpClient http = HttpClient.newHttpClient()) {
      for (String name : List.of("openapi.json", "asyncapi.json")) {
        URI address = URI.create("http://127.0.0.1:%d/v1/%s".formatted(server.port(), name));
        http.send(
            HttpRequest.newBuilder(address).build(), BodyHandlers.ofFile(folder.resolve(name)));
      }
    }
    assertThat(lint(folder)).isEqualTo("0 found\n");
  }

  @Test
  void theLintersDoLook(@TempDir Path folder) throws Exception {
    Files.writeString(folder.resolve("openapi.json"), "{\"openapi\":\"3.1.0\",\"paths\":{}}");
    Files.writeString(folder.resolve("asyncapi.json"), "{\"asyncapi\":\"3.1.0\",\"channels\":1}");
    assertThat(lint(folder)).contains("redocly openapi.json", "parser asyncapi.json");
  }

  private static String lint(Path folder) throws IOException, InterruptedException {
    Process linters =
        new ProcessBuilder(Node.command("lint.mjs", List.of(folder.toString())))
            .redirectErrorStream(true)
            .start();
    linters.getOutputStream().close();
    String said = new String(linters.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    linters.waitFor();
    return said;
  }
}
