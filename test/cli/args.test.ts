import * as assert from 'node:assert/strict';
import { createWorkbench } from './terminal';

suite('the command line: misuse', () => {
	const workbench = createWorkbench({ 'a.py': '' });
	suiteTeardown(() => workbench.dispose());

	const cases: [string, string[], RegExp][] = [
		['no command', [], /^Usage: weightwise COMMAND/],
		[
			'an unknown command',
			['chekc'],
			/no command "chekc"\. Did you mean check\? It has refs, check, fix, show/,
		],
		['nothing like a command', ['frobnicate'], /no command "frobnicate"\. It has/],
		['a flag before the command', ['--format', 'json'], /needs a command before "--format"/],
		['help on what is not there', ['help', 'x'], /no command "x"/],
		['help on two commands', ['help', 'refs', 'check'], /takes one command; "check" is too much/],
		['the beginning of two commands', ['comp'], /Did you mean compare or completion\?/],
		['a flag for a command', ['version'], /no command "version"\. Did you mean --version\?/],
		['a slip in a flag of the program', ['--verison'], /no flag "--verison"\. Did you mean --version\?/],
		['the beginning of a flag', ['check', '--only'], /no flag "--only"\. Did you mean --only-huggingface\?/],
		['a slip in a value', ['refs', '--format', 'jsno'], /cannot be "jsno".*Did you mean json\?/],
		['a slip in what decisions do', ['decisions', 'chek'], /cannot "chek".*Did you mean check\?/],
		['no shell', ['completion'], /completion needs one shell: bash, zsh, fish, powershell\./],
		['two shells', ['completion', 'bash', 'zsh'], /needs one shell/],
		[
			'an unknown shell: which are known, and no guess',
			['completion', 'tcsh'],
			/^weightwise completion does not know "tcsh"\. It knows bash, zsh, fish, powershell\.\n$/,
		],
		['a shell called like a property', ['completion', 'constructor'], /does not know "constructor"/],
		['an unknown flag', ['refs', '--formt', 'json'], /refs has no flag "--formt"\. Did you mean --format\?/],
		['an unknown short flag', ['refs', '-z'], /refs has no flag "-z"\./],
		['a flag of other commands', ['refs', '--offline'], /refs has no flag "--offline"\. .*check, fix/],
		[
			'a flag of one other command',
			['check', '--rule', 'no-license'],
			/check has no flag "--rule"\. It belongs to weightwise fix\. See weightwise check --help\.\n$/,
		],
		['a flag called like a property', ['refs', '--constructor'], /refs has no flag "--constructor"/],
		['a missing value', ['refs', '--format'], /--format needs a value \(text, json\)/],
		['a flag for a value', ['refs', '--format', '--verbose'], /--format needs a value/],
		[
			'a number below all',
			['check', '--wait', '-1'],
			/--wait has to be a number .* from 0 to 600, and is "-1"/,
		],
		['an empty value', ['check', '--endpoint='], /--endpoint needs a value/],
		['a value too many', ['refs', '--verbose=yes'], /--verbose takes no value/],
		[
			'a value that is none',
			['refs', '--format', 'xml'],
			/--format cannot be "xml": choose one of text, json/,
		],
		['a severity that is none', ['check', '--fail-on', 'fatal'], /--fail-on cannot be "fatal"/],
		[
			'jobs that are no number',
			['check', '--jobs', 'many'],
			/--jobs has to be a number from 1 to 8, and is "many"/,
		],
		['too many jobs', ['check', '--jobs', '99'], /--jobs has to be a number from 1 to 8/],
		['a missing path', ['refs', 'nowhere'], /^"nowhere" does not exist\. Check the path\./],
		['a path below a file', ['check', 'a.py/x'], /"a\.py\/x" does not exist/],
		...['refs', 'check', 'fix'].map((name): [string, string[], RegExp] => [
			`${name}: an empty path, beside another one`,
			[name, 'a.py', ''],
			/^A path is empty, and names nothing\. Write \. for the current folder\.\n$/,
		]),
		['inspect: an empty path', ['inspect', ''], /^A path is empty/],
		['an endpoint that is none', ['check', '--endpoint', 'hub'], /--endpoint is no address: "hub"/],
		[
			'an endpoint of another kind',
			['check', '--endpoint', 'file:///x'],
			/--endpoint has to begin with https/,
		],
		[
			'a password in the endpoint',
			['show', 'a/b', '--endpoint', 'https://u:p@h'],
			/must not hold a user name or password/,
		],
		...['https://u:secret@h t', 'ftp://u:secret@h', 'u:secret@h'].map((text): [string, string[], RegExp] => [
			`a password in an endpoint that cannot be one: ${text}`,
			['show', 'a/b', '--endpoint', text],
			/^(?!.*secret).*"…@h/,
		]),
		['no model', ['show'], /show needs a model/],
		['two models', ['show', 'a/b', 'c/d'], /takes one model; "c\/d" is too much/],
		['no model id', ['show', 'a/b/c'], /"a\/b\/c" is no model id/],
		[
			'a name of Ollama, without its hub',
			['show', 'llama3.2:3b'],
			/"llama3\.2:3b" is no model id of Hugging Face\. Name the hub that it is of: --hub ollama, or /,
		],
		['a ref of PyTorch Hub', ['compare', 'a/b', 'pytorch/vision:v0.10.0'], /or --hub pytorch-hub\./],
		['a path of Windows', ['show', 'C:name'], /"C:name" is no model id\. Write/],
		['a path where an id is wanted', ['show', './a.py'], /"\.\/a\.py" is no model id/],
		['a path in a comparison', ['compare', 'a/b', '../b'], /"\.\.\/b" is no model id/],
		['no revision', ['show', 'a/b@x y'], /"x y" is no revision/],
		['what a terminal would obey', ['\u001b[2J'], /no command "\[2J"/],
	];
	for (const [name, argv, message] of cases) {
		test(`${name}: one clear sentence, exit code 2`, async () => {
			const { code, out, err } = await workbench.run(argv);
			assert.match(err, message);
			assert.deepEqual([code, out], [2, '']);
			assert.ok(argv.length === 0 || err.trim().split('\n').length === 1, err);
			assert.doesNotMatch(err, /\bat .*:\d+:\d+|Error:|u:p/);
		});
	}
	test('a password in HF_ENDPOINT is not repeated', async () => {
		const { code, err } = await workbench.run(['show', 'a/b'], { HF_ENDPOINT: 'https://u:secret@h' });
		assert.equal(code, 2);
		assert.doesNotMatch(err, /secret/);
	});
});

suite('the command line: help', () => {
	const workbench = createWorkbench();
	suiteTeardown(() => workbench.dispose());

	const cases: [string[], RegExp][] = [
		[['--help'], /refs \[paths…\].*\n.*check \[paths…\]/],
		[['-h'], /^Usage: weightwise COMMAND/],
		[['help'], /^Usage: weightwise COMMAND/],
		[['--version'], /^\d+\.\d+\.\d+\n$/],
		[['-V'], /^\d+\.\d+\.\d+\n$/],
		[['--help', 'show'], /^Usage: weightwise show/],
		[['help', 'help'], /^Usage: weightwise help/],
		[['help', '--help'], /^Usage: weightwise help/],
		[['check', '--help'], /^Usage: weightwise check[\s\S]*--fail-on SEVERITY/],
		[['help', 'show'], /^Usage: weightwise show MODEL\[@REVISION\]/],
		[['refs', '-h', 'nowhere'], /^Usage: weightwise refs/],
	];
	for (const [argv, expected] of cases) {
		test(argv.join(' '), async () => {
			const { code, out, err } = await workbench.run(argv);
			assert.match(out, expected);
			assert.deepEqual([code, err], [0, '']);
		});
	}
});
