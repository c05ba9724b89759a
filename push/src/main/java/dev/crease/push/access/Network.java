package dev.crease.push.access;

import java.net.InetAddress;
import java.util.Arrays;

/// A range of addresses, such as `10.0.0.0/8` or `2001:db8::/32`. A value.
///
/// @param base an address in it
/// @param bits how many bits of it all have in common
public record Network(InetAddress base, int bits) {
  public Network {
    if (bits < 0 || bits > 8 * base.getAddress().length) {
      throw new IllegalArgumentException("a network has no prefix of %d bits".formatted(bits));
    }
  }

  /// Reads `ADDRESS` or `ADDRESS/BITS`. Names are not looked up.
  ///
  /// @throws IllegalArgumentException when it is neither
  public static Network parse(String text) {
    String[] parts = text.split("/", 2);
    try {
      InetAddress base = InetAddress.ofLiteral(parts[0]);
      boolean single = parts.length == 1;
      return new Network(base, single ? 8 * base.getAddress().length : Integer.parseInt(parts[1]));
    } catch (IllegalArgumentException e) {
      throw new IllegalArgumentException(
          "a network is an address such as 10.0.0.7 or 10.0.0.0/8, was: " + text, e);
    }
  }

  /// Whether an address lies in it.
  boolean contains(InetAddress address) {
    byte[] ours = base.getAddress();
    byte[] theirs = address.getAddress();
    if (ours.length != theirs.length) {
      return false;
    }
    int whole = bits / 8;
    if (!Arrays.equals(ours, 0, whole, theirs, 0, whole)) {
      return false;
    }
    int rest = bits % 8;
    return rest == 0 || ((ours[whole] ^ theirs[whole]) & 0xff) >> (8 - rest) == 0;
  }
}
