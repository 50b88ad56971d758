"""Runs a program and prints on stderr's last line what it took, its children included, as JSON."""
import json
import resource
import subprocess
import sys
import time

begun = time.monotonic()
code = subprocess.run(sys.argv[1:], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL).returncode
used = resource.getrusage(resource.RUSAGE_CHILDREN)
scale = 1 if sys.platform == "darwin" else 1024
print(
    json.dumps(
        {
            "code": code,
            "wall": time.monotonic() - begun,
            "cpu": used.ru_utime + used.ru_stime,
            "megabytes": used.ru_maxrss * scale / 1e6,
        }
    )
)
