package dev.crease.cricket;

/// One who keeps score (Law 3). A value; any thread.
///
/// @param user tells them apart from others, in public: nothing by which they sign in. Two devices
///   may share it
/// @param name what to show to people
public record Scorer(String user, String name) {
  /// Nobody.
  public static final Scorer NONE = new Scorer("", "");

  /// Whether it is somebody.
  public boolean present() {
    return !user.isEmpty();
  }

  /// What to show: the name, or where there is none, the user.
  public String shown() {
    return name.isEmpty() ? user : name;
  }
}
