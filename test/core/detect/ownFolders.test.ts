import assert from 'node:assert/strict';
import { assertReferences, detect } from './detecting';

const imports = 'from transformers import AutoModel\nfrom huggingface_hub import snapshot_download\n';
const load = (text: string): string => `AutoModel.from_pretrained(${text})\n`;

suite('folders that a program writes itself', () => {
	for (const [what, text, ...expected] of [
		['what it has saved', `m.save_pretrained("mine/tuned-bert")\n${load('"mine/tuned-bert"')}`],
		['by a name', `OUT = "mine/tuned-bert"\nm.save_pretrained(OUT)\n${load('OUT')}`],
		['what lies in it', `m.save_pretrained("tuned-bert")\n${load('"tuned-bert/best"')}`],
		['with a slash at its end', `m.save_pretrained("tuned-bert/")\n${load('"tuned-bert/best"')}`],
		[
			'what it has downloaded there',
			`snapshot_download("org/name-7b", local_dir="name-7b")\n${load('"name-7b/LLM"')}`,
			'org/name-7b',
		],
		['what a training left', `A(output_dir="my-bert")\n${load('"my-bert/checkpoint-best"')}`],
		['the id of a training', `A(output_dir="org/my-bert")\n${load('"org/my-bert"')}`, 'org/my-bert'],
		['what it reads before', `${load('"org/bert"')}m.save_pretrained("org/bert")`, 'org/bert'],
		[
			'what is uploaded, too',
			`m.save_pretrained("org/bert")\nm.push_to_hub("org/bert")\n${load('"org/bert"')}`,
			'org/bert',
		],
		[
			'what is uploaded by saving it',
			`m.save_pretrained("org/bert", push_to_hub=True)\n${load('"org/bert"')}`,
			'org/bert',
		],
		[
			'what is downloaded again',
			`snapshot_download("org/bert", local_dir="org/bert")\nsnapshot_download("org/bert")\n`,
			'org/bert',
			'org/bert',
		],
		['another folder', `m.save_pretrained("org/bert")\n${load('"org/bert-2"')}`, 'org/bert-2'],
	] as const) {
		test(what, () => assertReferences('python', `${imports}${text}`, ...expected));
	}

	test('texts that are no names of folders take no time', async () => {
		const slashes = '/'.repeat(300_000);
		const address = `https://huggingface.co/org/bert/resolve/main/${'x/'.repeat(100_000)}a.bin`;
		const text = `${imports}m.save_pretrained("${slashes}x")\n${load(`"${address}"`)}${load('"org/bert"')}`;
		assert.ok((await detect('python', text)).some(({ id }) => id === 'org/bert'));
	}).timeout(5_000);

	test('only the load behind is of the folder', async () => {
		const text = `${imports}ID = "org/bert"\n${load('ID')}m.save_pretrained(ID)\n${load('ID')}`;
		const [reference] = await detect('python', text);
		assert.deepEqual(
			reference?.loads.map(({ span }) => text.slice(0, span.start).split('\n').length),
			[4],
		);
	});
});
