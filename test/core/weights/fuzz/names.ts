/** Imports that run commands or code wherever they stand. */
export const payloads: readonly (readonly [module: string, name: string])[] = [
	['posix', 'system'],
	['os', 'system'],
	['nt', 'popen'],
	['subprocess', 'Popen'],
	['builtins', 'exec'],
	['builtins', 'eval'],
	['__builtin__', 'eval'],
	['runpy', 'run_path'],
	['importlib', 'import_module'],
	['pickle', 'loads'],
	['socket', 'create_connection'],
	['shutil', 'rmtree'],
];

/** Imports that weights have. */
export const inert: readonly (readonly [module: string, name: string])[] = [
	['collections', 'OrderedDict'],
	['torch._utils', '_rebuild_tensor_v2'],
	['torch', 'FloatStorage'],
	['numpy.core.multiarray', '_reconstruct'],
	['numpy', 'ndarray'],
	['numpy', 'dtype'],
	['sklearn.linear_model._base', 'LinearRegression'],
	['joblib.numpy_pickle', 'NumpyArrayWrapper'],
	['copyreg', '_reconstructor'],
	['builtins', 'set'],
	['_codecs', 'encode'],
	['acme.models', 'Network'],
	['__main__', 'Model'],
];
