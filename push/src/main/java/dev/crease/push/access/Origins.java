package dev.crease.push.access;

import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/// Which pages of other sites are trusted with what a browser sends of its own accord, its cookies
/// (RFC 6454). A value; any thread.
///
/// @param listed origins such as `https://scores.example`, in lower case
public record Origins(Set<String> listed) {
  private static final Pattern FORM = Pattern.compile("https?://[a-z0-9.\\[\\]:-]{1,255}");

  /// Only our own pages.
  public static final Origins OWN = new Origins(Set.of());

  public Origins {
    listed = listed.stream().map(each -> each.toLowerCase(Locale.ROOT)).collect(Collectors.toSet());
    for (String origin : listed) {
      if (!FORM.matcher(origin).matches()) {
        throw new IllegalArgumentException(
            "an origin is a scheme, a host and perhaps a port, such as https://scores.example, was: "
                + origin);
      }
    }
    listed = Set.copyOf(listed);
  }

  /// Whether a page of this origin is trusted by name.
  public boolean lists(String origin) {
    return !listed.isEmpty() && listed.contains(origin.toLowerCase(Locale.ROOT));
  }

  /// Whether a page of this origin is our own, or trusted by name.
  ///
  /// @param origin the header `Origin`
  /// @param host the header `Host`. The scheme is not compared: a proxy in front may have taken off
  ///   the TLS
  public boolean trusts(String origin, String host) {
    return isOwn(origin, host) || lists(origin);
  }

  /// Whether the page came from the address it now asks.
  public static boolean isOwn(String origin, String host) {
    int scheme = origin.indexOf("://");
    if (scheme < 0 || host.isEmpty()) {
      return false; // `null`: a page without an origin
    }
    String port = origin.regionMatches(true, 0, "https", 0, scheme) ? ":443" : ":80";
    return bare(origin.substring(scheme + 3), port).equals(bare(host, port));
  }

  private static String bare(String authority, String port) {
    String lower = authority.toLowerCase(Locale.ROOT);
    return lower.endsWith(port) ? lower.substring(0, lower.length() - port.length()) : lower;
  }
}
