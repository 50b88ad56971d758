import assert from 'node:assert/strict';
import { keySignatures } from '../../../src/core/detect/signatures/config';
import { javascriptSignatures } from '../../../src/core/detect/signatures/javascript';
import { pythonSignatures } from '../../../src/core/detect/signatures/python';
import { commandSignatures } from '../../../src/core/detect/signatures/shell';
import { detect } from './detecting';

suite('every row finds the id of its example', () => {
	for (const [language, rows] of [
		['python', pythonSignatures],
		['javascript', javascriptSignatures],
		['typescript', javascriptSignatures],
	] as const) {
		for (const row of rows) {
			test(`${language}: ${row.library} ${row.call}`, async () => {
				const found = await detect(language, row.example);
				assert.deepEqual(
					found.map((one) => [one.id, one.kind, one.role, one.loads.length]),
					[[row.exampleId ?? 'org/name', row.kind ?? 'model', 'load', 1]],
					row.example,
				);
				assert.equal(found[0]?.loads[0]?.library, row.library);
			});
		}
	}

	for (const row of keySignatures) {
		test(`key: ${row.library} ${row.keys[0]}`, async () => {
			const [found, ...more] = await detect(row.example.startsWith('{') ? 'json' : 'yaml', row.example);
			assert.deepEqual([found?.id, found?.kind, more.length], ['org/name', row.kind ?? 'model', 0]);
			assert.equal(found?.loads[0]?.library, row.library);
		});
	}

	for (const row of commandSignatures) {
		test(`command: ${row.example}`, async () => {
			const [found, ...more] = await detect('shell', row.example);
			const hub = row.exampleId === undefined ? (row.hub ?? 'huggingface') : 'other';
			assert.deepEqual([found?.id, found?.hub, more.length], [row.exampleId ?? 'org/name', hub, 0]);
			assert.equal(found?.loads[0]?.library, row.library);
		});
	}
});
