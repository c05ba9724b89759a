package dev.crease.cricket.book;

import dev.crease.cricket.Fact;
import java.util.ArrayList;
import java.util.List;

/// What an innings' field was bound by, as it was said: powerplays, and warnings of a slow over
/// rate. A value; any thread.
///
/// @param powerplays in the order they were taken
/// @param warnings overs completed at each warning
public record Restrictions(List<Fact.PowerplayTaken> powerplays, List<Integer> warnings) {
  static final Restrictions NONE = new Restrictions(List.of(), List.of());

  public Restrictions {
    powerplays = List.copyOf(powerplays);
    warnings = List.copyOf(warnings);
  }

  Restrictions with(Fact.PowerplayTaken powerplay) {
    var more = new ArrayList<>(powerplays);
    more.add(powerplay);
    return new Restrictions(more, warnings);
  }

  Restrictions warned(int overs) {
    var more = new ArrayList<>(warnings);
    more.add(overs);
    return new Restrictions(powerplays, more);
  }

  /// How often the fielding side was warned of its over rate.
  ///
  /// @param overs completed by now
  /// @param every after how many overs it is counted anew; 0 for never
  public int warnings(int overs, int every) {
    int from = every == 0 ? 0 : overs / every * every;
    return (int) warnings.stream().filter(over -> over >= from).count();
  }
}
