package dev.crease.server.reading;

import dev.crease.cricket.figures.WinChance;
import dev.crease.push.http.Router;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

/// The routes of this room. Any thread.
public final class Readings {
  private static final String ODDS = "/figures/win-chance.csv";

  private final ExportApi exports;
  private final FiguresApi figures;
  private final CompetitionApi competitions;
  private final CommentaryApi commentary;

  /// @param books the matches to read
  /// @param chances of each side to win
  public Readings(Books books, WinChance chances) {
    this.exports = new ExportApi(books);
    this.figures = new FiguresApi(books, chances);
    this.competitions = new CompetitionApi(books);
    this.commentary = new CommentaryApi(books);
  }

  /// Adds them.
  public Router.Builder add(Router.Builder routes) {
    return routes
        .get("/v1/matches/{id}/export", exports::export)
        .get("/v1/matches/{id}/figures", figures::figures)
        .get("/v1/matches/{id}/comparison", figures::comparison)
        .get("/v1/matches/{id}/commentary", commentary::commentary)
        .get("/v1/competitions", competitions::competitions);
  }

  /// The odds that this program comes with.
  public static WinChance chances() {
    try (var odds = Readings.class.getResourceAsStream(ODDS)) {
      if (odds == null) {
        throw new IllegalStateException("the program has lost its " + ODDS);
      }
      return new WinChance(
          new String(odds.readAllBytes(), StandardCharsets.UTF_8).lines().toList());
    } catch (IOException e) {
      throw new UncheckedIOException("a resource cannot fail to be read", e);
    }
  }
}
