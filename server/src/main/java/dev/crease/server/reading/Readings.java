package dev.crease.server.reading;

import dev.crease.push.http.Router;

/// The routes of this room. Any thread.
public final class Readings {
  private final ExportApi exports;

  /// @param books the matches to read
  public Readings(Books books) {
    this.exports = new ExportApi(books);
  }

  /// Adds them.
  public Router.Builder add(Router.Builder routes) {
    return routes.get("/v1/matches/{id}/export", exports::export);
  }
}
