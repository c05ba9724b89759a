package dev.crease.server.operate;

import dev.crease.push.PushError;
import dev.crease.push.Topic;
import dev.crease.push.access.Access;
import dev.crease.push.http.Exchange;
import dev.crease.push.http.Reply;

/// What balancers and monitoring ask. Handlers; none of them blocks on the log.
public final class HealthApi {
  /// Who may read this topic may read the metrics.
  public static final Topic FIGURES = new Topic("ops/stats");

  private final Readiness readiness;
  private final Metrics metrics;
  private final Access access;
  private final MetricsFor readers;

  /// Who may read `/metrics`.
  public enum MetricsFor {
    /// Whoever has a token that may read the topic `ops/stats`.
    TOKEN,
    /// Everybody who can reach the port.
    ALL,
    /// Nobody: the address does not exist.
    NOBODY
  }

  public HealthApi(Readiness readiness, Metrics metrics, Access access, MetricsFor readers) {
    this.readiness = readiness;
    this.metrics = metrics;
    this.access = access;
    this.readers = readers;
  }

  /// `GET /healthz`: the process lives. One that does not answer should be restarted.
  public Reply alive(Exchange exchange) {
    return text(200, "ok");
  }

  /// `GET /readyz`: whether to send readers here. `503` with the reason in plain text.
  public Reply ready(Exchange exchange) {
    return readiness.whyNot().map(why -> text(503, why)).orElseGet(() -> text(200, "ready"));
  }

  /// `GET /metrics`: Prometheus' text format.
  public Reply metrics(Exchange exchange) {
    switch (readers) {
      case TOKEN -> access.checkRead(exchange.principal(), FIGURES);
      case ALL -> {}
      case NOBODY -> throw PushError.NOT_FOUND.raise("metrics are switched off");
    }
    return Reply.text(200, PrometheusText.TYPE, metrics.text()).with("cache-control", "no-store");
  }

  private static Reply text(int status, String line) {
    return Reply.text(status, "text/plain", line + "\n").with("cache-control", "no-store");
  }
}
