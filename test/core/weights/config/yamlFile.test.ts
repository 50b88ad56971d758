import { assertVerdict, inspect } from '../inspected';
import { tarOf } from '../tar/tarBytes';

const utf8 = new TextEncoder();
const nemo = (config: string | Uint8Array) =>
	inspect(
		'model.nemo',
		tarOf([
			{ name: './model_config.yaml', content: typeof config === 'string' ? utf8.encode(config) : config },
		]),
	);
const utf16 = (text: string) =>
	Uint8Array.from([0xff, 0xfe, ...[...text].flatMap((sign) => [sign.charCodeAt(0), 0])]);

suite('settings in YAML', () => {
	const judged: readonly (readonly [
		string,
		string | Uint8Array,
		'safe' | 'suspicious' | 'dangerous',
		string?,
	])[] = [
		[
			'what NeMo writes',
			[
				'target: nemo.collections.asr.models.ctc_bpe_models.EncDecCTCModelBPE',
				'name: !!str x',
				'encoder:',
				'  _target_: nemo.collections.asr.modules.ConformerEncoder',
				'  size: !!python/tuple [1, 2]',
				'decoder: {_target_: nemo.collections.asr.modules.transformer.get_nemo_transformer}',
				'tokenizer: {_target_: AutoTokenizer}',
				'metric: {_target_: torchmetrics.audio.SignalDistortionRatio}',
				'optim: {name: adamw, lr: 1.0e-3, betas: [0.9, 0.98]}',
				'log: "!!python/object/apply:os.system is a tag"',
				'# !!python/object/apply:os.system',
			].join('\n'),
			'safe',
		],
		['a call by its target', '_target_: os.system\ncommand: id', 'dangerous', 'os.system'],
		[
			'a call below another part',
			'a: {b: [{"_target_": "subprocess.Popen"}]}',
			'dangerous',
			'subprocess.Popen',
		],
		['a call by an alias', 'a: &x os.system\nb: {_target_: *x}', 'dangerous', 'os.system'],
		['a key by an alias', 'a: &x _target_\nb: {*x : os.system}', 'dangerous', 'os.system'],
		[
			'a class by its path',
			'model:\n  class_path: subprocess.Popen\n  init_args: {}',
			'dangerous',
			'subprocess.Popen',
		],
		['a class of the project by its path', 'model: {class_path: my.models.Net}', 'safe'],
		['a function of the library', '_target_: nemo.collections.common.parts.run', 'suspicious'],
		['a class from elsewhere', '_target_: other.Model', 'suspicious'],
		['a tag', 'x: !!python/object/apply:os.system ["id"]', 'dangerous', 'os.system'],
		['a tag on its own line', 'x:\n  !!python/object/new:os.system\n  - id', 'dangerous', 'os.system'],
		['a tag of a key', '? !!python/object/apply:os.system ["id"]\n: 1', 'dangerous', 'os.system'],
		['a tag in full', 'x: !<tag:yaml.org,2002:python/object/apply:os.system> [id]', 'dangerous', 'os.system'],
		[
			'a tag by a short name',
			'%TAG !p! tag:yaml.org,2002:python/object/\n---\nx: !p!apply:os.system [id]',
			'dangerous',
			'os.system',
		],
		['a tag with escapes', 'x: !!pyth%6fn/object/apply:os.system [id]', 'dangerous', 'os.system'],
		[
			'what SpeechBrain writes',
			[
				'seed: !apply:torch.manual_seed [1]',
				'size: !ref <channels> // 2',
				'fbank: !new:speechbrain.lobes.features.Fbank',
				'  n_mels: 80',
				'activation: !name:torch.nn.LeakyReLU',
				'cost: !name:speechbrain.nnet.losses.nll_loss',
			].join('\n'),
			'safe',
		],
		['a call while it is read', 'x: !apply:os.system [id]', 'dangerous', 'os.system'],
		['an object that is built', 'x: !new:subprocess.Popen\n  args: id', 'dangerous', 'subprocess.Popen'],
		['a function that is found', 'x: !name:builtins.eval', 'dangerous', 'eval'],
		['a module that is found', 'x: !module:mine', 'suspicious'],
		['a class of nobody known', 'x: !new:mine.Model {}', 'suspicious'],
		['a name', 'x: !!python/name:os.system', 'dangerous', 'os.system'],
		['a module', 'x: !!python/module:mine', 'suspicious'],
		['in a second document', 'a: 1\n---\nx: !!python/object/apply:os.system [id]', 'dangerous', 'os.system'],
		['in UTF-16', utf16('_target_: os.system'), 'dangerous', 'os.system'],
		['broken', 'a: [1', 'suspicious', 'could not be read'],
		['no text', Uint8Array.from([0xc3, 0x28]), 'suspicious', 'could not be read'],
		['very deep', `a: ${'['.repeat(300)}${']'.repeat(300)}`, 'suspicious', 'could not be read'],
		['very long', `# ${'x'.repeat(700_000)}\n_target_: os.system`, 'suspicious', 'memory'],
	];
	for (const [about, config, verdict, words] of judged) {
		test(`${about}: ${verdict}`, () => assertVerdict(nemo(config), verdict, words));
	}

	test('a file alone: dangerous', () =>
		assertVerdict(inspect('model_config.yaml', utf8.encode('_target_: os.system')), 'dangerous'));
});
