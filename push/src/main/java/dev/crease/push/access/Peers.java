package dev.crease.push.access;

import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Arrays;
import java.util.List;

/// Tells clients apart by their address. A value; any thread.
///
/// A client is an IPv4 address, or the /64 of an IPv6 one, which is what one household or machine
/// has. What a proxy says in `X-Forwarded-For` is believed from those who are trusted, read from
/// its right end: whoever is trusted there vouches for the one before.
///
/// @param proxies who is trusted
/// @param exempt whose connections are not counted by address
public record Peers(List<Network> proxies, List<Network> exempt) {
  private static final List<Network> LOOPBACK =
      List.of(Network.parse("127.0.0.0/8"), Network.parse("::1"));
  private static final int V6_CLIENT_BYTES = 8;

  public Peers {
    proxies = List.copyOf(proxies);
    exempt = List.copyOf(exempt);
  }

  /// Behind these proxies. The machine itself is exempt: a proxy beside us, that was not named,
  /// must not run out of connections for all its clients together.
  public static Peers behind(List<Network> proxies) {
    return new Peers(proxies, LOOPBACK);
  }

  /// Whether this address is a trusted proxy's.
  public boolean isProxy(InetAddress address) {
    return in(proxies, address);
  }

  /// Whether the connections of this address are counted. Those of a trusted proxy are many
  /// people's: not the connections count there, but what each client has open on them.
  public boolean counts(InetAddress address) {
    return !in(exempt, address) && !isProxy(address);
  }

  /// Whose request it is.
  ///
  /// @param socket who is connected
  /// @param forwardedFor the header `X-Forwarded-For`; may be empty
  public InetAddress client(InetAddress socket, String forwardedFor) {
    InetAddress client = socket;
    String[] hops = forwardedFor.isEmpty() ? new String[0] : forwardedFor.split(",", -1);
    for (int i = hops.length - 1; i >= 0 && isProxy(client); i--) {
      try {
        client = InetAddress.ofLiteral(hops[i].strip());
      } catch (IllegalArgumentException e) {
        return client; // not an address: nobody can be told before this one
      }
    }
    return client;
  }

  /// The client's name in counts and buckets.
  public static String name(InetAddress client) {
    if (!(client instanceof Inet6Address)) {
      return client.getHostAddress();
    }
    byte[] prefix = Arrays.copyOf(Arrays.copyOf(client.getAddress(), V6_CLIENT_BYTES), 16);
    try {
      return InetAddress.getByAddress(prefix).getHostAddress() + "/64";
    } catch (UnknownHostException e) {
      throw new IllegalStateException("16 bytes are an address", e);
    }
  }

  private static boolean in(List<Network> networks, InetAddress address) {
    for (Network network : networks) {
      if (network.contains(address)) {
        return true;
      }
    }
    return false;
  }
}
