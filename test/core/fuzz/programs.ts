// Programs and other files as people write them, made up from parts.
import fc from 'fast-check';
import { damaged, hostileText, repositoryId } from './texts';

export interface MadeUpFile {
	readonly path: string;
	readonly text: string;
}

const options = fc.constantFrom(
	'',
	', trust_remote_code=True',
	', use_safetensors=False',
	', torch_dtype="auto"',
	', device_map={"": 0}',
	', **kwargs',
	', revision="main"',
	', revision=None',
	",\n    revision='v1.0',\n",
	',  # why',
);
const pythonCall = fc.constantFrom(
	'AutoModel.from_pretrained',
	'transformers.AutoTokenizer.from_pretrained',
	'snapshot_download',
	'SentenceTransformer',
	'DiffusionPipeline.from_pretrained',
	'pipeline',
	'hf_hub_download',
);
const quote = fc.constantFrom('"', "'");

/** One call on one line or several. */
const pythonLoad = fc
	.tuple(pythonCall, repositoryId, options, quote, fc.constantFrom('', '\n    ', ' '))
	.map(([call, id, rest, mark, gap]) => {
		const first = call === 'pipeline' ? 'model=' : call === 'hf_hub_download' ? 'repo_id=' : '';
		const file = call === 'hf_hub_download' ? ', filename="a.bin"' : '';
		const tail = rest.endsWith('# why') ? `${rest}\n` : rest;
		return `m = ${call}(${gap}${first}${mark}${id}${mark}${file}${tail})`;
	});

const pythonStatement = fc.oneof(
	{ arbitrary: pythonLoad, weight: 4 },
	repositoryId.map((id) => `NAME = "${id}"\nm = AutoModel.from_pretrained(NAME)`),
	repositoryId.map((id) => `def f(x="${id}"):\n    return AutoModel.from_pretrained(x)`),
	repositoryId.map((id) => `if a:\n    m = AutoModel.from_pretrained("${id}")\nelse:\n    m = None`),
	fc.constantFrom('x = 1', '# a comment', '"""a text"""', 'torch.load("a.bin")', 's = f"{x!r}"'),
);

export const pythonText = fc
	.tuple(fc.array(pythonStatement, { minLength: 1, maxLength: 4 }), fc.constantFrom('\n', '\n', '\r\n'))
	.map(([statements, end]) =>
		['from transformers import AutoModel', ...statements, ''].join('\n').replaceAll('\n', end),
	);

const scriptText = fc
	.array(
		fc.oneof(
			fc
				.tuple(repositoryId, quote, fc.constantFrom('', ', { revision: "main" }', ', { dtype: "q8" }'))
				.map(([id, mark, rest]) => `const m = await pipeline("summarization", ${mark}${id}${mark}${rest});`),
			repositoryId.map((id) => `const t = await AutoTokenizer.from_pretrained(\`${id}\`);`),
			fc.constantFrom('// note', 'const x = /a/;', 'const s = `$\u007bx}`;'),
		),
		{ minLength: 1, maxLength: 3 },
	)
	.map((lines) =>
		['import { pipeline, AutoTokenizer } from "@huggingface/transformers";', ...lines, ''].join('\n'),
	);

const others: readonly fc.Arbitrary<MadeUpFile>[] = [
	repositoryId.map((id) => ({ path: 'train.yaml', text: `base_model: ${id}\nmodel:\n  name: "${id}"\n` })),
	repositoryId.map((id) => ({
		path: 'adapter_config.json',
		text: JSON.stringify({ base_model_name_or_path: id }),
	})),
	repositoryId.map((id) => ({
		path: 'serve.sh',
		text: `#!/bin/sh\nvllm serve ${id} --port 1\nhf download ${id}\n`,
	})),
	repositoryId.map((id) => ({
		path: 'Dockerfile',
		text: `FROM python\nENV MODEL_ID=${id}\nRUN hf download ${id}\n`,
	})),
	repositoryId.map((id) => ({ path: '.env', text: `MODEL_ID=${id}\n` })),
	repositoryId.map((id) => ({ path: 'pyproject.toml', text: `[tool.x]\nmodel = "${id}"\n` })),
	repositoryId.map((id) => ({ path: 'README.md', text: `# A\n\n[${id}](https://huggingface.co/${id})\n` })),
	repositoryId.map((id) => ({ path: 'Makefile', text: `get:\n\thf download ${id}\n` })),
	repositoryId.map((id) => ({ path: 'Modelfile', text: `FROM hf.co/${id}\n` })),
	pythonText.map((text) => ({
		path: 'a.ipynb',
		text: JSON.stringify({
			cells: [{ cell_type: 'code', metadata: {}, outputs: [], execution_count: null, source: text }],
			metadata: {},
			nbformat: 4,
			nbformat_minor: 5,
		}),
	})),
];

/** A file without faults. */
export const soundFile: fc.Arbitrary<MadeUpFile> = fc.oneof(
	{ arbitrary: pythonText.map((text) => ({ path: 'a.py', text })), weight: 5 },
	{ arbitrary: scriptText.map((text) => ({ path: 'a.ts', text })), weight: 2 },
	...others,
);

/** A file as it is while somebody types, or as somebody makes it who means harm. */
export const anyFile: fc.Arbitrary<MadeUpFile> = fc.oneof(
	soundFile.chain(({ path, text }) => damaged(fc.constant(text)).map((bad) => ({ path, text: bad }))),
	fc.tuple(soundFile, hostileText).map(([{ path }, text]) => ({ path, text })),
	fc.tuple(soundFile, soundFile).map(([{ path }, { text }]) => ({ path, text })),
);
