# Runs cases of the Autobahn test suite as a fuzzing client, inside Jython:
# fuzzingclient.py URL FOLDER CASES,CASES,...
import sys

url, folder, cases = sys.argv[1:4]

from autobahntestsuite import wstest

spec = {
    "options": {"failByDrop": False},
    "outdir": folder,
    "servers": [{"agent": "crease", "url": url}],
    "cases": cases.split(","),
    "exclude-cases": [],
    "exclude-agent-cases": {},
}
wstest.start({"mode": "fuzzingclient", "debug": False}, spec)
