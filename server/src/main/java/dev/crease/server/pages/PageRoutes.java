package dev.crease.server.pages;

import dev.crease.cricket.figures.WinChance;
import dev.crease.push.http.Router;
import dev.crease.server.reading.Books;

/// The routes of this room. Any thread.
public final class PageRoutes {
  private final MatchPages matches;
  private final BallPages balls;
  private final SmallPages small;

  /// @param books the matches to show
  /// @param chances of each side to win
  public PageRoutes(Books books, WinChance chances) {
    var views = new Views(books, chances);
    this.matches = new MatchPages(books, views);
    this.balls = new BallPages(views);
    this.small = new SmallPages(views);
  }

  /// Adds them.
  public Router.Builder add(Router.Builder routes) {
    return routes
        .get("/", matches::all)
        .get("/m/{id}", matches::live)
        .get("/m/{id}/scorecard", matches::scorecard)
        .get("/m/{id}/charts", matches::charts)
        .get("/m/{id}/chat", matches::chat)
        .get("/m/{id}/info", matches::info)
        .get("/m/{id}/card.png", balls::matchPicture)
        .get("/m/{id}/b/{ball}", balls::ball)
        .get("/m/{id}/b/{ball}/card.png", balls::ballPicture)
        .get("/m/{id}/lite", small::lite)
        .get("/embed/{id}", small::embed)
        .get("/screen/{id}", small::screen)
        .get("/oembed", small::oembed)
        .get("/score/{id}", matches::score)
        .get("/assets/{file}", Sent::asset);
  }
}
