"""What an ill input does to the process that reads it."""

import os
import signal
import time


def do_ill(word):
    """Hang, sleep, die, end or eat all memory, if the word says so."""
    if word == "hang":
        while True:
            pass
    if word == "sleep":
        time.sleep(60)
    if word == "die":
        os.kill(os.getpid(), signal.SIGKILL)
    if word == "end":
        os._exit(3)
    if word == "eat":
        bytearray(1_000_000_000)
