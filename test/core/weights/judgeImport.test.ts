import assert from 'node:assert/strict';
import { judgeImport } from '../../../src/core/weights/imports/judgeImport';

/** Full names; the last part is the name. */
function judged(path: string) {
	const split = path.lastIndexOf('.');
	return judgeImport(path.slice(0, split), path.slice(split + 1));
}

suite('the judgement of an import', () => {
	const dangerous = `os.system posix.popen nt.system subprocess.Popen commands.getoutput builtins.eval __builtin__.exec
		builtins.compile builtins.open __builtin__.file builtins.getattr builtins.setattr builtins.delattr builtins.globals
		builtins.breakpoint builtins.__import__ builtins.map builtins.type importlib.import_module imp.load_source
		importlib._bootstrap.exec_module pkgutil.resolve_name pydoc.pipepager pydoc.locate runpy.run_path runpy._run_code
		marshal.loads pickle.loads _pickle.Unpickler cPickle.load dill.loads dill._dill._create_code
		cloudpickle.cloudpickle._make_function joblib.load shelve.open types.FunctionType types.CodeType types.MethodType
		functools.partial functools.reduce operator.attrgetter _operator.methodcaller code.InteractiveInterpreter
		pdb.run bdb.Bdb cProfile.runctx profile.run timeit.timeit trace.Trace doctest.debug_script asyncio.run
		asyncio.unix_events._UnixSubprocessTransport multiprocessing.Process concurrent.futures.ProcessPoolExecutor
		threading.Thread _thread.start_new_thread thread.start_new pty.spawn webbrowser.open ctypes.CDLL _ctypes.dlopen
		sys.settrace sys.modules gc.get_objects signal.signal atexit.register io.open _io.FileIO _pyio.open shutil.rmtree
		tempfile.mkstemp glob.glob linecache.getline fileinput.input zipfile.ZipFile tarfile.open sqlite3.connect mmap.mmap
		socket.create_connection _socket.socket http.client.HTTPSConnection httplib.HTTPConnection urllib.request.urlopen
		urllib.urlopen urllib2.urlopen xmlrpc.client.ServerProxy smtplib.SMTP ftplib.FTP telnetlib.Telnet
		imaplib.IMAP4_stream requests.get aiohttp.ClientSession uuid._get_command_stdout platform._syscmd_ver
		_pyrepl.pager.pipe_pager pip.main pip._internal.main ensurepip.bootstrap venv.create distutils.spawn.spawn
		setuptools.sandbox.run_setup lib2to3.pgen2.pgen.ParserGenerator idlelib.run.main test.support.script_helper.spawn_python
		logging.config.listen copyreg.add_extension codecs.register string.Formatter
		numpy.load numpy.fromfile numpy.memmap numpy.testing._private.utils.runstring numpy.f2py.crackfortran.myeval
		numpy.distutils.exec_command.exec_command torch.load torch.hub.load torch.serialization.load torch.jit.load
		torch.storage._load_from_bytes torch.utils.collect_env.run torch.utils.bottleneck.__main__.run_prof
		torch._inductor.codecache.compile_file torch._dynamo.guards.GuardBuilder torch.utils.cpp_extension.load
		torch.jit.unsupported_tensor_ops.execWrapper torch.fx.graph_module.reduce_graph_module
		pandas.read_pickle pandas.io.pickle.read_pickle pandas.read_csv transformers.dynamic_module_utils.get_class_in_module
		keras.models.load_model tensorflow.keras.models.load_model mlflow.pyfunc.load_model yaml.unsafe_load
		weakref.finalize torch.utils.data.datapipes.utils.decoder.basichandlers torch.utils.benchmark.Timer
		torch.utils.model_zoo.load_url sklearn.datasets.fetch_openml nltk.data.load huggingface_hub.snapshot_download
		datasets.load_dataset fickling.hook.run_hook picklescan.scanner.scan random._os mypackage.subprocess
		numpy.lib._datasource.open torch.ops.load_library torch.classes.load_library torchvision.io._load_gpu_decoder.load_library
		argparse.FileType tokenize._builtin_open numpy._core.multiarray._load_from_filelike fastai.learner.load_learner
		tensorflow.python.ops.gen_io_ops.read_file tensorflow.load_op_library numpy.lib._function_base_impl.vectorize
		dl.open rexec.RExec ihooks.ModuleImporter gunicorn.util.load_class test.libregrtest.main.main
		scipy.io.matlab.popen keras.src.somewhere.load_model psutil.Popen sympy.sympify sympy.parsing.sympy_parser.parse_expr
		sklearn.utils._testing.assert_run_python_script tensorflow.py_function __builtin__.reload
		_functools.reduce copy._reconstruct six.exec_ six.moves.exec_ typing._eval_type huggingface_hub.HfApi
		torch.distributed.TCPStore transformers.utils.hub.cached_file dataclasses._create_fn enum.bltns codecs.builtins
		pathlib.attrgetter email.charset.partial dataclasses.FunctionType tokenize.TextIOWrapper collections._itemgetter
		re.functools fractions.operator torch.jit numpy.testing sklearn.datasets numpy.matlib.memmap numpy._core.frompyfunc
		xml.etree.ElementTree.iterparse encodings.search_function numpy.core._ufunc_reconstruct torch._utils._import_dotted_name
		torch._precompile_driver._build_multigraph_forward scipy._lib._bunch._make_tuple_bunch __builtins__.eval`;
	for (const path of dangerous.split(/\s+/)) {
		test(`dangerous: ${path}`, () => {
			const { level, message } = judged(path);
			assert.equal(level, 'dangerous', message);
		});
	}

	const unproven = `numpy.float3264 numpy.poly1d32 sklearn.pipeline.Pipeline16 models.yolo.Model ultralytics.nn.tasks.DetectionModel __main__.Net torch.nn.modules.linear.Linear
		collections.ordereddict weakref.ref torch.utils.data.DataLoader torch.Sizes numpy.ndarrays sklearn.linear_model.LogisticRegressions mysys.thing oslo.config
		acme.__pyx_unpickle_Tree acme.load torchy.load_library torch.nn.modules.load_thing iolib.read io.BytesIO torch.storage._UntypedStorage logging.getLogger builtins.len osx.system zoneinfo.ZoneInfo dill._dill._create_array transformers.training_args.TrainingArguments`;
	for (const path of unproven.split(/\s+/)) {
		test(`suspicious: ${path}`, () => assert.equal(judged(path).level, 'suspicious'));
	}

	const weightsOnly = `collections.OrderedDict torch.FloatStorage torch._utils._rebuild_tensor_v2 torch.bfloat16
		torch.nn.parameter.Parameter torch.cuda.HalfStorage torch.float8_e4m3fn _codecs.encode __builtin__.set torch.Size
		torch.storage.UntypedStorage torch.serialization._get_layout torch.qint8 torch.float4_e2m1fn_x2`;
	for (const path of weightsOnly.split(/\s+/)) {
		test(`what torch takes with weights only: ${path}`, () =>
			assert.deepEqual(judged(path), { level: 'note', message: '', weightsOnly: true }));
	}

	const inert = `collections.defaultdict UserDict.UserDict __builtin__.list copy_reg._reconstructor numpy.ndarray
		numpy.core.multiarray._reconstruct numpy._core.multiarray.scalar joblib.numpy_pickle.NumpyArrayWrapper uuid.UUID
		sklearn.linear_model._logistic.LogisticRegression sklearn.tree._tree.Tree sklearn.svm._classes.SVC
		sklearn.gaussian_process.kernels.RBF exceptions.ValueError types.SimpleNamespace argparse.Namespace
		sklearn.ensemble._forest.RandomForestClassifier sklearn.pipeline.Pipeline scipy.sparse._csr.csr_matrix
		sklearn.ensemble.forest.RandomForestClassifier sklearn.svm.classes.SVC sklearn.metrics._scorer._passthrough_scorer
		_loss.CyHalfBinomialLoss sklearn._loss._loss.__pyx_unpickle_CyHalfBinomialLoss torch.jit._pickle.build_intlist
		sklearn.metrics._dist_metrics.BrayCurtisDistance sklearn.neighbors._kd_tree.KDTree64 sklearn.metrics._scorer._Scorer
		sklearn.metrics._dist_metrics.__pyx_unpickle_EuclideanDistance32 sklearn.impute._iterative._ImputerTriplet
		sklearn.compose._column_transformer._RemainderColsList numpy.poly1d numpy.number collections.ChainMap random.Random
		http.HTTPStatus torch._C.Generator
		re._compile ipaddress.IPv4Address numpy.matrix numpy.char.chararray numpy.dtypes.StringDType ml_dtypes.bfloat16
		torch._utils._rebuild_sparse_csr_tensor
		numpy.polynomial.polynomial.Polynomial scipy.sparse._bsr.bsr_matrix numpy.rec.recarray scipy.special._ufuncs.expit`;
	for (const path of inert.split(/\s+/)) {
		test(`harmless beyond weights: ${path}`, () =>
			assert.deepEqual(judged(path), { level: 'note', message: '', weightsOnly: false }));
	}

	test('a name with dots is never one of the list', () => {
		assert.equal(judgeImport('torch', 'nn.parameter.Parameter').level, 'dangerous');
		assert.equal(judgeImport('mymodels', 'Outer.Inner').level, 'dangerous');
	});
	test('a computed part', () => {
		assert.equal(judgeImport('?', 'OrderedDict').level, 'dangerous');
		assert.equal(judgeImport('collections', '?').level, 'dangerous');
	});
	test('a name of Python 2 where it is not renamed', () => {
		assert.equal(judgeImport('copy_reg', '_reconstructor', false).level, 'suspicious');
		assert.equal(judgeImport('collections', 'OrderedDict', false).level, 'note');
		assert.equal(judgeImport('__builtin__', 'eval', false).level, 'dangerous');
	});
	test('a module whose name goes on behind a zero byte', () => {
		assert.equal(judgeImport('os\0', 'system').level, 'dangerous');
		assert.equal(judgeImport('os\0.path', 'system').level, 'dangerous');
		assert.equal(judgeImport('collections\0', 'OrderedDict').level, 'suspicious');
	});
	test('says what the import is good for', () => {
		assert.equal(judged('socket.socket').message, 'It imports socket.socket, which opens connections.');
		assert.equal(
			judged('commands.getoutput').message,
			'It imports subprocess.getoutput, which runs code or commands.',
		);
	});
	test('names out of the prototype are names', () => {
		assert.equal(judgeImport('constructor', 'toString').level, 'suspicious');
		assert.equal(judgeImport('hasOwnProperty', 'valueOf').level, 'suspicious');
	});
});
