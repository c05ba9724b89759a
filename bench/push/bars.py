#!/usr/bin/env python3
"""Runs Crease beside Nchan and the C floor, and prints which bars are met. See README.md.

    bars.py --tools DIR [--rows sse,ws] [--quick] [--repeats N] [--json FILE]
"""
import argparse
import json
import os
import pathlib
import platform
import shlex
import shutil
import signal
import subprocess
import sys

from rows import ROWS

HOME = pathlib.Path(__file__).resolve().parents[2]


def options():
    a = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    a.add_argument("--tools", required=True, help="the folder with `pushload` and `floor`")
    a.add_argument("--rows", default=",".join(ROWS), help="those wanted, by comma: " + " ".join(ROWS))
    a.add_argument("--servers", default="crease,nchan,floor", help="those wanted, by comma (default: all)")
    a.add_argument("--repeats", type=int, default=5, help="medians of so many (default: 5)")
    a.add_argument("--seconds", type=float, default=3, help="of each measurement (default: 3)")
    a.add_argument("--warm", type=float, default=10, help="seconds of load before a JVM is measured (default: 10)")
    a.add_argument("--most", type=int, default=17_500, help="the most idle connections (default: 17500)")
    a.add_argument("--quick", action="store_true", help="one short repeat: to see that it works")
    a.add_argument("--json", help="a file for all values")
    a.add_argument("--crease", default=str(HOME / "crease"), help="the command (default: this checkout's)")
    a.add_argument("--crease-options", default="", help="more options of `crease serve`")
    a.add_argument("--java-options", default="", help="more options of its JVM, as --java-options=-X…")
    chosen = a.parse_args()
    chosen.rows = chosen.rows.split(",")
    chosen.servers = chosen.servers.split(",")
    chosen.talk = sys.stderr
    chosen.warm_connects = 4
    if chosen.quick:
        chosen.repeats, chosen.seconds, chosen.warm, chosen.warm_connects = 1, 2, 4, 2
    unknown = set(chosen.rows) - set(ROWS)
    if unknown:
        a.error("no such row: " + " ".join(unknown))
    return chosen


def check(chosen):
    """What is needed is there, and Crease is built before anything is measured."""
    for tool in "pushload", "floor":
        if not os.access(pathlib.Path(chosen.tools, tool), os.X_OK):
            sys.exit(f"{chosen.tools} has no program {tool}; README.md says what it must do")
    for tool in "nginx", "wrk", "ss", "jcmd":
        if not shutil.which(tool):
            sys.exit(f"{tool} is missing (Debian: nginx libnginx-mod-nchan wrk iproute2, and a JDK)")
    if len(os.sched_getaffinity(0)) < 2:
        sys.exit("two cores are needed: one for the server, one for the load")
    subprocess.run([*shlex.split(chosen.crease), "--version"], check=True, stdout=subprocess.DEVNULL)


def shown(value, digits):
    return "" if value is None else f"{value:,.{digits}f}"


def verdict(bar, ratio, met):
    sign = "≥" if bar.least else "≤"
    wanted = f"{sign} {bar.factor:g}x {bar.against}" if bar.against else f"{sign} {bar.factor:,g}"
    if ratio is None:
        return f"{wanted}: not run"
    mark = "met" if met else "**not met**"
    return f"{wanted}: {ratio:.2f}x, {mark}" if bar.against else f"{wanted}: {mark}"


def table(figures):
    lines = ["| figure | unit | Crease | Nchan | floor | bars |", "|---|---|---|---|---|---|"]
    for f in figures:
        cells = (f.name, f.unit, *(shown(f.median(s), f.digits) for s in ("crease", "nchan", "floor")),
                 "; ".join(verdict(*each) for each in f.verdicts()))
        lines.append(f"| {' | '.join(cells)} |")
    return "\n".join(lines)


def machine():
    model = next((line.partition(":")[2].strip() for line in open("/proc/cpuinfo") if line.startswith("model name")), "?")
    return f"{len(os.sched_getaffinity(0))} cores, {model}, Linux {platform.release()}"


def main():
    signal.signal(signal.SIGTERM, lambda *_: sys.exit("stopped"))  # so that servers are ended too
    chosen = options()
    check(chosen)
    figures = []
    for name in chosen.rows:
        figures += ROWS[name](chosen)
        if chosen.json:
            values = [{"name": f.name, "unit": f.unit, "values": f.values} for f in figures]
            pathlib.Path(chosen.json).write_text(json.dumps(values, indent=1))
    print(f"{machine()}; medians of {chosen.repeats}\n")
    print(table(figures))


if __name__ == "__main__":
    main()
