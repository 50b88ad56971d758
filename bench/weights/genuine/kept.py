"""Keeps what a library wrote, with the verdict that is right for it. Runs on every Python from 2.7 on."""
from __future__ import print_function

import json
import os
import sys
import traceback


class Kept(object):
    """Files below a folder, and their labels: `{file, format, verdict, accept, why}`."""

    def __init__(self, folder, prefix):
        self.folder = folder
        self.prefix = prefix
        self.labels = []

    def add(self, name, form, writer, verdict='safe', accept=(), why=''):
        """Has `writer(path)` write a file; one that its library cannot write is said and left out."""
        path = os.path.join(self.folder, self.prefix, name)
        if not os.path.isdir(os.path.dirname(path)):
            os.makedirs(os.path.dirname(path))
        try:
            writer(path)
        except Exception:  # Old and new libraries differ in what they can write.
            print('%s/%s: not written' % (self.prefix, name), file=sys.stderr)
            traceback.print_exc(limit=-1 if sys.version_info >= (3, 5) else 1)
            if os.path.exists(path):
                os.remove(path)
            return
        self.labels.append({
            'file': '%s/%s' % (self.prefix, name),
            'format': form,
            'verdict': verdict,
            'accept': list(accept),
            'why': why,
        })

    def close(self):
        with open(os.path.join(self.folder, self.prefix, 'labels.json'), 'w') as out:
            json.dump(self.labels, out, indent=1)


def binary(write):
    """A writer for `write(file)`."""
    def at(path):
        with open(path, 'wb') as out:
            write(out)
    return at
