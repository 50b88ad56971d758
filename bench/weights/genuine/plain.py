"""Pickles of what Python itself has, in every protocol."""
import collections
import datetime
import decimal
import pickle
import random
import sys

from kept import binary

text = str if sys.version_info[0] > 2 else unicode  # noqa: F821 (Python 2 has it)

values = {
    'hidden_size': 768,
    'dropout': 0.1,
    'huge': 2 ** 200,
    'negative': -(2 ** 70),
    'label': text('caf\u00e9') if sys.version_info[0] > 2 else b'caf\xc3\xa9'.decode('utf-8'),
    'bytes': b'\x00\x01\xfe\xff' * 8,
    'flags': [True, False, None],
    'nested': {'tuple': (1, 2, (3, (4,))), 'list': [[[]]], 'empty': {}},
    'long': 'x' * 70000,
}
shared = ['seen twice']
values['first'] = shared
values['second'] = shared

inert = {
    'order': collections.OrderedDict([('a', 1), ('b', 2)]),
    'counter': collections.Counter('abracadabra'),
    'set': {1, 2, 3},
    'frozen': frozenset(['a', 'b']),
    'complex': 1 + 2j,
    'array': bytearray(b'abc' * 100),
    'range': slice(1, 10, 2),
}
dates = {'made': datetime.datetime(2026, 1, 2, 3, 4, 5), 'price': decimal.Decimal('1.50')}


def write(kept):
    for protocol in range(pickle.HIGHEST_PROTOCOL + 1):
        for name, value in (('values', values), ('inert', inert), ('dates', dates)):
            if name == 'inert' and protocol < 2 and sys.version_info[0] > 2:
                value = {key: inert[key] for key in inert if key != 'range'}
            kept.add(
                'plain/%s-%d.pkl' % (name, protocol), 'pickle',
                binary(lambda out, value=value, protocol=protocol: pickle.dump(value, out, protocol)),
            )
    if sys.version_info[0] == 2:
        import cPickle
        for protocol in range(3):
            kept.add(
                'plain/c-%d.pkl' % protocol, 'pickle',
                binary(lambda out, protocol=protocol: cPickle.dump(values, out, protocol)),
            )

    def several(out):
        for part in ({'epoch': 1}, [1, 2, 3], {'epoch': 2}):
            pickle.dump(part, out, 2)

    kept.add('plain/several.pkl', 'pickle', binary(several), why='three pickles one after another')


def write_big(kept):
    draw = random.Random(5)
    vocabulary = {'token%d' % index: index for index in range(600000)}
    vectors = {'token%d' % index: [draw.random() for _ in range(50)] for index in range(40000)}
    for name, value in (('vocabulary', vocabulary), ('vectors', vectors)):
        kept.add('big/%s.pkl' % name, 'pickle', binary(lambda out, value=value: pickle.dump(value, out, 2)))
