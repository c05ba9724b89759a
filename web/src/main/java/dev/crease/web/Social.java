package dev.crease.web;

/// What other sites show of a page's address (Open Graph).
///
/// @param origin where the server is reached; without one nothing is said, since pictures need
///   whole addresses
/// @param path of the page
/// @param picture path of its picture, 1200 by 630
/// @param embed the match whose score may be embedded; empty for none
record Social(String origin, String path, String picture, String embed) {
  /// Nothing.
  static final Social NONE = new Social("", "", "", "");

  boolean known() {
    return !origin.isEmpty();
  }
}
