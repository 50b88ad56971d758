import * as assert from 'node:assert/strict';
import { PIPELINE_DATA } from '@huggingface/tasks';
import { judges } from '../../../src/core/decide/judges';
import { isLanguage, isSameLanguage, languageMeant } from '../../../src/core/decide/languages';
import type { Needs } from '../../../src/core/decide/needs';
import { offeredFor, unknownValue } from '../../../src/core/decide/screen/needNotes';
import { hubTasks, isHubTask, taskMeant } from '../../../src/core/decide/tasks';
import type { ModelInfo } from '../../../src/core/model';
import { evidence } from '../builders';

suite('Tasks and languages that are needed', () => {
	test('every task of the hub is known, in order', () => {
		assert.deepEqual(
			Object.keys(PIPELINE_DATA).filter((task) => !isHubTask(task)),
			[],
		);
		assert.deepEqual([...hubTasks], [...new Set(hubTasks)].sort());
	});

	const tasks: [string, string | undefined][] = [
		['sumarization', 'summarization'],
		['summarisation', 'summarization'],
		['Text Classification', 'text-classification'],
		['text_generation', 'text-generation'],
		['sentiment-analysis', 'text-classification'],
		['translation_en_to_fr', 'translation'],
		['find my keys', undefined],
		['constructor', undefined],
	];
	for (const [typed, meant] of tasks) {
		test(`task: ${typed}`, () => assert.equal(taskMeant(typed), meant));
	}

	const languages: [string, string | undefined][] = [
		['english', 'en'],
		['German', 'de'],
		['Deutsch', 'de'],
		['français', 'fr'],
		['portugese', 'pt'],
		['klingonish', undefined],
	];
	for (const [typed, meant] of languages) {
		test(`language: ${typed}`, () => {
			assert.equal(languageMeant(typed), meant);
			assert.equal(isLanguage(typed), false);
		});
	}

	test('codes of two and three letters, with script or region, and what cards write in place of one', () => {
		const known = ['en', 'eng', 'yue', 'pt-BR', 'sr-Latn', 'zh-cn', 'multilingual', 'code'];
		assert.deepEqual(known.filter(isLanguage), known);
		assert.deepEqual(['', 'zz', 'en_US', '<b>', 'x'].filter(isLanguage), []);
		assert.ok(isSameLanguage('eng', 'EN') && !isSameLanguage('en', 'de') && isSameLanguage('a_b', 'A_B'));
	});

	test('what is not known is said with what may have been meant, and stays', () => {
		const act = (need: 'task' | 'languages', value: string) => unknownValue(need, value)?.actions[0]?.does;
		assert.deepEqual(act('task', 'sumarization'), { act: 'need', need: 'task', value: 'summarization' });
		assert.deepEqual(act('languages', 'english, de, xq'), {
			act: 'need',
			need: 'languages',
			value: 'en, de, xq',
		});
		assert.deepEqual(unknownValue('languages', 'xq')?.actions, []);
		assert.match(unknownValue('languages', 'english, xq')?.text ?? '', /^"english, xq" is no language code/);
		assert.equal(unknownValue('task', 'fill-mask') ?? unknownValue('languages', 'en, de'), undefined);
		assert.equal(unknownValue('input', 'sumarization'), undefined);
	});

	test('what is offered can be picked as it is, also after other languages', () => {
		assert.ok(offeredFor('task', '')?.some(({ value }) => value === 'summarization'));
		const german = offeredFor('languages', 'en')?.find(({ value }) => value === 'en, de');
		assert.equal(german?.label, 'German, Deutsch');
		assert.equal(offeredFor('library', ''), undefined);
	});

	const marks: [string, Needs, Partial<ModelInfo>, string | undefined][] = [
		['another task', { task: 'translation' }, { task: 'fill-mask' }, 'against'],
		['a task that is not known', { task: 'sumarization' }, { task: 'fill-mask' }, 'look'],
		['a task that is not known, and stated', { task: 'new-task' }, { task: 'new-task' }, 'fits'],
		['another language', { languages: ['de'] }, { languages: ['en'] }, 'against'],
		['a language that is not known', { languages: ['english'] }, { languages: ['en'] }, 'look'],
		['beside one that lacks', { languages: ['english', 'de'] }, { languages: ['en'] }, 'against'],
		['the same by another code', { languages: ['eng'] }, { languages: ['en'] }, 'fits'],
	];
	for (const [name, needs, model, mark] of marks) {
		test(`a model is judged by ${name}: ${mark}`, () => {
			const attribute = 'task' in needs ? 'task' : 'languages';
			const text = String(model.task ?? model.languages);
			const reading = { state: 'stated', text, evidence: { ...evidence, field: 'x' } } as const;
			const facts = {
				hub: 'huggingface',
				asked: 'org/name',
				model: { id: 'org/name', ...model },
				evidence,
				details: {},
			} as const;
			const row = judges.find((one) => one.attribute === attribute);
			assert.equal(row?.judge(reading, { needs, policy: {} }, facts)?.mark, mark);
		});
	}
});
