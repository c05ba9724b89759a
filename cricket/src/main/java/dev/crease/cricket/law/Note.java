package dev.crease.cricket.law;

/// Something to be said beside a decision that was taken.
///
/// @param law the Law's number, or `playing conditions`
/// @param why a sentence a scorer understands
/// @param strength how much it matters
public record Note(String law, String why, Strength strength) {
  /// How much a note matters.
  public enum Strength {
    /// Unlawful, but it happened: the scorer insisted.
    WARNING,
    /// Lawful, and odd enough to look at twice.
    ODD
  }

  /// `Law 17.6: Boon bowled the over before.`
  public String text() {
    return Decision.Refused.text(law, why);
  }
}
