package dev.crease.server.operate;

import dev.crease.push.stats.Count;
import dev.crease.push.stats.HubStats;
import dev.crease.push.stats.PresenceStats;
import java.util.List;
import java.util.Map;

/// The server's figures for Prometheus; each is explained in `docs/operate.md`. Any thread.
public final class Metrics {
  private static final String CUT = "crease_connections_cut_total";

  /// Why connections are closed by us, or go away.
  private static final List<Map.Entry<Count, String>> REASONS =
      List.of(
          Map.entry(Count.CUT_FULL, "full"),
          Map.entry(Count.CUT_STUCK, "stuck"),
          Map.entry(Count.CUT_SLOW_REQUEST, "slow_request"),
          Map.entry(Count.CUT_IDLE, "idle"),
          Map.entry(Count.CUT_PROTOCOL, "protocol"),
          Map.entry(Count.CUT_EXPIRED, "expired"),
          Map.entry(Count.CUT_FAULT, "fault"),
          Map.entry(Count.BROKEN, "network"));

  private static final List<Map.Entry<Count, String>> CLASSES =
      List.of(
          Map.entry(Count.ANSWERS_1XX, "1xx"),
          Map.entry(Count.ANSWERS_2XX, "2xx"),
          Map.entry(Count.ANSWERS_3XX, "3xx"),
          Map.entry(Count.ANSWERS_4XX, "4xx"),
          Map.entry(Count.ANSWERS_5XX, "5xx"));

  private final HubStats stats;
  private final Readiness readiness;

  public Metrics(HubStats stats, Readiness readiness) {
    this.stats = stats;
    this.readiness = readiness;
  }

  String text() {
    PrometheusText out = new PrometheusText();
    out.gauge("crease_build_info", "Which Crease this is.")
        .value("crease_build_info", "version=\"" + Build.VERSION + '"', 1);
    out.gauge("crease_ready", "Whether /readyz says 200.", readiness.whyNot().isEmpty() ? 1 : 0);
    connections(out);
    publishing(out);
    readers(out);
    presence(out);
    loops(out);
    JvmFigures.write(out);
    return out.toString();
  }

  private void connections(PrometheusText out) {
    long all = stats.get(Count.CONNECTIONS_NOW);
    long sse = stats.get(Count.SSE_NOW);
    long webSockets = stats.get(Count.WEB_SOCKET_NOW);
    String now = "crease_connections";
    out.gauge(now, "Connections open now, by what they are used for.")
        .value(now, "transport=\"http\"", Math.max(0, all - sse - webSockets))
        .value(now, "transport=\"sse\"", sse)
        .value(now, "transport=\"websocket\"", webSockets);
    out.counter("crease_connections_total", "Connections accepted.", stats.get(Count.CONNECTIONS));
    String streams = "crease_streams_total";
    out.counter(streams, "Streams opened.")
        .value(streams, "transport=\"sse\"", stats.get(Count.SSE))
        .value(streams, "transport=\"websocket\"", stats.get(Count.WEB_SOCKET));
    out.gauge(
        "crease_requests_held",
        "Long polls and other requests that wait for news now.",
        stats.get(Count.HELD_NOW));
    out.counter(CUT, "Connections that we closed before their time, or that broke, by reason.");
    REASONS.forEach(each -> out.value(CUT, label("reason", each), stats.get(each.getKey())));
    String responses = "crease_http_responses_total";
    out.counter(responses, "Answers to requests, by the first digit of their status.");
    CLASSES.forEach(each -> out.value(responses, label("class", each), stats.get(each.getKey())));
  }

  private static String label(String name, Map.Entry<Count, String> entry) {
    return name + "=\"" + entry.getValue() + '"';
  }

  private void publishing(PrometheusText out) {
    out.counter("crease_publications_total", "Events published here.", stats.publications());
    out.counter("crease_publish_failures_total", "Appends that the log failed.", stats.failures());
    out.histogram(
        "crease_publish_seconds",
        "From a publish until its events are durable and the loops are told.",
        stats.publishing());
    out.histogram(
        "crease_delivery_seconds",
        "From durable to the socket of a loop's last reader who can take it; one per loop and batch.",
        stats.delivering());
  }

  private void readers(PrometheusText out) {
    out.counter(
        "crease_deliveries_total",
        "Events handed to readers' connections.",
        stats.get(Count.DELIVERIES));
    out.counter(
        "crease_sent_bytes_total",
        "Bytes handed to connections, before TLS.",
        stats.get(Count.SENT_BYTES));
    out.gauge(
        "crease_readers_behind",
        "Readers who cannot take more now and wait at their cursor.",
        stats.get(Count.BEHIND_NOW));
    out.counter(
        "crease_readers_fell_behind_total",
        "Times that a reader could not take more.",
        stats.get(Count.FELL_BEHIND));
    out.counter(
        "crease_resumes_total",
        "Readers who came back with an event's id.",
        stats.get(Count.RESUMES));
    out.counter(
        "crease_gaps_total",
        "Readers who were told that events are missing (recovered: false).",
        stats.get(Count.GAPS));
    out.counter(
        "crease_reader_faults_total",
        "Readers ended by a mistake of the server's.",
        stats.mistakes());
  }

  private void presence(PrometheusText out) {
    PresenceStats seen = stats.presence();
    out.gauge("crease_presence_people", "People in topics now, by topic.", seen.people());
    out.gauge("crease_presence_topics", "Topics where somebody is now.", seen.topics());
    out.counter(
        "crease_presence_events_total",
        "Changes of who is there that were told.",
        seen.toldTotal());
    out.counter(
        "crease_presence_uncounted_total",
        "Connections that were not counted, being too many.",
        seen.uncountedTotal());
    out.counter(
        "crease_ephemeral_events_total", "Clients' events passed on unkept.", seen.sentTotal());
    out.counter(
        "crease_ephemeral_deliveries_total",
        "Events that nobody keeps handed to readers' connections.",
        stats.get(Count.EPHEMERAL_DELIVERIES));
    String dropped = "crease_ephemeral_dropped_total";
    out.counter(dropped, "Events that nobody keeps dropped, by reason.")
        .value(dropped, "reason=\"reader_behind\"", stats.get(Count.EPHEMERAL_DROPS))
        .value(dropped, "reason=\"topic_full\"", seen.crowdedOutTotal())
        .value(dropped, "reason=\"loop_late\"", seen.leftOutTotal());
  }

  private void loops(PrometheusText out) {
    out.histogram(
        "crease_loop_lag_seconds", "How long a task waited for its event loop.", stats.lag());
    out.counter(
        "crease_loop_stalls_total",
        "Times that an event loop did not come back in time.",
        stats.get(Count.LOOP_STALLS));
  }
}
