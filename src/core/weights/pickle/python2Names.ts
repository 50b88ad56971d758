/**
 * Modules that Python 3 knows by another name, `old=new`. Unpicklers of Python 3 rename them in streams below protocol 3
 * (`fix_imports`); the facts are those of `Lib/_compat_pickle.py`.
 */
const modules = `
	BaseHTTPServer=http.server CGIHTTPServer=http.server ConfigParser=configparser Cookie=http.cookies
	Dialog=tkinter.dialog DocXMLRPCServer=xmlrpc.server FileDialog=tkinter.filedialog HTMLParser=html.parser
	Queue=queue ScrolledText=tkinter.scrolledtext SimpleDialog=tkinter.simpledialog
	SimpleHTTPServer=http.server SimpleXMLRPCServer=xmlrpc.server SocketServer=socketserver StringIO=io
	Tix=tkinter.tix Tkconstants=tkinter.constants Tkdnd=tkinter.dnd Tkinter=tkinter UserDict=collections
	UserList=collections UserString=collections __builtin__=builtins _abcoll=collections.abc
	_elementtree=xml.etree.ElementTree _winreg=winreg anydbm=dbm cPickle=pickle cStringIO=io
	commands=subprocess cookielib=http.cookiejar copy_reg=copyreg dbhash=dbm.bsd dbm=dbm.ndbm
	dumbdbm=dbm.dumb dummy_thread=_dummy_thread gdbm=dbm.gnu htmlentitydefs=html.entities httplib=http.client
	markupbase=_markupbase repr=reprlib robotparser=urllib.robotparser test.test_support=test.support
	thread=_thread tkColorChooser=tkinter.colorchooser tkCommonDialog=tkinter.commondialog
	tkFileDialog=tkinter.filedialog tkFont=tkinter.font tkMessageBox=tkinter.messagebox
	tkSimpleDialog=tkinter.simpledialog ttk=tkinter.ttk urllib2=urllib.request urlparse=urllib.parse
	whichdb=dbm xmlrpclib=xmlrpc.client`;

/** Names that moved by themselves. These come before the modules. */
const names = `
	UserDict.IterableUserDict=collections.UserDict UserDict.UserDict=collections.UserDict
	UserList.UserList=collections.UserList UserString.UserString=collections.UserString
	__builtin__.basestring=builtins.str __builtin__.intern=sys.intern __builtin__.long=builtins.int
	__builtin__.reduce=functools.reduce __builtin__.unichr=builtins.chr __builtin__.unicode=builtins.str
	__builtin__.xrange=builtins.range _multiprocessing.Connection=multiprocessing.connection.Connection
	_socket.fromfd=socket.fromfd exceptions.StandardError=builtins.Exception
	itertools.ifilter=builtins.filter itertools.ifilterfalse=itertools.filterfalse
	itertools.imap=builtins.map itertools.izip=builtins.zip itertools.izip_longest=itertools.zip_longest
	multiprocessing.AuthenticationError=multiprocessing.context.AuthenticationError
	multiprocessing.BufferTooShort=multiprocessing.context.BufferTooShort
	multiprocessing.ProcessError=multiprocessing.context.ProcessError
	multiprocessing.TimeoutError=multiprocessing.context.TimeoutError
	multiprocessing.forking.Popen=multiprocessing.popen_fork.Popen
	multiprocessing.process.Process=multiprocessing.context.Process socket._socketobject=socket.SocketType
	urllib.ContentTooShortError=urllib.error.ContentTooShortError urllib.getproxies=urllib.request.getproxies
	urllib.pathname2url=urllib.request.pathname2url urllib.quote=urllib.parse.quote
	urllib.quote_plus=urllib.parse.quote_plus urllib.unquote=urllib.parse.unquote
	urllib.unquote_plus=urllib.parse.unquote_plus urllib.url2pathname=urllib.request.url2pathname
	urllib.urlcleanup=urllib.request.urlcleanup urllib.urlencode=urllib.parse.urlencode
	urllib.urlopen=urllib.request.urlopen urllib.urlretrieve=urllib.request.urlretrieve
	urllib2.HTTPError=urllib.error.HTTPError urllib2.URLError=urllib.error.URLError
	whichdb.whichdb=dbm.whichdb`;

function pairsOf(table: string): ReadonlyMap<string, string> {
	return new Map(
		table
			.trim()
			.split(/\s+/)
			.map((pair) => pair.split('=') as [string, string]),
	);
}

const newModules = pairsOf(modules);
const newNames = pairsOf(names);

/** The full name in Python 3 of a class or function: `__builtin__`, `eval` is `builtins.eval`. */
export function renamed(module: string, name: string): string {
	const moved = newNames.get(`${module}.${name}`);
	if (moved !== undefined) {
		return moved;
	}
	// All exceptions of Python 2 but StandardError kept their name.
	const home = module === 'exceptions' ? 'builtins' : newModules.get(module);
	return `${home ?? module}.${name}`;
}
