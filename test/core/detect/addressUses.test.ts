import * as assert from 'node:assert/strict';
import { onlyLoad } from './detecting';

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
