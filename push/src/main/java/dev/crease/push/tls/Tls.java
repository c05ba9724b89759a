package dev.crease.push.tls;

import java.io.IOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.Certificate;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.SSLParameters;

/// The certificate and the key of a server that speaks TLS 1.3 and 1.2, out of two PEM files. They
/// may be replaced while it runs: new connections then get the new ones. Any thread; reading the
/// files blocks.
public final class Tls {
  private static final Logger LOG = System.getLogger(Tls.class.getName());

  private final Path certificate;
  private final Path key;
  private volatile Loaded loaded;

  private Tls(Path certificate, Path key, Loaded loaded) {
    this.certificate = certificate;
    this.key = key;
    this.loaded = loaded;
  }

  private record Loaded(SSLContext context, FileTime certificate, FileTime key) {}

  /// Reads the files.
  ///
  /// @param certificate the server's certificate, then those that lead to a trusted one
  /// @param key its private key, PKCS #8, without a password
  /// @throws IOException when a file cannot be read or used; the message says which and why
  public static Tls read(Path certificate, Path key) throws IOException {
    return new Tls(certificate, key, load(certificate, key));
  }

  private static Loaded load(Path certificate, Path key) throws IOException {
    FileTime certificateTime = time(certificate);
    FileTime keyTime = time(key);
    PemPair pair = PemPair.read(certificate, key);
    return new Loaded(context(pair), certificateTime, keyTime);
  }

  private static SSLContext context(PemPair pair) throws IOException {
    char[] password = {}; // of a store that is never written
    try {
      KeyStore store = KeyStore.getInstance("PKCS12");
      store.load(null, password);
      store.setKeyEntry("server", pair.key(), password, pair.chain().toArray(Certificate[]::new));
      KeyManagerFactory keys =
          KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
      keys.init(store, password);
      SSLContext context = SSLContext.getInstance("TLS");
      context.init(keys.getKeyManagers(), null, null);
      return context;
    } catch (GeneralSecurityException e) {
      throw new IOException("the certificate and the key cannot be used", e);
    }
  }

  private static FileTime time(Path file) throws IOException {
    if (!Files.isReadable(file)) {
      throw new IOException("there is no file to read at " + file);
    }
    return Files.getLastModifiedTime(file);
  }

  /// The server's end of a new connection's handshake.
  ///
  /// @param protocols what may be spoken inside, the best first (ALPN, RFC 7301)
  public SSLEngine engine(String... protocols) {
    SSLEngine engine = loaded.context().createSSLEngine();
    engine.setUseClientMode(false);
    SSLParameters parameters = engine.getSSLParameters();
    parameters.setProtocols(new String[] {"TLSv1.3", "TLSv1.2"});
    parameters.setApplicationProtocols(protocols);
    engine.setSSLParameters(parameters);
    return engine;
  }

  /// Reads the files again if either has changed. What cannot be used is not: the old pair stays
  /// until both files fit.
  public void refresh() {
    Loaded old = loaded;
    try {
      if (!time(certificate).equals(old.certificate()) || !time(key).equals(old.key())) {
        loaded = load(certificate, key);
        LOG.log(Level.INFO, "the certificate was read anew from {0}", certificate);
      }
    } catch (IOException e) {
      LOG.log(Level.WARNING, "the old certificate stays in use: {0}", e.getMessage());
    }
  }
}
