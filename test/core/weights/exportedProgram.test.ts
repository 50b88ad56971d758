import { assertVerdict, inspect } from './inspected';
import { zipOf } from './zipBytes';

const node = (target: string) => ({ target, inputs: [{ name: 'self', arg: { as_tensor: { name: 'x' } } }] });
const size = (expr_str: string) => ({ as_expr: { expr_str, hint: { as_int: 8 } } });
const program = (more: { nodes?: unknown[]; sizes?: unknown[]; guards?: string[] }) => ({
	graph_module: { graph: { nodes: more.nodes ?? [], tensor_values: { x: { sizes: more.sizes ?? [] } } } },
	guards_code: more.guards ?? [],
	schema_version: { major: 8, minor: 14 },
});
const archive = (value: unknown, name = 'm/models/model.json') =>
	inspect(
		'm.pt2',
		zipOf([
			{ name: 'm/archive_format', content: 'pt2' },
			{ name, content: JSON.stringify(value) },
		]),
	);

suite('exported programs', () => {
	const judged: [string, Parameters<typeof program>[0], 'safe' | 'suspicious' | 'dangerous'][] = [
		[
			'operators, sizes and guards as torch writes them',
			{
				nodes: [
					'torch.ops.aten.linear.default',
					'torch.ops.higher_order.cond',
					'_operator.mul',
					'math.trunc',
					'torch.sym_max',
				].map(node),
				sizes: [
					size(
						"Add(Mul(Integer(2), Symbol('s77', positive=True, integer=True)), FloorDiv(Symbol('s27'), Integer(3)))",
					),
					size('2*s0 + Max(1, s1//3)'),
				],
				guards: [
					"L['input'].size()[1] == L['x'][0].shape[1]",
					"not (2*L['x'].stride()[0] % 6 != 0) and math.trunc(0.5) < 1e3",
				],
			},
			'safe',
		],
		['a walk to a command', { nodes: [node('torch.os.system')] }, 'dangerous'],
		['a walk by a module of torch', { nodes: [node('torch.utils.data.os.popen')] }, 'dangerous'],
		['a walk over attributes', { nodes: [node('torch.ops.aten.__class__.add')] }, 'dangerous'],
		[
			'an operator of Python that reaches attributes',
			{ nodes: [node('_operator.methodcaller')] },
			'dangerous',
		],
		['a function of torch that is no operator', { nodes: [node('torch.from_numpy')] }, 'suspicious'],
		['a size that imports', { sizes: [size("__import__('os').system('id')")] }, 'dangerous'],
		['a size that is evaluated', { sizes: [size("Symbol('s0') + eval('1')")] }, 'dangerous'],
		['a size with a function that is not known', { sizes: [size("S('s0')")] }, 'suspicious'],
		['a size with an attribute', { sizes: [size('s0.name')] }, 'suspicious'],
		['a size in other signs', { sizes: [size('s0; s1')] }, 'suspicious'],
		['a guard that opens a file', { guards: ["open('x').read() == L['x']"] }, 'dangerous'],
		[
			'a guard that leaves its text',
			{ guards: ['L[\'x", __import__("os").system("id"), "\'] == 1'] },
			'dangerous',
		],
		['a word of Python as the name of an input', { guards: ["L['eval'].size()[0] == 2"] }, 'safe'],
	];
	for (const [what, value, verdict] of judged) {
		test(what, async () => assertVerdict(archive(program(value)), verdict));
	}

	test('as torch named it before', async () =>
		assertVerdict(
			archive(program({ nodes: [node('torch.os.system')] }), 'm/serialized_exported_program.json'),
			'dangerous',
			'torch.os.system',
		));
});
