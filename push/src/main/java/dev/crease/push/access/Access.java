package dev.crease.push.access;

import dev.crease.push.PushError;
import dev.crease.push.Topic;
import dev.crease.push.TopicPattern;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/// Who may read and who may publish.
///
/// @param tokens tells who a token speaks for
/// @param open the topics that everyone may read
public record Access(Tokens tokens, List<TopicPattern> open) {
  public Access {
    open = List.copyOf(open);
  }

  /// Who a token speaks for; anyone, when it is empty. Does not block. The stage fails with
  /// [PushError.Raised], `bad-token`, when the token is forged, malformed or has expired.
  public CompletionStage<Principal> principal(String token) {
    try {
      return token.isEmpty()
          ? CompletableFuture.completedStage(Principal.ANYONE)
          : tokens.principal(token);
    } catch (PushError.Raised raised) {
      return CompletableFuture.failedStage(raised);
    }
  }

  /// Fails unless the topic may be read.
  public void checkRead(Principal principal, Topic topic) {
    if (!mayRead(principal, topic)) {
      throw refusal(principal).raise("reading %s is not granted".formatted(topic));
    }
  }

  /// Whether the topic may be read.
  public boolean mayRead(Principal principal, Topic topic) {
    return isOpen(topic) || principal.mayRead(topic);
  }

  /// Fails unless all that the pattern covers may be read.
  public void checkRead(Principal principal, TopicPattern pattern) {
    if (!isOpen(pattern) && !principal.mayRead(pattern)) {
      throw refusal(principal).raise("reading %s is not granted".formatted(pattern));
    }
  }

  /// Fails unless the topic may be published to.
  public void checkWrite(Principal principal, Topic topic) {
    if (!principal.mayWrite(topic)) {
      throw refusal(principal).raise("publishing to %s is not granted".formatted(topic));
    }
  }

  /// Whether everyone may read the topic.
  public boolean isOpen(Topic topic) {
    return TopicPattern.anyCovers(open, topic);
  }

  /// Whether everyone may read all that the pattern covers.
  public boolean isOpen(TopicPattern pattern) {
    return open.stream().anyMatch(each -> each.covers(pattern));
  }

  private static PushError refusal(Principal principal) {
    return principal.isAnyone() ? PushError.NO_TOKEN : PushError.NOT_ALLOWED;
  }

  /// Reads tokens.
  public interface Tokens {
    /// Who this token speaks for. Must not block: event loops call it. It is known at once, or once
    /// the key that the token was signed with has been fetched.
    ///
    /// @throws PushError.Raised `bad-token` when it cannot be trusted; the stage may fail with it
    CompletionStage<Principal> principal(String token);

    /// Another number whenever a token that was good before may be good no longer, because its key
    /// is not trusted any more. Must not block.
    default long revision() {
      return 0;
    }
  }
}
