"""Writes small files with every library of this Python that writes weights:

    python write.py FOLDER PREFIX [--big]

They go to FOLDER/PREFIX, with labels.json beside them. All of them are made here from seeded random numbers; `--big`
writes a few of many megabytes instead, to measure speed with.
"""
from __future__ import print_function

import sys

import arrays
import estimators
import graphs
import plain
import tensors
from kept import Kept


def main(folder, prefix, big):
    kept = Kept(folder, prefix)
    for library in (plain, arrays, estimators, tensors, graphs):
        (library.write_big if big else library.write)(kept)
    kept.close()
    print('%s: %d files' % (prefix, len(kept.labels)))


if __name__ == '__main__':
    words = [word for word in sys.argv[1:] if word != '--big']
    main(words[0], words[1], '--big' in sys.argv)
