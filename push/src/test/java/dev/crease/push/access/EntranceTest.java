package dev.crease.push.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.InetAddress;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// Networks, clients behind proxies, origins, places.
class EntranceTest {
  private static final Peers PEERS =
      Peers.behind(List.of(Network.parse("10.0.0.0/8"), Network.parse("2001:db8:1::/48")));

  @ParameterizedTest
  @CsvSource({
    "10.1.2.3, '', 10.1.2.3",
    "10.1.2.3, 203.0.113.7, 203.0.113.7",
    "10.1.2.3, '198.51.100.1, 203.0.113.7', 203.0.113.7",
    "10.1.2.3, '203.0.113.7, 10.9.9.9', 203.0.113.7",
    "10.1.2.3, '10.7.7.7,10.9.9.9', 10.7.7.7",
    "10.1.2.3, '203.0.113.7, unknown', 10.1.2.3",
    "10.1.2.3, 'localhost', 10.1.2.3",
    "203.0.113.9, 198.51.100.1, 203.0.113.9",
    "127.0.0.1, 198.51.100.1, 127.0.0.1",
    "2001:db8:1::5, '2001:db8:2:3:4:5:6:7', 2001:db8:2:3:0:0:0:0/64",
    "2001:db8:2:3::1, '', 2001:db8:2:3:0:0:0:0/64"
  })
  void aForwardedAddressIsBelievedFromTrustedProxiesOnly(
      String socket, String forwardedFor, String client) {
    InetAddress told = PEERS.client(InetAddress.ofLiteral(socket), forwardedFor);
    assertThat(Peers.name(told)).isEqualTo(client);
  }

  @Test
  void proxiesAndTheMachineItselfAreNotCounted() {
    assertThat(PEERS.counts(InetAddress.ofLiteral("203.0.113.7"))).isTrue();
    assertThat(PEERS.counts(InetAddress.ofLiteral("10.0.0.1"))).isFalse();
    assertThat(PEERS.counts(InetAddress.ofLiteral("127.0.0.1"))).isFalse();
    assertThat(PEERS.counts(InetAddress.ofLiteral("::1"))).isFalse();
  }

  @ParameterizedTest
  @CsvSource({
    "10.0.0.0/8, 10.255.255.255, true",
    "10.0.0.0/8, 11.0.0.0, false",
    "192.168.4.0/22, 192.168.7.255, true",
    "192.168.4.0/22, 192.168.8.0, false",
    "0.0.0.0/0, 203.0.113.7, true",
    "0.0.0.0/0, ::1, false",
    "203.0.113.7, 203.0.113.7, true",
    "203.0.113.7, 203.0.113.6, false"
  })
  void aNetworkHoldsItsAddresses(String network, String address, boolean holds) {
    assertThat(Network.parse(network).contains(InetAddress.ofLiteral(address))).isEqualTo(holds);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", "10.0.0.0/33", "10.0.0.0/x", "10.0.0.0/-1", "proxy.example", "10/8/9"})
  void whatIsNoNetworkIsNotTaken(String text) {
    assertThatThrownBy(() -> Network.parse(text)).isInstanceOf(IllegalArgumentException.class);
  }

  @ParameterizedTest
  @CsvSource({
    "http://crease.example, crease.example, true",
    "http://crease.example:8080, crease.example:8080, true",
    "https://crease.example, crease.example:443, true",
    "HTTPS://Crease.Example:443, crease.example, true",
    "http://[::1]:8080, '[::1]:8080', true",
    "http://crease.example:8081, crease.example:8080, false",
    "https://crease.example, crease.example:80, false",
    "https://crease.example.evil.example, crease.example, false",
    "https://evil.example, crease.example, false",
    "https://FRIEND.example, crease.example, true",
    "http://friend.example, crease.example, false",
    "https://friend.example:444, crease.example, false",
    "null, crease.example, false",
    "'', crease.example, false",
    "http://, '', false"
  })
  void onlyOurOwnPagesAndListedOnesAreTrusted(String origin, String host, boolean trusted) {
    Origins origins = new Origins(Set.of("https://Friend.example"));
    assertThat(origins.trusts(origin, host)).isEqualTo(trusted);
  }

  @ParameterizedTest
  @ValueSource(strings = {"friend.example", "https://a.example/", "*", "null", "ftp://a.example"})
  void whatIsNoOriginCannotBeListed(String text) {
    assertThatThrownBy(() -> new Origins(Set.of(text)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining(text);
  }

  @Test
  void placesAreCountedAndNobodyIsRememberedWhoHasNone() {
    Places places = new Places(2);
    places.enter("ann");
    places.enter("ann");
    assertThat(places.over("ann")).isFalse();
    assertThat(places.enter("ann")).isEqualTo(3);
    assertThat(places.over("ann")).isTrue();
    assertThat(places.over("bob")).isFalse();
    places.leave("ann");
    assertThat(places.over("ann")).isFalse();
    places.leave("ann");
    places.leave("ann");
    assertThat(places.clients()).isZero();
  }
}
