# Runs the Autobahn test suite as a fuzzing client, inside Jython: fuzzingclient.py URL FOLDER
import sys

url, folder = sys.argv[1:3]

from autobahntestsuite import wstest

spec = {
    "options": {"failByDrop": False},
    "outdir": folder,
    "servers": [{"agent": "crease", "url": url}],
    "cases": ["*"],
    "exclude-cases": [],
    "exclude-agent-cases": {},
}
wstest.start({"mode": "fuzzingclient", "debug": False}, spec)
