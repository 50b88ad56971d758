import type { Random } from './random';

/** A chat template, harmless or not, whole or not. */
export function template(random: Random, depth = 0): string {
	const name = (): string =>
		random.pick(['messages', 'message', 'loop', 'self', 'cycler', 'x', 'config', 'namespace', 'lipsum']);
	const key = (): string =>
		random.pick([
			"'role'",
			"'content'",
			"'__class__'",
			"'_' ~ '_globals__'",
			"'\\x5f'",
			'0',
			"''|join",
			'-1',
			"'a'[::-1]",
		]);
	const expression = (level: number): string =>
		level > 3
			? name()
			: random.pick<() => string>([
					() => name(),
					() => `${expression(level + 1)}[${key()}]`,
					() =>
						`${expression(level + 1)}.${random.pick(['content', 'items', '__init__', 'role', 'format_map'])}`,
					() =>
						`${expression(level + 1)}|${random.pick(["attr('x')", 'trim', "map(attribute='role')|list", 'tojson', "join('')", "replace('a', 'b')", 'sort(attribute=x)'])}`,
					() =>
						`(${expression(level + 1)} ${random.pick(['~', '+', '%', 'and', '==', 'in', 'is'])} ${expression(level + 1)})`,
					() => `${random.pick(['range', 'raise_exception', 'dict', 'namespace'])}(${expression(level + 1)})`,
					() =>
						random.pick([
							"'text'",
							'"\\u005f"',
							'1',
							'1.5',
							'none',
							'[]',
							'{}',
							"{'a': 1}",
							"'unended",
							'range(10**9)',
						]),
				])();
	const statement = (): string =>
		depth > 4
			? ''
			: random.pick<() => string>([
					() => `{{ ${expression(0)} }}`,
					() => `{%- set x = ${expression(0)} %}`,
					() => `{% for m in ${name()} %}${template(random, depth + 1)}{% endfor %}`,
					() =>
						`{% if ${expression(0)} %}${template(random, depth + 1)}{% ${random.pick(['endif', 'else %}x{% endif'])} %}`,
					() => `{% macro f(a, b=1) %}${template(random, depth + 1)}{% endmacro %}`,
					() => `{# ${name()} #}`,
					() =>
						random.pick([
							'{% include "x" %}',
							'{% generation %}',
							'{{',
							'{%',
							'}}',
							'{% endfor %}',
							'text',
							'<|im_start|>',
							'\n',
							'{% break %}',
						]),
				])();
	return Array.from({ length: 1 + random.below(depth === 0 ? 6 : 3) }, statement).join('');
}

/** A value of JSON as a text that may not be JSON. */
export function json(random: Random, depth = 0): string {
	const text = (): string =>
		JSON.stringify(
			random.pick([
				'',
				'a',
				'é',
				'\u0000',
				'__proto__',
				'auto_map',
				'class_name',
				'Lambda',
				'module',
				'os',
				'../x',
				'a--b.C',
			]),
		);
	return random.pick<() => string>([
		() =>
			random.pick([
				'null',
				'true',
				'1',
				'-0',
				'1e999',
				'9007199254740993',
				'01',
				'NaN',
				'"\\ud800"',
				'"',
				'',
			]),
		text,
		text,
		() =>
			depth > 4
				? '[]'
				: `[${Array.from({ length: random.length(8) }, () => json(random, depth + 1)).join(',')}]`,
		() =>
			depth > 4
				? '{}'
				: `{${Array.from({ length: random.length(8) }, () => `${text()}:${json(random, depth + 1)}`).join(',')}}`,
	])();
}

/** One of the files of JSON that stand beside weights, by its path. */
export function config(random: Random): readonly [path: string, text: string] {
	const deep = random.chance(0.02) ? '['.repeat(random.below(50_000)) : '';
	return random.pick<() => readonly [string, string]>([
		() => [
			'config.json',
			`{"model_type":"bert","auto_map":${json(random)},"custom_pipelines":${json(random)}${deep}}`,
		],
		() => [
			'tokenizer_config.json',
			`{"chat_template":${random.chance(0.8) ? JSON.stringify(template(random)) : json(random)}${deep}}`,
		],
		() => [
			'tokenizer_config.json',
			`{"chat_template":[{"name":"default","template":${JSON.stringify(template(random))}},${json(random)}]}`,
		],
		() => [
			'model.safetensors.index.json',
			`{"metadata":{},"weight_map":{"a":"model-00001.safetensors","b":${json(random)}}${deep}}`,
		],
		() => ['preprocessor_config.json', json(random)],
		() => ['chat_template.jinja', template(random)],
		() => ['chat_template.json', `{"chat_template":${JSON.stringify(template(random))}}`],
		() => ['generation_config.json', json(random)],
	])();
}

/** The config of a Keras model. */
export function kerasConfig(random: Random): string {
	const layer = (depth: number): string => {
		const name = random.pick([
			'Dense',
			'Lambda',
			'InputLayer',
			'Functional',
			'StringLookup',
			'Mine',
			'function',
			'__lambda__',
		]);
		const module = random.pick([
			'"keras.layers"',
			'"keras"',
			'null',
			'"builtins"',
			'"os"',
			'"keras.utils"',
			'"mine"',
			'1',
		]);
		const inner =
			depth > 3
				? '{}'
				: random.pick([
						() => json(random),
						() => `{"layers":[${layer(depth + 1)}]}`,
						() => `{"activation":${layer(depth + 1)}}`,
						() => '{"vocabulary":"/x"}',
					])();
		return `{"module":${module},"class_name":"${name}","config":${inner},"registered_name":${random.pick(['null', '"a>b"', '"Dense"'])}}`;
	};
	return random.chance(0.95)
		? `{"module":"keras","class_name":"Sequential","config":{"layers":[${layer(0)},${layer(0)}]}}`
		: json(random);
}

/** The schema of a skops file. */
export function skopsSchema(random: Random): string {
	const node = (depth: number): string => {
		const name = random.pick(['LinearRegression', 'dict', 'system', 'function', 'attrgetter', 'ndarray']);
		const module = random.pick(['sklearn.linear_model', 'builtins', 'os', 'operator', 'numpy', 'mine']);
		const loader = random.pick([
			'ObjectNode',
			'DictNode',
			'ListNode',
			'FunctionNode',
			'MethodNode',
			'OperatorFuncNode',
			'TypeNode',
			'PartialNode',
			'JsonNode',
			'NdArrayNode',
			'Odd',
		]);
		const content =
			depth > 3
				? 'null'
				: random.pick([
						() => json(random),
						() => node(depth + 1),
						() => `[${node(depth + 1)},${node(depth + 1)}]`,
						() => `{"a":${node(depth + 1)},"func":"x"}`,
					])();
		return `{"__class__":"${name}","__module__":"${module}","__loader__":"${loader}","content":${content},"__id__":${random.below(9)}}`;
	};
	return node(0).replace(/\}$/, `,"protocol":${random.pick(['2', '"x"'])},"_skops_version":"0.9"}`);
}
