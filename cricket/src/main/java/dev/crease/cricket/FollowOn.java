package dev.crease.cricket;

/// What a side must lead by to enforce the follow-on (Law 14).
///
/// @param days days the match is to last; 0 where that is not known, so that none can be lost
/// @param lead the lead it takes when all of them are there; 0 where there is no follow-on
public record FollowOn(int days, int lead) {
  /// No side follows on.
  public static final FollowOn NONE = new FollowOn(0, 0);

  private static final int DAYS_MAX = 10;

  public FollowOn {
    if (days < 0 || days > DAYS_MAX) {
      throw new IllegalArgumentException(
          "days must be 0 to %d, were: %d".formatted(DAYS_MAX, days));
    }
    if (lead < 0) {
      throw new IllegalArgumentException("a lead must not be below 0, was: " + lead);
    }
  }

  /// As the Laws have it for a match of so many days (Law 14.1.1 and 14.1.2).
  public static FollowOn of(int days) {
    return new FollowOn(days, lawful(days));
  }

  /// The same days and another lead, as a competition may have it.
  public FollowOn leading(int newLead) {
    return new FollowOn(days, newLead);
  }

  /// The lead it takes where whole days were lost before play began: then the days that are left
  /// count (Law 14.1.3). A competition's own lead holds while it is the smaller one.
  public int leadAfter(int daysLost) {
    return days == 0 || daysLost == 0 ? lead : Math.min(lead, lawful(days - daysLost));
  }

  private static int lawful(int days) {
    if (days >= 5) {
      return 200;
    }
    if (days >= 3) {
      return 150;
    }
    return days == 2 ? 100 : 75;
  }
}
