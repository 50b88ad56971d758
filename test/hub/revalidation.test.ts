import assert from 'node:assert/strict';
import { suite, test } from 'mocha';
import { BERT, BERT_OLDER, hubForSuite } from './ask';

suite('local hub: what has not changed is not sent again', () => {
	const { ask } = hubForSuite();
	const url = `/api/models/${BERT}`;
	const known = (etag: string) => ({ headers: { 'If-None-Match': etag } });

	for (const path of [
		url,
		`${url}/revision/main?blobs=true`,
		`${url}/tree/main`,
		`${url}/refs`,
		`${url}/commits/main`,
	]) {
		test(path, async () => {
			const first = await ask(path);
			const etag = first.headers.get('ETag') ?? '';
			assert.match(etag, /^W\/"[0-9a-f]+-[\w+/]{27}"$/);
			assert.ok((await first.text()).length > 0);
			for (const sent of [etag, etag.slice(2), `"other", ${etag}`, '*']) {
				const again = await ask(path, known(sent));
				assert.deepEqual([again.status, await again.text(), again.headers.get('ETag')], [304, '', etag]);
				assert.match(again.headers.get('RateLimit') ?? '', /^"api"/);
			}
			assert.equal((await ask(path, known('W/"other"'))).status, 200);
		});
	}

	test('other content has another tag, and a refusal has none', async () => {
		const tags = [];
		for (const path of [url, `${url}/revision/${BERT_OLDER}`, '/api/models/nobody/none']) {
			tags.push((await ask(path)).headers.get('ETag'));
		}
		assert.notEqual(tags[0], tags[1]);
		assert.equal(tags[2], null);
	});
});
