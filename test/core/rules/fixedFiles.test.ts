import * as assert from 'node:assert/strict';
import { checkReferences } from '../../../src/core/check';
import { createDetector, type Detector } from '../../../src/core/detect/detect';
import type { Finding, ResolvedReference } from '../../../src/core/finding';
import { applyEdits } from '../../../src/core/fixes';
import { commit, files, found, now } from '../builders';
import { fakeHost } from '../fakeHost';

/** Both kinds of weights, so that a load which forbids safetensors can be mended. */
const weights = files('README.md', 'LICENSE', 'pytorch_model.bin', 'model.safetensors');

suite('fixes in real files', () => {
	const host = fakeHost();
	let detector: Detector;
	suiteSetup(() => {
		detector = createDetector(host);
	});
	suiteTeardown(() => detector.dispose());

	async function findings(path: string, text: string): Promise<Finding[]> {
		const references = await detector.detect({ path, text });
		const resolved = references.map((reference): ResolvedReference => {
			const lookup = found({ id: reference.id, files: weights });
			return { reference, lookup, loads: reference.loads.map((load) => ({ load, lookup })) };
		});
		return checkReferences(resolved, { rules: {} }, host.log, { text, now });
	}

	const transformers = 'from transformers import AutoModel\n';
	const js = "import { pipeline } from '@huggingface/transformers';\n";
	const cases: [string, string, string, string][] = [
		[
			'Python, inserted',
			'a.py',
			`${transformers}AutoModel.from_pretrained('org/name-bert')\n`,
			`${transformers}AutoModel.from_pretrained('org/name-bert', revision='${commit}')\n`,
		],
		[
			'Python with CRLF and letters outside ASCII',
			'a.py',
			`${transformers}x = "é😀"; AutoModel.from_pretrained(\r\n    "org/name-bert",  # 😀\r\n)\r\n`,
			`${transformers}x = "é😀"; AutoModel.from_pretrained(\r\n    "org/name-bert",  # 😀\r\n    revision="${commit}",\r\n)\r\n`,
		],
		[
			'Python, replaced, and safetensors',
			'a.py',
			`${transformers}AutoModel.from_pretrained("org/name-bert", revision="main", use_safetensors=False)\n`,
			`${transformers}AutoModel.from_pretrained("org/name-bert", revision="${commit}", use_safetensors=True)\n`,
		],
		[
			'one revision for a model and its tokenizer',
			'a.py',
			'from transformers import pipeline\npipeline("x", model="org/name-bert", tokenizer="org/name-bert")\n',
			`from transformers import pipeline\npipeline("x", model="org/name-bert", tokenizer="org/name-bert", revision="${commit}")\n`,
		],
		[
			'both loads of a constant',
			'a.py',
			`${transformers}M = "org/name-bert"\nAutoModel.from_pretrained(M)\nAutoModel.from_pretrained(M, revision="v1")\n`,
			`${transformers}M = "org/name-bert"\nAutoModel.from_pretrained(M, revision="${commit}")\nAutoModel.from_pretrained(M, revision="${commit}")\n`,
		],
		[
			'TypeScript without options',
			'a.ts',
			`${js}await pipeline('feature-extraction', 'org/name-bert');\n`,
			`${js}await pipeline('feature-extraction', 'org/name-bert', { revision: '${commit}' });\n`,
		],
		[
			'TypeScript with options',
			'a.ts',
			`${js}await pipeline('feature-extraction', 'org/name-bert', { dtype: 'q8' });\n`,
			`${js}await pipeline('feature-extraction', 'org/name-bert', { dtype: 'q8', revision: '${commit}' });\n`,
		],
		[
			'YAML, the key beside it, a comment kept',
			'train.yaml',
			'model_name_or_path: org/name-bert\nmodel_revision: main # for now\n',
			`model_name_or_path: org/name-bert\nmodel_revision: ${commit} # for now\n`,
		],
		[
			'YAML with quotes',
			'train.yaml',
			"model_name_or_path: 'org/name-bert'\nmodel_revision: 'main'\n",
			`model_name_or_path: 'org/name-bert'\nmodel_revision: '${commit}'\n`,
		],
		[
			'JSON',
			'adapter_config.json',
			'{"base_model_name_or_path": "org/name-bert", "revision": null}',
			`{"base_model_name_or_path": "org/name-bert", "revision": "${commit}"}`,
		],
	];
	for (const [name, path, text, expected] of cases) {
		test(name, async () => {
			const before = await findings(path, text);
			const after = applyEdits(
				text,
				before.flatMap(({ fixes }) => fixes.flatMap(({ edits }) => edits)),
			);
			assert.equal(after, expected);
			const rules = (await findings(path, after)).map(({ rule }) => rule);
			assert.deepEqual(rules, [], 'the fixed text has no findings');
		});
	}
});
