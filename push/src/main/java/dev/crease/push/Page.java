package dev.crease.push;

import java.util.List;

/// What polling and long polling answer: events, the cursor for the next call, whether there are
/// more already, and whether nothing was lost before the first.
public record Page(List<Publication> events, Cursor next, boolean more, boolean recovered) {
  public Page {
    events = List.copyOf(events);
  }
}
