import * as assert from 'node:assert/strict';
import { checkReferences } from '../../../src/core/check';
import { createDetector, type Detector } from '../../../src/core/detect/detect';
import { applyEdits } from '../../../src/core/fixes';
import { found, now, resolved } from '../builders';
import { fakeHost } from '../fakeHost';

suite('renamed-model: fixes in real files', () => {
	const host = fakeHost();
	let detector: Detector;
	suiteSetup(() => {
		detector = createDetector(host);
	});
	suiteTeardown(() => detector.dispose());

	/** The text after all fixes, and how many findings had none. */
	async function renamed(path: string, text: string) {
		const all = (await detector.detect({ path, text })).map((reference) =>
			resolved(found({ id: 'new-org/new-name' }), reference.loads, reference),
		);
		const settings = { rules: {} };
		const findings = checkReferences(all, settings, host.log, { text, now }).filter(
			({ rule }) => rule === 'renamed-model',
		);
		const edits = findings.flatMap(({ fixes }) => fixes.flatMap((fix) => fix.edits));
		return {
			after: applyEdits(text, edits),
			open: findings.filter(({ fixes }) => fixes.length === 0).length,
			said: findings.length,
		};
	}

	const from = 'from transformers import AutoModel, pipeline\n';
	const mended: [string, string, string][] = [
		['a constant', 'a.py', `${from}M = 'org/name-bert'\nAutoModel.from_pretrained(M)\n`],
		[
			'a constant and a literal',
			'a.py',
			`${from}M = 'org/name-bert'\nAutoModel.from_pretrained(M)\nAutoModel.from_pretrained("org/name-bert")\n`,
		],
		['a default', 'a.py', `${from}def f(m: str = "org/name-bert"):\n    AutoModel.from_pretrained(m)\n`],
		[
			'a URL',
			'a.py',
			'from huggingface_hub import hf_hub_download\nimport torch\ntorch.hub.load_state_dict_from_url("https://huggingface.co/org/name-bert/resolve/main/x.bin")\n',
		],
		['YAML', 'train.yaml', 'model_name_or_path: org/name-bert\n'],
		['a command', 'a.sh', 'vllm serve org/name-bert\n'],
		['a Dockerfile', 'Dockerfile', 'FROM x\nRUN hf download org/name-bert\n'],
		[
			'a notebook',
			'a.ipynb',
			JSON.stringify({
				cells: [
					{
						cell_type: 'code',
						source: [`${from}AutoModel.from_pretrained("org/name-bert")`],
						metadata: {},
						outputs: [],
					},
				],
				metadata: {},
				nbformat: 4,
			}),
		],
	];
	for (const [name, path, text] of mended) {
		test(name, async () => {
			const { after, open, said } = await renamed(path, text);
			assert.ok(said > 0, 'found');
			assert.equal(open, 0);
			assert.equal(after, text.replaceAll('org/name-bert', 'new-org/new-name'));
		});
	}
	const composed: [string, string][] = [
		['an f-string', `${from}O = "org"\nAutoModel.from_pretrained(f"{O}/name-bert")\n`],
		['a concatenation', `${from}O = "org/"\nAutoModel.from_pretrained(O + "name-bert")\n`],
		['a name with a part behind it', `${from}M = "org/name"\nAutoModel.from_pretrained(M + "-bert")\n`],
	];
	for (const [name, text] of composed) {
		test(`${name} stays as it is`, async () => {
			const { after, open, said } = await renamed('a.py', text);
			assert.equal(after, text);
			assert.equal(open, said);
		});
	}
	test('an id that is also the beginning of a composed one', async () => {
		const text = `${from}M = "org/name"\nAutoModel.from_pretrained(M)\nAutoModel.from_pretrained(M + "-bert")\n`;
		const { after } = await renamed('a.py', text);
		assert.equal(after, text, 'the composed id would change with it');
	});
});
