// Programs that are being edited: what is kept from one version to the next changes nothing of what is found.
import assert from 'node:assert/strict';
import fc from 'fast-check';
import { createDetector, type Detection, type Detector } from '../../../src/core/detect/detect';
import { keptTree } from '../../../src/core/syntax/keptTrees';
import { fakeHost } from '../fakeHost';
import type { Property } from './property';
import { repositoryId } from './texts';

// One for all: the grammars load once.
let shared: Detector | undefined;
const detector = () => {
	shared ??= createDetector(fakeHost());
	return shared;
};

/** Statements long enough that a few of them are read at a time, which name things for each other. */
const filler = (name: string): string =>
	`def ${name}(count, size=3):\n${`    total = [count * size for item in range(count) if item % size]  # one of ${name}\n`.repeat(8)}    return total\n`;

const statement = (id: string) =>
	fc.constantFrom(
		`NAME = "${id}"`,
		`NAME += "-large"`,
		'model = AutoModel.from_pretrained(NAME, **OPTIONS)',
		`OPTIONS = {"revision": "main"}`,
		'OPTIONS.update(trust_remote_code=True)',
		`OPTIONS["revision"] = "v1"`,
		`def load(name="${id}", **more):\n    return AutoModel.from_pretrained(name, **more)`,
		'load(NAME)',
		'load(name=config.name, revision="v2")',
		`def _own(name="${id}"):\n    return AutoTokenizer.from_pretrained(name)`,
		'_own("org/own-base")',
		`def choose():\n    global NAME\n    NAME = "${id}"`,
		`class Config:\n    name: str = "${id}"\n    revision = "v3"\n\n    def load(self):\n        self.model = AutoModel.from_pretrained(self.name, revision=self.revision)`,
		'config = Config()\nAutoModel.from_pretrained(config.name)',
		`for name in ["${id}", "org/other-base"]:\n    AutoModel.from_pretrained(name)`,
		`parser.add_argument("--model-name", default="${id}")\nargs = parser.parse_args()\nAutoModel.from_pretrained(args.model_name)`,
		`subprocess.run(["vllm", "serve", NAME])\nos.system("hf download ${id}")`,
		'torch.save(model.state_dict(), path)\nstate = torch.load(path)',
		`MODEL_NAMES = {"small": "${id}", "large": "org/large-base"}\nload(MODEL_NAMES[size])`,
		'from transformers import AutoModel as Model',
		`if __name__ == "__main__":\n    Model.from_pretrained("${id}")`,
	);

const program = fc
	.array(
		fc.oneof(
			{ arbitrary: repositoryId.chain(statement), weight: 3 },
			{ arbitrary: fc.constantFrom('first', 'second', 'third').map(filler), weight: 2 },
		),
		{ minLength: 4, maxLength: 16 },
	)
	.map((statements) =>
		['import torch\nfrom transformers import AutoModel, AutoTokenizer', ...statements, ''].join('\n'),
	);

/** Something typed instead of a few characters somewhere, the text put back as it was, or a statement put in. */
const edit = fc.record({
	at: fc.double({ min: 0, max: 1, noNaN: true }),
	taken: fc.oneof({ arbitrary: fc.constant(0), weight: 3 }, fc.nat(40)),
	typed: fc.oneof(
		fc.constantFrom(
			'"',
			"'",
			'"""',
			'(',
			')',
			'[',
			'{',
			'#',
			'\n',
			'    ',
			'x',
			' = ',
			':',
			'😀',
			'\r\n',
			'NAME',
		),
		repositoryId.chain(statement).map((text) => `\n${text}\n`),
	),
	back: fc.integer({ min: 0, max: 4 }).map((one) => one === 0),
	/** Asked while the version before is still being read. */
	hasty: fc.boolean(),
});

export const edits: readonly Property[] = [
	{
		name: 'editing: after each edit all is found as in a fresh text, and what was found before stays as it was',
		share: 5,
		few: 50,
		property: fc.asyncProperty(
			program,
			fc.array(edit, { minLength: 1, maxLength: 12 }),
			async (begun, all) => {
				const kept = keptTree();
				const told: { text: string; found: Promise<Detection> }[] = [];
				const ask = (text: string) => {
					const found = detector().inspect({ path: 'a.py', text, kept });
					told.push({ text, found });
					return found;
				};
				let text = begun;
				await ask(text);
				for (const { at, taken, typed, back, hasty } of all) {
					const from = Math.floor(at * text.length);
					text = back ? begun : text.slice(0, from) + typed + text.slice(from + taken);
					const found = ask(text);
					if (!hasty) {
						await found;
					}
				}
				for (const one of told) {
					const fresh = keptTree();
					const expected = await detector().inspect({ path: 'a.py', text: one.text, kept: fresh });
					fresh.drop();
					assert.deepEqual(await one.found, expected, one.text);
				}
				kept.drop();
			},
		),
	},
];
