import { namesOf } from './nameTable';

/** What an import gives to whoever wrote the pickle. */
export type Effect =
	| 'executes'
	| 'imports'
	| 'files'
	| 'network'
	| 'loads'
	| 'attributes'
	| 'state'
	| 'system';

/**
 * Modules by what they are good for, each with everything below it. Only for the word: what is not on a list of allowed
 * names is never safe, whether it stands here or not.
 */
export const modules: Readonly<Record<Effect, string>> = {
	executes: `os posix nt subprocess _posixsubprocess _winapi pty pdb bdb code codeop cProfile profile timeit trace runpy
		doctest pydoc asyncio _asyncio multiprocessing _multiprocessing concurrent threading _thread dummy_threading
		_dummy_thread sched cmd commands popen2 pip ensurepip venv virtualenv setuptools distutils lib2to3 idlelib
		turtledemo test.support unittest webbrowser antigravity pipes pexpect fabric plumbum pytest _pytest py_compile
		compileall zipapp rlcompleter _pyrepl dis _lsprof _bootsubprocess cgitb cgi _xxsubinterpreters _interpreters
		_testcapi _testinternalcapi uuid platform gettext numpy.f2py numpy.distutils numpy.testing numpy.ctypeslib
		scipy.weave numba cffi _cffi_backend torch._inductor torch._dynamo torch._export torch.utils.bottleneck
		torch.utils.collect_env torch.utils.cpp_extension torch.utils._config_module torch.fx torch.testing torch.utils.benchmark
		torch.jit.unsupported_tensor_ops torch.distributed.rpc torch.distributed.run torch.distributed.launch
		torch.distributed.elastic torch.multiprocessing torch.package torch._ops torch.library triton IPython ipykernel
		paramiko docker ptyprocess winpty psutil sh execnet jinja2 sympy.parsing sklearn.utils._testing
		django.core.management dl rexec test.libregrtest six mako git invoke win32api win32com js2py
		torch._precompile torch._precompile_driver torch._functorch torch._higher_order_ops torch._vendor torch._strobelight
		torch.backends.xeon torch.utils.hipify torch.utils._get_clean_triton torch.utils._traceback
		torch.cuda._memory_viz torch.cuda._utils torch.cuda.tunable scipy._lib._testutils
		scipy._lib.array_api_compat._internal sklearn.externals.array_api_compat._internal sklearn._build_utils
		onnx.gen_proto onnx.backend skops.card skops.cli`,
	imports: `importlib importlib_metadata imp _imp _frozen_importlib _frozen_importlib_external pkgutil zipimport
		modulefinder pkg_resources site sitecustomize usercustomize transformers.dynamic_module_utils
		diffusers.utils.dynamic_modules_utils transformers.utils.import_utils hydra.utils hydra._internal fire
		lazy_loader django.utils.module_loading werkzeug.utils gunicorn.util ihooks __builtins__ torch._logging torch._native
		torch.utils._pytree torch.nn.utils._deprecation_utils omegaconf.resolvers scipy._lib.deprecation
		scipy._lib._uarray sklearn.utils.discovery skops.utils.importutils`,
	files: `io _io _pyio shutil tempfile glob fileinput linecache tarfile zipfile gzip bz2 lzma _bz2 _lzma _compression
		filecmp fcntl mmap dbm _dbm _gdbm gdbm sqlite3 _sqlite3 mailbox mailcap netrc logging.config logging.handlers
		posixpath ntpath genericpath fsspec h5py zarr aifc sunau wave
		numpy.lib._datasource sndhdr imghdr chunk uu binhex mimetypes configparser plistlib zoneinfo tabnanny xml.sax xml.dom xml.etree.ElementInclude
		pyclbr numpy.ma.mrecords`,
	network: `socket _socket socketserver ssl _ssl select selectors http urllib urllib2 urllib3 httplib ftplib imaplib
		poplib smtplib smtpd nntplib telnetlib xmlrpc xmlrpclib wsgiref asyncore asynchat requests httpx aiohttp
		tornado websocket websockets twisted pycurl boto3 botocore s3fs gcsfs torch.hub nltk.downloader sklearn.datasets
		huggingface_hub.file_download huggingface_hub.hf_api huggingface_hub._snapshot_download`,
	loads: `pickle _pickle cPickle pickletools marshal shelve pstats dill cloudpickle jsonpickle hickle klepto yaml ruamel
		joblib sklearn.externals.joblib torch.serialization torch.jit pandas.io
		pandas.compat.pickle_compat torch.utils.data.datapipes torch.utils.model_zoo nltk.data srsly numpy.lib.npyio numpy.lib._npyio_impl numpy.lib.format
		numpy.lib._format_impl mlflow keras.models keras.saving keras.src.saving keras.src.models tf_keras.models
		tensorflow.saved_model tensorflow.io tensorflow.python.saved_model tensorflow.python.keras.saving
		tensorflow.keras.models skops.io scipy.io`,
	attributes: 'inspect',
	state: `sys locale _locale gc ctypes _ctypes signal _signal atexit faulthandler resource tracemalloc _tracemalloc copyreg types
		_sitebuiltins warnings _warnings readline sysconfig _osx_support _aix_support fickling picklescan
		modelscan`,
	system: `winreg _winreg msvcrt msilib _msi winsound termios tty curses _curses grp pwd spwd nis syslog ossaudiodev
		getpass tkinter Tkinter _tkinter turtle _posixshmem _overlapped`,
};

/** Single names, where their module has others that are harmless, as `module: names`. */
export const names: Readonly<Partial<Record<Effect, string>>> = {
	executes: `builtins: eval exec execfile compile breakpoint map filter reduce apply iter type exit quit help input
			raw_input
		functools: partial partialmethod reduce singledispatch cached_property
		_functools: partial reduce
		copy: _reconstruct
		weakref: finalize
		types: CodeType FunctionType LambdaType MethodType
		itertools: starmap
		collections: namedtuple
		dataclasses: make_dataclass dataclass _create_fn _process_class
		enum: reduce
		statistics: reduce
		typing: get_type_hints ForwardRef NamedTuple
		numpy: vectorize apply_along_axis apply_over_axes frompyfunc fromfunction piecewise
		numpy.lib.function_base: vectorize
		numpy.lib._function_base_impl: vectorize
		numexpr: evaluate
		pandas: eval
		pandas.core.computation.eval: eval
		sympy: sympify parse_expr lambdify
		sympy.core.sympify: sympify
		tensorflow: py_function numpy_function py_func
		torch: compile
		torch.cuda.memory: CUDAPluggableAllocator
		torch.export._unlift: _convert_guards_code_to_fn
		scipy._lib._bunch: _make_tuple_bunch
		scipy.optimize._nonlin: _nonlin_wrapper
		typing: _eval_type
		cloudpickle.cloudpickle: _make_function _builtin_type _make_skeleton_class subimport`,
	imports: `builtins: __import__ __loader__ __build_class__ reload
		dill._dill: _import_module
		encodings: search_function
		enum: bltns
		numpy.core: _ufunc_reconstruct
		numpy._core: _ufunc_reconstruct
		omegaconf._utils: _get_class
		torch._utils: _import_dotted_name
		pydoc: locate`,
	files: `builtins: open file
		codecs: open
		argparse: FileType
		tokenize: open _builtin_open
		logging: FileHandler basicConfig
		numpy: fromfile loadtxt genfromtxt savetxt save savez savez_compressed memmap fromregex DataSource
		numpy.core.multiarray: fromfile
		numpy._core.multiarray: fromfile
		numpy.core.memmap: memmap
		numpy._core.memmap: memmap
		torch: from_file save
		pandas: read_csv read_json read_html read_xml read_excel read_hdf read_sql read_table read_parquet read_feather
			read_orc read_stata read_sas read_spss read_clipboard read_fwf ExcelFile HDFStore ExcelWriter
		xml.etree.ElementTree: parse iterparse
		xml.etree.cElementTree: parse iterparse
		onnx: _load_bytes _save_bytes
		PIL.Image: open
		tensorflow: io
		keras.utils: get_file
		keras.src.utils.file_utils: get_file`,
	loads: `numpy: load
		torch: load
		torch.storage: _load_from_bytes
		pandas: read_pickle to_pickle
		keras.config: enable_unsafe_deserialization`,
	network: `huggingface_hub: HfApi HfFileSystem InferenceClient Repository hf_hub_download snapshot_download
		torch.distributed: FileStore HashStore PrefixStore TCPStore init_process_group
		torch._C._distributed_c10d: FileStore TCPStore
		transformers.utils.hub: cached_file cached_files
		datasets: load_dataset load_from_disk`,
	attributes: `builtins: getattr setattr delattr hasattr vars globals locals dir super property classmethod staticmethod
		operator: attrgetter itemgetter methodcaller call
		_operator: attrgetter itemgetter methodcaller call
		string: Formatter`,
	state: `_codecs: register register_error unregister lookup decode
		codecs: register register_error unregister lookup decode encode getreader getwriter getencoder getdecoder
			getincrementalencoder getincrementaldecoder
		tokenize: lookup
		random: seed
		numpy: seterr seterrcall set_printoptions set_string_function
		torch: set_default_tensor_type set_default_device`,
};

/** Libraries that keep their words: a function of one of `verbs` does the same in each module of theirs. */
export const libraries = new Set(
	`accelerate catboost cv2 datasets diffusers fastai flax gensim httpx huggingface_hub imageio jax joblib keras librosa
		lightgbm lightning matplotlib nltk numpy onnx onnxruntime paddle pandas peft pytorch_lightning safetensors scipy
		sentence_transformers skimage sklearn spacy tensorflow tf_keras timm torch torchaudio torchvision transformers
		xgboost`.split(/\s+/),
);

/** What functions of these names do: classes, which is what writers of weights name, are not called so. */
export const verbs: Readonly<Partial<Record<Effect, string>>> = {
	executes: `system popen Popen spawn eval exec execfile check_call check_output getoutput getstatusoutput exec_command
		run_command run_code run_module run_path runcode runsource runstring load_library load_op_library`,
	imports: '__import__ import_module load_module load_source exec_module',
	files: 'open fromfile loadtxt genfromtxt read_file write_file _load_from_filelike',
	network: 'urlopen urlretrieve hf_hub_download snapshot_download load_state_dict_from_url',
	loads: 'load loads load_model load_pickle read_pickle unpickle from_pretrained load_learner',
	attributes: 'getattr setattr delattr attrgetter methodcaller',
};

/** What does nothing of the kind though it stands in such a module: files that are none, an array by its parts, a zone. */
export const inMemory = namesOf(
	'io: BytesIO StringIO _io: BytesIO StringIO dill._dill: _create_array zoneinfo: ZoneInfo',
);

/** Modules of single names that others hold as attributes: with one in hand, any of those names is. */
export const namespaces: ReadonlySet<string> = new Set(
	'builtins __builtin__ functools _functools operator _operator codecs _codecs'.split(' '),
);

/** What many modules import from others and hold under its own name, which nothing else is called. */
export const handed =
	`collections.namedtuple functools.partial functools.partialmethod importlib.import_module io.FileIO
	io.TextIOWrapper itertools.starmap operator.attrgetter operator.itemgetter operator.methodcaller types.CodeType
	types.FunctionType types.LambdaType types.MethodType`.split(/\s+/);

/** Libraries whose names in the table of single ones are in each module of theirs. */
export const ownEverywhere: ReadonlySet<string> = new Set(['numpy', 'pandas', 'torch']);
