package dev.crease.push.tls;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.Signature;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.security.spec.InvalidKeySpecException;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.Base64;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// A private key and the certificates that go with it, read from PEM files (RFC 7468).
record PemPair(PrivateKey key, List<X509Certificate> chain) {
  private static final Pattern PKCS8 =
      Pattern.compile("-----BEGIN PRIVATE KEY-----([^-]+)-----END PRIVATE KEY-----");
  private static final Pattern OTHER_KEY = Pattern.compile("-----BEGIN ([A-Z ]*PRIVATE KEY)-----");

  /// Reads both, and looks whether they belong together.
  ///
  /// @throws IOException when they cannot be used; the message says which and why
  static PemPair read(Path certificate, Path key) throws IOException {
    List<X509Certificate> chain = chain(certificate);
    PrivateKey secret = key(key, chain.getFirst().getPublicKey().getAlgorithm());
    if (!fit(secret, chain.getFirst().getPublicKey())) {
      throw new IOException("the key in %s is not that of %s".formatted(key, certificate));
    }
    return new PemPair(secret, chain);
  }

  private static List<X509Certificate> chain(Path file) throws IOException {
    byte[] bytes = Files.readAllBytes(file);
    List<X509Certificate> chain;
    try {
      chain =
          CertificateFactory.getInstance("X.509")
              .generateCertificates(new ByteArrayInputStream(bytes))
              .stream()
              .map(X509Certificate.class::cast)
              .toList();
    } catch (CertificateException e) {
      throw new IOException("%s holds no certificate that can be read".formatted(file), e);
    }
    if (chain.isEmpty()) {
      throw new IOException("%s holds no certificate".formatted(file));
    }
    return chain;
  }

  private static PrivateKey key(Path file, String algorithm) throws IOException {
    String text = Files.readString(file, StandardCharsets.ISO_8859_1);
    Matcher found = PKCS8.matcher(text);
    if (!found.find()) {
      Matcher other = OTHER_KEY.matcher(text);
      throw new IOException(
          other.find()
              ? "%s holds a key as '%s'. Make it PKCS #8: openssl pkcs8 -topk8 -nocrypt -in %s"
                  .formatted(file, other.group(1), file)
              : "%s holds no private key".formatted(file));
    }
    try {
      byte[] bytes = Base64.getMimeDecoder().decode(found.group(1));
      return KeyFactory.getInstance(algorithm).generatePrivate(new PKCS8EncodedKeySpec(bytes));
    } catch (InvalidKeySpecException | IllegalArgumentException e) {
      throw new IOException("%s holds no %s key".formatted(file, algorithm), e);
    } catch (GeneralSecurityException e) {
      throw new IOException("a key of the kind %s cannot be used".formatted(algorithm), e);
    }
  }

  /// Whether what the one signs the other accepts.
  private static boolean fit(PrivateKey key, PublicKey certified) throws IOException {
    String algorithm =
        switch (certified.getAlgorithm()) {
          case "RSA" -> "SHA256withRSA";
          case "EC" -> "SHA256withECDSA";
          default -> certified.getAlgorithm();
        };
    byte[] some = algorithm.getBytes(StandardCharsets.US_ASCII);
    try {
      Signature signature = Signature.getInstance(algorithm);
      signature.initSign(key);
      signature.update(some);
      byte[] signed = signature.sign();
      signature.initVerify(certified);
      signature.update(some);
      return signature.verify(signed);
    } catch (GeneralSecurityException e) {
      throw new IOException("the key and the certificate cannot be used together", e);
    }
  }
}
