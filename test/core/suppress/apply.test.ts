import assert from 'node:assert/strict';
import type { Finding } from '../../../src/core/finding';
import { applyEdits } from '../../../src/core/fixes';
import { noAnswers } from '../../../src/core/rules/answers';
import { answeredBy } from '../../../src/core/suppress/answered';
import { applySuppressions } from '../../../src/core/suppress/apply';
import { findSuppressions } from '../../../src/core/suppress/suppression';
import { evidence, found, now } from '../builders';
import { fakeHost } from '../fakeHost';
import { access, readFile, silence, silenced } from './suppressing';

const call = 'AutoModel.from_pretrained("org/a")';
const pinned = (comment: string) => `${call}  # ${comment}\n`;

/** What is said of the comments: rule, message, and the text after the first fix. */
async function said(text: string, path = 'a.py', context = {}) {
	const { findings, more } = await silence({ path, text }, context);
	return {
		silenced: findings.some(({ suppressed }) => suppressed !== undefined),
		said: more.map(({ rule, message, span }) => ({ rule, message, text: text.slice(span.start, span.end) })),
		after: more[0]?.fixes[0] && applyEdits(text, more[0].fixes[0].edits),
	};
}

suite('comments that are not as they should be', () => {
	const good = (rest = '[unpinned-revision] -- why') => pinned(`weightwise: ignore${rest}`);
	for (const [what, comment, message, after, isSilenced = false] of [
		[
			'without a reason',
			'weightwise: ignore[unpinned-revision]',
			/nothing yet: it gives no reason\. Write behind "--" why .*"TODO: say why".*; then it is silenced\.$/,
			good('[unpinned-revision] -- TODO: say why'),
		],
		[
			'an empty reason',
			'weightwise: ignore[unpinned-revision] --',
			/gives no reason/,
			good('[unpinned-revision] -- TODO: say why'),
		],
		[
			'a reason that nobody sees',
			'weightwise: ignore[unpinned-revision] -- \u200b\u3164\u2800',
			/gives no reason/,
			good('[unpinned-revision] -- TODO: say why'),
		],
		['without brackets', 'weightwise: ignore -- why', /names no rule/, good()],
		['without anything', 'weightwise: ignore', /names no rule/, good('[unpinned-revision] -- TODO: say why')],
		['empty brackets', 'weightwise: ignore[] -- why', /names no rule/, good()],
		[
			'a rule that is nearly one',
			'weightwise: ignore[unpined-revision] -- why',
			/no rule unpined-revision.*Did you mean unpinned-revision\?/,
			good(),
		],
		[
			'a rule in capitals',
			'weightwise: ignore[Unpinned-Revision] -- why',
			/no rule Unpinned-Revision.*Did you mean unpinned-revision\?/,
			good(),
		],
		[
			'a rule that is none',
			'weightwise: ignore[unpinned-revision, E501] -- why',
			/^There is no rule E501/,
			good(),
			true,
		],
		['all rules', 'weightwise: ignore[*] -- why', /no rule \*/, good()],
		[
			'a rule about comments',
			'weightwise: ignore[unused-suppression] -- why',
			/no rule unused-suppression/,
			good(),
		],
		[
			'a day that is none',
			'weightwise: ignore[unpinned-revision] until=2027-02-30 -- why',
			/2027-02-30 is no day/,
			`${call}\n`,
		],
		[
			'a day in another order',
			'weightwise: ignore[unpinned-revision] until=2027/1/5 -- why',
			/2027\/1\/5 is no day/,
			good('[unpinned-revision] until=2027-01-05 -- why'),
		],
		[
			'a colon before the day',
			'weightwise: ignore[unpinned-revision] until: 2027-01-05 -- why',
			/has to be written until=2027-01-05/,
			good('[unpinned-revision] until=2027-01-05 -- why'),
		],
		['capitals', 'Weightwise: Ignore[unpinned-revision] -- why', /not written as/, good()],
		['another word', 'weightwise: disable[unpinned-revision] -- why', /not written as/, good()],
		['as ESLint has it', 'weightwise-disable-line unpinned-revision -- why', /not written as/, good()],
		['as Ruff has it', 'weightwise: noqa', /names no rule/, good('[unpinned-revision] -- TODO: say why')],
		['a misspelt word', 'weightwise: ingore[unpinned-revision] -- why', /not written as/, good()],
		['round brackets', 'weightwise: ignore(unpinned-revision) -- why', /not written as/, good()],
		['no brackets', 'weightwise: ignore unpinned-revision -- why', /not written as/, good()],
		['a colon before the reason', 'weightwise: ignore[unpinned-revision]: why', /not written as/, good()],
		[
			'a dash before the reason',
			'weightwise: ignore[unpinned-revision] \u2014 why',
			/not written as/,
			good(),
		],
		['no colon', 'weightwise ignore[unpinned-revision] -- why', /not written as/, good()],
	] as const) {
		test(what, async () => {
			const text = pinned(comment);
			const result = await said(text);
			assert.deepEqual(
				result.said.map((one) => [one.rule, one.text]),
				[['invalid-suppression', comment.trim()]],
			);
			assert.match(result.said[0]?.message ?? '', message);
			assert.equal(result.after, after);
			assert.equal(result.silenced, isSilenced);
			if (after !== `${call}\n`) {
				// What stands in the place of a reason is none yet.
				const finished = after.replace('TODO: say why', 'why');
				assert.equal((await said(after)).silenced, finished === after);
				assert.deepEqual(await said(finished), { silenced: true, said: [], after: undefined });
			}
		});
	}
	for (const [reason, isOne] of [
		['TODO: say why', false],
		['TODO：说明理由', false],
		['todo: say why.', false],
		['TODO', false],
		['TODO: pin it when v2 is out', true],
		['TODO: say why the tests need it', true],
		['todos are kept elsewhere', true],
	] as const) {
		test(`${reason} ${isOne ? 'is a' : 'is no'} reason`, async () => {
			const result = await said(pinned(`weightwise: ignore[unpinned-revision] -- ${reason}`));
			assert.equal(result.silenced, isOne);
			assert.deepEqual(
				result.said.map(({ rule, message }) => [rule, /gives no reason/.test(message)]),
				isOne ? [] : [['invalid-suppression', true]],
			);
		});
	}
	for (const comment of [
		'weightwise checks this file',
		'see weightwise: ignore comments are for later',
		'weightwise: all of it',
		'weightwise - skip the rest',
		'https://example.org/weightwise: ignore',
	]) {
		test(`prose: ${comment}`, async () => assert.deepEqual((await said(pinned(comment))).said, []));
	}
	test('for the whole file, but far below', async () => {
		const text = `${'x = 1\n'.repeat(30)}# weightwise: ignore-file[unpinned-revision] -- why\n${call}\n`;
		const result = await said(text);
		assert.match(result.said[0]?.message ?? '', /first 20 lines/);
		assert.equal(result.silenced, false);
		assert.equal(result.after, `${'x = 1\n'.repeat(30)}${call}\n`);
	});
	test('for the whole file, below a long licence', async () => {
		const text = `${'# licence\n'.repeat(40)}# weightwise: ignore-file[unpinned-revision] -- why\n${call}\n`;
		assert.deepEqual(await said(text), { silenced: true, said: [], after: undefined });
	});
});

suite('expired-suppression', () => {
	const until = (day: string) => pinned(`weightwise: ignore[unpinned-revision] until=${day} -- why`);
	test('the day itself counts', async () => {
		assert.deepEqual(await said(until('2026-11-23')), { silenced: true, said: [], after: undefined });
	});
	test('the day after does not', async () => {
		const result = await said(until('2026-11-22'));
		assert.equal(result.silenced, false);
		assert.deepEqual(
			result.said.map(({ rule }) => rule),
			['expired-suppression'],
		);
		assert.match(result.said[0]?.message ?? '', /unpinned-revision until 2026-11-22, which is over/);
		assert.equal(result.after, `${call}\n`);
	});
	test('with its day and reason', async () => {
		const { findings } = await silence({ path: 'a.py', text: until('2027-01-31') });
		assert.deepEqual(findings[0]?.suppressed, { where: 'comment', reason: 'why', until: '2027-01-31' });
	});
});

suite('unused-suppression', () => {
	const idle = pinned('weightwise: ignore[no-license] -- why');
	test('the rule has nothing to say', async () => {
		const result = await said(idle);
		assert.equal(result.silenced, false);
		assert.deepEqual(
			result.said.map(({ rule }) => rule),
			['unused-suppression'],
		);
		assert.match(result.said[0]?.message ?? '', /no-license has nothing to say here\. Remove it\./);
		assert.equal(result.after, `${call}\n`);
	});
	test('one of two rules', async () => {
		const result = await said(pinned('weightwise: ignore[no-license, unpinned-revision] -- why'));
		assert.equal(result.silenced, true);
		assert.match(result.said[0]?.message ?? '', /Of the rules in this comment, no-license/);
		assert.equal(result.after, pinned('weightwise: ignore[unpinned-revision] -- why'));
	});
	test('where nothing is', async () => {
		const result = await said('# weightwise: ignore[no-license] -- why\nx = 1\n');
		assert.equal(result.after, 'x = 1\n');
	});
	test('in the whole file', async () => {
		const result = await said(`# weightwise: ignore-file[no-license] -- why\n${call}\n`);
		assert.match(result.said[0]?.message ?? '', /nothing to say of this file/);
	});
	test('not while the rule is off', async () => {
		const settings = { rules: { 'no-license': 'off' } };
		assert.deepEqual((await said(idle, 'a.py', { settings })).said, []);
	});
	test('not where the hub could not be asked', async () => {
		for (const lookup of [
			{ state: 'unreachable', reason: 'down' },
			{ state: 'not-asked', reason: 'off' },
			{ ...found(), evidence: { ...evidence, stale: true } },
		] as const) {
			const answered = answeredBy(noAnswers);
			const result = await said(idle, 'a.py', {
				answered: (one: Parameters<typeof answered>[0], rule: Parameters<typeof answered>[1]) =>
					answered({ ...one, lookup } as typeof one, rule),
			});
			assert.deepEqual(result.said, [], lookup.state);
		}
	});
	test('not where what the rule asks was not answered', async () => {
		const asks = { question: 'head', of: () => true } as const;
		const rule = { id: 'x', asks, tags: [] } as unknown as Parameters<ReturnType<typeof answeredBy>>[1];
		const one = { lookup: found(), loads: [], reference: { hub: 'huggingface', id: 'org/a' } } as never;
		assert.equal(answeredBy(noAnswers)(one, rule), false);
		assert.equal(
			answeredBy({ of: () => ({ head: { state: 'unreachable', reason: '' } }) })(one, rule),
			false,
		);
		assert.equal(answeredBy({ of: () => ({ head: found() }) })(one, rule), true);
	});
	test('a chosen model is answered when its main branch is; of one that none has chosen nothing was asked', () => {
		const asks = { question: 'chosen', of: () => false } as const;
		const rule = { id: 'x', asks, tags: [] } as unknown as Parameters<ReturnType<typeof answeredBy>>[1];
		const one = { lookup: found(), loads: [], reference: { hub: 'huggingface', id: 'org/a' } } as never;
		const down = { state: 'unreachable', reason: '' } as const;
		assert.deepEqual(
			[{}, { head: found() }, { head: down }].map((answers) => answeredBy({ of: () => answers })(one, rule)),
			[true, true, false],
		);
	});
	test('not where the text does not tell which revision is loaded', async () => {
		const rule = (id: string) => `model: org/name  # weightwise: ignore[${id}] -- why\n`;
		const given = async (text: string) => {
			const { resolved } = await readFile({ path: 'a.yaml', text });
			const comments = await findSuppressions({ path: 'a.yaml', text }, access);
			return applySuppressions([], comments, {
				now,
				settings: { rules: {} },
				log: fakeHost().log,
				resolved,
				answered: answeredBy(noAnswers),
			}).more.length;
		};
		assert.deepEqual([await given(rule('unpinned-revision')), await given(rule('no-license'))], [0, 1]);
		// Of a tool that is known it is.
		assert.equal(await given(rule('unpinned-revision').replace('model:', 'model_name_or_path:')), 1);
	});
	test('not where the text does not name the model that is loaded', async () => {
		const text = 'AutoModel.from_pretrained(name)  # weightwise: ignore[unpinned-revision] -- why\n';
		const span = { start: 26, end: 30 };
		const open = [
			{ library: 'transformers', call: 'AutoModel.from_pretrained', span, reason: 'name' },
		] as const;
		assert.equal((await said(text)).said.length, 1);
		assert.deepEqual((await said(text, 'a.py', { unknown: open })).said, []);
		const elsewhere = [{ ...open[0], span: { start: text.length, end: text.length + 4 } }];
		assert.equal((await said(`${text}f(name)\n`, 'a.py', { unknown: elsewhere })).said.length, 1);
	});
	test('as loud as it is set', async () => {
		const { more } = await silence(
			{ path: 'a.py', text: idle },
			{ settings: { rules: { 'unused-suppression': 'error' } } },
		);
		assert.equal(more[0]?.severity, 'error');
		assert.deepEqual(
			(await silence({ path: 'a.py', text: idle }, { settings: { rules: { 'unused-suppression': 'off' } } }))
				.more,
			[],
		);
	});
});

suite('removing a comment', () => {
	for (const [what, path, before, after] of [
		[
			'behind another',
			'a.py',
			`${call}  # noqa  # weightwise: ignore[no-license] -- why\n`,
			`${call}  # noqa\n`,
		],
		[
			'a line of a block',
			'a.js',
			'/*\n * One.\n * weightwise: ignore[no-license] -- why\n */\nx();',
			'/*\n * One.\n */\nx();',
		],
		['a block', 'a.js', 'a();\n  /* weightwise: ignore[no-license] -- why */\nx();', 'a();\nx();'],
		['a block within code', 'a.js', 'a(); /* weightwise: ignore[no-license] -- why */ x();', 'a(); x();'],
		['a block before code', 'a.js', '  /* weightwise: ignore[no-license] -- why */ x();', '  x();'],
		[
			'between tags',
			'a.jsx',
			'<p>\n  {/* weightwise: ignore[no-license] -- why */}\n  <b />\n</p>;',
			'<p>\n  <b />\n</p>;',
		],
		['in Markdown', 'a.md', 'a\n\n<!-- weightwise: ignore[no-license] -- why -->\nb', 'a\n\nb'],
		[
			'with CRLF',
			'a.py',
			'x = 1\r\n# weightwise: ignore[no-license] -- why\r\ny = 1  # weightwise: ignore[no-license] -- why\r\n',
			'x = 1\r\ny = 1\r\n',
		],
		[
			'the first line of a notebook',
			'a.ipynb',
			'{"cells": [{"cell_type": "code", "source": [\n "# weightwise: ignore[no-license] -- why\\n",\n "x = 1"\n]}]}',
			'{"cells": [{"cell_type": "code", "source": [\n "x = 1"\n]}]}',
		],
		[
			'the last line of a notebook',
			'a.ipynb',
			'{"cells": [{"cell_type": "code", "source": [\n "x = 1\\n",\n "# weightwise: ignore[no-license] -- why"\n]}]}',
			'{"cells": [{"cell_type": "code", "source": [\n "x = 1\\n"\n]}]}',
		],
		[
			'behind code of a notebook',
			'a.ipynb',
			'{"cells": [{"cell_type": "code", "source": [\n "x = \\"1\\"  # weightwise: ignore[no-license] -- why\\n",\n "y"\n]}]}',
			'{"cells": [{"cell_type": "code", "source": [\n "x = \\"1\\"\\n",\n "y"\n]}]}',
		],
	] as const) {
		test(what, async () => {
			const edits = (await findSuppressions({ path, text: before }, access)).map(({ removal }) => removal);
			assert.equal(applyEdits(before, edits), after);
		});
	}
});

suite('silencing', () => {
	test('the policy is asked for what no comment silences', async () => {
		const asked: string[] = [];
		const ignored = (finding: Finding) => {
			asked.push(finding.subject);
			return { where: 'policy', reason: 'all', until: '2027-01-01' } as const;
		};
		const text = `${pinned('weightwise: ignore[unpinned-revision] -- why')}AutoModel.from_pretrained("org/b")\n`;
		const { findings } = await silence({ path: 'a.py', text }, { ignored });
		assert.deepEqual(asked, ['org/b']);
		assert.deepEqual(
			findings.map(({ suppressed }) => suppressed?.where),
			['comment', 'policy'],
		);
	});
	test('a call without a model, on any of its lines', async () => {
		const text = 'torch.load(\n  path,  # weightwise: ignore[unpinned-revision] -- why\n  x,\n)\n';
		const { applySuppressions } = await import('../../../src/core/suppress/apply');
		const span = { start: 0, end: 10 };
		const finding: Finding = {
			rule: 'unpinned-revision',
			severity: 'warning',
			message: '',
			subject: 'torch.load',
			span,
			uses: [],
			fixes: [],
		};
		const watched = {
			watch: 'torch.load',
			library: 'torch',
			call: 'torch.load',
			span: { start: 0, end: text.length - 1 },
			callee: span,
			arguments: {},
			slots: {},
		};
		const result = applySuppressions([finding], await findSuppressions({ path: 'a.py', text }, access), {
			now: 0,
			settings: { rules: {} },
			log: { debug() {}, info() {}, warn() {}, error() {} },
			resolved: [],
			answered: () => true,
			calls: [watched],
		});
		assert.deepEqual(silenced(result), ['torch.load']);
		assert.deepEqual(result.more, []);
	});
});

suite('comments that are made to confuse', () => {
	const comment = 'weightwise: ignore[unpinned-revision] -- why';
	const hostile: [string, string, string][] = [
		[
			'many rules',
			'a.sh',
			`# weightwise: ignore[${'pinned-revisions, '.repeat(100)}] -- why\nx\n`.repeat(600),
		],
		[
			'many rules without brackets',
			'a.sh',
			`# weightwise: ignore ${'pinned-revisions, '.repeat(100)}x\nx\n`.repeat(600),
		],
		['many comments', 'a.py', `# ${comment}\n`.repeat(20_000)],
		[
			'many comments for the file',
			'a.sh',
			`${'x\n'.repeat(100_000)}${`# ${comment.replace('ignore', 'ignore-file')}\n`.repeat(5_000)}`,
		],
		['a long comment', 'a.js', `/* ${' '.repeat(300_000)}${comment}${' '.repeat(300_000)} */`],
		['many names', 'a.yaml', `# ${'weightwise '.repeat(30_000)}\n`],
		['open brackets', 'a.toml', `# weightwise: ignore[${'['.repeat(100_000)}\n`],
		['quotes that do not end', 'a.toml', `# ${comment}\n${`a = """\nb = '''\n`.repeat(20_000)}`],
		['variables that do not end', '.env', `# ${comment}\n${'A="\nB=`\n'.repeat(20_000)}`],
		[
			'here-documents that do not end',
			'Dockerfile',
			`# ${comment}\n${Array.from({ length: 3_000 }, (_, n) => `RUN <<E${n % 50}\n`).join('')}`,
		],
		['backslashes', 'Makefile', `# ${comment}\n${'a \\\n'.repeat(50_000)}${'\\'.repeat(50_000)}`],
		['marks of Markdown', 'a.md', `<!-- ${comment} -->\n${'<!-- a -->` '.repeat(30_000)}<!--`],
		['nested lists', 'a.yaml', `# ${comment}\n${'['.repeat(100_000)}`],
		['nested JSON', 'a.jsonc', `// ${comment}\n${'['.repeat(100_000)}`],
		['one long list', 'a.yaml', `# ${comment}\na: [${'b, '.repeat(100_000)}]`],
		[
			'deep brackets',
			'a.py',
			`x = ${'('.repeat(5_000)}\n${`# ${comment}\nf(1,\n2)+`.repeat(600)}1${')'.repeat(5_000)}`,
		],
		['deep functions', 'a.js', `${`(() => {\n// ${comment}\n`.repeat(600)}x();${'})()'.repeat(600)}`],
	];
	for (const [what, path, text] of hostile) {
		test(what, async () => {
			// What grows with the square takes minutes on these; a busy machine takes some seconds.
			const all = await findSuppressions({ path, text }, access);
			assert.ok(all.length <= 500);
		});
	}
});

suite('what a comment with a fault was meant for', () => {
	for (const [what, text, meant] of [
		['a rule that is nearly one', pinned('weightwise: ignore[unpined-revision] -- why'), true],
		['no rule', pinned('weightwise: ignore -- why'), true],
		['a rule that nobody knows', pinned('weightwise: ignore[E501] -- why'), true],
		['a day that is none', pinned('weightwise: ignore[unpinned-revision] until=2027-02-30 -- why'), true],
		['above a call of several lines', `# weightwise: ignore -- why\n${call.replace('(', '(\n  ')}\n`, true],
		['another rule', pinned('weightwise: ignore[no-licence] -- why'), false],
		['another line', `# weightwise: ignore -- why\nx = 1\n${call}\n`, false],
		['nothing wrong with it', pinned('weightwise: ignore[unpinned-revision] -- why'), false],
	] as const) {
		test(what, async () => {
			const { findings } = await silence({ path: 'a.py', text }, {});
			const spoken = findings.filter(({ rule }) => rule === 'unpinned-revision');
			assert.deepEqual(
				spoken.map(({ meantBy }) => meantBy !== undefined),
				[meant],
			);
		});
	}
});
