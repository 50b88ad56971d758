// What comes in by other doors than a hub's answers: policies, messages of pages, paths, the pages themselves.
import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { newDecision } from '../../../src/core/decide/decision';
import { readDecision, slugOf, writeDecision } from '../../../src/core/decide/record/decisionFile';
import { decisionFolder } from '../../../src/core/decide/record/decisionFolder';
import { writeEvaluation } from '../../../src/core/decide/record/evaluationFile';
import { readAct } from '../../../src/core/decide/screen/readAct';
import { encodePath, isFilePath, isRepositoryId, isRevision } from '../../../src/core/hubs/addresses';
import { loadPolicy } from '../../../src/core/policy/loadPolicy';
import { inNotice } from '../../../src/core/report/notice';
import { isFromPanel } from '../../../src/panel/protocol';
import { pagePolicy } from '../../../src/vscode/pagePolicy';
import { countAttack } from './attacks';
import { messages } from './messages';
import { payloads } from './payloads';

const stay = 'https://hub.test';

suite('policies that lead elsewhere', () => {
	for (const target of [
		'https://evil.test/policy.json',
		'http://evil.test/policy.json',
		'HTTPS://EVIL.TEST/p',
		' https://evil.test/p',
		'//evil.test/p',
		'\\\\evil.test\\p',
		'file:///etc/passwd',
		'file:/etc/passwd',
		'vscode://x/y',
		'data:application/json,{}',
		'javascript:1',
		'/etc/passwd',
		'\\etc\\passwd',
		'C:\\Windows\\win.ini',
		'c:win.ini',
		'../up.json',
		'..\\up.json',
		'a/../../up.json',
		'./../up.json',
		'a/b/../../../up.json',
		'..',
		'../',
		'.',
		'',
		'a\u0000/../../up.json',
		'%2e%2e/up.json',
		'..%2fup.json',
		'~/up.json',
		'$HOME/up.json',
		'weightwise.json',
	]) {
		test(`extends ${JSON.stringify(target)}: nothing out of the folder is read, and it is said`, async () => {
			countAttack(`extends ${target}`, 'policies');
			const asked: string[] = [];
			const text = JSON.stringify({ extends: target, rules: { 'no-license': 'off' } });
			const loaded = await loadPolicy(
				{
					rootOf: (path) => (path.startsWith('/work/') ? '/work' : undefined),
					read: async (path) => {
						asked.push(path);
						return path === '/work/weightwise.json' ? { text, version: '1' } : undefined;
					},
				},
				'/work/app/a.py',
			);
			for (const path of asked) {
				assert.match(path, /^\/work\//);
				assert.doesNotMatch(path, /\/\.\.(?:\/|$)/);
			}
			assert.ok((loaded.faults.get('/work/weightwise.json') ?? []).length > 0, 'it is said');
			assert.equal(loaded.policy.rules?.['no-license'], 'off', 'the rest counts');
		});
	}
});

suite('messages of pages', () => {
	for (const [at, message] of messages.entries()) {
		test(`no act: ${at + 1}, ${JSON.stringify(message)}`, () => {
			countAttack(`message ${at}`, 'messages of panels');
			assert.equal(readAct(message), undefined);
		});
	}
	test('the facts of a model: only known types, and nothing of what comes along is used', () => {
		for (const message of [
			null,
			1,
			'ready',
			[],
			{},
			{ type: 'run' },
			{ type: ['ready'] },
			{ type: 'toString' },
		]) {
			assert.equal(isFromPanel(message), false);
		}
	});
	test('a huge text is cut', () => {
		const act = readAct({ act: 'addId', text: 'x'.repeat(10_000_000) });
		assert.ok(JSON.stringify(act).length < 3000);
	});
	test('what comes along is left out', () => {
		const act = readAct({ act: 'write', path: '../../x', __proto__: { evil: 1 } });
		assert.deepEqual(Object.keys(act ?? {}), ['act']);
	});
});

suite('pages', () => {
	const policy = pagePolicy('https://files.test', 'abc');
	const rules = new Map(
		policy.split('; ').map((rule) => [rule.slice(0, rule.indexOf(' ')), rule.slice(rule.indexOf(' ') + 1)]),
	);
	test('load their own script, styles and fonts, and nothing else', () => {
		assert.equal(rules.get('default-src'), "'none'");
		assert.equal(rules.get('script-src'), "'nonce-abc'");
		assert.equal(rules.get('base-uri'), "'none'");
		assert.equal(rules.get('form-action'), "'none'");
		assert.deepEqual([...rules.keys()].sort(), [
			'base-uri',
			'default-src',
			'font-src',
			'form-action',
			'script-src',
			'style-src',
		]);
		assert.doesNotMatch(policy, /unsafe|\*|data:|blob:|http:/);
	});
	test('are made with that policy, and nonces are random', () => {
		const page = readFileSync('src/vscode/page.ts', 'utf8');
		assert.match(page, /pagePolicy\(webview\.cspSource, nonce\)/);
		assert.match(page, /crypto\.getRandomValues\(new Uint8Array\(16\)\)/);
		const sources = readdirSync('src/vscode', { recursive: true })
			.map(String)
			.filter((name) => name.endsWith('.ts'))
			.map((name) => readFileSync(join('src/vscode', name), 'utf8'));
		const pages = sources.filter((source) => /\.html = /.test(source));
		assert.ok(pages.length > 1);
		for (const source of pages) {
			assert.doesNotMatch(source, /\.html = (?!pageOf\()/);
			assert.match(source, /localResourceRoots: pageFolders\(/);
		}
	});
	test('set text as text: no source of theirs makes markup of it', () => {
		const sources = readdirSync('src/panel', { recursive: true })
			.map(String)
			.filter((name) => name.endsWith('.ts'));
		assert.ok(sources.length > 5);
		for (const name of sources) {
			assert.doesNotMatch(
				readFileSync(join('src/panel', name), 'utf8'),
				/\b(?:innerHTML|outerHTML|insertAdjacentHTML|document\.write|unsafeHTML|eval|Function\(|setHTML|srcdoc)\b/,
				name,
			);
		}
	});
	test('of the hover may start five commands of ours, and no HTML', () => {
		const source = readFileSync('src/vscode/hover.ts', 'utf8');
		const [, enabled = ''] = /enabledCommands: \[([^\]]*)\]/.exec(source) ?? [];
		assert.deepEqual(enabled.match(/\w+(?:\.\w+)?/g), [
			'commandIds.pin',
			'commandIds.showModel',
			'commandIds.inspectWeights',
			'commandIds.decide',
			// Asks for the token itself, in a field of the editor's own.
			'commandIds.signIn',
		]);
		assert.doesNotMatch(source, /supportHtml|isTrusted = true/);
	});
	test('notices of the editor hold sentences in which names make no link', () => {
		for (const { text } of payloads) {
			assert.doesNotMatch(inNotice(text), /\]\(|\$\(/);
		}
	});
});

suite('names that are no paths', () => {
	const hostile = [
		'../a',
		'a/../b',
		'..',
		'.',
		'/etc/passwd',
		'a//b',
		'a/./b',
		'',
		'a/',
		'a\u0000b',
		'a\nb',
		'\ud800',
		'a'.repeat(5000),
	];
	for (const path of hostile) {
		test(`no file of a repository: ${JSON.stringify(path.slice(0, 40))}`, () => {
			countAttack(`the path ${path.slice(0, 40)}`, 'paths');
			assert.equal(isFilePath(path), false);
		});
	}
	for (const id of [
		'../a',
		'a/..',
		'a/b/c',
		'a b',
		'a/b?c',
		'a/b#c',
		'a%2fb',
		'a/b\u0000',
		'-a/b',
		'a/.b',
		'a/b.git',
		'a..b',
		'a@b',
		'a:b',
		'\u0430/b',
		'a/b\u200b',
	]) {
		test(`no id: ${JSON.stringify(id)}`, () => {
			countAttack(`the id ${id}`, 'addresses');
			assert.equal(isRepositoryId(id), false);
		});
	}
	for (const revision of [
		'a..b',
		'../a',
		'/a',
		'a/',
		'a b',
		'a?b',
		'a#b',
		'a\\b',
		'a@{1}',
		'a~1',
		'a^',
		'a:b',
		'a*',
		'a[',
		'a\u202eb',
		'a\u0000',
		'.a',
		'a/.b',
		'a//b',
		'',
	]) {
		test(`no branch: ${JSON.stringify(revision)}`, () => {
			countAttack(`the branch ${revision}`, 'addresses');
			assert.equal(isRevision(revision), false);
		});
	}
	test('a path that is asked for stays below the repository, whatever it holds', () => {
		for (const { text } of payloads) {
			const path = `a/${text.replace(/\p{Cs}/gu, '')}`;
			const url = new URL(`${stay}/org/name/resolve/main/${encodePath(path)}`);
			if (isFilePath(path)) {
				assert.ok(url.href.startsWith(`${stay}/org/name/resolve/main/a/`), path.slice(0, 80));
				assert.deepEqual([url.search, url.hash], ['', '']);
			}
		}
	});
	test('records and results are called by letters, digits and dashes', () => {
		for (const { text } of payloads) {
			assert.match(slugOf(text), /^[a-z0-9][a-z0-9-]*$/);
			const { name } = writeEvaluation({
				version: 1,
				hub: 'huggingface',
				id: text,
				metric: text,
				value: 1,
				at: '2026-11-26T09:00:00.000Z',
				path: '',
			});
			assert.match(name, /^[\w.-]+\.json$/);
			assert.ok(name.length < 255);
		}
	});
	test('a record that calls itself by a path is not used', () => {
		const at = '2026-11-26T09:00:00.000Z';
		const { decision } = readDecision(
			writeDecision(newDecision('../../x', 'A', at)),
			`${decisionFolder}/a.json`,
		);
		assert.equal(decision, undefined);
	});
});
