"""What is done to a server: pushload for readers, wrk for requests, and our own publisher for batches."""
import http.client
import json
import os
import re
import subprocess
import sys
import tempfile
import time

from servers import DATA, EVENT_BYTES, LOAD_CORE, cpu_seconds, pinned


def pushload(server, shape, readers, *args, timeout=120):
    """One run; what pushload prints, and a complaint when readers are missing."""
    result = finish(begin(server, shape, readers, *args), timeout)
    lacking = readers - result["connected"]
    if lacking or result["lost"]:
        complain(f"{server.name}: {lacking} of {readers} readers not connected, {result['lost']} lost")
    return result


def begin(server, shape, readers, *args):
    pids = [arg for pid in server.pids[:16] for arg in ("--pid", str(pid))]
    command = [f"{server.options.tools}/pushload", "--addr", f"127.0.0.1:{server.port}", *shape,
               "-n", str(readers), "--connect-timeout", "25", *map(str, args), *pids]
    return subprocess.Popen(command, preexec_fn=pinned(LOAD_CORE), stdout=subprocess.PIPE,
                            stderr=subprocess.PIPE, text=True)


def finish(run, timeout=120):
    out, err = run.communicate(timeout=timeout)
    if err:
        complain(err.strip())
    return json.loads(out)


def complain(text):
    print(f"  ! {text}", file=sys.stderr, flush=True)


def wrk(server, path, connections, seconds, headers=(), script=""):
    """Requests in closed loop: how many a second, and the server's CPU microseconds for each."""
    with tempfile.NamedTemporaryFile("w", suffix=".lua") as lua:
        lua.write(script)
        lua.flush()
        flags = [flag for header in headers for flag in ("-H", header)]
        flags += ["-s", lua.name] if script else []
        before, begun = cpu_seconds(server.pids), time.monotonic()
        out = subprocess.run(
            ["wrk", "-t1", f"-c{connections}", f"-d{round(seconds)}s", *flags, f"http://127.0.0.1:{server.port}{path}"],
            preexec_fn=pinned(LOAD_CORE), capture_output=True, text=True, check=True).stdout
        cpu, took = cpu_seconds(server.pids) - before, time.monotonic() - begun
    requests = int(re.search(r"(\d+) requests in", out)[1])
    bad = re.search(r"Non-2xx or 3xx responses: (\d+)", out)
    if bad:
        complain(f"{server.name}: {bad[0]}")
        requests -= int(bad[1])
    return {"requests": requests, "per_s": requests / took, "cpu_us": cpu * 1e6 / requests}


def poster(token, topic, topics=1):
    """A wrk script that publishes to one topic, or to many in turn."""
    data = '{"type":"message","data":{"pad":"' + "x" * (EVENT_BYTES - 10) + '"}}'
    where = f'"{topic}"' if topics == 1 else f'"{topic}" .. (n % {topics})'
    return (f"local n = 0\nlocal h = {{['Content-Type']='application/json', ['Authorization']='Bearer {token}'}}\n"
            f"local b = '{data}'\nfunction request()\n  n = n + 1\n"
            f"  return wrk.format('POST', {where}, h, b)\nend\n")


def disk_syncs(folder, seconds):
    """What the disk alone can do: records as large as a small commit's, each synced before the next."""
    record, done = b"x" * 8240, 0
    with open(f"{folder}/syncs", "wb+", buffering=0) as file:
        file.write(record * 1000)  # as a write-ahead log is written over and over
        os.fsync(file)
        begun = time.monotonic()
        while time.monotonic() < begun + seconds:
            os.pwrite(file.fileno(), record, done % 1000 * len(record))
            os.fdatasync(file)
            done += 1
        return done / (time.monotonic() - begun)


def warm(server, mode, seconds=6):
    """A JVM is measured once it has compiled what it runs."""
    if server.name == "crease":
        pushload(server, server.shape(mode), 1000, "--seconds", seconds)


def batches(server, events, rate, seconds, sequence):
    """Publishes `events` at a time, `rate` times a second, so that they wait together."""
    connection = http.client.HTTPConnection("127.0.0.1", server.port, timeout=10)
    begun = time.monotonic()
    for turn in range(int(rate * seconds)):
        time.sleep(max(0.0, begun + turn / rate - time.monotonic()))
        drafts = []
        for _ in range(events):
            sequence[0] += 1
            stamp = DATA.replace("{n}", str(sequence[0])).replace("{ts}", str(time.monotonic_ns()))
            pad = EVENT_BYTES - len(stamp) + len("{pad}")
            drafts.append(server.wrap(stamp.replace("{pad}", "x" * pad)))
        server.publish(connection, "[" + ",".join(drafts) + "]")
    connection.close()


def fill(server, prefix, topics):
    """One event for each of so many topics."""
    done = 0
    while done < topics:
        script = poster(server.token, prefix, topics).replace("local n = 0", f"local n = {done}")
        done += int(wrk(server, "/", 64, 4, script=script)["requests"]) - 64  # the last may be unanswered


def sockets(port):
    """The server's open connections."""
    return len(listed(port))


def queued_bytes(port):
    """What the kernel keeps in the server's sockets for peers that do not take it."""
    return sum(int(queued) for queued in re.findall(r",w(\d+),", " ".join(listed(port, "-m"))))


def listed(port, *flags):
    out = subprocess.run(["ss", "-HtnO", *flags, "state", "established", f"sport = :{port}"],
                         capture_output=True, text=True, check=True).stdout
    return out.splitlines()
