package dev.crease.push.tls;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.SSLEngineResult.HandshakeStatus;
import javax.net.ssl.SSLException;

/// A handshake in memory.
final class Handshake {
  private static final int BYTES = 64 << 10;

  private Handshake() {}

  /// Whether a client that trusts this certificate alone takes what the server shows.
  static boolean accepted(Tls tls, TestCertificate trusted)
      throws GeneralSecurityException, IOException {
    SSLEngine server = tls.engine("h2");
    SSLEngine client = trusted.trusted().createSSLEngine();
    client.setUseClientMode(true);
    ByteBuffer toServer = ByteBuffer.allocate(BYTES);
    ByteBuffer toClient = ByteBuffer.allocate(BYTES);
    try {
      client.beginHandshake();
      server.beginHandshake();
      while (shaking(client) || shaking(server)) {
        step(client, toClient, toServer);
        step(server, toServer, toClient);
      }
      return true;
    } catch (SSLException refused) {
      return false;
    }
  }

  private static boolean shaking(SSLEngine engine) {
    return engine.getHandshakeStatus() != HandshakeStatus.NOT_HANDSHAKING;
  }

  private static void step(SSLEngine engine, ByteBuffer in, ByteBuffer out) throws SSLException {
    switch (engine.getHandshakeStatus()) {
      case NEED_WRAP -> engine.wrap(ByteBuffer.allocate(0), out);
      case NEED_UNWRAP, NEED_UNWRAP_AGAIN -> {
        in.flip();
        engine.unwrap(in, ByteBuffer.allocate(BYTES));
        in.compact();
      }
      case NEED_TASK -> {
        for (Runnable task = engine.getDelegatedTask();
            task != null;
            task = engine.getDelegatedTask()) {
          task.run();
        }
      }
      case FINISHED, NOT_HANDSHAKING -> {}
    }
  }
}
