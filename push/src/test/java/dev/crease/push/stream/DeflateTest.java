package dev.crease.push.stream;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// RFC 7692, 7.1: which offers are taken, and what is answered.
class DeflateTest {
  private static final String ALWAYS =
      "permessage-deflate; server_no_context_takeover; client_no_context_takeover";

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "permessage-deflate | ''",
        "permessage-deflate; server_no_context_takeover | ''",
        "permessage-deflate; client_no_context_takeover | ''",
        "permessage-deflate; client_max_window_bits | ''",
        "permessage-deflate; client_max_window_bits=8 | ''",
        "permessage-deflate; client_max_window_bits=15 | ''",
        "permessage-deflate; server_max_window_bits=8 | '; server_max_window_bits=8'",
        "permessage-deflate; server_max_window_bits=15 | '; server_max_window_bits=15'",
        "permessage-deflate; server_max_window_bits=\"10\" | '; server_max_window_bits=10'",
        "Permessage-Deflate ;client_max_window_bits;  server_max_window_bits = 12 | '; server_max_window_bits=12'",
        "permessage-deflate; server_no_context_takeover; client_no_context_takeover; server_max_window_bits=9; client_max_window_bits=9 | '; server_max_window_bits=9'",
        "permessage-bzip2, permessage-deflate | ''",
        "permessage-deflate; server_max_window_bits=7, permessage-deflate; server_max_window_bits=11 | '; server_max_window_bits=11'",
        "permessage-deflate; client_max_window_bits; server_max_window_bits=10, permessage-deflate | '; server_max_window_bits=10'",
        "x-other; note=\"a, b; c\", permessage-deflate | ''",
      })
  void theFirstOfferThatIsValidIsTaken(String offers, String window) {
    assertThat(Deflate.agree(offers).map(Deflate::answer)).contains(ALWAYS + window);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "x-webkit-deflate-frame",
        "permessage-deflate; unknown",
        "permessage-deflate; server_max_window_bits",
        "permessage-deflate; server_max_window_bits=7",
        "permessage-deflate; server_max_window_bits=16",
        "permessage-deflate; server_max_window_bits=08",
        "permessage-deflate; server_max_window_bits=",
        "permessage-deflate; server_max_window_bits=1O",
        "permessage-deflate; client_max_window_bits=7",
        "permessage-deflate; client_max_window_bits=16",
        "permessage-deflate; client_max_window_bits=",
        "permessage-deflate; server_no_context_takeover=1",
        "permessage-deflate; client_no_context_takeover=true",
        "permessage-deflate; server_no_context_takeover; server_no_context_takeover",
        "permessage-deflate; server_max_window_bits=10; server_max_window_bits=10",
        "permessage-deflate;",
      })
  void offersThatTheRfcForbidsAreDeclined(String offers) {
    assertThat(Deflate.agree(offers)).isEmpty();
  }
}
