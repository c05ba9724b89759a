package dev.crease.push.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.crease.push.Limits;
import dev.crease.push.PushError;
import java.time.Instant;
import java.util.List;
import java.util.Random;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;

class TicketsTest {
  private static final Principal ANN = new Principal("ann", "Ann", List.of(), List.of());

  private final AtomicReference<Instant> now =
      new AtomicReference<>(Instant.parse("2026-11-24T10:00:00Z"));
  private final Tickets tickets =
      new Tickets(
          Limits.defaults().with(new Limits.Credentials(30, 3, 30, 9)), now::get, new Random(1));

  @Test
  void aTicketSpeaksForItsOwnerOnce() {
    Tickets.Ticket ticket = tickets.issue(ANN);
    assertThat(ticket.text()).matches("[\\w-]{32}");
    assertThat(ticket.toString()).doesNotContain(ticket.text());
    assertThat(tickets.use(ticket.text())).isEqualTo(ANN);
    assertRefused(ticket.text());
  }

  @Test
  void anOldOneIsGoodForNothing() {
    Tickets.Ticket ticket = tickets.issue(ANN);
    now.set(ticket.expires());
    assertRefused(ticket.text());
    assertThat(tickets.size()).isZero();
  }

  @Test
  void onlySoManyAreOut() {
    String first = tickets.issue(ANN).text();
    tickets.issue(ANN);
    tickets.issue(ANN);
    assertThatThrownBy(() -> tickets.issue(ANN))
        .isInstanceOfSatisfying(
            PushError.Raised.class,
            raised -> assertThat(raised.error()).isEqualTo(PushError.OVERLOADED));
    tickets.use(first);
    tickets.issue(ANN);
    now.set(now.get().plusSeconds(30));
    tickets.issue(ANN);
    assertThat(tickets.size()).isEqualTo(1);
  }

  @Test
  void whatWasNeverIssuedOpensNothing() {
    assertRefused("x");
    assertRefused("");
  }

  private void assertRefused(String ticket) {
    assertThatThrownBy(() -> tickets.use(ticket))
        .isInstanceOfSatisfying(
            PushError.Raised.class,
            raised -> assertThat(raised.error()).isEqualTo(PushError.BAD_TICKET));
  }
}
