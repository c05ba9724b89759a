package dev.crease.web;

import dev.crease.cricket.MatchStatus;
import java.util.List;

/// `/`: every match, live ones first, then the finished, then those to come. Any thread.
public final class MatchesPage {
  private MatchesPage() {}

  /// Matches of one kind under one heading.
  record Group(String title, List<MatchSummary> matches) {}

  /// The whole page.
  ///
  /// @param matches in the order in which they are to be shown
  public static String html(List<MatchSummary> matches) {
    var groups =
        List.of(
            group("Live", MatchStatus.LIVE, matches),
            group("Next", MatchStatus.UPCOMING, matches),
            group("Finished", MatchStatus.FINISHED, matches));
    var shown = groups.stream().filter(group -> !group.matches().isEmpty()).toList();
    return Html.of((out, interceptor) -> JtematchesGenerated.render(out, interceptor, shown));
  }

  private static Group group(String title, MatchStatus status, List<MatchSummary> matches) {
    return new Group(title, matches.stream().filter(m -> m.status() == status).toList());
  }
}
