import assert from 'node:assert/strict';
import { detect, label } from './detecting';

const imported = "import { pipeline } from '@huggingface/transformers';\n";

suite('state that frameworks hold', () => {
	for (const [what, path, text] of [
		['Vue: ref', 'a.ts', "const m = ref('org/name');\npipeline('a', m.value);"],
		['Vue: shallowRef, typed', 'a.ts', "const m = shallowRef<string>('org/name');\npipeline('a', m.value);"],
		['React: useState', 'a.tsx', "const [m, setM] = useState('org/name');\npipeline('a', m);"],
		['React: its name before it', 'a.tsx', "const [m] = React.useState('org/name');\npipeline('a', m);"],
		['React: useRef', 'a.tsx', "const m = useRef('org/name');\npipeline('a', m.current);"],
		['Svelte: a rune', 'a.ts', "let m = $state('org/name');\npipeline('a', m);"],
		['Svelte: a raw rune', 'a.ts', "let m = $state.raw('org/name');\npipeline('a', m);"],
	] as const) {
		test(what, async () => {
			const [found, ...more] = await detect(path, imported + text);
			assert.ok(found && more.length === 0, text);
			assert.deepEqual([label(found), found.loads[0]?.call], ['org/name', 'pipeline']);
		});
	}

	for (const [what, text] of [
		['the second of two', "const [a, m] = useState('org/name');\npipeline('a', m);"],
		['another field', "const m = ref('org/name');\npipeline('a', m.current);"],
	] as const) {
		test(`none is ${what}`, async () => {
			const found = await detect('a.ts', imported + text);
			assert.deepEqual(
				found.flatMap((one) => one.loads),
				[],
			);
		});
	}

	test('what one element of a page is set to is nothing of another', async () => {
		const ask =
			"import ollama from 'ollama';\nconst model = document.getElementById('m').value;\nollama.chat({ model });\n";
		const set = (id: string) => `document.getElementById('${id}').value = 'Words';\n`;
		assert.deepEqual((await detect('a.js', ask + set('split-type'))).map(label), []);
		assert.deepEqual((await detect('a.js', ask + set('m'))).map(label), ['ollama:Words']);
	});
});
