package dev.crease.web.charts;

/// A ball that somebody hit, where it is known whither. A value.
///
/// @param angle degrees clockwise from straight behind the bowler as the striker sees it, 0 to 359
/// @param distance hundredths of the way to the boundary, 0 to 100; -1 where not known
/// @param runs that the batter made
public record Hit(String batter, int angle, int distance, int runs) {}
