package dev.crease.interop.proxy;

import dev.crease.interop.Program;
import java.io.IOException;
import java.net.BindException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.ThreadLocalRandom;

/// A proxy from Debian's packages, in front of a port of this machine, with a configuration from
/// `deploy/` in which nothing but addresses is changed. Any thread.
public final class Proxy implements AutoCloseable {
  /// Which programs there are.
  public enum Kind {
    NGINX,
    HAPROXY,
    VARNISH
  }

  private static final Path DEPLOY = Path.of("..", "deploy");
  private static final String UPSTREAM = "127.0.0.1:8080";
  private static final int PORTS_FROM = 20_000;
  private static final int PORTS = 10_000;
  private static final int TRIES = 3;

  private final Program program;
  private final int port;

  private Proxy(Program program, int port) {
    this.program = program;
    this.port = port;
  }

  /// Starts one and waits until it listens.
  ///
  /// The proxies want to be told a port. It is below those that the system hands out to whoever
  /// asks for any, so nobody gets it in between but another proxy; then it is tried again.
  public static Proxy start(Kind kind, int upstream, Path folder) throws IOException {
    IOException last = new IOException("no try");
    for (int i = 0; i < TRIES; i++) {
      try {
        return tryStart(kind, upstream, folder);
      } catch (IOException e) {
        last = e;
      }
    }
    throw last;
  }

  private static Proxy tryStart(Kind kind, int upstream, Path folder) throws IOException {
    int port = freePort();
    Program program =
        switch (kind) {
          case NGINX -> nginx(port, upstream, folder);
          case HAPROXY -> haproxy(port, upstream, folder);
          case VARNISH -> varnish(port, upstream, folder);
        };
    Proxy proxy = new Proxy(program, port);
    try {
      program.awaitPort(port);
    } catch (IOException e) {
      proxy.close();
      throw e;
    }
    return proxy;
  }

  /// The port to ask instead of the server's.
  public int port() {
    return port;
  }

  private static int freePort() throws IOException {
    int port;
    do {
      port = PORTS_FROM + ThreadLocalRandom.current().nextInt(PORTS);
    } while (!isFree(port));
    return port;
  }

  private static boolean isFree(int port) throws IOException {
    try (ServerSocket _ = new ServerSocket(port, 1, InetAddress.getLoopbackAddress())) {
      return true;
    } catch (BindException _) {
      return false; // somebody has it
    }
  }

  private static Program nginx(int port, int upstream, Path folder) throws IOException {
    Path site = folder.resolve("crease.conf");
    Files.writeString(
        site,
        read("nginx.conf")
            .replace(UPSTREAM, "127.0.0.1:" + upstream)
            .replace("listen 80;", "listen 127.0.0.1:%d;".formatted(port)));
    Path main = folder.resolve("nginx.conf");
    Files.writeString(
        main,
        """
        daemon off;
        master_process off;
        pid %1$s/nginx.pid;
        error_log stderr warn;
        events { worker_connections 4096; }
        http {
          access_log off;
          client_body_temp_path %1$s/body;
          proxy_temp_path %1$s/proxy;
          fastcgi_temp_path %1$s/fastcgi;
          uwsgi_temp_path %1$s/uwsgi;
          scgi_temp_path %1$s/scgi;
          include %2$s;
        }
        """
            .formatted(folder, site));
    return Program.start(
        folder, List.of("nginx", "-p", folder.toString(), "-c", main.toString(), "-e", "stderr"));
  }

  private static Program haproxy(int port, int upstream, Path folder) throws IOException {
    Path config = folder.resolve("haproxy.cfg");
    Files.writeString(
        config,
        read("haproxy.cfg")
            .replace(UPSTREAM, "127.0.0.1:" + upstream)
            .replace("bind :80", "bind 127.0.0.1:" + port));
    return Program.start(folder, List.of("haproxy", "-db", "-f", config.toString()));
  }

  private static Program varnish(int port, int upstream, Path folder) throws IOException {
    Path config = folder.resolve("crease.vcl");
    Files.writeString(config, read("crease.vcl").replace("\"8080\"", "\"%d\"".formatted(upstream)));
    return Program.start(
        folder,
        List.of(
            "varnishd",
            "-F",
            "-j",
            "none",
            "-a",
            "127.0.0.1:" + port,
            "-f",
            config.toString(),
            "-n",
            folder.resolve("varnish").toString(),
            "-s",
            "malloc,64m"));
  }

  private static String read(String file) throws IOException {
    return Files.readString(DEPLOY.resolve(file));
  }

  @Override
  public void close() {
    program.close();
  }
}
