package dev.crease.push.http;

import dev.crease.push.PushError;
import dev.crease.push.access.Access;
import dev.crease.push.access.Buckets;
import dev.crease.push.access.Entrance;
import dev.crease.push.access.Peers;
import dev.crease.push.access.Places;
import dev.crease.push.access.Principal;
import io.netty.channel.Channel;
import io.netty.handler.ssl.SslHandler;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.function.Supplier;

/// Lets requests in: whose they are, whether the page behind them is trusted, and whether their
/// sender has had a fair share. Any thread; never blocks.
record Gate(Access access, Entrance entrance) {
  /// Who is asking. The stage fails with [PushError.Raised].
  ///
  /// A bad cookie counts as none: a browser that kept an old one can still read what is open to
  /// all, and is told that it needs a token where it does.
  CompletionStage<Principal> principal(Exchange exchange) {
    Credential credential = Credential.of(exchange);
    checkOrigin(exchange, credential);
    return switch (credential) {
      case Credential.None() -> CompletableFuture.completedStage(Principal.ANYONE);
      case Credential.Bearer(var token) -> access.principal(token);
      case Credential.Ticket(var text) ->
          CompletableFuture.completedStage(entrance.tickets().use(text));
      case Credential.Cookie(var token) -> access.principal(token).exceptionally(Gate::orAnyone);
    };
  }

  /// A browser sends cookies for any page that asks, so such a page must be ours or trusted where
  /// that would do something; and it opens WebSockets for any page, without asking us first (RFC
  /// 6455, 10.2). A token or ticket that a page put there by hand speaks for itself.
  private void checkOrigin(Exchange exchange, Credential credential) {
    String origin = exchange.header("origin");
    boolean matters =
        switch (credential) {
          case Credential.Cookie _ -> exchange.isWebSocket() || exchange.changes();
          case Credential.None _ -> exchange.isWebSocket() && !origin.isEmpty();
          case Credential.Bearer _, Credential.Ticket _ -> false;
        };
    if (matters && !entrance.origins().trusts(origin, exchange.header("host"))) {
      throw PushError.FOREIGN_ORIGIN.raise(
          origin.isEmpty()
              ? "a cookie is good only with an Origin header; send Authorization"
              : "this server does not trust pages of " + origin);
    }
  }

  private static Principal orAnyone(Throwable failure) {
    if (failure instanceof PushError.Raised raised && raised.error() == PushError.BAD_TOKEN) {
      return Principal.ANYONE;
    }
    throw new CompletionException(failure);
  }

  /// The outcome of [#principal], once there is one.
  ///
  /// @throws PushError.Raised as it failed
  static Principal settled(CompletableFuture<Principal> asked) {
    try {
      return asked.join();
    } catch (CompletionException e) {
      throw e.getCause() instanceof PushError.Raised raised ? raised : e;
    }
  }

  /// Whose address a request comes from, as counts and buckets know it.
  ///
  /// @param peer the [#peer] of its connection
  String client(Channel channel, Supplier<String> peer, Exchange exchange) {
    String forwarded = exchange.header("x-forwarded-for");
    return forwarded.isEmpty()
        ? peer.get()
        : Peers.name(entrance.peers().client(address(channel), forwarded));
  }

  /// Whether nobody could read along where a request entered: what a trusted proxy says of its
  /// client, else whether this connection has TLS.
  boolean secret(Channel channel, Exchange exchange) {
    String said =
        entrance.peers().isProxy(address(channel)) ? exchange.header("x-forwarded-proto") : "";
    // a stream of HTTP/2 has its connection's TLS
    return said.isEmpty()
        ? hasTls(channel) || (channel.parent() != null && hasTls(channel.parent()))
        : said.equalsIgnoreCase("https");
  }

  private static boolean hasTls(Channel channel) {
    return channel.pipeline().get(SslHandler.class) != null;
  }

  /// Whose address a connection comes from.
  static String peer(Channel channel) {
    return Peers.name(address(channel));
  }

  /// Counts a new connection until it closes. One that is far over what its address may have is
  /// closed without a word; one that is over is told so when it asks.
  ///
  /// @return whether it may stay
  boolean enter(Channel channel) {
    InetAddress address = address(channel);
    if (!entrance.peers().counts(address)) {
      return true;
    }
    Places connections = entrance.quotas().connections();
    String client = Peers.name(address);
    int has = connections.enter(client);
    channel.closeFuture().addListener(_ -> connections.leave(client));
    return has <= connections.most() + connections.most() / 10;
  }

  /// Fails when the client has more connections than it may.
  void checkRoom(Exchange exchange) {
    if (entrance.quotas().connections().over(exchange.client())) {
      throw PushError.TOO_MANY_CONNECTIONS.raise(
          "one address may have %d open".formatted(entrance.quotas().connections().most()));
    }
  }

  /// Takes the places of something that stays open: one among its subject's, and when it came
  /// through a proxy, one among its address's, whose connections are not counted themselves.
  ///
  /// @return gives them back, once
  Runnable stay(Channel channel, Exchange exchange) {
    Principal who = exchange.principal();
    if (who.isAnyone() && !entrance.peers().isProxy(address(channel))) {
      return Gate::nothing;
    }
    List<Runnable> leave = new ArrayList<>();
    try {
      if (!who.isAnyone()) {
        take(entrance.quotas().streams(), who.subject(), "token", leave);
      }
      if (entrance.peers().isProxy(address(channel))) {
        take(entrance.quotas().connections(), exchange.client(), "address", leave);
      }
    } catch (PushError.Raised raised) {
      leave.forEach(Runnable::run);
      throw raised;
    }
    return () -> {
      leave.forEach(Runnable::run);
      leave.clear();
    };
  }

  private static void nothing() {}

  private static void take(Places places, String client, String whose, List<Runnable> leave) {
    places.enter(client);
    leave.add(() -> places.leave(client));
    if (places.over(client)) {
      throw PushError.TOO_MANY_CONNECTIONS.raise(
          "one %s may have %d open".formatted(whose, places.most()));
    }
  }

  /// Takes one publish from the sender's share.
  ///
  /// @param client where it comes from, see [Exchange#client]
  /// @throws PushError.Raised `too-many-requests`
  Buckets.Level publish(Principal who, String client) {
    return entrance.quotas().publish(who, client);
  }

  private static InetAddress address(Channel channel) {
    return channel.remoteAddress() instanceof InetSocketAddress socket
        ? socket.getAddress()
        : InetAddress.getLoopbackAddress(); // it has gone meanwhile
  }
}
