package dev.crease.cli.option;

import dev.crease.push.Limits;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/// The limits that an operator may have to set, `--limit NAME=VALUE`. All others are in
/// `docs/limits.md`.
public final class LimitOptions {
  private static final Pattern SETTING = Pattern.compile("([a-z-]+)=(\\d{1,9})(?:/(\\d{1,6}))?");

  @Spec(Spec.Target.MIXEE)
  private CommandSpec spec = CommandSpec.create();

  @Option(
      names = "--limit",
      paramLabel = "NAME=VALUE",
      split = ",",
      defaultValue = "${CREASE_LIMIT:-}",
      description =
          "One of: connections, connections-per-address, streams-per-token, requests, body-bytes,"
              + " header-bytes, and as NUMBER/SECONDS: publishes, guest-publishes, guests, tickets."
              + " May be repeated; see docs/limits.md.")
  private List<String> settings = List.of();

  /// The defaults with what was set.
  public Limits limits() {
    Limits limits = Limits.defaults();
    for (String setting : TrustOptions.given(settings)) {
      limits = set(limits, setting);
    }
    return limits;
  }

  private Limits set(Limits limits, String setting) {
    Matcher form = SETTING.matcher(setting);
    if (!form.matches()) {
      throw wrong("--limit is NAME=NUMBER or NAME=NUMBER/SECONDS, was: " + setting);
    }
    int number = Integer.parseInt(form.group(2));
    boolean rate = form.group(3) != null;
    Map<String, UnaryOperator<Limits>> known =
        rate
            ? rates(
                new Limits.Rate(atLeastOne(number), atLeastOne(Integer.parseInt(form.group(3)))))
            : numbers(atLeastOne(number));
    UnaryOperator<Limits> setter = known.get(form.group(1));
    if (setter == null) {
      throw wrong(
          "no limit %s=%s; there are: %s"
              .formatted(form.group(1), rate ? "NUMBER/SECONDS" : "NUMBER", known.keySet()));
    }
    return setter.apply(limits);
  }

  private int atLeastOne(int number) {
    if (number < 1) {
      throw wrong("a limit is 1 or more, was: " + number);
    }
    return number;
  }

  private static Map<String, UnaryOperator<Limits>> numbers(int most) {
    Map<String, UnaryOperator<Limits>> known = new TreeMap<>();
    known.put("connections", l -> l.withConnections(most));
    known.put("requests", l -> l.withRequests(most));
    known.put("body-bytes", l -> l.with(l.sizes().withBodyBytes(most)));
    known.put("header-bytes", l -> l.with(l.sizes().withHeaderBytes(most)));
    known.put(
        "connections-per-address", l -> l.with(l.shares().withPlaces(most, l.shares().streams())));
    known.put(
        "streams-per-token", l -> l.with(l.shares().withPlaces(l.shares().connections(), most)));
    return known;
  }

  private static Map<String, UnaryOperator<Limits>> rates(Limits.Rate rate) {
    Map<String, UnaryOperator<Limits>> known = new TreeMap<>();
    known.put("publishes", l -> l.with(l.shares().withPublishes(rate)));
    known.put("guest-publishes", l -> l.with(l.shares().withGuestPublishes(rate)));
    known.put("guests", l -> l.with(l.shares().withGuests(rate)));
    known.put("tickets", l -> l.with(l.shares().withTickets(rate)));
    return known;
  }

  private ParameterException wrong(String why) {
    return new ParameterException(spec.commandLine(), why);
  }
}
