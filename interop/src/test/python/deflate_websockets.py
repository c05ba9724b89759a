# One WebSocket of Python's websockets, with the arguments and the words of deflate.mjs.
import asyncio
import os
import sys

from websockets.client import connect
from websockets.exceptions import ConnectionClosed
from websockets.extensions.permessage_deflate import ClientPerMessageDeflateFactory

url, fresh, client_bits, server_bits = sys.argv[1:5]


def bits(text):
    return None if text == "-" else True if text == "any" else int(text)


def say(line):
    print(line, flush=True)


async def main():
    offer = ClientPerMessageDeflateFactory(
        server_no_context_takeover="server" in fresh,
        client_no_context_takeover="client" in fresh,
        server_max_window_bits=bits(server_bits),
        client_max_window_bits=bits(client_bits),
    )
    headers = {"Authorization": "Bearer " + os.environ["TOKEN"]}
    async with connect(url, compression=None, extensions=[offer], extra_headers=headers) as socket:
        say("agreed " + (socket.response_headers.get("Sec-WebSocket-Extensions") or "nothing"))

        async def listen():
            try:
                async for message in socket:
                    say(message)
            except ConnectionClosed:
                pass

        listening = asyncio.ensure_future(listen())
        lines = asyncio.get_running_loop()
        while True:
            line = await lines.run_in_executor(None, sys.stdin.readline)
            if not line:
                break
            await socket.send(line.rstrip("\n"))
        await socket.close(1000)
        await listening
        say("closed %d" % socket.close_code)


asyncio.run(main())
