package dev.crease.server;

import dev.crease.push.LatestOnly;
import dev.crease.push.Limits;
import dev.crease.push.Retention;
import dev.crease.push.TopicPattern;
import dev.crease.push.http.PushServer;
import dev.crease.push.tls.Tls;
import dev.crease.server.access.Trust;
import dev.crease.server.operate.HealthApi;
import java.nio.file.Path;
import java.util.List;

/// What a server is started with.
///
/// @param host the address to listen on
/// @param port the port; 0 takes any free one
/// @param scheme whether with TLS
/// @param storage where the log is kept
/// @param open the topics that everyone may read
/// @param retain how much of which topics is kept; the first rule that covers a topic is its own,
///   and a topic that none covers is kept for ever
/// @param latestOnly the topics whose events are superseded by the next
/// @param trust whom it trusts beside its own tokens
/// @param metrics who may read `/metrics`
/// @param limits every bound
public record ServerConfig(
    String host,
    int port,
    PushServer.Scheme scheme,
    Storage storage,
    List<TopicPattern> open,
    List<Retention> retain,
    LatestOnly latestOnly,
    Trust trust,
    HealthApi.MetricsFor metrics,
    Limits limits) {
  /// The address that only this machine reaches.
  public static final String LOOPBACK = "127.0.0.1";

  /// The topics that everyone may read unless told otherwise.
  public static final List<TopicPattern> OPEN =
      List.of(new TopicPattern("matches/*"), new TopicPattern("feeds/*"));

  /// What is kept unless told otherwise: matches for ever, the latest of each feed; when the leader
  /// of a match was heard of, the last time.
  public static final List<Retention> RETAIN =
      List.of(Retention.parse("feeds/*=100000,30d,1GiB"), Retention.parse("leases/*=1"));

  public ServerConfig {
    open = List.copyOf(open);
    retain = List.copyOf(retain);
  }

  /// A server in memory on a free port of this machine.
  public static ServerConfig inMemory() {
    return of(new Storage.Memory());
  }

  /// A server that keeps its log in a folder, on a free port of this machine.
  public static ServerConfig in(Path folder) {
    return of(new Storage.Folder(folder));
  }

  private static ServerConfig of(Storage storage) {
    PushServer.Scheme plain = new PushServer.Scheme.Http();
    return new ServerConfig(
        LOOPBACK,
        0,
        plain,
        storage,
        OPEN,
        RETAIN,
        LatestOnly.NONE,
        Trust.OURSELVES,
        HealthApi.MetricsFor.TOKEN,
        Limits.defaults());
  }

  /// The same at another address.
  public ServerConfig at(String newHost, int newPort) {
    return new ServerConfig(
        newHost, newPort, scheme, storage, open, retain, latestOnly, trust, metrics, limits);
  }

  /// The same with TLS.
  public ServerConfig with(Tls tls) {
    PushServer.Scheme secret = new PushServer.Scheme.Https(tls);
    return new ServerConfig(
        host, port, secret, storage, open, retain, latestOnly, trust, metrics, limits);
  }

  /// The same with others who may read the metrics.
  public ServerConfig metrics(HealthApi.MetricsFor readers) {
    return new ServerConfig(
        host, port, scheme, storage, open, retain, latestOnly, trust, readers, limits);
  }

  /// The same with other limits.
  public ServerConfig with(Limits newLimits) {
    return new ServerConfig(
        host, port, scheme, storage, open, retain, latestOnly, trust, metrics, newLimits);
  }

  /// The same with other topics that everyone may read.
  public ServerConfig open(List<TopicPattern> patterns) {
    return new ServerConfig(
        host, port, scheme, storage, patterns, retain, latestOnly, trust, metrics, limits);
  }

  /// The same with other rules for what is kept.
  public ServerConfig retaining(List<Retention> rules) {
    return new ServerConfig(
        host, port, scheme, storage, open, rules, latestOnly, trust, metrics, limits);
  }

  /// The same with other topics whose events are superseded by the next.
  public ServerConfig latestOnly(List<TopicPattern> patterns) {
    LatestOnly superseded = new LatestOnly(patterns);
    return new ServerConfig(
        host, port, scheme, storage, open, retain, superseded, trust, metrics, limits);
  }

  /// The same, trusting others.
  public ServerConfig with(Trust newTrust) {
    return new ServerConfig(
        host, port, scheme, storage, open, retain, latestOnly, newTrust, metrics, limits);
  }

  /// Where the log is kept.
  public sealed interface Storage {
    /// In this process; gone with it.
    record Memory() implements Storage {}

    /// In a folder, by the embedded log; the secret that signs tokens lies beside it.
    record Folder(Path path) implements Storage {}
  }
}
