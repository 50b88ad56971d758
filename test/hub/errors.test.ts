import assert from 'node:assert/strict';
import { suite, test } from 'mocha';
import { BERT, hubForSuite, token } from './ask';

const LLAMA = 'meta-llama/Llama-3.2-1B-Instruct';
const OPT = 'facebook/opt-1.3b';
const BART = 'facebook/bart-large-cnn';

suite('local hub: refusals', () => {
	const { ask, json } = hubForSuite({ disabled: [OPT], private: [BART] });

	const anonymous = {};
	const bad = token('hf_wrong');
	const user = token('hf_valid');
	const member = token('hf_valid_member');
	const restricted =
		`Access to model ${LLAMA} is restricted. ` +
		'You must have access to it and be authenticated to access it. Please log in.';
	const notListed =
		`Access to model ${LLAMA} is restricted and you are not in the authorized list. ` +
		`Visit https://huggingface.co/${LLAMA} to ask for access.`;
	const wrong = 'Invalid credentials in Authorization header';
	const disabled = 'Access to this resource is disabled.';

	const cases: [string, RequestInit, string, number, string | null, string | null][] = [
		['unknown, anonymous', anonymous, '/api/models/nobody/none', 401, null, 'Invalid username or password.'],
		['unknown, user', user, '/api/models/nobody/none', 404, 'RepoNotFound', 'Repository not found'],
		['unknown, bad token', bad, '/api/models/nobody/none', 401, null, wrong],
		['known, bad token', bad, `/api/models/${BERT}`, 401, null, wrong],
		['list, bad token', bad, '/api/models', 401, null, wrong],
		['private, anonymous', anonymous, `/api/models/${BART}`, 401, null, 'Invalid username or password.'],
		['private, user', user, `/api/models/${BART}`, 404, 'RepoNotFound', 'Repository not found'],
		['private, member', member, `/api/models/${BART}`, 200, null, null],
		['revision', anonymous, `/api/models/${BERT}/revision/v9`, 404, 'RevisionNotFound', 'Invalid rev id: v9'],
		['revision of a file', anonymous, `/${BERT}/resolve/v9/x`, 404, 'RevisionNotFound', 'Invalid rev id: v9'],
		['file', anonymous, `/${BERT}/resolve/main/none.bin`, 404, 'EntryNotFound', 'Entry not found'],
		['gated model, anonymous', anonymous, `/api/models/${LLAMA}`, 200, null, null],
		['gated files, anonymous', anonymous, `/api/models/${LLAMA}/tree/main`, 200, null, null],
		['gated file, anonymous', anonymous, `/${LLAMA}/resolve/main/config.json`, 401, 'GatedRepo', restricted],
		['gated file, bad token', bad, `/${LLAMA}/resolve/main/config.json`, 401, 'GatedRepo', restricted],
		['gated file, user', user, `/${LLAMA}/raw/main/config.json`, 403, 'GatedRepo', notListed],
		['gated check, user', user, `/api/models/${LLAMA}/auth-check`, 403, 'GatedRepo', notListed],
		['gated check, member', member, `/api/models/${LLAMA}/auth-check`, 200, null, null],
		['disabled', anonymous, `/api/models/${OPT}`, 403, null, disabled],
		['disabled file', anonymous, `/${OPT}/resolve/main/config.json`, 403, null, disabled],
		['who am I, anonymous', anonymous, '/api/whoami-v2', 401, null, 'Invalid username or password.'],
		['who am I, user', user, '/api/whoami-v2', 200, null, null],
	];

	for (const [name, init, path, status, code, message] of cases) {
		test(name, async () => {
			for (const method of ['GET', 'HEAD']) {
				const response = await ask(path, { ...init, method });
				const { headers } = response;
				assert.deepEqual(
					[response.status, headers.get('X-Error-Code'), headers.get('X-Error-Message')],
					[status, code, message],
				);
				const text = await response.text();
				if (method === 'HEAD') {
					assert.equal(text, '');
				} else if (message !== null) {
					const isApi = path.startsWith('/api/') && !path.endsWith('auth-check');
					assert.equal(isApi ? (JSON.parse(text) as { error: string }).error : text, message);
				}
			}
		});
	}

	test('the card of a gated model is readable, and its content is not recorded here', async () => {
		assert.equal((await ask(`/${LLAMA}/resolve/main/README.md`)).headers.get('X-Error-Code'), null);
	});

	test('a gated file is let out to a member', async () => {
		assert.equal((await ask(`/${LLAMA}/resolve/main/LICENSE.txt`, member)).headers.get('X-Error-Code'), null);
	});

	test('a private model is listed to members only', async () => {
		assert.equal((await json('/api/models?search=bart-large-cnn')).length, 0);
		const [listed] = await json('/api/models?search=bart-large-cnn', member);
		assert.deepEqual([listed?.id, listed?.private], [BART, true]);
	});

	test('one unknown name in expand refuses the whole question, and says which are right', async () => {
		for (const path of [`/api/models/${BERT}`, '/api/models']) {
			const response = await ask(`${path}?expand=sha&expand=gitalyUid`);
			const { error } = (await response.json()) as { error: string };
			assert.equal(response.status, 400);
			assert.ok(
				error.startsWith('✖ Invalid option: expected one of "author"|"baseModels"|"cardData"|'),
				error,
			);
		}
		assert.equal((await ask(`/api/models/${BERT}?expand=usedStorage`)).status, 200);
		assert.equal((await ask('/api/models?expand=usedStorage')).status, 400);
	});

	test('expand does not go together with what asks for whole objects', async () => {
		for (const path of [`/api/models/${BERT}?expand=sha&blobs=true`, '/api/models?expand=sha&full=true']) {
			assert.equal((await ask(path)).status, 400);
		}
	});
});
