"""What numpy and joblib write for arrays, and safetensors."""
import pickle

from kept import binary


def write(kept):
    try:
        import numpy as np
    except ImportError:
        return
    draw = np.random.RandomState(7)
    floats = draw.rand(30, 20).astype('float32')
    records = np.array([(1, 2.5, b'ab'), (2, 3.5, b'cd')], dtype=[('n', 'i4'), ('x', 'f8'), ('s', 'S4')])
    objects = np.array([{'a': 1}, [1, 2], None, 'text'], dtype=object)
    npy = {
        'floats': floats,
        'fortran': np.asfortranarray(floats),
        'scalar': np.float64(1.5),
        'empty': np.zeros((0, 4)),
        'records': records,
        'strings': np.array(['alpha', 'beta']),
        'dates': np.array(['2026-01-02', 'NaT'], dtype='datetime64[D]'),
        'big-endian': floats.astype('>f4'),
        'complex': floats.astype('complex64'),
        'half': floats.astype('float16'),
        'wide': np.zeros(2, dtype=[('field%d' % index, 'f8') for index in range(4000)]),
        'subarray': np.zeros(3, dtype=[('m', 'f4', (2, 2)), ('k', 'u1')]),
    }
    for name, array in npy.items():
        kept.add('numpy/%s.npy' % name, 'numpy', binary(lambda out, array=array: np.save(out, array)))
    kept.add('numpy/objects.npy', 'numpy', binary(lambda out: np.save(out, objects, allow_pickle=True)))
    kept.add('numpy/plain.npz', 'numpy', lambda path: np.savez(path, a=floats, b=np.arange(5)))
    kept.add('numpy/packed.npz', 'numpy', lambda path: np.savez_compressed(path, a=floats, b=np.arange(5)))
    kept.add('numpy/objects.npz', 'numpy', lambda path: np.savez(path, a=floats, b=objects))
    several = {'w': floats, 'f': np.float32(2), 'i': np.int64(3), 'r': records, 'o': objects, 'd': np.dtype('f4')}
    for protocol in range(pickle.HIGHEST_PROTOCOL + 1):
        kept.add(
            'numpy/arrays-%d.pkl' % protocol, 'pickle',
            binary(lambda out, protocol=protocol: pickle.dump(several, out, protocol)),
        )
    state = {'state': draw}
    kept.add('numpy/random.pkl', 'pickle', binary(lambda out: pickle.dump(state, out, 2)))
    write_joblib(kept, several)
    write_safetensors(kept, floats, np)


def write_joblib(kept, several):
    try:
        import joblib
    except ImportError:
        return
    kept.add('joblib/arrays.joblib', 'joblib', lambda path: joblib.dump(several, path))
    for method in ('zlib', 'gzip', 'bz2', 'xz', 'lzma', 'lz4'):
        kept.add(
            'joblib/arrays-%s.joblib' % method, 'joblib',
            lambda path, method=method: joblib.dump(several, path, compress=(method, 3)),
        )
    kept.add('joblib/old.joblib', 'joblib', lambda path: joblib.dump(several, path, protocol=2))


def write_safetensors(kept, floats, np):
    try:
        from safetensors.numpy import save_file
    except ImportError:
        return
    tensors = {'b.weight': floats, 'a.bias': np.arange(3, dtype='int64'), 'flag': np.array([True, False]),
               'empty': np.zeros((0, 3), dtype='float32'), 'scalar': np.array(1, dtype='float16')}
    kept.add('safetensors/plain.safetensors', 'safetensors', lambda path: save_file(tensors, path))
    kept.add(
        'safetensors/described.safetensors', 'safetensors',
        lambda path: save_file(tensors, path, metadata={'format': 'pt', 'text': 'caf\u00e9 "quoted"\n'}),
    )
    kept.add('safetensors/none.safetensors', 'safetensors', lambda path: save_file({}, path))


def write_big(kept):
    try:
        import numpy as np
    except ImportError:
        return
    draw = np.random.RandomState(3)
    big = {'layer%d' % index: draw.rand(1000, 1000).astype('float32') for index in range(25)}
    small = {'layer%d' % index: draw.rand(20, 20).astype('float32') for index in range(10000)}
    kept.add('big/arrays.pkl', 'pickle', binary(lambda out: pickle.dump(big, out, 2)))
    kept.add('big/small-arrays.pkl', 'pickle', binary(lambda out: pickle.dump(small, out, 4)))
    kept.add('big/arrays.npz', 'numpy', lambda path: np.savez(path, **big))
    try:
        import joblib
        kept.add('big/arrays.joblib', 'joblib', lambda path: joblib.dump(big, path))
    except ImportError:
        pass
    try:
        from safetensors.numpy import save_file
        kept.add('big/arrays.safetensors', 'safetensors', lambda path: save_file(big, path))
    except ImportError:
        pass
