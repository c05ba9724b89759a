package dev.crease.server.scorers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.crease.push.PushError;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/// An error on the thread of an inbox, such as a stack that overflows. The limits of time are there
/// because the mistake would be to wait for ever.
class InboxTest {
  private final Inbox inbox = new Inbox("an inbox under test", 3);
  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();

  @AfterEach
  void close() {
    inbox.close();
    threads.shutdownNow();
  }

  @Test
  @Timeout(value = 60, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
  void whoAskedIsAnsweredAndTheNextHasAThreadAgain() {
    for (int i = 0; i < 3; i++) {
      assertThatThrownBy(() -> inbox.ask(InboxTest::overflows))
          .isInstanceOfSatisfying(
              PushError.Raised.class,
              raised -> assertThat(raised.error()).isEqualTo(PushError.FAULT));
      assertThat(inbox.ask(() -> "done")).isEqualTo("done");
    }
  }

  @Test
  void whoWaitedBehindItIsServed() throws Exception {
    CountDownLatch begun = new CountDownLatch(1);
    CountDownLatch entered = new CountDownLatch(1);
    Future<String> dying =
        threads.submit(
            () ->
                inbox.ask(
                    () -> {
                      begun.countDown();
                      await(entered);
                      return overflows();
                    }));
    begun.await();
    Future<String> behind = threads.submit(() -> inbox.ask(() -> "served"));
    entered.countDown();
    assertThat(behind.get(60, TimeUnit.SECONDS)).isEqualTo("served");
    assertThatThrownBy(() -> dying.get(60, TimeUnit.SECONDS))
        .hasRootCauseInstanceOf(PushError.Raised.class);
  }

  private static void await(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  private static String overflows() {
    throw new StackOverflowError("for a test");
  }
}
