package dev.crease.server.operate;

import dev.crease.push.stats.Histogram;
import java.util.Locale;

/// Writes metrics in Prometheus' text format, version 0.0.4
/// (prometheus.io/docs/instrumenting/exposition_formats). One thread.
///
/// A name ends in its unit, and in `_total` when it only rises. Labels are written by the caller,
/// `reason="stuck"`, and their values need no escaping.
final class PrometheusText {
  /// The type of the answer.
  static final String TYPE = "text/plain; version=0.0.4";

  private static final double NANOS = 1e9;

  private final StringBuilder text = new StringBuilder(16 << 10);

  /// The head of what only rises; its values follow.
  PrometheusText counter(String name, String help) {
    return head(name, "counter", help);
  }

  /// The head of what goes up and down; its values follow.
  PrometheusText gauge(String name, String help) {
    return head(name, "gauge", help);
  }

  private PrometheusText head(String name, String type, String help) {
    text.append("# HELP ").append(name).append(' ').append(help).append('\n');
    text.append("# TYPE ").append(name).append(' ').append(type).append('\n');
    return this;
  }

  /// A value.
  PrometheusText value(String name, String labels, long value) {
    return sample(name, labels, String.valueOf(value));
  }

  /// A value.
  PrometheusText value(String name, String labels, double value) {
    return sample(name, labels, number(value));
  }

  private PrometheusText sample(String name, String labels, String value) {
    text.append(name);
    if (!labels.isEmpty()) {
      text.append('{').append(labels).append('}');
    }
    text.append(' ').append(value).append('\n');
    return this;
  }

  /// What only rises and has one value.
  PrometheusText counter(String name, String help, long value) {
    return counter(name, help).value(name, "", value);
  }

  /// What goes up and down and has one value.
  PrometheusText gauge(String name, String help, long value) {
    return gauge(name, help).value(name, "", value);
  }

  /// Durations.
  PrometheusText histogram(String name, String help, Histogram.Snapshot durations) {
    head(name, "histogram", help);
    for (int i = 0; i < durations.bounds(); i++) {
      String bound = "le=\"" + number(durations.boundNanos(i) / NANOS) + '"';
      value(name + "_bucket", bound, durations.atMost(i));
    }
    value(name + "_bucket", "le=\"+Inf\"", durations.count());
    value(name + "_sum", "", durations.sumNanos() / NANOS);
    return value(name + "_count", "", durations.count());
  }

  private static String number(double value) {
    return String.format(Locale.ROOT, "%.9g", value);
  }

  @Override
  public String toString() {
    return text.toString();
  }
}
