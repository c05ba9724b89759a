package dev.crease.cricket.ledger;

import dev.crease.cricket.Fact;
import dev.crease.cricket.Fact.Notice;
import dev.crease.cricket.Wicket;
import dev.crease.cricket.book.Match;
import dev.crease.cricket.figures.Milestone;
import dev.crease.cricket.figures.Milestones;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.stream.Stream;

/// What a correction does to notices: those that readers may have had and that no longer hold, and
/// those that hold only now. A value; any thread.
///
/// A notice is the same wherever its ball is now, and in whatever order a pair is named: who was
/// told of Rahimi's fifty need not be told again because it came a ball later.
record Notices(List<Notice> retracted, List<Notice> achieved) {
  private static final String WICKET = "wicket";
  private static final String INNINGS = "innings";
  private static final String RESULT = "result";
  private static final List<String> PLAIN = List.of(WICKET, INNINGS, RESULT);

  /// By the steps of the match before and after a correction.
  static Notices between(List<Step> before, List<Step> after) {
    var was = of(before);
    var is = of(after);
    return new Notices(without(was, is), without(is, was));
  }

  /// The milestones among them in words, a line each; the others a correction tells already.
  List<String> lines() {
    return Stream.concat(
            retracted.stream().filter(Notices::milestone).map(n -> words(n) + ": no longer so"),
            achieved.stream().filter(Notices::milestone).map(n -> words(n) + ": now so"))
        .toList();
  }

  private static boolean milestone(Notice notice) {
    return !PLAIN.contains(notice.kind());
  }

  private static String words(Notice notice) {
    boolean runs = notice.number() >= Milestones.STEP;
    var what = runs ? String.valueOf(notice.number()) : notice.kind();
    return "%s of %s".formatted(what, notice.who());
  }

  private static List<Notice> of(List<Step> steps) {
    var milestones = new Milestones(false);
    var notices = new ArrayList<Notice>();
    for (var step : steps) {
      var match = step.before();
      int last = step.facts().size() - 1;
      for (int i = 0; i <= last; i++) {
        var fact = step.facts().get(i);
        var next = i == last ? step.after() : match.after(fact);
        milestones.take(fact, match, next);
        undone(fact, next, notices);
        plain(fact, next).forEach(notices::add);
        match = next;
      }
    }
    milestones.found().forEach(milestone -> notices.add(notice(milestone)));
    return notices;
  }

  private static Notice notice(Milestone milestone) {
    return new Notice(
        milestone.kind().word(),
        milestone.number(),
        milestone.innings(),
        milestone.at(),
        milestone.who());
  }

  private static Stream<Notice> plain(Fact fact, Match after) {
    int innings = after.innings().number();
    return switch (fact) {
      case Fact.Delivery ball ->
          ball.ball().wickets().stream()
              .filter(wicket -> wicket.how().isWicket())
              .map(Wicket::player)
              .map(player -> new Notice(WICKET, 0, innings, ball.at(), player));
      case Fact.Departed(var player, var how) when how.isWicket() ->
          Stream.of(new Notice(WICKET, 0, innings, "", player));
      case Fact.InningsEnded _ ->
          Stream.of(new Notice(INNINGS, 0, innings, "", after.batting().name()));
      case Fact.ResultDeclared(var result) when result.known() ->
          Stream.of(new Notice(RESULT, 0, innings, "", result.text()));
      default -> Stream.of();
    };
  }

  /// A result that is undone is none (Law 41.17), and neither is the end of an innings that goes
  /// on.
  private static void undone(Fact fact, Match after, List<Notice> notices) {
    if (fact instanceof Fact.ResultDeclared(var result) && !result.known()) {
      removeLast(notices, RESULT);
      if (!after.innings().ended()) {
        removeLast(notices, INNINGS);
      }
    }
  }

  private static void removeLast(List<Notice> notices, String kind) {
    for (int i = notices.size() - 1; i >= 0; i--) {
      if (notices.get(i).kind().equals(kind)) {
        notices.remove(i);
        return;
      }
    }
  }

  /// Those of some that are not among others, each as often as it is there more.
  private static List<Notice> without(List<Notice> some, List<Notice> others) {
    Map<Notice, Integer> left = new HashMap<>();
    others.forEach(other -> left.merge(same(other), 1, Integer::sum));
    Predicate<Notice> isNew = one -> left.merge(same(one), -1, Integer::sum) < 0;
    return some.stream().filter(isNew).toList();
  }

  /// What two notices have in common that are the same.
  private static Notice same(Notice notice) {
    var pair = notice.who().split(", ", 2);
    Arrays.sort(pair);
    return new Notice(
        notice.kind(), notice.number(), notice.innings(), "", String.join(", ", pair));
  }
}
