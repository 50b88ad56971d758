import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import * as l10n from '@vscode/l10n';
import { checkReferences } from '../../src/core/check';
import { screenOf } from '../../src/core/decide/screen';
import { wrapWords } from '../../src/core/report/displayWidth';
import { findingsToText } from '../../src/core/report/findingsText';
import { toHover } from '../../src/core/report/hover';
import { inspectedSummary } from '../../src/core/report/inspected';
import { costText } from '../../src/core/report/inspectedText';
import { findingsToMarkdown } from '../../src/core/report/markdown';
import { noPaint } from '../../src/core/report/paint';
import { plainStyle } from '../../src/core/report/style';
import { referencesToText } from '../../src/core/report/text';
import { inList, inSentences } from '../../src/core/wording';
import { callIn, found, now, resolved } from './builders';
import { candidate, reuse, stateAfter } from './decide/screen/states';
import { fakeHost } from './fakeHost';
import { fileWith, finding } from './report/checkedFiles';
import { inspection } from './weights/readings';

const chinese = /\p{Script=Han}/u;

/** What is left of words when names, code and licences are taken away. */
function englishIn(text: string): string[] {
	const plain = text.replace(/`[^`]*`|\[[^\]]*\]\([^)]*\)|\$\([a-z-]+\)/g, ' ');
	return plain.match(/\b[a-z]{3,} [a-z]{3,} [a-z]{3,}\b/g) ?? [];
}

suite('In Chinese', () => {
	suiteSetup(() => l10n.config({ contents: readFileSync('l10n/bundle.l10n.zh-cn.json', 'utf8') }));
	suiteTeardown(() => l10n.config({ contents: {} }));

	const { load } = callIn('f("org/name")', 'org/name');
	const one = resolved(found({ datasets: undefined }), [load]);
	const check = () => checkReferences([one], { rules: {} }, fakeHost().log, { now });

	test('the hover', () => {
		const lines = toHover(one, check(), { now, page: 'https://huggingface.co/org/name' }).split('\n');
		assert.match(lines[0] ?? '', /^\*\*`org\/name`\*\* — .*\d 项待决定/);
		assert.ok(lines.some((line) => line.includes('未固定：加载运行当天 `main` 所指的内容')));
		assert.ok(lines.some((line) => line.includes('许可证：')));
		assert.deepEqual(englishIn(lines.join('\n')), []);
	});

	test('a finding, its sentences without blanks between them, and its fix', () => {
		const unpinned = check().find(({ rule }) => rule === 'unpinned-revision');
		assert.match(
			unpinned?.message ?? '',
			/^org\/name 可能会在您不知情时改变：没有固定提交。main 现在是 79e7739.*。请固定它。$/,
		);
		assert.match(unpinned?.fixes[0]?.title ?? '', /^固定到提交 79e7739/);
	});

	test('what a reference is', () => {
		const references = (['load', 'constant', 'mention'] as const).map((role) => ({ ...one.reference, role }));
		references.push({ ...one.reference, kind: 'dataset', role: 'load' });
		const listed = referencesToText([{ path: 'a.py', text: 'f("org/name")', references }], noPaint);
		assert.deepEqual(
			listed.split('\n').map((line) => line.split('  ')[2]),
			['加载', '常量', '提及', '数据集', undefined, undefined],
		);
	});

	test('an address after its words, and a file of which nobody knows the format', () => {
		assert.equal(
			plainStyle.link(l10n.t('Open on the hub'), 'https://hub.test/a'),
			'在 Hub 上打开：https://hub.test/a',
		);
		const cost = costText({ format: 'unknown', size: 10, bytesRead: 10, requests: 1 });
		assert.match(cost, /^格式未知，/);
		assert.deepEqual(englishIn(cost), []);
	});

	test('every stage of the decision panel', () => {
		const steps = [reuse, candidate('org/mini'), candidate('org/large')];
		const evaluate = { do: 'evaluate', candidate: 'huggingface:org/mini' } as const;
		for (const taken of [[], steps, [...steps, evaluate]]) {
			const screen = screenOf(stateAfter(taken));
			assert.match(screen.title, /^Product search$/);
			assert.match(screen.question, chinese);
			for (const { label } of screen.stages) {
				assert.match(label, chinese);
			}
			assert.deepEqual(englishIn(JSON.stringify(screen.body)), []);
		}
	});

	test('needs in short, as their choices are called', () => {
		const use = { purpose: 'commercial', distributed: true } as const;
		const { needs } = screenOf(stateAfter([reuse], { policy: { use } }));
		assert.deepEqual(
			needs.map(({ text }) => text),
			['商业用途', '会分发给他人'],
		);
	});

	test('findings of a run, as text and for a pull request', () => {
		const files = [
			fileWith('a.py', 'load("org/name")\n', finding('load("org/name")\n', { message: '好。' })),
		];
		assert.match(findingsToText(files, noPaint), /\n1 个模型，1 处引用，1 个文件：1 个警告。\n/);
		assert.match(findingsToMarkdown(files), /^\*\*Weightwise:\*\* 1 个模型，1 处引用，1 个文件：1 个警告。/);
	});

	test('how many files have which verdict', () => {
		const files = (['safe', 'dangerous', 'safe'] as const).map((verdict) => {
			const own = inspection({ verdict });
			return { state: 'judged', path: own.file, inspection: own, own, readAt: now } as const;
		});
		assert.equal(inspectedSummary([{ files, notes: [] }]), '已判定 3 个文件：1 个危险，2 个安全。');
	});

	test('sentences and lists', () => {
		assert.equal(inSentences('好。', '', '请看。'), '好。请看。');
		assert.equal(inList(['权重', '', '代码']), '权重，代码');
		assert.deepEqual([inSentences(), inList([])], ['', '']);
	});

	test('lines are broken between characters, with the signs that belong to them', () => {
		assert.deepEqual(wrapWords('请固定它。main 现在是“新”的。', 10), [
			'请固定它。',
			'main 现在',
			'是“新”的。',
		]);
	});
});
