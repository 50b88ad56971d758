import * as assert from 'node:assert/strict';
import { detect, onlyLoad } from './detecting';

suite('what becomes of an address that is made of a model', () => {
	const made = 'hf_hub_url("org/name", "model.bin")';
	for (const [text, reads] of [
		[`get_hf_file_metadata(${made})`, 'text'],
		[`huggingface_hub.get_hf_file_metadata(url=${made}, token=t)`, 'text'],
		[`requests.head(${made})`, 'text'],
		[`url = ${made}\nget_hf_file_metadata(url)`, 'text'],
		[`url = ${made}\nget_hf_file_metadata(url=url)`, 'text'],
		[`url = ${made}\nassert url == ours, f"not {url}"`, 'text'],
		[`url = ${made}\nget_hf_file_metadata(url)\nrequests.get(url)`, 'file'],
		[`url = ${made}\nget_hf_file_metadata(url)\nlog(old.url)`, 'text'],
		[`url = ${made}\nurls = [url]`, 'file'],
		[`self.url = ${made}\nget_hf_file_metadata(self.url)`, 'file'],
		[`url = ${made}`, 'file'],
		[`def f():\n  return ${made}`, 'file'],
		[`requests.get(${made})`, 'file'],
		['get_hf_file_metadata(hf_hub_download("org/name", "model.bin"))', 'file'],
	] as const) {
		test(`${text.replaceAll('\n', ' ⏎ ')}: ${reads}`, async () => {
			const load = await onlyLoad(
				'python',
				`from huggingface_hub import hf_hub_download, hf_hub_url\n${text}`,
			);
			assert.equal(load.reads, reads);
		});
	}
});

suite('addresses whose file is filled in', () => {
	for (const [language, text, ...said] of [
		['python', 'url = f"https://huggingface.co/org/name/resolve/main/{file}"', 'org/name main'],
		['python', 'requests.get(f"https://huggingface.co/org/name/resolve/v1/{file}.bin")', 'org/name v1'],
		['typescript', 'fetch(`https://huggingface.co/org/name/resolve/main/$' + '{file}`)', 'org/name main'],
		['python', 'url = "https://huggingface.co/org/name/resolve/main/" + file', 'org/name main'],
		['python', 'get(\n"https://huggingface.co/org/name/resolve/main/" "a.bin",\n)', 'org/name main'],
		['python', 'print("https://huggingface.co/org/name/resolve/main/" + file)'],
		['python', 'url = "https://huggingface.co/org/name/resolve/" + file'],
		['typescript', "fetch('https://huggingface.co/org/name/resolve/main/' + file)", 'org/name main'],
		['typescript', "const url = base + 'https://huggingface.co/org/name/resolve/main/'"],
		['python', 'url = f"https://huggingface.co/org/name-{size}/resolve/main/a.bin"'],
		['python', 'url = f"https://huggingface.co/org/{name}"'],
		['python', 'print(f"https://huggingface.co/org/name/resolve/main/{file}")'],
	] as const) {
		test(`${language}: ${text}`, async () => {
			const found = await detect(language, text);
			assert.deepEqual(
				found.map(({ id, loads: [load] }) =>
					`${id} ${load?.revision.state === 'known' ? load.revision.value : ''}`.trim(),
				),
				said,
			);
		});
	}
});

suite('addresses that a test gives', () => {
	const url = '"https://huggingface.co/org/name/resolve/main/a.bin"';
	for (const [text, loads] of [
		[`assert parts(${url}) == ("org/name", "main")`, 0],
		[`assert parts(\n    ${url}\n) == ("org/name", "main")`, 0],
		[`assert parts(Url(url=${url})) is None`, 1],
		[`self.assertEqual(parts(${url}), "main")`, 0],
		[`session.mount(${url}, adapter)`, 0],
		[`httpx_mock.add_response(url=${url})`, 0],
		[`session.get(${url})`, 1],
		[`assert fetch(${url}).ok`, 1],
		[`assert ready\nweights = fetch(${url})`, 1],
		[`weights = fetch(${url}) == old`, 1],
	] as const) {
		test(`${text.replaceAll('\n', ' ⏎ ')}: ${loads ? 'fetched' : 'only taken apart'}`, async () => {
			const found = await detect('python', text);
			assert.deepEqual(found.filter(({ id }) => id === 'org/name').flatMap((one) => one.loads).length, loads);
		});
	}
});
