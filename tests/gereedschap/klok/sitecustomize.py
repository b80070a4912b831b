"""The test clock: every Python of a run with `./test --klok` has this folder in front of its path.

`PROEFKLOK` is how many seconds that clock is ahead of the real one, so that all processes tell the same time.
"""

import os
import time

if verschil := os.environ.get("PROEFKLOK"):
    import time_machine

    time_machine.travel(time.time() + float(verschil), tick=True).start()
