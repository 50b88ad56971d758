/**
 * Classes and functions that put values together and do nothing else, whatever they are called with, as `module: names`:
 * how numpy, joblib, scipy and Python's own library pickle plain values. `torch.load(weights_only=True)` refuses them,
 * a full unpickler takes them; and sparse tensors of torch before 2.0, which only its own loader takes. `_loss` is how
 * scikit-learn 1.4 to 1.7 names a module of its own.
 */
export const inertNames = `
	builtins: bool bytes dict float frozenset int list object range slice str tuple Ellipsis NotImplemented
		ArithmeticError AssertionError AttributeError BaseException BufferError BytesWarning DeprecationWarning
		EOFError Exception FloatingPointError FutureWarning GeneratorExit ImportError ImportWarning IndexError
		KeyError KeyboardInterrupt LookupError MemoryError NameError NotImplementedError OSError OverflowError
		PendingDeprecationWarning ReferenceError RuntimeError RuntimeWarning StopIteration SyntaxError
		SyntaxWarning SystemError TypeError UnboundLocalError UnicodeError UnicodeWarning UserWarning ValueError
		Warning ZeroDivisionError
	collections: ChainMap defaultdict deque UserDict UserList UserString
	copyreg: _reconstructor __newobj__ __newobj_ex__
	argparse: Namespace
	array: array _array_reconstructor
	datetime: date datetime time timedelta timezone
	decimal: Decimal
	fractions: Fraction
	http: HTTPMethod HTTPStatus
	ipaddress: IPv4Address IPv4Interface IPv4Network IPv6Address IPv6Interface IPv6Network
	pathlib: PosixPath PurePath PurePosixPath PureWindowsPath WindowsPath
	pathlib._local: PosixPath PurePosixPath PureWindowsPath WindowsPath
	torch._C: Generator
	torch._utils: _rebuild_sparse_csr_tensor
	torch.distributed.checkpoint.filesystem: _StorageInfo _StoragePrefix
	torch.distributed.checkpoint.metadata: BytesStorageMetadata ChunkStorageMetadata Metadata MetadataIndex StorageMeta
		TensorProperties TensorStorageMetadata _MEM_FORMAT_ENCODING
	torch.jit._pickle: build_boollist build_doublelist build_intlist build_tensor_from_id build_tensorlist restore_type_tag
	types: SimpleNamespace
	uuid: UUID SafeUUID
	random: Random
	re: _compile
	joblib.numpy_pickle: NumpyArrayWrapper
	sklearn.externals.joblib.numpy_pickle: NumpyArrayWrapper
	ml_dtypes: bfloat16 float4_e2m1fn float6_e2m3fn float6_e3m2fn float8_e3m4 float8_e4m3 float8_e4m3b11fnuz float8_e4m3fn
		float8_e4m3fnuz float8_e5m2 float8_e5m2fnuz float8_e8m0fnu int1 int2 int4 uint1 uint2 uint4
	numpy: bool bool_ bytes_ complex128 complex64 clongdouble datetime64 dtype float16 float32 float64 floating
		inexact int16 int32 int64 int8 integer longdouble longlong matrix ndarray number object_ poly1d recarray record str_
		timedelta64 uint16 uint32 uint64 uint8 ulonglong void
	numpy._core._internal: _convert_to_stringdtype_kwargs
	numpy._core.multiarray: _reconstruct scalar
	numpy._core.numeric: _frombuffer
	numpy.core.multiarray: _reconstruct scalar
	numpy.core.numeric: _frombuffer
	numpy.char: chararray
	numpy.dtypes: StringDType
	numpy.matrixlib.defmatrix: matrix
	numpy.ma.core: MaskedArray _mareconstruct
	numpy.ma: MaskedArray
	numpy.polynomial.chebyshev: Chebyshev
	numpy.polynomial.hermite: Hermite
	numpy.polynomial.hermite_e: HermiteE
	numpy.polynomial.laguerre: Laguerre
	numpy.polynomial.legendre: Legendre
	numpy.polynomial.polynomial: Polynomial
	numpy.rec: recarray
	numpy.random: __RandomState_ctor
	numpy.random._pickle: __bit_generator_ctor __generator_ctor __randomstate_ctor
	numpy.random._generator: Generator
	numpy.random.mtrand: RandomState
	numpy.random._mt19937: MT19937
	numpy.random._pcg64: PCG64 PCG64DXSM
	numpy.random._philox: Philox
	numpy.random._sfc64: SFC64
	numpy.random.bit_generator: SeedSequence
	scipy.interpolate._bsplines: BSpline
	_loss: CyAbsoluteError CyExponentialLoss CyHalfBinomialLoss CyHalfGammaLoss CyHalfMultinomialLoss
		CyHalfPoissonLoss CyHalfSquaredError CyHalfTweedieLoss CyHalfTweedieLossIdentity CyHuberLoss
		CyLossFunction CyPinballLoss
	scipy.sparse._arrays: bsr_array coo_array csc_array csr_array dia_array dok_array lil_array
	scipy.sparse._bsr: bsr_array bsr_matrix
	scipy.sparse._coo: coo_array coo_matrix
	scipy.sparse._csc: csc_array csc_matrix
	scipy.sparse._csr: csr_array csr_matrix
	scipy.sparse._dia: dia_array dia_matrix
	scipy.sparse._dok: dok_array dok_matrix
	scipy.sparse._lil: lil_array lil_matrix
	scipy.sparse.coo: coo_matrix
	scipy.sparse.csc: csc_matrix
	scipy.sparse.csr: csr_matrix`;
