package dev.crease.cricket.book;

import java.util.List;

/// A list that only grows at its end and shares all the rest with the lists it grew from, so that
/// every state of a match can be kept for the price of what changed. Any thread.
public sealed interface Chain<T> {
  int size();

  static <T> Chain<T> empty() {
    return new Empty<>();
  }

  default Chain<T> plus(T value) {
    return new Link<>(this, value, size() + 1);
  }

  default boolean isEmpty() {
    return this instanceof Empty;
  }

  /// The values, oldest first.
  default List<T> toList() {
    @SuppressWarnings("unchecked")
    var values = (T[]) new Object[size()];
    Chain<T> at = this;
    while (at instanceof Link<T>(var before, var value, var size)) {
      values[size - 1] = value;
      at = before;
    }
    return List.of(values);
  }

  /// Nothing yet.
  record Empty<T>() implements Chain<T> {
    @Override
    public int size() {
      return 0;
    }
  }

  /// All of `before`, and one more.
  record Link<T>(Chain<T> before, T value, int size) implements Chain<T> {}
}
