import assert from 'node:assert/strict';
import type { Load, TakesRevision } from '../../../src/core/reference';
import { pinState } from '../../../src/core/rules/revision';
import { detect, label } from './detecting';

// The constructs that the example file of Bandit's rule B615 covers (read in bandit 1.9.4), and those that the rule gets
// wrong. Each line: what is written, the references it makes, what their loads say.

const sha = '0123456789abcdef0123456789abcdef01234567';

/** `pinned`: always the same files; `open`: they can change. The revision as far as it is known. */
interface Expected {
	readonly ids: readonly string[];
	readonly revision?: string | null;
	readonly pin?: 'pinned' | 'open';
	readonly takes?: TakesRevision;
}

const none: Expected = { ids: [] };
const open = (id: string, revision?: string | null, takes: TakesRevision = 'keyword'): Expected => ({
	ids: [id],
	...(revision === undefined ? {} : { revision }),
	pin: 'open',
	takes,
});
const pinned = (id: string, takes: TakesRevision = 'keyword'): Expected => ({
	ids: [id],
	revision: sha,
	pin: 'pinned',
	takes,
});

const transformers = (code: string) => `from transformers import AutoModel, AutoTokenizer\n${code}`;
const hub = (code: string) => `from huggingface_hub import hf_hub_download, snapshot_download\n${code}`;
const data = (code: string) => `from datasets import load_dataset\n${code}`;

const covered: readonly (readonly [construct: string, code: string, expected: Expected])[] = [
	['1 model, no revision', transformers('AutoModel.from_pretrained("team/net")'), open('team/net')],
	[
		'2 model, branch',
		transformers('AutoModel.from_pretrained("team/net", revision="main")'),
		open('team/net', 'main'),
	],
	[
		'3 model, tag',
		transformers('AutoModel.from_pretrained("team/net", revision="v2.1")'),
		open('team/net', 'v2.1'),
	],
	['4 tokenizer, no revision', transformers('AutoTokenizer.from_pretrained("team/net")'), open('team/net')],
	[
		'5 tokenizer, branch',
		transformers('AutoTokenizer.from_pretrained("team/net", revision="main")'),
		open('team/net', 'main'),
	],
	[
		'6 tokenizer, tag',
		transformers('AutoTokenizer.from_pretrained("team/net", revision="v2.1")'),
		open('team/net', 'v2.1'),
	],
	[
		'7 data set in a list of splits',
		data('load_dataset("team/rows", split="train")'),
		open('dataset:team/rows'),
	],
	['8 data set, no revision', data('load_dataset("rows_of_team")'), open('dataset:rows_of_team')],
	[
		'9 data set, branch',
		data('load_dataset("rows_of_team", revision="main")'),
		open('dataset:rows_of_team', 'main'),
	],
	[
		'10 data set, tag',
		data('load_dataset("rows_of_team", revision="v2.1")'),
		open('dataset:rows_of_team', 'v2.1'),
	],
	['11 file, no revision', hub('hf_hub_download(repo_id="team/net", filename="a.bin")'), open('team/net')],
	[
		'12 file, branch',
		hub('hf_hub_download(repo_id="team/net", filename="a.bin", revision="main")'),
		open('team/net', 'main'),
	],
	[
		'13 file, tag',
		hub('hf_hub_download(repo_id="team/net", filename="a.bin", revision="v2.1")'),
		open('team/net', 'v2.1'),
	],
	['14 snapshot, no revision', hub('snapshot_download(repo_id="team/net")'), open('team/net')],
	[
		'15 snapshot, branch',
		hub('snapshot_download(repo_id="team/net", revision="main")'),
		open('team/net', 'main'),
	],
	[
		'16 snapshot, tag',
		hub('snapshot_download(repo_id="team/net", revision="v2.1")'),
		open('team/net', 'v2.1'),
	],
	[
		'17 model, commit',
		transformers(`AutoModel.from_pretrained("team/net", revision="${sha}")`),
		pinned('team/net'),
	],
	[
		'18 model, local folder',
		transformers('AutoModel.from_pretrained("./net")\nAutoModel.from_pretrained("/srv/net")'),
		none,
	],
	[
		'19 tokenizer, commit',
		transformers(`AutoTokenizer.from_pretrained("team/net", revision="${sha}")`),
		pinned('team/net'),
	],
	['20 tokenizer, local folder', transformers('AutoTokenizer.from_pretrained("./words")'), none],
	[
		'21 data set, commit',
		data(`load_dataset("rows_of_team", revision="${sha}")`),
		pinned('dataset:rows_of_team'),
	],
	[
		'22 file, commit',
		hub(`hf_hub_download(repo_id="team/net", filename="a.bin", revision="${sha}")`),
		pinned('team/net'),
	],
	[
		'23 snapshot, commit',
		hub(`snapshot_download(repo_id="team/net", revision="${sha}")`),
		pinned('team/net'),
	],
	[
		'24 revision in a constant',
		transformers('REV = "77aa88bb99"\nAutoModel.from_pretrained("team/net", revision=REV)'),
		open('team/net', '77aa88bb99'),
	],
	[
		'25 revision in a dictionary',
		transformers(
			'c = {"revision": "77aa88bb99"}\nAutoModel.from_pretrained("team/net", revision=c["revision"])',
		),
		open('team/net', '77aa88bb99'),
	],
];

const missed: typeof covered = [
	[
		'pull request',
		transformers('AutoModel.from_pretrained("team/net", revision="refs/pr/3")'),
		open('team/net', 'refs/pr/3'),
	],
	[
		'branch in a constant',
		transformers('REV = "main"\nAutoModel.from_pretrained("team/net", revision=REV)'),
		open('team/net', 'main'),
	],
	[
		'commit in a constant',
		transformers(`REV = "${sha}"\nAutoModel.from_pretrained("team/net", revision=REV)`),
		pinned('team/net'),
	],
	[
		'revision=None',
		transformers('AutoModel.from_pretrained("team/net", revision=None)'),
		open('team/net', null),
	],
	[
		'short hexadecimal',
		transformers('AutoModel.from_pretrained("team/net", revision="deadbeef")'),
		open('team/net', 'deadbeef'),
	],
	['local folder in a constant', transformers('HERE = "./runs/best"\nAutoModel.from_pretrained(HERE)'), none],
	['checkpoint of a run', transformers('AutoModel.from_pretrained("out/checkpoint-100")'), none],
	[
		'keywords in a dictionary',
		transformers(`AutoModel.from_pretrained("team/net", **{"revision": "${sha}"})`),
		pinned('team/net'),
	],
	[
		'keywords in a named dictionary',
		transformers(`k = {"revision": "${sha}"}\nAutoModel.from_pretrained("team/net", **k)`),
		pinned('team/net'),
	],
	[
		'pipeline()',
		'from transformers import pipeline\npipeline("fill-mask", model="team/net")',
		open('team/net'),
	],
	[
		'pipeline(), commit',
		`import transformers\ntransformers.pipeline("fill-mask", "team/net", revision="${sha}")`,
		pinned('team/net'),
	],
	[
		'diffusers',
		'from diffusers import FluxPipeline\nFluxPipeline.from_pretrained("team/net")',
		open('team/net'),
	],
	[
		'sentence-transformers',
		'from sentence_transformers import SentenceTransformer\nSentenceTransformer("team/net")',
		open('team/net'),
	],
	['PEFT', 'from peft import PeftModel\nPeftModel.from_pretrained(base, "team/net")', open('team/net')],
	[
		'timm',
		'import timm\ntimm.create_model("hf_hub:team/net", pretrained=True)',
		open('team/net', undefined, 'suffix'),
	],
	[
		'timm, commit',
		`import timm\ntimm.create_model("hf-hub:team/net@${sha}", pretrained=True)`,
		pinned('team/net', 'suffix'),
	],
	['HfApi', 'from huggingface_hub import HfApi\nHfApi().snapshot_download("team/net")', open('team/net')],
	[
		'HfApi in a variable',
		'import huggingface_hub as h\napi = h.HfApi()\napi.model_info("team/net", revision="main")',
		open('team/net', 'main'),
	],
	['aliased class', transformers('cls = AutoModel\ncls.from_pretrained("team/net")'), open('team/net')],
	['aliased module', 'import transformers as t\nt.AutoModel.from_pretrained("team/net")', open('team/net')],
	[
		'torch.hub',
		'import torch\ntorch.hub.load("team/net", "entry")',
		open('pytorch-hub:team/net', undefined, 'suffix'),
	],
	[
		'torch.hub, tag',
		'import torch\ntorch.hub.load("team/net:v1", "entry")',
		open('pytorch-hub:team/net', 'v1', 'suffix'),
	],
	[
		'torch.hub, commit',
		`import torch\ntorch.hub.load("team/net:${sha}", "entry")`,
		pinned('pytorch-hub:team/net', 'suffix'),
	],
	[
		'commit and code of the repository',
		transformers(`AutoModel.from_pretrained("team/net", revision="${sha}", trust_remote_code=True)`),
		pinned('team/net'),
	],
];

function said({ revision }: Load): string | boolean | null | undefined {
	return revision.state === 'known' ? revision.value : undefined;
}

for (const [title, table] of [
	['the constructs of the peer', covered],
	['the constructs that the peer gets wrong', missed],
] as const) {
	suite(title, () => {
		for (const [construct, code, { ids, revision, pin, takes }] of table) {
			test(construct, async () => {
				const found = await detect('python', code);
				assert.deepEqual(found.map(label), ids, code);
				for (const load of found.flatMap(({ loads }) => loads)) {
					assert.deepEqual([said(load), pinState(load), load.takesRevision], [revision, pin, takes], code);
				}
				assert.equal(found.flatMap(({ loads }) => loads).length, ids.length);
			});
		}
	});
}

test('code of the repository is read beside the pin', async () => {
	const [found] = await detect(
		'python',
		transformers(`AutoModel.from_pretrained("team/net", trust_remote_code=True)`),
	);
	const option = found?.loads[0]?.options.trust_remote_code;
	assert.equal(option?.state === 'known' && option.value, true);
});

test('code of a torch.hub repository is trusted by an option of its own', async () => {
	const [found] = await detect(
		'python',
		'import torch\ntorch.hub.load("team/net", "entry", trust_repo=True)',
	);
	const option = found?.loads[0]?.options.trust_repo;
	assert.equal(option?.state === 'known' && option.value, true);
});
