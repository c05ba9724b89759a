package dev.crease.push.http;

import dev.crease.push.Limits;
import dev.crease.push.client.Http1Client;
import dev.crease.push.client.Http2Client;
import dev.crease.push.client.TransportClient;
import dev.crease.push.tls.TestCertificate;
import dev.crease.push.tls.Tls;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.Map;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.SSLParameters;

/// Two running servers, one with TLS, and a client of each version of HTTP.
final class VersionBench implements AutoCloseable {
  private final Bench plain;
  private final Bench secret;
  private final Map<Version, TransportClient> clients = new EnumMap<>(Version.class);

  /// How it is spoken.
  enum Version {
    HTTP_1(false),
    HTTP_2(false),
    HTTP_1_TLS(true),
    HTTP_2_TLS(true);

    private final boolean tls;

    Version(boolean tls) {
      this.tls = tls;
    }
  }

  VersionBench(Path folder, Limits limits) throws Exception {
    TestCertificate certificate = new TestCertificate(folder, "server", "EC");
    Tls tls = Tls.read(certificate.certificate, certificate.key);
    plain = new Bench(limits);
    secret = new Bench(limits, new PushServer.Scheme.Https(tls));
    SSLContext trust = certificate.trusted();
    int plainPort = plain.server.port();
    int secretPort = secret.server.port();
    InetAddress here = InetAddress.getLoopbackAddress();
    clients.put(Version.HTTP_1, new Http1Client(() -> new Socket(here, plainPort)));
    clients.put(
        Version.HTTP_1_TLS,
        new Http1Client(() -> trust.getSocketFactory().createSocket(here, secretPort)));
    clients.put(Version.HTTP_2, new Http2Client(plainPort));
    clients.put(Version.HTTP_2_TLS, new Http2Client(secretPort, () -> engine(trust)));
  }

  private static SSLEngine engine(SSLContext trust) {
    SSLEngine engine = trust.createSSLEngine();
    engine.setUseClientMode(true);
    SSLParameters parameters = engine.getSSLParameters();
    parameters.setApplicationProtocols(new String[] {"h2"});
    engine.setSSLParameters(parameters);
    return engine;
  }

  Bench bench(Version version) {
    return version.tls ? secret : plain;
  }

  TransportClient client(Version version) {
    TransportClient client = clients.get(version);
    if (client == null) {
      throw new IllegalStateException("no client for " + version);
    }
    return client;
  }

  @Override
  public void close() {
    clients.values().forEach(TransportClient::close);
    plain.close();
    secret.close();
  }
}
