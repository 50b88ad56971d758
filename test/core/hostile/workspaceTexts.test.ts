import assert from 'node:assert/strict';
import { decisionToMarkdown } from '../../../src/core/report/decisionText';
import { findingsToText } from '../../../src/core/report/findingsText';
import { findingsToJson } from '../../../src/core/report/json';
import { inNotice } from '../../../src/core/report/notice';
import { noPaint } from '../../../src/core/report/paint';
import { toSarif } from '../../../src/core/report/sarif';
import { evidence, found, load, resolved } from '../builders';
import { answering } from './answering';
import { attacksTried, countAttack } from './attacks';
import { obeyed } from './obeyed';
import { payloads } from './payloads';
import { soundAnswers } from './places';
import { decisionAbout, type Shown, shownOf } from './surfaces';

const { resolver } = answering(soundAnswers);
const sound = 'AutoModel.from_pretrained("org/name")';

/** Where whoever writes a file of the workspace, or stands between us and a hub, can put a text. */
const places: Readonly<Record<string, (text: string) => Promise<readonly Shown[]>>> = {
	'an id': (text) => shownOf(resolver, resolved(found(), [load()], { id: text, text })),
	'an id of another hub': (text) =>
		shownOf(resolver, resolved({ state: 'unsupported' }, [load()], { id: text, text, hub: 'ollama' })),
	'a branch': (text) => shownOf(resolver, resolved(found(), [load({ revision: text })])),
	'a branch that is not there': (text) =>
		shownOf(
			resolver,
			resolved({ state: 'missing', what: 'revision', orPrivate: false, evidence }, [
				load({ revision: text }),
			]),
		),
	'a call': (text) => shownOf(resolver, resolved(found(), [load({ call: text, library: text })])),
	"a file's name": (text) => shownOf(resolver, resolved(found()), { path: text, text: sound }),
	'a line of code': (text) =>
		shownOf(resolver, resolved(found()), { path: 'a.py', text: `${sound} # ${text}` }),
	'the words of a failure': (text) => shownOf(resolver, resolved({ state: 'unreachable', reason: text })),
	'an address of an answer': (text) =>
		shownOf(
			resolver,
			resolved({
				state: 'found',
				model: { id: 'org/name' },
				evidence: { url: `https://hub.test/${text.replace(/\s/g, '')}`, readAt: 1 },
			}),
		),
	'a reason of a suppression': async (text) => {
		const one = resolved(found());
		const finding = {
			rule: 'unpinned-revision',
			severity: 'warning' as const,
			message: 'org/name can change.',
			subject: 'org/name',
			span: { start: 0, end: 8 },
			uses: [],
			fixes: [],
			suppressed: { where: 'policy' as const, reason: text },
		};
		const files = [{ path: 'a.py', text: sound, resolved: [one], findings: [finding] }];
		return [
			{ surface: 'check', reader: 'terminal', text: findingsToText(files, noPaint) },
			{ surface: 'SARIF', reader: 'json', text: toSarif(files, { version: '1.0.0' }) },
			{ surface: 'JSON', reader: 'json', text: findingsToJson(files) },
		];
	},
	'the words of a record': async (text) => {
		const record = decisionAbout(resolved(found()), text);
		const fact = { attribute: text, label: text, state: 'stated' as const, text, source: text };
		const told = {
			...record,
			candidates: record.candidates.map((one) => ({ ...one, id: text, facts: [fact], commit: text })),
			references: [{ path: text, line: 1, id: text, revision: text }],
			needs: { task: text, input: text, languages: [text] },
		};
		// Longer records than this are not read at all.
		return text.length > 4000
			? []
			: [{ surface: 'record', reader: 'markdown', text: decisionToMarkdown(told) }];
	},
	'a notice': async (text) => {
		const notice = inNotice(`The file ${text} was read.`);
		assert.doesNotMatch(notice, /\]\(|\$\(/);
		return [{ surface: 'notice', reader: 'values', text: [notice] }];
	},
};

/** No longer id is found in any text, as the made-up inputs of `fuzz` show, and no disk takes longer names. */
const isName = (where: string) => where.startsWith('an id') || where === "a file's name";
const shortEnough = payloads.filter(({ text }) => text.length <= 500);

suite('hostile texts of workspaces', () => {
	// Those of other files may be among them.
	let before = 0;
	suiteSetup(() => {
		before = attacksTried();
	});

	for (const [where, show] of Object.entries(places)) {
		test(`in ${where}: no output obeys them`, async () => {
			const faults: string[] = [];
			for (const { name: what, text } of isName(where) ? shortEnough : payloads) {
				countAttack(`${what} in ${where}`, 'outputs, by texts of workspaces');
				for (const one of await show(text)) {
					const fault = obeyed(one);
					faults.push(...(fault === undefined ? [] : [`${what}, ${one.surface}: ${fault}`]));
				}
			}
			assert.deepEqual(faults, []);
		});
	}

	test('more than 300 different attacks were made', () => {
		const tried = attacksTried() - before;
		assert.ok(tried > 300, `${tried}`);
	});
});
