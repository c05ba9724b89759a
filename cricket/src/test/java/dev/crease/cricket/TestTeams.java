package dev.crease.cricket;

import java.util.List;

/// The two sides of matches in tests.
public final class TestTeams {
  public static final List<String> HARBOUR =
      List.of(
          "Rahimi",
          "Silva",
          "Okoye",
          "Grant",
          "Patel",
          "Dunne",
          "Moyo",
          "Ferreira",
          "Lam",
          "Voss",
          "Quist");
  public static final List<String> NORTHFIELD =
      List.of(
          "Boon",
          "Halloran",
          "Wanjiru",
          "Castle",
          "Reyes",
          "Thorne",
          "Iqbal",
          "Nash",
          "Ueda",
          "Zeller",
          "Abbott");

  public static final List<Team> BOTH =
      List.of(new Team("Harbour City", "HAR", HARBOUR), new Team("Northfield", "NOR", NORTHFIELD));

  private TestTeams() {}
}
