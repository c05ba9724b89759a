package dev.crease.push;

/// Every bound of the engine and its edge. Over a limit: a clear error, and nothing else suffers.
/// What each default is and does: `docs/limits.md`.
public record Limits(
    Sizes sizes,
    Crowd crowd,
    Http2 http2,
    Pages pages,
    Streams streams,
    Feeds feeds,
    Times times,
    Shares shares,
    Credentials credentials,
    Presence presence,
    Leases leases) {

  /// What one connection may bring.
  ///
  /// @param bodyBytes the largest request body or WebSocket message, in bytes
  /// @param headerBytes the largest sum of a request's headers, in bytes
  /// @param targetBytes the longest request line, in bytes
  /// @param pipelined the most requests, or frames, that wait behind one being answered; then the
  ///   connection is not read from
  /// @param waitingFrames the most frames that may wait all the same, since one read brings many
  public record Sizes(
      int bodyBytes, int headerBytes, int targetBytes, int pipelined, int waitingFrames) {

    /// The same but for the largest body, in bytes.
    public Sizes withBodyBytes(int most) {
      return new Sizes(most, headerBytes, targetBytes, pipelined, waitingFrames);
    }

    /// The same but for the largest headers, in bytes.
    public Sizes withHeaderBytes(int most) {
      return new Sizes(bodyBytes, most, targetBytes, pipelined, waitingFrames);
    }
  }

  /// What all may bring together.
  ///
  /// @param connections the most connections at once
  /// @param requests the most requests being answered at once
  public record Crowd(int connections, int requests) {}

  /// What one connection of HTTP/2 may ask for.
  ///
  /// @param streams the most streams that are open at once
  /// @param resets the most streams that may be cancelled by either side within `resetSeconds`
  /// @param resetSeconds the time of that, in seconds
  /// @param controls the most PING and SETTINGS frames a second, and the most answers to them that
  ///   wait to be sent
  public record Http2(int streams, int resets, int resetSeconds, int controls) {}

  /// What a page may be asked for.
  ///
  /// @param pageEvents the most events in one page
  /// @param waitSeconds the longest long poll, in seconds
  public record Pages(int pageEvents, int waitSeconds) {}

  /// What a stream is sent.
  ///
  /// @param beatSeconds the silence after which it carries a heartbeat, in seconds
  /// @param sendBytes what may wait in one connection before its reader counts as slow, in bytes
  /// @param kernelBytes what the kernel may hold besides for one connection that is a stream, in
  ///   bytes as SO_SNDBUF counts them
  /// @param streamEvents the most events of history that it takes at once
  /// @param streamBytes the most bytes of history or of new events that it takes at once, unless
  ///   one is more
  public record Streams(
      int beatSeconds, int sendBytes, int kernelBytes, int streamEvents, int streamBytes) {}

  /// What a loop keeps of topics.
  ///
  /// @param ringEvents the most recent events of a topic that are kept at hand
  /// @param ringBytes the most bytes of them
  /// @param idleFeeds the most topics without readers that are kept warm
  /// @param handoverBytes the most bytes of new events that wait for a loop
  /// @param selected the most topics and subtrees that one reader follows at once
  public record Feeds(
      int ringEvents, int ringBytes, int idleFeeds, int handoverBytes, int selected) {}

  /// How long peers are waited for, in seconds.
  ///
  /// @param requestSeconds from a request's first byte to its last
  /// @param idleSeconds for the next request
  /// @param stuckSeconds for one who takes nothing of what waits for it
  /// @param behindSeconds for a stream's reader to have everything again
  public record Times(int requestSeconds, int idleSeconds, int stuckSeconds, int behindSeconds) {}

  /// What one client may take of what all share: one address, or one token's subject.
  ///
  /// @param connections the most connections of one address
  /// @param streams the most open streams of one subject
  /// @param publishes how often one client may publish
  /// @param guestPublishes how often one guest may
  /// @param guests how often one address may ask for a guest's token
  /// @param tickets how often one subject may ask for a ticket
  public record Shares(
      int connections,
      int streams,
      Rate publishes,
      Rate guestPublishes,
      Rate guests,
      Rate tickets) {

    /// The same but for how many connections one address and how many streams one subject may have.
    public Shares withPlaces(int address, int subject) {
      return new Shares(address, subject, publishes, guestPublishes, guests, tickets);
    }

    /// The same but for how often one client may publish.
    public Shares withPublishes(Rate rate) {
      return new Shares(connections, streams, rate, guestPublishes, guests, tickets);
    }

    /// The same but for how often one guest may publish.
    public Shares withGuestPublishes(Rate rate) {
      return new Shares(connections, streams, publishes, rate, guests, tickets);
    }

    /// The same but for how often one address may ask for a guest's token.
    public Shares withGuests(Rate rate) {
      return new Shares(connections, streams, publishes, guestPublishes, rate, tickets);
    }

    /// The same but for how often one subject may ask for a ticket.
    public Shares withTickets(Rate rate) {
      return new Shares(connections, streams, publishes, guestPublishes, guests, rate);
    }
  }

  /// How often something may be done: `quota` times at once, and again after `seconds`; in between
  /// as much as time has passed.
  public record Rate(int quota, int seconds) {
    public Rate {
      if (quota < 1 || seconds < 1) {
        throw new IllegalArgumentException(
            "a rate is at least 1 in 1 second, was: %d in %d".formatted(quota, seconds));
      }
    }
  }

  /// How long tickets and tokens last.
  ///
  /// @param ticketSeconds how long a ticket may be used, in seconds
  /// @param tickets the most tickets that are out
  /// @param warnSeconds how long before its token's end a stream is told, in seconds
  /// @param verified the most tokens that are remembered as verified
  public record Credentials(int ticketSeconds, int tickets, int warnSeconds, int verified) {}

  /// Who is there, and what is passed on without being kept.
  ///
  /// @param graceSeconds how long somebody without a connection is still there, in seconds
  /// @param eventSeconds how often readers of a topic are told of changes at most, in seconds
  /// @param crowd from how many people on they are told less often
  /// @param crowdSeconds how often then, in seconds
  /// @param listed the most users that are shown of a topic
  /// @param changes the most users that one event says of that they came or went
  /// @param attended the most topics with presence that the connections of one loop are in, each
  ///   connection and topic counted; more are in none
  /// @param ephemerals what is passed on
  public record Presence(
      int graceSeconds,
      int eventSeconds,
      int crowd,
      int crowdSeconds,
      int listed,
      int changes,
      int attended,
      Ephemerals ephemerals) {}

  /// Events that are passed on without being kept.
  ///
  /// @param bytes the most data of one that a client sends, in bytes
  /// @param waiting the most that wait for one loop
  /// @param each how often one user may send one type to one topic
  /// @param topic how often clients together may send to one topic; more are dropped
  public record Ephemerals(int bytes, int waiting, Rate each, Rate topic) {}

  /// How one client leads a topic that several may write, such as a match of two scorers.
  ///
  /// @param silentSeconds the silence of the leader after which another may lead, in seconds
  /// @param renewSeconds how often a renewal is kept at most, in seconds
  /// @param codeSeconds how long a code to hand over may be used, in seconds
  /// @param guesses the most wrong codes that are tried before the right one is no longer good
  public record Leases(int silentSeconds, int renewSeconds, int codeSeconds, int guesses) {}

  /// The defaults.
  public static Limits defaults() {
    return new Limits(
        new Sizes(1 << 20, 16 << 10, 8 << 10, 16, 64),
        new Crowd(18_000, 2_000),
        new Http2(100, 1_000, 10, 1_000),
        new Pages(1_000, 60),
        new Streams(10, 64 << 10, 64 << 10, 64, 16 << 10),
        new Feeds(256, 256 << 10, 64, 16 << 20, 100),
        new Times(15, 60, 30, 300),
        new Shares(
            1_000, 200, new Rate(5_000, 5), new Rate(20, 10), new Rate(10, 60), new Rate(60, 60)),
        new Credentials(30, 10_000, 30, 10_000),
        new Presence(
            10,
            1,
            1_000,
            10,
            100,
            50,
            100_000,
            new Ephemerals(4 << 10, 1_000, new Rate(1, 3), new Rate(20, 1))),
        new Leases(60, 20, 120, 5));
  }

  /// The same but for the ring of each feed.
  public Limits withRing(int events, int bytes) {
    Feeds ring = new Feeds(events, bytes, feeds.idleFeeds, feeds.handoverBytes, feeds.selected);
    return new Limits(
        sizes, crowd, http2, pages, streams, ring, times, shares, credentials, presence, leases);
  }

  /// The same but for what a loop keeps.
  public Limits withFeeds(Feeds other) {
    return new Limits(
        sizes, crowd, http2, pages, streams, other, times, shares, credentials, presence, leases);
  }

  /// The same but for the heartbeat, in seconds.
  public Limits withBeatSeconds(int seconds) {
    Streams beat =
        new Streams(
            seconds,
            streams.sendBytes,
            streams.kernelBytes,
            streams.streamEvents,
            streams.streamBytes);
    return new Limits(
        sizes, crowd, http2, pages, beat, feeds, times, shares, credentials, presence, leases);
  }

  /// The same but for the number of connections.
  public Limits withConnections(int most) {
    return new Limits(
        sizes,
        new Crowd(most, crowd.requests),
        http2,
        pages,
        streams,
        feeds,
        times,
        shares,
        credentials,
        presence,
        leases);
  }

  /// The same but for how long a stream's reader may be behind, in seconds.
  public Limits withBehindSeconds(int behind) {
    Times patience = new Times(times.requestSeconds, times.idleSeconds, times.stuckSeconds, behind);
    return new Limits(
        sizes,
        crowd,
        http2,
        pages,
        streams,
        feeds,
        patience,
        shares,
        credentials,
        presence,
        leases);
  }

  /// The same but for how long peers are waited for, in seconds.
  public Limits withPatience(int request, int idle, int stuck) {
    return new Limits(
        sizes,
        crowd,
        http2,
        pages,
        streams,
        feeds,
        new Times(request, idle, stuck, times.behindSeconds),
        shares,
        credentials,
        presence,
        leases);
  }

  /// The same but for the number of requests being answered.
  public Limits withRequests(int most) {
    Crowd fewer = new Crowd(crowd.connections, most);
    return new Limits(
        sizes, fewer, http2, pages, streams, feeds, times, shares, credentials, presence, leases);
  }

  /// The same but for what one connection may bring.
  public Limits with(Sizes bring) {
    return new Limits(
        bring, crowd, http2, pages, streams, feeds, times, shares, credentials, presence, leases);
  }

  /// The same but for what one client may take.
  public Limits with(Shares share) {
    return new Limits(
        sizes, crowd, http2, pages, streams, feeds, times, share, credentials, presence, leases);
  }

  /// The same but for how long tickets and tokens last.
  public Limits with(Credentials lives) {
    return new Limits(
        sizes, crowd, http2, pages, streams, feeds, times, shares, lives, presence, leases);
  }

  /// The same but for who is there.
  public Limits with(Presence other) {
    return new Limits(
        sizes, crowd, http2, pages, streams, feeds, times, shares, credentials, other, leases);
  }

  /// The same but for how a topic is led.
  public Limits with(Leases other) {
    return new Limits(
        sizes, crowd, http2, pages, streams, feeds, times, shares, credentials, presence, other);
  }
}
